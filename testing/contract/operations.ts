import type { ApiDocument, JsonObject } from '../../generator/load/document.ts'
import { escapeToken, isObject } from '../../generator/load/pointer.ts'
import { listOperations } from '../sample/operations.ts'
import type { SampleOperation } from '../sample/operations.ts'
import { resolveObject } from '../sample/resolve.ts'
import { readSecurity } from './security-model.ts'
import type { Alternative } from './security-model.ts'

/** One operation as the document describes it, and where it is reached. */
export interface ContractOperation extends SampleOperation {
  readonly api: ApiDocument
  /** The path before the operation's own at the other side, without a trailing slash; '' for the root. */
  readonly mount: string
  /** One of these must hold; an empty one is anonymous access. */
  readonly security: readonly Alternative[]
  /** The path part of the operation's first server, without a trailing slash: where a backend expects it. */
  readonly serverPath: string
  /** True for the first operation of its path, which carries the checks of the path itself. */
  readonly firstOfPath: boolean
  /** Its place among the document's operations. */
  readonly index: number
}

/** The operations of a document, path by path in its order. `mount` is a path prefix, or null for the path of each operation's own server. */
export function readOperations(api: ApiDocument, mount: string | null): readonly ContractOperation[] {
  const { document } = api
  const paths = isObject(document['paths']) ? document['paths'] : {}
  let last: string | undefined
  return listOperations(document).map((operation, index) => {
    const firstOfPath = operation.path !== last
    last = operation.path
    const item = resolveObject(document, paths[operation.path], `/paths/${escapeToken(operation.path)}`)?.value ?? {}
    const serverPath = pathOfServer([operation.operation, item, document])
    return {
      ...operation, api, serverPath, mount: mount === null ? serverPath : mount.replace(/\/+$/, ''),
      security: readSecurity(document, operation.operation),
      firstOfPath,
      index,
    }
  })
}

/** The first server of the nearest `servers` list (OpenAPI 3.1, 4.8.5), its variables at their defaults; only its path counts. */
function pathOfServer(owners: readonly JsonObject[]): string {
  const list = owners.map((owner) => owner['servers']).find((servers) => Array.isArray(servers) && servers.length > 0)
  const server = Array.isArray(list) ? list[0] : undefined
  const url = isObject(server) ? server['url'] : undefined
  if (!isObject(server) || typeof url !== 'string') return ''
  const variables = server['variables']
  const filled = url.replace(/\{([^{}]*)\}/g, (_, name: string) => {
    const variable = isObject(variables) && Object.hasOwn(variables, name) ? variables[name] : undefined
    return isObject(variable) && variable['default'] !== undefined ? String(variable['default']) : ''
  })
  try {
    return new URL(filled, 'http://backend.invalid/').pathname.replace(/\/+$/, '')
  } catch {
    return ''
  }
}
