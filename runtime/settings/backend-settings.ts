import type { BackendDefinition, GatewayDefinition, Operation } from '../contract.ts'
import { resolveBackendSecurity, type BackendSecurity } from './backend-security.ts'
import { resolveResilience, type Resilience } from './backend-resilience.ts'
import { listOf, readVariable, resolveText, variableName, type Environment } from './environment.ts'

/** Where a backend's requests go: `origin` + `base` + the operation's path. */
export interface TargetSettings {
  /** `http://host:port`. */
  readonly origin: string
  /** A path without a trailing slash; '' for the root. */
  readonly base: string
  readonly weight: number
  /** '' for none. */
  readonly group: string
}

export interface BackendSettings {
  readonly name: string
  readonly targets: readonly TargetSettings[]
  /** The variable that replaced the targets; null where they are the definition's. */
  readonly variable: string | null
  readonly security: BackendSecurity
  /** Null: nothing but turns among the targets. */
  readonly resilience: Resilience | null
}

/** Resolves the backends that operations use, `BACKEND_<NAME>` before the definition's own targets; the faults go to `problems`. */
export function resolveBackends(definition: GatewayDefinition, env: Environment, problems: string[], dev = false): readonly BackendSettings[] {
  const users = new Map<string, string>()
  for (const { name, operations } of definition.apis) {
    for (const backend of Object.values(operations).flatMap(backendsOf)) if (!users.has(backend.name)) users.set(backend.name, name)
  }
  return [...users].map(([name, api]) => {
    const backend = Object.hasOwn(definition.backends, name) ? definition.backends[name] : undefined
    const resolved = resolveBackend(name, api, backend, env, problems)
    const security = resolveBackendSecurity({ name, backend, env, dev, problems })
    if (security.tls !== null && resolved.targets.some(({ origin }) => origin.startsWith('http:'))) {
      problems.push(`backends.${name}.tls says how TLS is spoken, and a target of ${name} is reached without it: an address with https:// is expected${resolved.variable === null ? '' : ` in ${resolved.variable}`}.`)
    }
    return { ...resolved, security, resilience: resolveResilience({ name, backend, env, problems, targets: resolved.targets }) }
  })
}

/** Every backend that an operation may go to. */
export function backendsOf({ backend, routes }: Operation): readonly Operation['backend'][] {
  return [backend, ...routes.map((route) => route.backend)]
}

function resolveBackend(
  name: string, api: string, backend: BackendDefinition | undefined, env: Environment, problems: string[],
): Omit<BackendSettings, 'security' | 'resilience'> {
  const variable = `BACKEND_${variableName(name)}`
  const server = withoutTrailingSlash(backend?.path ?? '')
  const replaced = readVariable(env, variable)
  if (replaced !== undefined) {
    const urls = listOf(replaced)
    if (urls.length === 0) problems.push(missing(name, api, variable, backend))
    const targets = urls.flatMap((url, index) => readTarget(url, server, { weight: 1, group: '' }, urls.length === 1 ? variable : `${variable}, entry ${index + 1}`, problems))
    return { name, targets, variable }
  }
  const configured = backend?.targets ?? []
  if (configured.length === 0) problems.push(missing(name, api, variable, backend))
  const targets = configured.flatMap(({ url, weight = 1, group = '' }, index) => {
    const place = `backends.${name}.targets[${index}].url`
    const text = resolveText(url, env, place, problems)
    return text === null ? [] : readTarget(text, server, { weight, group }, place, problems)
  })
  return { name, targets, variable: null }
}

function missing(name: string, api: string, variable: string, backend: BackendDefinition | undefined): string {
  const why = backend?.mock === true
    ? `The backend "${name}" of ${api} is the embedded one, which runs with: gatewright dev, demo or mock. Elsewhere, set its address:`
    : `The backend "${name}" of ${api} has no address. Set:`
  return `${why}\n    ${variable}=http://host:port[,http://host:port…]`
}

/**
 * A target's URL. The path is its own if it has one, else the server's: `http://pets:8080` has none, `http://pets:8080/`
 * has the root, which only its text tells, since both parse to the same.
 */
function readTarget(url: string, server: string, share: Pick<TargetSettings, 'weight' | 'group'>, place: string, problems: string[]): readonly TargetSettings[] {
  const refuse = (what: string): readonly TargetSettings[] => {
    problems.push(`${place} ${what}; expected is http://host:port or https://host:port, with a path if it is not the document's.`)
    return []
  }
  const match = /^(https?):\/\/[^/?#\s\\]+(\/[^?#\s\\]*)?$/i.exec(url)
  if (match === null) return refuse(/[?#]/.test(url) ? 'has a query or fragment, which a backend\'s address cannot have' : 'is no address')
  if (!URL.canParse(url)) return refuse('is no address')
  const parsed = new URL(url)
  if (parsed.username !== '' || parsed.password !== '') return refuse('has a name or password in it, which would not be sent')
  return [{ origin: parsed.origin, base: match[2] === undefined ? server : withoutTrailingSlash(parsed.pathname), ...share }]
}

const withoutTrailingSlash = (path: string): string => path.replace(/\/+$/, '')
