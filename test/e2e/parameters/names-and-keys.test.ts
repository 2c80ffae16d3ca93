import assert from 'node:assert/strict'
import { request } from 'node:http'
import { after, before, test } from 'node:test'
import type { HookRequest, OperationHooks } from '../../../runtime/contract.ts'
import { targetLimit } from '../../../runtime/target.ts'
import { generateProject, plainBackend } from '../../support/generated-gateway.ts'
import type { GeneratedProject, StartedGateway } from '../../support/generated-gateway.ts'

const ok = { 200: { description: '', content: { 'application/json': {} } } }
const text = { type: 'string' }
const integer = { type: 'integer' }
const path = (name: string, schema: object = text) => ({ name, in: 'path', required: true, schema })
const query = (name: string, schema: object = text, more: object = {}) => ({ name, in: 'query', schema, ...more })
const get = (operationId: string, parameters: readonly object[] = [], more: object = {}) => ({ get: { operationId, parameters, responses: ok, ...more } })
const unknownQuery = (mode: string): object => ({ 'x-gateway': { policies: { validation: { unknownQuery: mode } } } })

const nested = {
  type: 'object', additionalProperties: false,
  properties: {
    name: text, tags: { type: 'array', items: text, maxItems: 3 }, size: { type: 'object', properties: { min: integer, max: integer } },
    parts: { type: 'array', items: { type: 'object', properties: { id: integer }, required: ['id'] } },
  },
}

const document = {
  openapi: '3.1.0', info: { title: 'Names', version: '1' }, servers: [{ url: 'http://127.0.0.1:1' }],
  paths: {
    '/pair/{a}.{b}': get('pair', [path('a', integer), path('b')]),
    '/v/x{y}': get('prefixed', [path('y', integer)]),
    '/items:batchGet': get('batchGet'),
    '/items/{id}:cancel': get('cancel', [path('id', integer)]),
    '/a(b={c})': get('odata', [path('c', integer)]),
    '/long/{text}': get('long', [path('text')]),
    '/named/{user-id}/{user.name}/{class}': get('named', [
      path('user-id', integer), path('user.name'), path('class'), query('$top', integer), query('filter[x]', integer), query('a b', integer), query('constructor', integer),
      query('__proto__', integer), query('é', integer), { name: 'X-Some.Thing', in: 'header', schema: integer }, { name: 'some-cookie.x', in: 'cookie', schema: integer },
    ]),
    '/own/{id}': {
      parameters: [path('id', integer), query('limit', { type: 'integer', maximum: 10 }), query('page', integer)],
      ...get('own', [query('limit', { type: 'integer', maximum: 100 })]),
    },
    '/reserved': get('reserved', [query('u', { type: 'string', format: 'uri' }, { allowReserved: true }), query('l', { type: 'array', items: text }, { allowReserved: true, explode: false })]),
    '/empty': get('empty', [query('e', integer, { allowEmptyValue: true }), query('n', integer), query('l', { type: 'array', items: integer, minItems: 1 }, { allowEmptyValue: true })]),
    '/deep': get('deep', [query('f', nested, { style: 'deepObject', explode: true })]),
    '/off': get('off', [query('known')], unknownQuery('off')),
    '/report': get('report', [query('known')], unknownQuery('report')),
    '/block': get('block', [query('known'), query('f', nested, { style: 'deepObject', explode: true })], unknownQuery('block')),
    '/map': get('map', [query('m', { type: 'object', additionalProperties: integer })], unknownQuery('block')),
  },
}

let project: GeneratedProject
let gateway: StartedGateway
let backend: Awaited<ReturnType<typeof plainBackend>>
let url: string | undefined
let given: HookRequest | undefined

before(async () => {
  backend = await plainBackend((incoming, response) => {
    url = incoming.url
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
  project = await generateProject({ 'specs/names.json': JSON.stringify(document) })
  const hook: OperationHooks<never> = { before: (seen) => { given = seen } }
  const ids = Object.values(document.paths).map(({ get: { operationId } }) => operationId)
  gateway = await project.start({ backend: `${backend.url}/`, hooks: { names: Object.fromEntries(ids.map((id) => [id, hook])) } })
})

after(async () => {
  await gateway.close()
  await backend.close()
  project.remove()
})

interface Answered { readonly status: number; readonly faults: readonly string[]; readonly url: string | undefined; readonly given: HookRequest | undefined }

function ask(target: string, headers: Readonly<Record<string, string>> = {}): Promise<Answered> {
  url = undefined
  given = undefined
  return new Promise((resolve, reject) => {
    request({ port: gateway.port, host: '127.0.0.1', path: target, headers, agent: false }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (chunk: string) => { body += chunk })
      response.on('end', () => {
        const { errors = [] } = (body === '' ? {} : JSON.parse(body)) as { errors?: readonly { in: string; pointer: string; code: string }[] }
        resolve({ status: response.statusCode ?? 0, faults: errors.map((one) => `${one.in} ${one.pointer} ${one.code}`), url, given })
      })
    }).on('error', reject).end()
  })
}

/** The parameters as the hook saw them; objects through JSON, so that their prototypes do not matter. */
async function decoded(target: string, headers?: Readonly<Record<string, string>>): Promise<Record<'path' | 'query' | 'headers' | 'cookies', unknown>> {
  const answered = await ask(target, headers)
  assert.equal(answered.status, 200, `${target.slice(0, 200)}: ${answered.faults.join()}`)
  assert.equal(answered.url, target, 'the backend gets what was sent')
  const { path: inPath, query: inQuery, headers: inHeaders, cookies } = answered.given!
  return JSON.parse(JSON.stringify({ path: inPath, query: inQuery, headers: inHeaders, cookies })) as Record<'path' | 'query' | 'headers' | 'cookies', unknown>
}

test('templates with text around their parameters', async () => {
  assert.deepEqual((await decoded('/pair/7.json')).path, { a: 7, b: 'json' })
  assert.deepEqual((await ask('/pair/x.json')).faults, ['path /a type'])
  assert.equal((await ask('/pair/7')).status, 404)
  assert.deepEqual((await decoded('/v/x12')).path, { y: 12 })
  assert.equal((await ask('/v/12')).status, 404)
  assert.deepEqual((await ask('/v/xx')).faults, ['path /y type'])
  assert.equal((await ask('/items:batchGet')).status, 200)
  assert.equal((await ask('/items')).status, 404)
  assert.deepEqual((await decoded('/items/7:cancel')).path, { id: 7 })
  assert.equal((await ask('/items/7')).status, 404)
  assert.deepEqual((await decoded('/a(b=3)')).path, { c: 3 })
  assert.deepEqual((await ask('/a(b=x)')).faults, ['path /c type'])
})

test('path parameters may be as long as the target', async () => {
  const length = targetLimit - '/long/'.length
  assert.deepEqual((await decoded(`/long/${'a'.repeat(length)}`)).path, { text: 'a'.repeat(length) })
  assert.equal((await ask(`/long/${'a'.repeat(length + 1)}`)).status, 414)
  assert.deepEqual((await decoded(`/long/${'%C3%A9'.repeat(2_000)}`)).path, { text: 'é'.repeat(2_000) })
})

test('names that are no identifiers, and names of what every object has', async () => {
  const target = '/named/7/j%2Fd/x?$top=1&filter%5Bx%5D=2&a+b=3&constructor=4&__proto__=5&%C3%A9=6'
  const values = await decoded(target, { 'x-some.thing': '8', cookie: 'some-cookie.x=9' })
  assert.deepEqual(values.path, { 'user-id': 7, 'user.name': 'j/d', class: 'x' })
  assert.deepEqual(values.query, JSON.parse('{ "$top": 1, "filter[x]": 2, "a b": 3, "constructor": 4, "__proto__": 5, "é": 6 }'))
  assert.deepEqual([values.headers, values.cookies], [{ 'X-Some.Thing': 8 }, { 'some-cookie.x': 9 }])
  const refused = await ask('/named/x/a/b?$top=x&filter%5Bx%5D=x&a%20b=x&constructor=x&__proto__=x&%C3%A9=x', { 'x-some.thing': 'x', cookie: 'some-cookie.x=x' })
  assert.deepEqual(refused.faults, [
    'path /user-id type', 'query /$top type', 'query /filter[x] type', 'query /a b type', 'query /constructor type', 'query /__proto__ type', 'query /é type',
    'header /X-Some.Thing type', 'cookie /some-cookie.x type',
  ])
})

test("an operation's parameter goes before that of its path item", async () => {
  assert.deepEqual((await decoded('/own/1?limit=100&page=2')).query, { limit: 100, page: 2 })
  assert.deepEqual((await ask('/own/x?limit=101&page=x')).faults, ['path /id type', 'query /limit maximum', 'query /page type'])
})

test('reserved characters may stand as they are or encoded', async () => {
  for (const value of ['https://x.test/a?b=c', 'https%3A%2F%2Fx.test%2Fa%3Fb%3Dc']) assert.deepEqual((await decoded(`/reserved?u=${value}`)).query, { u: 'https://x.test/a?b=c' })
  assert.deepEqual((await decoded('/reserved?l=a/b,c:d')).query, { l: ['a/b', 'c:d'] })
})

test('an empty value is taken where it is allowed, whatever the schema says', async () => {
  for (const target of ['/empty?e', '/empty?e=']) assert.deepEqual((await decoded(target)).query, { e: '' })
  assert.deepEqual((await decoded('/empty?l=')).query, { l: [] })
  assert.deepEqual((await ask('/empty?n=')).faults, ['query /n type'])
  assert.deepEqual((await ask('/empty?e=x')).faults, ['query /e type'])
})

test('deepObject with lists and nesting, as servers read them', async () => {
  const target = '/deep?f[name]=x&f[tags]=a&f[tags]=b&f[size][min]=1&f[size][max]=2&f[parts][0][id]=7&f[parts][1][id]=8'
  assert.deepEqual((await decoded(target)).query, { f: { name: 'x', tags: ['a', 'b'], size: { min: 1, max: 2 }, parts: [{ id: 7 }, { id: 8 }] } })
  assert.deepEqual((await decoded('/deep?f%5Btags%5D%5B%5D=a')).query, { f: { tags: ['a'] } })
  assert.deepEqual((await ask('/deep?f[size][min]=x')).faults, ['query /f/size/min type'])
  assert.deepEqual((await ask('/deep?f[tags]=1&f[tags]=2&f[tags]=3&f[tags]=4')).faults, ['query /f/tags maxItems'])
  assert.deepEqual((await ask('/deep?f[other]=1')).faults, ['query /f/other additionalProperties'])
  assert.deepEqual((await ask('/deep?f[parts][0][id]=1&f[parts][0][id]=2')).faults, ['query /f/parts/0/id duplicate'])
})

test('query keys that nobody declares, by policy', async () => {
  assert.equal((await ask('/off?other=1')).url, '/off?other=1')
  assert.equal((await ask('/report?other=1')).url, '/report?other=1')
  const blocked = await ask('/block?known=1&other=1&f[name]=x&g[name]=x')
  assert.deepEqual([blocked.status, blocked.faults, blocked.url], [400, ['query /other undeclared', 'query /g[name] undeclared'], undefined])
  assert.equal((await ask('/block?known=1&f[name]=x')).status, 200)
  assert.deepEqual((await decoded('/map?x=1&y=2')).query, { m: { x: 1, y: 2 } }, 'a free-form map declares them all')
  assert.deepEqual((await ask('/map?x=a')).faults, ['query /m/x type'])
})
