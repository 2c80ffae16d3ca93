import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JsonObject } from '../../../generator/load/document.ts'
import { planBodies, refusedMedia } from '../../../testing/contract/body-checks.ts'
import type { ContractOperation } from '../../../testing/contract/operations.ts'
import { bareBase, operationOf, withContext } from './api.ts'

/** What is planned for the body of an operation: `name statuses`, or the name alone for what is not built; and which media type of a label nobody can read. */
async function planned(content: JsonObject): Promise<{ readonly names: readonly string[]; readonly refused: (label: string) => string | undefined }> {
  const operation: ContractOperation = { ...operationOf({ requestBody: { content } }), method: 'POST' }
  return await withContext(operation, (context) => ({
    names: [...planBodies(operation, context, bareBase, [])].map((one) => ('notBuilt' in one ? one.notBuilt.check : `${one.name} ${one.expect.kind === 'refused' ? one.expect.statuses.join('|') : ''}`)),
    refused: (label) => refusedMedia(operation, context, label)?.type,
  }))
}

const structure: JsonObject = { type: 'object', properties: { a: { type: 'integer' } } }

test('bytes whose schema asks for a structure must be refused, whatever their type', async () => {
  for (const type of ['application/vnd.shop.plan', 'application/octet-stream', 'text/csv']) {
    const { names, refused } = await planned({ [type]: { schema: structure } })
    assert.deepEqual(names, [`${type}, which cannot be validated 415|400`])
    assert.equal(refused('full'), type)
    assert.equal(refused(`full ${type}`), type)
  }
})

test('XML is broken keyword by keyword like JSON; what cannot be read with certainty must be refused whole', async () => {
  const { names, refused } = await planned({ 'application/xml': { schema: structure } })
  assert.deepEqual([...new Set(names)], ['malformed XML as application/xml 400', 'a document type declaration as application/xml 400', 'body application/xml /a type 400'])
  assert.equal(refused('full'), undefined)
  const lists = await planned({ 'application/xml': { schema: { type: 'object', properties: { rows: { type: 'array', items: { type: 'array', items: { type: 'integer' } } } }, required: ['rows'] } } })
  assert.deepEqual(lists.names, ['application/xml, which cannot be validated 415|400'])
  assert.equal(lists.refused('full'), 'application/xml')
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

test('the text of a form is broken beside what is nested in it', async () => {
  const properties: JsonObject = { size: { type: 'integer', maximum: 3 }, tags: { type: 'array', items: { type: 'object', properties: { id: { type: 'integer' } } } } }
  for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data']) {
    const { names } = await planned({ [type]: { schema: { type: 'object', required: ['size'], properties } } })
    for (const check of ['required', '/size type', '/size maximum']) assert.ok(names.some((name) => name.startsWith(`body ${type} ${check}`)), `${check} in ${names.join()}`)
    assert.ok(!names.some((name) => name.includes('/tags')), 'nested values may be read in more ways than one')
  }
})
