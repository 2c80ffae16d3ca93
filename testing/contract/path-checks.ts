import type { Planned } from './check.ts'
import { refused } from './check.ts'
import type { Carried } from './carried.ts'
import type { ContractOperation } from './operations.ts'
import type { ApiContext } from './context.ts'
import type { WireRequest } from './wire.ts'
import { bareRequest } from './wire.ts'

/** Methods that a path may lack, the harmless ones first; OPTIONS and TRACE are servers' own business. */
const commonMethods = ['PATCH', 'PUT', 'POST', 'DELETE', 'GET']

/** What a path promises beside its operations: nothing under other names, methods or spellings. Made once for each path. */
export function* planPaths(operation: ContractOperation, context: ApiContext, carried: Carried, request: WireRequest | undefined): Generator<Planned> {
  if (!operation.firstOfPath || request === undefined) return
  const { routes } = context
  const { path } = request
  const bare = (method: string, at: string): WireRequest => ({ ...bareRequest(method, at), credentials: carried })
  const declared = routes.find(path)
  const [undeclared] = commonMethods.filter((method) => declared?.methods.has(method) === false)
  if (declared !== undefined && undeclared !== undefined) {
    yield {
      name: `undeclared method ${undeclared}`, request: bare(undeclared, path),
      expect: { kind: 'refused', statuses: [405], header: 'allow', allow: [...declared.methods.keys()] },
    }
  }
  if (!path.endsWith('/') && routes.find(`${path}/`) === undefined) {
    yield { name: 'trailing slash', request: bare(operation.method, `${path}/`), expect: refused(404) }
  }
  const stranger = `${operation.mount}/gatewright-undeclared/path/below`
  if (operation.index === 0 && routes.find(stranger) === undefined) {
    yield { name: 'undeclared path', request: bare('GET', stranger), expect: refused(404) }
  }
}
