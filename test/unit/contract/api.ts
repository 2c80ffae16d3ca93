import type { ApiDocument, Json, JsonObject } from '../../../generator/load/document.ts'
import { nothing } from '../../../testing/contract/carried.ts'
import { createClient } from '../../../testing/contract/client.ts'
import type { ApiContext } from '../../../testing/contract/context.ts'
import { readOperations } from '../../../testing/contract/operations.ts'
import type { ContractOperation } from '../../../testing/contract/operations.ts'
import { createRequestMaker } from '../../../testing/contract/requests.ts'
import type { ValidRequest } from '../../../testing/contract/requests.ts'
import { RouteTable } from '../../../testing/contract/routes.ts'
import { createJudge } from '../../../testing/sample/judge.ts'

/** A document of one API with the given paths, and more where it is given. */
export function apiOf(paths: JsonObject, more: JsonObject = {}): ApiDocument {
  const document: JsonObject = { openapi: '3.1.0', info: { title: 'Test', version: '1' }, ...more, paths }
  return { name: 'test', file: 'test.yaml', version: '3.1.0', source: document, document, place: (pointer) => ({ file: 'test.yaml', pointer }) }
}

/** The one operation `GET /x` of a document, with the given fields. */
export function operationOf(fields: JsonObject, more: JsonObject = {}): ContractOperation {
  const [operation] = readOperations(apiOf({ '/x': { get: { operationId: 'x', ...fields } } }, more), '')
  return operation!
}

/** An answer as the client gives it. */
export function answerOf(status: number, headers: Readonly<Record<string, string>> = {}, body: Json | Buffer | string = '', complete = true): { status: number; headers: Map<string, readonly string[]>; body: Buffer; complete: boolean } {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
  return { status, headers: new Map(Object.entries(headers).map(([name, value]) => [name, [value]])), body: bytes, complete }
}

/** What checks of an operation are planned with: nothing is sent, so nobody listens. */
export async function withContext<T>(operation: ContractOperation, use: (context: ApiContext) => T): Promise<T> {
  const { document } = operation.api
  const client = createClient({ base: 'http://127.0.0.1:1', connections: 1 })
  const context: ApiContext = {
    options: { documents: [] }, client, routes: new RouteTable<ContractOperation>(), run: 'x', requests: createRequestMaker(document), judge: createJudge(document, 'response'),
  }
  try {
    return use(context)
  } finally {
    await client.close()
  }
}

/** A valid request of `operationOf`'s operation without parameters or a body. */
export const bareBase: ValidRequest = {
  label: 'minimal',
  request: { method: 'GET', path: '/x', query: [], headers: [], cookies: [], body: null, credentials: nothing },
  values: { path: {}, query: {}, querystring: {}, header: {}, cookie: {}, media: null },
}
