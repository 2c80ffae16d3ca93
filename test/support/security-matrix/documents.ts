import type { MatrixScheme } from './schemes.ts'

/** One operation of the matrix, and what its security means. */
export interface MatrixOperation {
  readonly api: 'new' | 'old'
  readonly path: string
  /** Alternatives of schemes; an empty one is anonymous access. */
  readonly anyOf: readonly (readonly Demand[])[]
  /** The schemes whose states are tried. */
  readonly tried: readonly MatrixScheme[]
}

export interface Demand {
  readonly scheme: MatrixScheme
  readonly scopes: readonly string[]
}

/** Every scheme alone, optional, and with a role; every pair as AND, as OR, and as OR with anonymous access; AND beside OR; inherited and lifted. */
export function matrixOperations(api: MatrixOperation['api'], schemes: readonly MatrixScheme[]): readonly MatrixOperation[] {
  const operations: MatrixOperation[] = []
  // In 2.0, only OAuth 2 has scopes to demand.
  const demand = (scheme: MatrixScheme): Demand => ({ scheme, scopes: scheme.grantsScopes && (api === 'new' || scheme.place === 'bearer') ? ['read'] : [] })
  const add = (anyOf: MatrixOperation['anyOf'], tried: readonly MatrixScheme[]): void => {
    operations.push({ api, path: `/op/${operations.length}`, anyOf, tried })
  }
  for (const one of schemes) {
    add([[demand(one)]], [one])
    add([[demand(one)], []], [one])
    if (!one.grantsScopes) add([[{ scheme: one, scopes: ['read'] }]], [one])
  }
  // One flow of OAuth 2 stands for all in pairs: no gateway sees which one a token came by.
  const paired = schemes.filter(({ name }) => !['implicit', 'password', 'authorizationCode'].includes(name))
  for (const [index, first] of paired.entries()) {
    for (const second of paired.slice(index + 1)) {
      add([[demand(first), demand(second)]], [first, second])
      add([[demand(first)], [demand(second)]], [first, second])
      add([[demand(second)], [demand(first)], []], [first, second])
    }
  }
  const [a, b, c] = [paired[0]!, paired[1]!, paired.at(-1)!]
  add([[demand(a), demand(b)], [demand(c)]], [a, b, c])
  add([[demand(c), demand(a)], [demand(c), demand(b)]], [a, b, c])
  return operations
}

/** The document of the operations; the first one's security is that of the document, which `/inherited` has and `/lifted` does not. */
export function matrixDocument(operations: readonly MatrixOperation[], schemes: readonly MatrixScheme[], api: MatrixOperation['api']): string {
  const securityOf = ({ anyOf }: MatrixOperation): object[] =>
    anyOf.map((alternative) => Object.fromEntries(alternative.map(({ scheme, scopes }) => [scheme.name, scopes])))
  const responses = { 200: { description: 'ok' } }
  const paths = Object.fromEntries([
    ...operations.map((operation) => [operation.path, { get: { security: securityOf(operation), responses } }] as const),
    ['/inherited', { get: { responses } }], ['/lifted', { get: { security: [], responses } }],
  ])
  const declared = Object.fromEntries(schemes.map((scheme) => [scheme.name, api === 'old' ? scheme.old : scheme.declared]))
  const shared = { info: { title: api, version: '1' }, paths, security: securityOf(operations[0]!) }
  return JSON.stringify(api === 'old'
    ? { swagger: '2.0', host: 'matrix.test', basePath: '/old', ...shared, securityDefinitions: declared }
    : { openapi: '3.1.0', servers: [{ url: 'https://matrix.test/new' }], ...shared, components: { securitySchemes: declared } })
}
