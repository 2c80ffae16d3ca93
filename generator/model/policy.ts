import type { Partially, Policies, ValidationMode } from '../../runtime/contract.ts'
import type { Json, JsonObject } from '../load/document.ts'
import { escapeToken, isObject } from '../load/pointer.ts'

/** Policies of one level as written, and the place that is named as their origin. */
export interface PolicySource {
  readonly value: Json | undefined
  /** Prints the place of a pointer below `value`. */
  readonly origin: (pointer: string) => string
  readonly report: (pointer: string, message: string, hint: string) => void
}

type Unit = 'time' | 'size' | 'count' | 'mode'

/** Every policy by its dotted key, and how its value is written. */
const policies: ReadonlyMap<string, Unit> = new Map([
  ['timeout', 'time'],
  ['idleTimeout', 'time'],
  ['validation.request', 'mode'],
  ['validation.response', 'mode'],
  ['validation.unknownQuery', 'mode'],
  ['limits.body', 'size'],
  ['limits.upload', 'size'],
  ['limits.response', 'size'],
  ['limits.depth', 'count'],
])

/**
 * Merges policies key by key, the source that goes before first; the origins name where each key that is set was written.
 * Values that cannot be read are reported and count as not written.
 */
export function mergePolicies(sources: readonly PolicySource[]): { readonly policies: Partially<Policies>; readonly origins: Readonly<Record<string, string>> } {
  const merged = new Map<string, number | ValidationMode>()
  const origins: Record<string, string> = {}
  for (const source of sources) {
    if (source.value === undefined) continue
    for (const { key, value, pointer } of flatten(source)) {
      if (merged.has(key)) continue
      merged.set(key, value)
      origins[`policies.${key}`] = source.origin(pointer)
    }
  }
  return { policies: nest(merged), origins }
}

function flatten(source: PolicySource): readonly { key: string; value: number | ValidationMode; pointer: string }[] {
  const found: { key: string; value: number | ValidationMode; pointer: string }[] = []
  const read = (value: JsonObject, prefix: string, pointer: string): void => {
    for (const name of Object.keys(value)) {
      const key = prefix + name
      const at = `${pointer}/${escapeToken(name)}`
      const member = value[name] as Json
      const unit = policies.get(key)
      if (unit !== undefined) {
        const parsed = parse(unit, member)
        if (parsed === undefined) source.report(at, `${shown(member)} is no value for the policy \`${key}\``, expected[unit])
        else found.push({ key, value: parsed, pointer: at })
      } else if ([...policies.keys()].some((known) => known.startsWith(`${key}.`)) && isObject(member)) read(member, `${key}.`, at)
      else source.report(at, `there is no policy \`${key}\``, `one of ${[...policies.keys()].join(', ')}`)
    }
  }
  if (isObject(source.value)) read(source.value, '', '')
  else source.report('', 'policies must be a map', 'policies: { timeout: 30s }')
  return found
}

const expected: Readonly<Record<Unit, string>> = {
  time: 'a time such as 500ms, 30s or 5m',
  size: 'a size such as 64KiB, 10MiB, or a number of bytes',
  count: 'a whole number, at least 1',
  mode: 'block, report or off',
}

function parse(unit: Unit, value: Json): number | ValidationMode | undefined {
  switch (unit) {
    case 'time': return parseTime(value)
    case 'size': return parseSize(value)
    case 'count': return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined
    case 'mode': {
      const mode = isObject(value) ? value['mode'] : value
      return mode === 'block' || mode === 'report' || mode === 'off' ? mode : undefined
    }
  }
}

/** Milliseconds from `500ms`, `30s`, `5m`, `1h` or a number of milliseconds; undefined for anything else, zero and what no timer can hold. */
export function parseTime(value: Json): number | undefined {
  return parseUnits(value, times, 2 ** 31 - 1)
}

/** Bytes from `64KiB`, `10MiB`, `1MB` or a number of bytes; undefined for anything else and for zero. */
export function parseSize(value: Json): number | undefined {
  return parseUnits(value, sizes, Number.MAX_SAFE_INTEGER)
}

const times: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 }
const sizes: Readonly<Record<string, number>> = {
  b: 1, kb: 1_000, mb: 1_000_000, gb: 1_000_000_000, kib: 1_024, mib: 1_048_576, gib: 1_073_741_824,
}

function parseUnits(value: Json, units: Readonly<Record<string, number>>, most: number): number | undefined {
  const match = typeof value === 'number' ? [String(value), String(value), undefined] : /^(\d+(?:\.\d+)?) *([a-z]*)$/i.exec(typeof value === 'string' ? value.trim() : '')
  const unit = match?.[2]?.toLowerCase() ?? ''
  const factor = unit === '' ? 1 : Object.hasOwn(units, unit) ? units[unit] : undefined
  if (match === null || factor === undefined) return undefined
  const result = Math.round(Number(match[1]) * factor)
  return result >= 1 && result <= most ? result : undefined
}

function nest(flat: ReadonlyMap<string, number | ValidationMode>): Partially<Policies> {
  const nested: Record<string, number | string | Record<string, number | string>> = {}
  for (const key of policies.keys()) {
    const value = flat.get(key)
    if (value === undefined) continue
    const [group, name] = key.split('.') as [string, string | undefined]
    if (name === undefined) nested[group] = value
    else nested[group] = { ...(nested[group] as Record<string, number | string> | undefined), [name]: value }
  }
  return nested as Partially<Policies>
}

function shown(value: Json): string {
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}
