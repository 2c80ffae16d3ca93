import type { Requirement, SchemeContract, Security } from '../../runtime/contract.ts'
import type { Severity } from '../diagnostics.ts'
import type { VerifierSettings } from '../load/config.ts'
import { didYouMean } from '../load/closest.ts'
import type { Json, JsonObject } from '../load/document.ts'
import { isObject } from '../load/pointer.ts'
import type { SchemeModel } from './model.ts'
import { NameTable, identOf } from './naming.ts'
import { follow, itemsOf, localPointer, member, membersOf, textOf } from './reader.ts'
import type { Node, ObjectNode, Report } from './reader.ts'
import { verifierOf } from './settings.ts'

/** A Security Scheme Object as read: what a gateway needs of it, or why it cannot enforce it. */
export interface DeclaredScheme {
  readonly name: string
  readonly contract: SchemeContract | null
  readonly reason: string
  readonly pointer: string
}

/** The security schemes that a document declares, by name. */
export function readSchemes(root: JsonObject): ReadonlyMap<string, DeclaredScheme> {
  const components = member({ value: root, pointer: '' }, 'components')
  const declared = components && isObject(components.value) ? member({ value: components.value, pointer: components.pointer }, 'securitySchemes') : undefined
  return new Map(membersOf(declared).map(([name, item]) => {
    const node = follow(root, item)
    const read = node === undefined ? 'it is no object' : readContract(node)
    return [name, typeof read === 'string'
      ? { name, contract: null, reason: read, pointer: item.pointer }
      : { name, contract: read, reason: '', pointer: item.pointer }]
  }))
}

function readContract(node: ObjectNode): SchemeContract | string {
  const type = textOf(node, 'type')
  switch (type) {
    case 'apiKey': {
      const place = textOf(node, 'in')
      const name = textOf(node, 'name')
      if (name === undefined || name === '') return 'it has no `name`'
      if (place !== 'header' && place !== 'query' && place !== 'cookie') return '`in` must be header, query or cookie'
      return place === 'header' && !isToken(name) ? `"${name}" cannot be the name of a header` : { type, in: place, name }
    }
    case 'http': {
      const scheme = textOf(node, 'scheme')?.toLowerCase()
      if (scheme === undefined) return 'it has no `scheme`'
      return isToken(scheme) ? { type, scheme } : `"${scheme}" cannot be the name of an HTTP authentication scheme`
    }
    case 'oauth2': {
      const flows = membersOf(member(node, 'flows'))
      const scopes = flows.flatMap(([, flow]) => {
        const found = follow({}, flow)
        return found === undefined ? [] : membersOf(member(found, 'scopes')).map(([scope]) => scope).filter((scope) => !scope.startsWith('x-'))
      })
      return { type, scopes: [...new Set(scopes)].sort() }
    }
    case 'openIdConnect': {
      const url = textOf(node, 'openIdConnectUrl')
      return url === undefined ? 'it has no `openIdConnectUrl`' : { type, url }
    }
    case 'mutualTLS': return { type }
    case undefined: return 'it has no `type`'
    default: return `"${type}" is no type of scheme`
  }
}

/** A token of HTTP (RFC 9110, 5.6.2). */
const isToken = (text: string): boolean => /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(text)

/** IANA's HTTP Authentication Schemes, lower case. */
const registered: readonly string[] = [
  'basic', 'bearer', 'concealed', 'digest', 'dpop', 'gnap', 'hoba', 'mutual', 'negotiate', 'oauth', 'privatetoken', 'scram-sha-1', 'scram-sha-256', 'vapid',
]

/** The scheme that a URI within the document names; a component's own name goes before it (OpenAPI 3.2, 4.30). */
function componentOf(uri: string): string | undefined {
  const pointer = localPointer(uri)
  return pointer === undefined ? undefined : /^\/components\/securitySchemes\/([^/]+)$/.exec(pointer)?.[1]?.replaceAll('~1', '/').replaceAll('~0', '~')
}

/** What was meant by an HTTP scheme that is not registered. */
function meantBy(scheme: string, name: string): string {
  if (/^(jwt|token|oauth-?2|bearer-?token|bearer-?auth)$/.test(scheme)) return 'type: http, scheme: bearer, bearerFormat: JWT'
  return didYouMean(scheme, registered) ?? `verify it in app/main.ts: createGateway({ verifiers: { …: { ${JSON.stringify(name)}: … } } })`
}

/** Reads `security` lists against the declared schemes; each fault of a scheme is reported once. */
export class SecurityReader {
  readonly #schemes: ReadonlyMap<string, DeclaredScheme>
  readonly #report: Report
  readonly #reported = new Set<string>()

  constructor(schemes: ReadonlyMap<string, DeclaredScheme>, report: Report) {
    this.#schemes = schemes
    this.#report = report
  }

  /** What an operation demands: its own `security` over the document's; public where neither is there, or the list is empty. */
  read(own: Node | undefined, ofDocument: Node | undefined): Security {
    const list = own ?? ofDocument
    if (list === undefined) return { anyOf: [[]] }
    const alternatives = itemsOf(list).flatMap((item) => (isObject(item.value) ? [this.#alternative(item)] : []))
    return { anyOf: alternatives.length === 0 ? [[]] : alternatives }
  }

  #alternative(item: Node): readonly Requirement[] {
    return membersOf(item).map(([written, scopes]) => {
      const name = this.#schemes.has(written) ? written : componentOf(written) ?? written
      const scheme = this.#schemes.get(name)
      if (scheme === undefined) {
        this.#once(name, 'scheme-unknown', scopes.pointer, `the document declares no security scheme "${name}"`,
          didYouMean(name, this.#schemes.keys()) ?? (/[:/#]/.test(name) ? 'declare it under components.securitySchemes, and name it: schemes of other documents are not used' : 'declare it under components.securitySchemes'))
      } else if (scheme.contract === null) {
        this.#once(name, 'scheme-unsupported', scheme.pointer, `an operation demands the security scheme "${name}", which cannot be enforced: ${scheme.reason}`)
      } else if (scheme.contract.type === 'http' && !registered.includes(scheme.contract.scheme)) {
        this.#once(name, 'http-scheme-unregistered', scheme.pointer,
          `"${scheme.contract.scheme}" is no registered scheme of HTTP authentication: only code of your own can verify it`, meantBy(scheme.contract.scheme, name), 'warning')
      }
      const wanted = Array.isArray(scopes.value) ? (scopes.value as readonly Json[]).filter((scope): scope is string => typeof scope === 'string') : []
      if (scheme?.contract?.type === 'oauth2') this.#checkScopes(name, scheme.contract.scopes, wanted, scopes.pointer)
      return { scheme: name, scopes: wanted }
    })
  }

  /** A scope that no flow declares is one that no client can ask for, and is mostly misspelt: it is demanded all the same. */
  #checkScopes(name: string, declared: readonly string[], wanted: readonly string[], pointer: string): void {
    for (const scope of wanted) {
      if (declared.includes(scope)) continue
      this.#once(`${name} ${scope}`, 'scope-undeclared', pointer, `no flow of the security scheme "${name}" declares the scope "${scope}", which an operation demands`,
        didYouMean(scope, declared) ?? 'declare it under `scopes` of the flow', 'warning')
    }
  }

  #once(name: string, code: string, pointer: string, message: string, hint?: string, severity: Severity = 'error'): void {
    if (this.#reported.has(name)) return
    this.#reported.add(name)
    this.#report(severity, code, pointer, message, hint)
  }
}

/** The schemes that can be enforced, with names in code that are free in `names`, and with their verifiers from the configuration. */
export function buildSchemes(
  schemes: ReadonlyMap<string, DeclaredScheme>, names: NameTable, auth: Readonly<Record<string, VerifierSettings>>,
): readonly SchemeModel[] {
  return [...schemes.values()].flatMap(({ name, contract }) => {
    if (contract === null) return []
    // An underscore parts words here, since these names are written in code as `petstoreAuth('read:pets')`.
    const ident = names.take(identOf(name.replaceAll('_', '-'), 'scheme'), 'Scheme')
    return [{ name, ident, contract, verifier: Object.hasOwn(auth, name) ? verifierOf(auth[name]!) : null }]
  })
}
