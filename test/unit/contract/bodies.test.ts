import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JsonObject } from '../../../generator/load/document.ts'
import { planBodies, refusedMedia } from '../../../testing/contract/body-checks.ts'
import { nothing } from '../../../testing/contract/carried.ts'
import { createClient } from '../../../testing/contract/client.ts'
import type { ApiContext } from '../../../testing/contract/context.ts'
import { createRequestMaker } from '../../../testing/contract/requests.ts'
import { RouteTable } from '../../../testing/contract/routes.ts'
import type { ContractOperation } from '../../../testing/contract/operations.ts'
import { createJudge } from '../../../testing/sample/judge.ts'
import { operationOf } from './api.ts'

/** What is planned for the body of an operation, from a request with a plain body: `name status`, or the name alone for what is not built. */
async function planned(content: JsonObject): Promise<{ readonly names: readonly string[]; readonly refused: (label: string) => string | undefined }> {
  const operation: ContractOperation = { ...operationOf({ requestBody: { content } }), method: 'POST' }
  const { document } = operation.api
  const client = createClient({ base: 'http://127.0.0.1:1', connections: 1 })
  const routes = new RouteTable<ContractOperation>()
  const context: ApiContext = { options: { documents: [] }, client, routes, run: 'x', requests: createRequestMaker(document), judge: createJudge(document, 'response') }
  const request = { method: 'POST', path: '/x', query: [], headers: [], cookies: [], body: null, credentials: nothing }
  const base = { label: 'minimal', request, values: { path: {}, query: {}, header: {}, cookie: {}, media: null } }
  const names = [...planBodies(operation, context, base, [])].map((one) => ('notBuilt' in one ? one.notBuilt.check : `${one.name} ${one.expect.kind === 'refused' ? one.expect.statuses.join('|') : ''}`))
  await client.close()
  return { names, refused: (label) => refusedMedia(operation, context, label)?.type }
}

const structure: JsonObject = { type: 'object', properties: { a: { type: 'integer' } } }

test('bytes whose schema asks for a structure must be refused, whatever their type', async () => {
  for (const type of ['application/vnd.shop.plan', 'application/octet-stream', 'text/csv', 'application/xml']) {
    const { names, refused } = await planned({ [type]: { schema: structure } })
    assert.deepEqual(names, [`${type}, which cannot be validated 415|400`])
    assert.equal(refused('full'), type)
    assert.equal(refused(`full ${type}`), type)
  }
})

test('bytes that a schema can speak of, or that have none, are not', async () => {
  const text: JsonObject = { type: 'string' }
  for (const [type, media] of [
    ['application/octet-stream', { schema: { type: 'string', format: 'binary' } }], ['application/octet-stream', {}], ['text/csv', { schema: text }],
    ['application/zip', { schema: { contentMediaType: 'application/zip', type: 'string' } }], ['multipart/mixed', { schema: structure }], ['application/json', { schema: structure }],
  ] as const) {
    const { names, refused } = await planned({ [type]: media })
    assert.ok(!names.some((name) => name.includes('cannot be validated')), type)
    assert.equal(refused('full'), undefined, type)
  }
})
