import type { Text } from '../contract.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** A name as it stands in a variable: upper case, everything but letters and digits as `_`. */
export function variableName(name: string): string {
  return name.toUpperCase().replace(/[^A-Z0-9]/g, '_')
}

/** A variable's value, trimmed; undefined where it is unset or empty, which is what `${X:-}` of a compose file gives. */
export function readVariable(env: Environment, name: string): string | undefined {
  const value = Object.hasOwn(env, name) ? env[name]?.trim() : undefined
  return value === '' ? undefined : value
}

/** Joins a configured text with its values from the environment; adds a problem for each variable that is missing, and gives null then. */
export function resolveText(text: Text, env: Environment, place: string, problems: string[]): string | null {
  const parts = Array.isArray(text) ? text as readonly Exclude<Text, readonly unknown[]>[] : [text as Exclude<Text, readonly unknown[]>]
  let whole: string | null = ''
  for (const part of parts) {
    const value: string | undefined = typeof part === 'string' ? part : readVariable(env, part.env) ?? part.default
    if (value === undefined) {
      problems.push(`${(part as { readonly env: string }).env} is not set: ${place} in gateway.yaml takes its value from it.`)
      whole = null
    } else if (whole !== null) {
      whole += value
    }
  }
  return whole
}

/** Comma-separated items, trimmed, empty ones left out. */
export function listOf(value: string): readonly string[] {
  return value.split(',').map((item) => item.trim()).filter((item) => item !== '')
}

/** A port as a number; `fallback` where unset, and a problem where it is none. */
export function readPort(env: Environment, name: string, fallback: number, problems: string[]): number {
  const value = readVariable(env, name)
  if (value === undefined) return fallback
  if (/^\d{1,5}$/.test(value) && Number(value) <= 65_535) return Number(value)
  problems.push(`${name} is no port: a number from 0 to 65535 is expected, e.g. ${name}=${fallback}. 0 takes any free port.`)
  return fallback
}

/** A host name or address, without scheme and port; `fallback` where unset. */
export function readHost(env: Environment, name: string, fallback: string, problems: string[]): string {
  const value = readVariable(env, name)
  if (value === undefined) return fallback
  if (/^[A-Za-z0-9.-]+$/.test(value) || /^[0-9A-Fa-f:.]+(?:%[\w.-]+)?$/.test(value)) return value
  problems.push(`${name} is no address to listen on: a host name or IP address is expected, without scheme or port, e.g. ${name}=${fallback}.`)
  return fallback
}

/** A time in milliseconds from `250ms`, `5s` or `2m`; a number without a unit counts milliseconds. */
export function readDuration(env: Environment, name: string, fallback: number, problems: string[]): number {
  const value = readVariable(env, name)
  if (value === undefined) return fallback
  const match = /^(\d{1,9})(ms|s|m)?$/.exec(value)
  if (match !== null) return Number(match[1]) * (match[2] === 's' ? 1000 : match[2] === 'm' ? 60_000 : 1)
  problems.push(`${name} is no time: e.g. ${name}=${fallback / 1000}s or ${name}=250ms is expected.`)
  return fallback
}

/** Whether only this machine can reach the address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host)
}
