import { ABI, type ListenTls, type StateDefinition } from '../../runtime/contract.ts'
import type { ApiModel, Model } from '../model/model.ts'
import { NameTable } from '../model/naming.ts'
import type { Expression } from './expression.ts'
import { array, call, literal, object, reference } from './expression.ts'
import { hooksType } from './hooks.ts'
import type { Literal } from './literal.ts'
import { template } from './template.ts'
import { textExpression } from './text.ts'

interface Fields {
  readonly runtime: readonly string[]
  readonly types: readonly { readonly names: readonly string[]; readonly from: string }[]
  readonly apis: readonly {
    readonly name: string
    readonly hooksType: string
    readonly hookNames: readonly string[]
    readonly hooksFrom: string
    readonly operationNames: readonly string[]
    readonly operationsFrom: string
  }[]
  readonly verifiers: readonly { readonly name: string; readonly schemes: readonly { readonly name: string; readonly comment: string }[] }[]
  readonly definition: Expression
  readonly column: number
}

const render = template<Fields>('gateway')

/** `gateway.gen.ts`: all APIs and backends, and `createGateway`. */
export function emitGateway(model: Model): string {
  const used = new Set(['gateway'])
  const use = (name: string): string => {
    used.add(name)
    return name
  }
  const names = new NameTable(['api', 'AppVerifier', 'createGateway', 'env', 'gateway', 'Hooks', 'target', 'Verifiers', ...model.apis.flatMap((api) => [hooksType(api)])])
  const apis = model.apis.map((api) => {
    const operations = names.take(`${api.ident}Operations`)
    const schemes = api.schemes.map(({ ident }) => ({ ident, local: names.take(countOf(model, ident) === 1 ? ident : `${api.ident}${ident[0]!.toUpperCase()}${ident.slice(1)}`) }))
    const imported = [`operations as ${operations}`, ...schemes.map(({ ident, local }) => (ident === local ? ident : `${ident} as ${local}`))]
    return {
      fields: {
        name: api.name,
        hooksType: hooksType(api),
        hookNames: [hooksType(api)],
        hooksFrom: `./${api.name}/hooks.gen.ts`,
        operationNames: imported,
        operationsFrom: `./${api.name}/operations.gen.ts`,
      },
      definition: call(use('api'), object([
        ['name', literal(api.name)],
        ['title', literal(api.title)],
        ['mount', literal(api.mount)],
        ['document', literal(`./${api.name}/openapi.json`)],
        ['schemes', array(schemes.map(({ local }) => reference(local)))],
        ['operations', reference(operations)],
      ], { open: true })),
    }
  })
  const backends = model.backends.map((backend) => {
    const members: (readonly [string, Expression])[] = []
    if (backend.targets.length > 0) {
      members.push(['targets', array(backend.targets.map(({ url, weight, group }) => object([
        ['url', textExpression(url, use)],
        ...(weight === undefined ? [] : [['weight', literal(weight)] as const]),
        ...(group === undefined ? [] : [['group', literal(group)] as const]),
      ])))])
    }
    if (backend.path !== '') members.push(['path', literal(backend.path)])
    if (backend.mock) members.push(['mock', literal(true)])
    if (backend.concurrency !== undefined) members.push(['concurrency', literal(backend.concurrency as unknown as Literal)])
    if (backend.tls !== null) members.push(['tls', textMembers(backend.tls, use)])
    if (backend.auth !== null) members.push(['auth', object(Object.entries(backend.auth).map(([kind, texts]) => [kind, textMembers(texts as object, use)] as const))])
    if (backend.identity !== null) members.push(['identity', literal(backend.identity as Literal)])
    for (const [name, value] of Object.entries(backend.resilience)) members.push([name, literal(value as Literal)])
    return [backend.name, call(use('target'), object(members))] as const
  })
  const definition = object([
    ['abi', literal(ABI)],
    ['name', literal(model.name)],
    ['base', reference('import', 'meta', 'url')],
    ['trustedProxies', literal(model.trustedProxies)],
    ...(model.forwardedHeader === 'X-Forwarded-For' ? [] : [['forwardedHeader', literal(model.forwardedHeader)] as const]),
    ...(model.state === null ? [] : [['state', printState(model.state, use)] as const]),
    ...(model.cache === null ? [] : [['cache', literal({ ...model.cache })] as const]),
    ...(model.tls === null ? [] : [['tls', tlsExpression(model.tls, use)] as const]),
    ['apis', array(apis.map(({ definition: api }) => api))],
    ['backends', object(backends, { open: true })],
  ], { open: true })
  const verifiers = model.apis.map((api) => ({ name: api.name, schemes: verifiable(api) })).filter(({ schemes }) => schemes.length > 0)
  return render({
    runtime: [...used].sort(),
    types: verifiers.length === 0 ? [] : [{ names: ['AppVerifier'], from: 'gatewright' }],
    verifiers,
    apis: apis.map(({ fields }) => fields),
    definition,
    column: 'export const createGateway = gateway<Hooks, Verifiers>('.length,
  })
}

function printState({ redis, prefix }: StateDefinition, use: (name: string) => string): Expression {
  return object([
    ...(redis === undefined ? [] : [['redis', textExpression(redis, use)] as const]),
    ...(prefix === undefined ? [] : [['prefix', literal(prefix)] as const]),
  ])
}

/** The schemes that the app may verify itself: all but client certificates; as members of a literal, names that every object has fit none. */
function verifiable(api: ApiModel): readonly { readonly name: string; readonly comment: string }[] {
  return api.schemes.filter(({ name, contract }) => contract.type !== 'mutualTLS' && !(name in Object.prototype)).map(({ name, contract }) => ({
    name,
    comment: contract.type === 'apiKey' ? `apiKey in ${contract.in} ${contract.name}` : contract.type === 'http' ? `http ${contract.scheme}` : contract.type,
  }))
}

/** An object of texts with values from the environment in them. */
function textMembers(texts: object, use: (name: string) => string): Expression {
  return object(Object.entries(texts).map(([name, text]) => [name, textExpression(text, use)] as const))
}

function tlsExpression({ clientCert, ...files }: ListenTls, use: (name: string) => string): Expression {
  return object([...Object.entries(files).map(([name, text]) => [name, textExpression(text, use)] as const), ...(clientCert === undefined ? [] : [['clientCert', literal(clientCert)] as const])])
}

function countOf(model: Model, ident: string): number {
  return model.apis.reduce((count, api) => count + api.schemes.filter((scheme) => scheme.ident === ident).length, 0)
}
