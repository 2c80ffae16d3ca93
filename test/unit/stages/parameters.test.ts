import assert from 'node:assert/strict'
import { test } from 'node:test'
import { array, cookieParameter, headerParameter, integer, pathParameter, queryParameter, string } from '../../../runtime/define.ts'
import { parametersStage } from '../../../runtime/stages/parameters.ts'
import { schema } from './schemas.ts'
import { serve } from './serve.ts'

const parameters = [
  pathParameter('id', integer, schema({ type: 'integer', minimum: 1 })),
  queryParameter('tags', array(string), schema({ type: 'array', items: { enum: ['a', 'b'] }, maxItems: 2 })),
  queryParameter('limit', integer, schema({ type: 'integer', maximum: 100 }), { required: true }),
  headerParameter('X-Tenant', string, schema({ type: 'string', minLength: 3 }), { required: true }),
  headerParameter('Authorization', integer, schema({ type: 'integer' }), { required: true }),
  cookieParameter('sid', string, schema({ type: 'string', maxLength: 4 })),
]
const operation = { path: '/x/{id}', parameters }
const headers = { 'x-tenant': 'abc', cookie: 'sid=1; other=2' }

test('values of all locations reach the next stage, by the names of the document', async (t) => {
  let seen: unknown
  const { ask } = await serve(t, [parametersStage], { operation, captures: ['7'], hooks: {}, passed: (x) => { seen = x.parameters } })
  assert.equal((await ask({ query: 'tags=a&limit=5&tags=b&more=1', headers })).status, 200)
  assert.deepEqual(seen, { path: { id: 7 }, query: { tags: ['a', 'b'], limit: 5 }, headers: { 'X-Tenant': 'abc' }, cookies: { sid: '1' } })
})

test('values that nobody wants are held to their schemas and not kept', async (t) => {
  let seen: unknown
  const { ask } = await serve(t, [parametersStage], { operation, captures: ['7'], passed: (x) => { seen = x.parameters } })
  assert.equal((await ask({ query: 'limit=5', headers })).status, 200)
  assert.equal(seen, null)
  assert.deepEqual((await ask({ query: 'limit=101', headers })).faults, ['query /limit maximum'])
})

test('where a path holds only text that may be any, and nobody wants it, there is nothing to do', async (t) => {
  const named = { path: '/x/{name}', parameters: [pathParameter('name', string, null)] }
  let made = false
  const watched: typeof parametersStage = (context) => {
    const stage = parametersStage(context)
    made = stage !== null
    return stage
  }
  await serve(t, [watched], { operation: named, validation: { unknownQuery: 'off' } })
  assert.equal(made, false)
  await serve(t, [watched], { operation: named, validation: { unknownQuery: 'off' }, hooks: {} })
  assert.equal(made, true)
})

test('every fault is found at once, with pointers and rules and no values', async (t) => {
  const { ask } = await serve(t, [parametersStage], { operation, captures: ['0'] })
  const answer = await ask({ query: 'tags=secret1&tags=secret2&tags=a', headers: { 'x-tenant': 'q', cookie: 'sid=secret3' } })
  assert.equal(answer.status, 400)
  assert.equal(answer.code, 'request_invalid')
  assert.deepEqual(answer.faults, [
    'path /id minimum', 'query /tags maxItems', 'query /tags/0 enum', 'query /tags/1 enum', 'query /limit required',
    'header /X-Tenant minLength', 'cookie /sid maxLength',
  ])
  assert.doesNotMatch(answer.text, /secret/)
  assert.match(answer.text, /must be one of \\"a\\", \\"b\\"/)
})

test('at most ten faults are told', async (t) => {
  const many = Array.from({ length: 20 }, (_, at) => queryParameter(`p${at}`, integer, null, { required: true }))
  const { ask } = await serve(t, [parametersStage], { operation: { parameters: many } })
  assert.equal((await ask()).faults.length, 10)
})

test('in report the request passes and is reported; in off nothing is looked for, and values are still decoded', async (t) => {
  const seen: unknown[] = []
  const passed = (x: { parameters: unknown }): void => { seen.push(x.parameters) }
  const reporting = await serve(t, [parametersStage], { operation, captures: ['0'], validation: { request: 'report' }, hooks: {}, passed })
  assert.equal((await reporting.ask({ query: 'limit=5', headers })).status, 200)
  assert.deepEqual(reporting.reports.map((faults) => faults.map(({ code }) => code)), [['minimum']])
  const off = await serve(t, [parametersStage], { operation, captures: ['0'], validation: { request: 'off' }, hooks: {}, passed })
  assert.equal((await off.ask({ query: 'limit=500&limit=1' })).status, 200)
  assert.deepEqual(off.reports, [])
  assert.deepEqual(seen.at(-1), { path: { id: 0 }, query: {}, headers: {}, cookies: {} })
})

test('undeclared query keys: passed, reported or refused; credentials are declared', async (t) => {
  const schemes = [{ name: 'key', contract: { type: 'apiKey', in: 'query', name: 'api_key' }, verifier: null }] as const
  const options = { operation: { security: { anyOf: [[{ scheme: 'key', scopes: [] }]] }, parameters: [queryParameter('a', integer, null)] }, schemes }
  const off = await serve(t, [parametersStage], { ...options, validation: { unknownQuery: 'off' } })
  assert.equal((await off.ask({ query: 'a=1&b=2' })).status, 200)
  const report = await serve(t, [parametersStage], { ...options, validation: { unknownQuery: 'report' } })
  assert.equal((await report.ask({ query: 'a=1&b=2&api_key=3' })).status, 200)
  assert.deepEqual(report.reports.flat().map(({ pointer, code }) => `${pointer} ${code}`), ['/b undeclared'])
  const block = await serve(t, [parametersStage], { ...options, validation: { unknownQuery: 'block' } })
  assert.deepEqual((await block.ask({ query: 'a=1&b%2Fc=2&b/c&__proto__=1' })).faults, ['query /b~1c undeclared', 'query /__proto__ undeclared'])
  assert.equal((await block.ask({ query: 'a=1&api_key=3' })).status, 200)
  const both = await serve(t, [parametersStage], { ...options, validation: { unknownQuery: 'block', request: 'report' } })
  assert.deepEqual((await both.ask({ query: 'a=1&a=2&b=1' })).faults, ['query /b undeclared'])
  assert.deepEqual(both.reports.flat().map(({ code }) => code), ['duplicate'])
})

test('an operation without parameters has no such stage', async (t) => {
  const { exchanges, ask } = await serve(t, [parametersStage], { validation: { unknownQuery: 'off' } })
  await ask()
  assert.deepEqual(exchanges[0]!.chain.requestNames, [])
})

test('a path parameter that the template lacks stops the start', async (t) => {
  await assert.rejects(serve(t, [parametersStage], { operation: { path: '/y', parameters: [parameters[0]!] } }), /no parameter id/)
})
