import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { TestContext } from 'node:test'
import { loadProject } from '../../../generator/load/project.ts'
import { buildModel } from '../../../generator/model/build.ts'
import type { ApiModel, Model, OperationModel } from '../../../generator/model/model.ts'
import { Project, openapi } from '../emit/project.ts'

async function modelOf(t: TestContext, body: string, config = '', version = '3.1.0'): Promise<{ model: Model; api: ApiModel; codes: readonly string[] }> {
  const project = new Project(t, { 'specs/shop.yaml': openapi(body, version), ...(config === '' ? {} : { 'specs/gateway.yaml': config }) })
  const loaded = await loadProject({ root: project.root })
  assert.deepEqual(loaded.diagnostics.filter(({ severity }) => severity === 'error'), [])
  const { model, diagnostics } = buildModel({ documents: loaded.documents, config: loaded.config })
  return { model, api: model.apis[0]!, codes: diagnostics.map(({ code }) => code) }
}

async function operationOf(t: TestContext, operation: string, config = '', version = '3.1.0'): Promise<OperationModel> {
  const { api } = await modelOf(t, `paths:\n  /a:\n    post: { operationId: op, ${operation} }\n`, config, version)
  return api.operations[0]!
}

const ok = "responses: { 204: { description: '' } }"

test('the model is plain data', async (t) => {
  const { model } = await modelOf(t, `paths: { /a: { get: { ${ok} } } }\n`)
  assert.deepEqual(JSON.parse(JSON.stringify(model)), model)
})

describe('operations', () => {
  test('without an id get one from method and path, which is free', async (t) => {
    const { api } = await modelOf(t, `paths:\n  /pets/{petId}: { get: { ${ok} } }\n  /pets-{petId}: { get: { ${ok} } }\n  /x: { get: { operationId: getPetsPetId, ${ok} }, put: { ${ok} } }\n  /: { get: { ${ok} } }\n`)
    assert.deepEqual(api.operations.map(({ id }) => id), ['getPetsPetId2', 'getPetsPetId3', 'getPetsPetId', 'putX', 'get'])
  })

  test('have names in code that are identifiers, once each, whatever their ids are', async (t) => {
    const ids = ['class', '__proto__', '1st', 'a-b', 'aB', 'json', 'validate', 'größe', 'ピザ', '!!', 'operations', 'eval']
    const { api } = await modelOf(t, `paths:\n${ids.map((id, index) => `  /p${index}: { get: { operationId: ${JSON.stringify(id)}, ${ok} } }\n`).join('')}`)
    assert.deepEqual(api.operations.map(({ id }) => id), ids)
    assert.deepEqual(api.operations.map(({ ident }) => ident), [
      'classOperation', '__proto__Operation', 'operation1st', 'aB', 'aBOperation', 'jsonOperation', 'validateOperation', 'größe', 'ピザ', 'operationOperation', 'operationsOperation', 'evalOperation',
    ])
  })

  test('have their tag as a file name that is none of ours and leads nowhere', async (t) => {
    const { api } = await modelOf(t, `paths:\n${['shared', '../up', 'CON', 'Über uns', '', 'a/b', 'a b'].map((tag, index) => `  /p${index}: { get: { tags: [${JSON.stringify(tag)}], ${ok} } }\n`).join('')}`)
    assert.deepEqual(api.operations.map(({ group }) => group), ['shared-tag', 'up', 'tag', 'u-ber-uns', 'untagged', 'a-b', 'a-b-tag'])
  })
})

describe('parameters', () => {
  test('that are text and may be any text need no validator', async (t) => {
    const body = `paths:
  /{plain}/{named}/{long}/{number}/{maybe}:
    get:
      operationId: op
      parameters:
        - { name: plain, in: path, required: true, schema: { type: string, description: any, example: a } }
        - { name: named, in: path, required: true, schema: { $ref: '#/components/schemas/Name' } }
        - { name: long, in: path, required: true, schema: { type: string, minLength: 2 } }
        - { name: number, in: path, required: true, schema: { type: integer } }
        - { name: maybe, in: path, required: true, schema: { type: [string, 'null'] } }
      ${ok}
components: { schemas: { Name: { type: string } } }
`
    const { api } = await modelOf(t, body)
    assert.deepEqual(api.operations[0]!.parameters.map(({ name, slot }) => [name, slot === null]), [
      ['plain', true], ['named', true], ['long', false], ['number', false], ['maybe', false],
    ])
  })

  test('of the path item are taken over, the operation\'s own go before, references are followed', async (t) => {
    const { api } = await modelOf(t, `components: { parameters: { Page: { name: page, in: query, schema: { type: integer } } } }
paths:
  /a/{id}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
      - { $ref: '#/components/parameters/Page' }
    get:
      parameters:
        - { name: id, in: path, required: true, schema: { type: integer } }
        - { name: id, in: query, schema: { type: boolean } }
      ${ok}
`)
    assert.deepEqual(api.operations[0]!.parameters.map(({ name, in: place, shape }) => [place, name, shape]), [
      ['path', 'id', { kind: 'scalar', types: ['integer'] }],
      ['query', 'page', { kind: 'scalar', types: ['integer'] }],
      ['query', 'id', { kind: 'scalar', types: ['boolean'] }],
    ])
  })

  test('have OpenAPI\'s defaults for style and explode', async (t) => {
    const place = (name: string, more = ''): string => `{ name: ${name}, in: ${name}, schema: { type: array, items: { type: integer } }${more} }`
    const operation = await operationOf(t, `parameters: [${['query', 'header', 'cookie'].map((name) => place(name)).join(', ')}, ${place('query', ', style: deepObject').replace('query', 'q2')}, { name: c, in: query, content: { application/json: { schema: { type: object } } } }], ${ok}`)
    assert.deepEqual(operation.parameters.map(({ name, style, explode, content }) => [name, style, explode, content]), [
      ['query', 'form', true, null], ['header', 'simple', false, null], ['cookie', 'form', true, null], ['q2', 'deepObject', false, null], ['c', 'form', true, 'application/json'],
    ])
  })

  const shapes: readonly (readonly [schema: string, shape: object])[] = [
    ['{ type: [string, integer, "null"] }', { kind: 'scalar', types: ['null', 'integer', 'string'] }],
    ['{ enum: [1, a, 2.5] }', { kind: 'scalar', types: ['integer', 'number', 'string'] }],
    ['{ const: true }', { kind: 'scalar', types: ['boolean'] }],
    ['{ allOf: [{ type: number }, { type: integer }] }', { kind: 'scalar', types: ['integer'] }],
    ['{ type: string, allOf: [{ minLength: 1 }] }', { kind: 'scalar', types: ['string'] }],
    ['{ oneOf: [{ type: integer }, { type: array, items: { type: boolean } }] }', { kind: 'oneOf', shapes: [{ kind: 'array', items: { kind: 'scalar', types: ['boolean'] } }, { kind: 'scalar', types: ['integer'] }] }],
    ['{ properties: { a: { type: integer } }, additionalProperties: { type: boolean } }', { kind: 'object', properties: { a: { kind: 'scalar', types: ['integer'] } }, additional: { kind: 'scalar', types: ['boolean'] } }],
    ['{ $ref: "#/components/schemas/Tree" }', { kind: 'array', items: { kind: 'any' } }],
    ['{}', { kind: 'any' }],
    ['true', { kind: 'any' }],
  ]
  for (const [schema, shape] of shapes) {
    test(`are decoded as ${schema} says`, async (t) => {
      const { api } = await modelOf(t, `components: { schemas: { Tree: { type: array, items: { $ref: '#/components/schemas/Tree' } } } }\npaths: { /a: { get: { parameters: [{ name: q, in: query, schema: ${schema} }], ${ok} } } }\n`)
      assert.deepEqual(JSON.parse(JSON.stringify(api.operations[0]!.parameters[0]!.shape)), shape)
    })
  }
})

describe('bodies', () => {
  const kinds: readonly (readonly [type: string, schema: string, kind: string, validated: boolean])[] = [
    ['application/json', '{ type: object }', 'json', true],
    ['application/problem+json; charset=utf-8', '{ type: object }', 'json', true],
    ['application/json', '{}', 'json', false],
    ['application/x-www-form-urlencoded', '{ type: object }', 'form', true],
    ['text/plain', '{ type: string }', 'text', true],
    ['text/event-stream', '{ type: object }', 'eventStream', false],
    ['application/x-ndjson', '{ type: object }', 'jsonLines', false],
    ['application/xml', '{ type: object }', 'xml', true],
    ['application/octet-stream', '{ type: string, format: binary }', 'binary', false],
    ['image/png', '{}', 'binary', false],
    ["'*/*'", '{ type: object }', 'json', true],
    ["'*/*'", '{ type: array, items: {} }', 'json', true],
    ["'*/*'", '{ type: string, format: binary }', 'binary', false],
    ["'*/*'", '{ type: string }', 'text', true],
    ["'application/*'", '{ type: integer }', 'json', true],
    ["'application/*'", '{ type: string }', 'text', true],
    ['multipart/mixed', '{ type: object }', 'binary', false],
  ]
  for (const [type, schema, kind, validated] of kinds) {
    test(`in ${type} with ${schema} are ${kind}${validated ? '' : ', not validated'}`, async (t) => {
      const operation = await operationOf(t, `requestBody: { content: { ${type}: { schema: ${schema} } } }, ${ok}`)
      const [media] = operation.body!.media
      assert.deepEqual([media?.kind, media?.slot !== null], [kind, validated])
    })
  }

  test('of items are validated where the document says that the schema is an item\'s', async (t) => {
    const operation = await operationOf(t, `requestBody: { content: { text/event-stream: { schema: { type: object }, x-gateway: { items: schema } } } }, ${ok}`)
    assert.equal(operation.body!.media[0]!.slot, 'OpRequest')
  })

  test('that cannot be validated are not accepted while requests are blocked, and pass otherwise', async (t) => {
    const body = `requestBody: { content: { application/x-yaml: { schema: { type: object } } } }, ${ok}`
    assert.deepEqual((await operationOf(t, body)).body!.media, [])
    assert.equal((await operationOf(t, body, 'policies: { validation: { request: report } }\n')).body!.media[0]!.kind, 'binary')
  })

  test('with files have parts that any bytes are, alone and in lists', async (t) => {
    const { api } = await modelOf(t, `components:
  schemas:
    Upload:
      type: object
      required: [file]
      properties: { file: { type: string, format: binary }, more: { type: array, maxItems: 2, items: { type: string, format: binary } }, name: { type: string } }
paths:
  /a: { post: { requestBody: { content: { multipart/form-data: { schema: { $ref: '#/components/schemas/Upload' }, encoding: { file: { contentType: 'image/png, image/jpeg' } } } } }, ${ok} } }
`)
    const [media] = api.operations[0]!.body!.media
    assert.deepEqual(media!.fields.map(({ name, shape, contentType }) => [name, shape, contentType]), [
      ['file', { kind: 'any' }, 'image/png, image/jpeg'],
      ['more', { kind: 'array', items: { kind: 'any' } }, null],
      ['name', { kind: 'scalar', types: ['string'] }, null],
    ])
    const slot = api.slots.find(({ name }) => name === media!.slot)!
    assert.deepEqual([slot.pointer, slot.schema], [null, {
      type: 'object', required: ['file'], properties: { file: true, more: { type: 'array', maxItems: 2, items: true }, name: { type: 'string' } },
    }])
  })
})

describe('security', () => {
  const schemes = `components:
  securitySchemes:
    key: { type: apiKey, in: header, name: K }
    oauth: { type: oauth2, flows: { implicit: { authorizationUrl: /, scopes: { b: '', a: '' } }, clientCredentials: { tokenUrl: /, scopes: { c: '', a: '' } } } }
`
  const rows: readonly (readonly [root: string, own: string, expected: readonly (readonly string[])[]])[] = [
    ['', '', [[]]],
    ['security: [{ key: [] }]', '', [['key()']]],
    ['security: [{ key: [] }]', 'security: [],', [[]]],
    ['', 'security: [{ key: [], oauth: [a, b] }, {}],', [['key()', 'oauth(a,b)'], []]],
    ['security: [{ key: [] }]', 'security: [{ oauth: [a] }, { key: [] }],', [['oauth(a)'], ['key()']]],
  ]
  for (const [root, own, expected] of rows) {
    test(`${root || 'nothing'} at the root and ${own || 'nothing'} at the operation`, async (t) => {
      const { api } = await modelOf(t, `${schemes}${root}\npaths: { /a: { get: { ${own} ${ok} } } }\n`)
      assert.deepEqual(api.operations[0]!.security.anyOf.map((all) => all.map(({ scheme, scopes }) => `${scheme}(${scopes.join(',')})`)), expected)
    })
  }

  test('schemes have all scopes of their flows, and verifiers with what the environment holds', async (t) => {
    const { api } = await modelOf(t, `${schemes}paths: {}\n`, 'apis: { shop: { auth: { key: { keys: "${KEYS}" }, oauth: { issuer: "https://${HOST:-id}/x", audience: a } } } }\n')
    assert.deepEqual(api.schemes.map(({ contract, verifier }) => [contract, verifier]), [
      [{ type: 'apiKey', in: 'header', name: 'K' }, { keys: { env: 'KEYS' } }],
      [{ type: 'oauth2', scopes: ['a', 'b', 'c'] }, { issuer: ['https://', { env: 'HOST', default: 'id' }, '/x'], audience: 'a' }],
    ])
  })
})

test('policies are merged by level, then by source, key by key, and remember where they come from', async (t) => {
  const { api } = await modelOf(t, `x-gateway: { policies: { timeout: 1s, idleTimeout: 1s, limits: { depth: 1, body: 1KiB } } }
paths:
  /a:
    x-gateway: { policies: { limits: { depth: 2 } } }
    get: { operationId: getA, x-gateway: { policies: { timeout: 4s } }, ${ok} }
    put: { operationId: putA, ${ok} }
`, `policies: { timeout: 9s, validation: { response: report } }
apis:
  shop:
    policies: { idleTimeout: 2s }
    operations: { getA: { policies: { timeout: 5s } } }
`)
  const [get, put] = api.operations
  assert.deepEqual(get!.policies, { timeout: 5_000, idleTimeout: 2_000, validation: { response: 'report' }, limits: { body: 1_024, depth: 2 } })
  assert.deepEqual(put!.policies, { timeout: 1_000, idleTimeout: 2_000, validation: { response: 'report' }, limits: { body: 1_024, depth: 2 } })
  assert.deepEqual(Object.fromEntries(Object.entries(get!.origins).map(([key, place]) => [key, place.replace(/:\d+$/, '')])), {
    'backend': 'specs/shop.yaml:3', 'policies.timeout': 'specs/gateway.yaml:5', 'policies.idleTimeout': 'specs/gateway.yaml:4',
    'policies.validation.response': 'specs/gateway.yaml:1', 'policies.limits.depth': 'specs/shop.yaml:7', 'policies.limits.body': 'specs/shop.yaml:4',
  })
})

test('a cache is switched on and off by level, is merged key by key, and is for GET alone', async (t) => {
  const { api, model } = await modelOf(t, `paths:
  /a:
    get: { operationId: getA, x-gateway: { policies: { cache: { ttl: 5s, vary: [x-a] } } }, ${ok} }
    put: { operationId: putA, ${ok} }
  /b: { get: { operationId: getB, ${ok} } }
`, `cache: { maxBytes: 1MiB, store: redis }
policies: { cache: { ttl: 1m, tags: [all], shared: all, vary: [x-b] } }
apis: { shop: { operations: { getB: { policies: { cache: off } } } } }
`)
  const [getA, putA, getB] = api.operations
  assert.deepEqual(getA!.policies, { cache: { enabled: true, ttl: 5_000, shared: 'all', vary: ['x-a'], tags: ['all'] } })
  assert.match(getA!.origins['policies.cache.ttl']!, /shop\.yaml:6/)
  assert.match(getA!.origins['policies.cache.shared']!, /gateway\.yaml:2/)
  assert.deepEqual([putA!.policies, putA!.origins['policies.cache.ttl']], [{}, undefined])
  assert.equal(getB!.policies.cache!.enabled, false)
  assert.deepEqual(model.cache, { maxBytes: 1_048_576, store: 'redis' })
})

describe('backends', () => {
  test('are one of the API\'s name at the first server, and one for each other server; the configuration goes before', async (t) => {
    const { model, api } = await modelOf(t, `paths:
  /a: { get: { operationId: a, ${ok} } }
  /b: { servers: [{ url: 'https://{region}.test:8443/v2/', variables: { region: { default: eu } } }], get: { operationId: b, ${ok} }, put: { operationId: b2, servers: [{ url: https://shop.test/api }], ${ok} } }
  /c: { get: { operationId: c, ${ok} } }
`, 'apis: { shop: { mount: /x, operations: { c: { backend: demo } } } }\nbackends: { demo: { mock: true } }\n')
    assert.equal(api.mount, '/x')
    assert.deepEqual(api.operations.map(({ id, backend }) => [id, backend.name, backend.path]), [['a', 'shop', '/a'], ['b', 'shop-eu-test-8443', '/b'], ['b2', 'shop', '/b'], ['c', 'demo', '/c']])
    assert.deepEqual(model.backends.map(({ name, targets, path, mock }) => ({ name, targets, path, mock })), [
      { name: 'shop', targets: [{ url: 'https://shop.test' }], path: '/api', mock: false },
      { name: 'shop-eu-test-8443', targets: [{ url: 'https://eu.test:8443' }], path: '/v2', mock: false },
      { name: 'demo', targets: [], path: '/api', mock: true },
    ])
  })

  test('at a relative server have a path and no target', async (t) => {
    const project = new Project(t, { 'specs/shop.yaml': `openapi: 3.1.0\ninfo: { title: S, version: '1' }\nservers: [{ url: /v1/ }]\npaths: { /a: { get: { ${ok} } } }\n` })
    const { documents, config } = await loadProject({ root: project.root })
    const { model } = buildModel({ documents, config })
    assert.deepEqual([model.apis[0]!.mount, model.backends[0]!.targets, model.backends[0]!.path], ['/v1', [], '/v1'])
  })
})

test('webhooks and callbacks are no routes, and have validators', async (t) => {
  const { api } = await modelOf(t, `webhooks: { pet-adopted: { post: { requestBody: { content: { application/json: { schema: { type: object } } } }, ${ok} } } }
paths:
  /a: { post: { operationId: order, callbacks: { paid: { '{$request.body#/url}': { post: { requestBody: { content: { application/json: { schema: { type: array } } } }, ${ok} } } } }, ${ok} } }
`)
  assert.deepEqual(api.operations.map(({ id }) => id), ['order'])
  assert.deepEqual(api.slots.map(({ name, group }) => [name, group]), [['WebhookPetAdoptedRequest', 'events'], ['CallbackOrderPaidRequest', 'events']])
})

test('an API that is switched off is left out', async (t) => {
  const { model } = await modelOf(t, `paths: { /a: { get: { ${ok} } } }\n`, 'apis: { shop: { enabled: false } }\n')
  assert.deepEqual([model.apis, model.backends], [[], []])
})
