import assert from 'node:assert/strict'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import SwaggerParser from '@apidevtools/swagger-parser'
import { parse } from 'yaml'
import type { Json, JsonObject } from '../../../generator/load/document.ts'
import { escapeToken, isObject, valueAt } from '../../../generator/load/pointer.ts'
import { convertSwagger } from '../../../generator/load/swagger/convert.ts'
import { isReference } from '../../../generator/load/walk.ts'
import { load, loadOne } from './project-folder.ts'

const whole = (rest: object): JsonObject => ({ swagger: '2.0', info: { title: 't', version: '1' }, paths: {}, ...rest }) as JsonObject

/** What an operation becomes whose 2.0 form has these members; the document may have more. */
function operation(members: object, document: object = {}): JsonObject {
  const converted = convertSwagger(whole({ ...document, paths: { '/a': { post: { responses: {}, ...members } } } })).document
  const { responses: _responses, ...rest } = valueAt(converted, '/paths/~1a/post') as JsonObject
  return rest
}

function parameter(members: object): Json | undefined {
  const { parameters } = operation({ parameters: [members] })
  return (parameters as readonly Json[])[0]
}

const list = { type: 'array', items: { type: 'integer' } }

describe('parameters', () => {
  const query = { name: 'a', in: 'query' }
  const rows: readonly [string, object, object][] = [
    ['keywords go into the schema', { ...query, description: 'd', required: true, type: 'integer', format: 'int64', maximum: 5, exclusiveMaximum: true, enum: [1], default: 1, 'x-a': 1 },
      { ...query, description: 'd', required: true, schema: { type: 'integer', format: 'int64', maximum: 5, exclusiveMaximum: true, enum: [1], default: 1 }, 'x-a': 1 }],
    ['a query list is comma-separated', { ...query, ...list }, { ...query, style: 'form', explode: false, schema: list }],
    ['csv', { ...query, ...list, collectionFormat: 'csv' }, { ...query, style: 'form', explode: false, schema: list }],
    ['ssv', { ...query, ...list, collectionFormat: 'ssv' }, { ...query, style: 'spaceDelimited', explode: false, schema: list }],
    ['pipes', { ...query, ...list, collectionFormat: 'pipes' }, { ...query, style: 'pipeDelimited', explode: false, schema: list }],
    ['multi', { ...query, ...list, collectionFormat: 'multi' }, { ...query, style: 'form', explode: true, schema: list }],
    ['tsv', { ...query, ...list, collectionFormat: 'tsv' }, { ...query, schema: { type: 'string' } }],
    ['a list in a path or header needs no style', { name: 'a', in: 'header', ...list }, { name: 'a', in: 'header', schema: list }],
    ['pipes in a header', { name: 'a', in: 'header', ...list, collectionFormat: 'pipes' }, { name: 'a', in: 'header', schema: { type: 'string' } }],
    ['a list in a list', { ...query, type: 'array', items: { ...list, collectionFormat: 'pipes' } }, { ...query, style: 'form', explode: false, schema: { type: 'array', items: { type: 'string' } } }],
    ['allowEmptyValue', { ...query, type: 'string', allowEmptyValue: true }, { ...query, allowEmptyValue: true, schema: { type: 'string' } }],
    ['x-nullable', { ...query, type: 'string', 'x-nullable': true }, { ...query, schema: { type: 'string', nullable: true } }],
  ]
  for (const [name, written, expected] of rows) test(name, () => assert.deepEqual(parameter(written), expected))
})

describe('bodies', () => {
  const schema = { type: 'object' }
  const body = { name: 'b', in: 'body', schema }
  const field = { name: 'f', in: 'formData', type: 'string' }
  const form = (type: string, properties: object, more: object = {}): object =>
    ({ requestBody: { content: { [type]: { schema: { type: 'object', properties } } }, ...more } })
  const rows: readonly [string, object, object, object?][] = [
    ['a body takes the media types of the document', { parameters: [{ ...body, required: true, description: 'd' }] },
      { requestBody: { required: true, description: 'd', content: { 'text/json': { schema } } } }, { consumes: ['text/json'] }],
    ['an operation has media types of its own', { consumes: ['a/b', 'c/d'], parameters: [body] }, { requestBody: { content: { 'a/b': { schema }, 'c/d': { schema } } } }, { consumes: ['text/json'] }],
    ['none are JSON', { parameters: [body] }, { requestBody: { content: { 'application/json': { schema } } } }],
    ['an empty list clears those of the document', { consumes: [], parameters: [body] }, { requestBody: { content: { 'application/json': { schema } } } }, { consumes: ['a/b'] }],
    ['a form is urlencoded', { parameters: [field] }, form('application/x-www-form-urlencoded', { f: { type: 'string' } })],
    ['unless the operation says that it is multipart', { consumes: ['multipart/form-data'], parameters: [field] }, form('multipart/form-data', { f: { type: 'string' } })],
    ['or both', { consumes: ['multipart/form-data', 'application/x-www-form-urlencoded'], parameters: [field] }, { requestBody: { content: {
      'multipart/form-data': { schema: { type: 'object', properties: { f: { type: 'string' } } } }, 'application/x-www-form-urlencoded': { schema: { type: 'object', properties: { f: { type: 'string' } } } } } } }],
    ['a form with a file is multipart', { parameters: [{ ...field, type: 'file', description: 'd' }] }, form('multipart/form-data', { f: { type: 'string', format: 'binary', description: 'd' } })],
    ['the media types of the document do not make a form JSON', { parameters: [field] }, form('application/x-www-form-urlencoded', { f: { type: 'string' } }), { consumes: ['application/json'] }],
    ['a required field makes the body required', { parameters: [{ ...field, required: true }] }, { requestBody: { required: true, content: { 'application/x-www-form-urlencoded': { schema: { type: 'object', properties: { f: { type: 'string' } }, required: ['f'] } } } } }],
    ['lists in a form have an encoding', { parameters: [{ ...field, ...list, collectionFormat: 'pipes' }] }, { requestBody: { content: { 'application/x-www-form-urlencoded': {
      schema: { type: 'object', properties: { f: list } }, encoding: { f: { style: 'pipeDelimited', explode: false } } } } } }],
  ]
  for (const [name, written, expected, document] of rows) test(name, () => assert.deepEqual(operation(written, document), expected))

  test('a shared body is a component, and is written out where the media types are others', () => {
    const { document } = convertSwagger(whole({
      consumes: ['a/b'], parameters: { B: body, C: { $ref: '#/parameters/B' }, F: field, Q: { name: 'q', in: 'query', type: 'string' } },
      paths: { '/a': {
        parameters: [{ $ref: '#/parameters/Q' }, { $ref: '#/parameters/B' }],
        get: { responses: {} },
        put: { responses: {}, consumes: ['c/d'] },
        post: { responses: {}, parameters: [{ name: 'other', in: 'body', schema: { type: 'string' } }] },
        patch: { responses: {}, parameters: [{ $ref: '#/parameters/C' }] },
      } },
    }))
    const bodyOf = (method: string): Json | undefined => valueAt(document, `/paths/~1a/${method}/requestBody`)
    assert.deepEqual(bodyOf('get'), { $ref: '#/components/requestBodies/B' })
    assert.deepEqual(bodyOf('put'), { content: { 'c/d': { schema } } })
    assert.deepEqual(bodyOf('post'), { content: { 'a/b': { schema: { type: 'string' } } } })
    assert.deepEqual(bodyOf('patch'), { $ref: '#/components/requestBodies/C' })
    assert.deepEqual(valueAt(document, '/paths/~1a/parameters'), [{ $ref: '#/components/parameters/Q' }])
    assert.deepEqual(document['components'], {
      requestBodies: { B: { content: { 'a/b': { schema } } }, C: { $ref: '#/components/requestBodies/B' } },
      parameters: { Q: { name: 'q', in: 'query', schema: { type: 'string' } } },
    })
  })
})

test('responses, their headers, files and examples', () => {
  const { document } = convertSwagger(whole({
    produces: ['application/json', 'image/png'],
    responses: { E: { description: 'e', schema: { type: 'string' } } },
    paths: { '/a': { get: { responses: {
      200: { description: 'd', schema: { type: 'object' }, headers: { 'X-A': { description: 'h', ...list } }, examples: { 'application/json': { a: 1 }, 'text/plain': 'b' } },
      201: { description: 'none' },
      202: { description: 'file', schema: { type: 'file' } },
      default: { $ref: '#/responses/E' },
    } }, post: { produces: ['text/plain'], responses: { default: { $ref: '#/responses/E' } } } } },
  }))
  assert.deepEqual(valueAt(document, '/paths/~1a/get/responses'), {
    200: {
      description: 'd', headers: { 'X-A': { description: 'h', schema: list } },
      content: { 'application/json': { schema: { type: 'object' }, example: { a: 1 } }, 'image/png': { schema: { type: 'object' } }, 'text/plain': { schema: { type: 'object' }, example: 'b' } },
    },
    201: { description: 'none' },
    202: { description: 'file', content: { 'application/json': {}, 'image/png': { schema: { type: 'string', format: 'binary' } } } },
    default: { $ref: '#/components/responses/E' },
  })
  assert.deepEqual(valueAt(document, '/paths/~1a/post/responses/default'), { description: 'e', content: { 'text/plain': { schema: { type: 'string' } } } })
})

describe('servers', () => {
  const rows: readonly [string, object, unknown][] = [
    ['none', {}, undefined],
    ['a base path only', { basePath: '/v1' }, [{ url: '/v1' }]],
    ['every scheme, in the order of the document', { host: 'a.test:81', basePath: '/v1/', schemes: ['http', 'https'] }, [{ url: 'http://a.test:81/v1' }, { url: 'https://a.test:81/v1' }]],
    ['web sockets last', { host: 'a.test', schemes: ['ws', 'http'] }, [{ url: 'http://a.test' }, { url: 'ws://a.test' }]],
    ['no scheme', { host: 'a.test', basePath: '/' }, [{ url: 'https://a.test' }]],
  ]
  for (const [name, written, expected] of rows) test(name, () => assert.deepEqual(convertSwagger(whole(written)).document['servers'], expected))
  test("an operation's own, where they leave out the first", () => {
    const document = { host: 'a.test', schemes: ['http', 'https'] }
    assert.equal(operation({ schemes: ['http'] }, document)['servers'], undefined)
    assert.deepEqual(operation({ schemes: ['https'] }, document)['servers'], [{ url: 'https://a.test' }])
  })
})

test('security schemes', () => {
  const scopes = { r: 'read' }
  const { document } = convertSwagger(whole({ security: [{ b: [] }], securityDefinitions: {
    b: { type: 'basic', description: 'd' }, k: { type: 'apiKey', name: 'K', in: 'query' },
    i: { type: 'oauth2', flow: 'implicit', authorizationUrl: '/a', scopes }, p: { type: 'oauth2', flow: 'password', tokenUrl: '/t', scopes },
    c: { type: 'oauth2', flow: 'application', tokenUrl: '/t' }, a: { type: 'oauth2', flow: 'accessCode', authorizationUrl: '/a', tokenUrl: '/t', scopes, 'x-a': 1 },
  } }))
  assert.deepEqual(document['security'], [{ b: [] }])
  assert.deepEqual(valueAt(document, '/components/securitySchemes'), {
    b: { type: 'http', scheme: 'basic', description: 'd' }, k: { type: 'apiKey', name: 'K', in: 'query' },
    i: { type: 'oauth2', flows: { implicit: { authorizationUrl: '/a', scopes } } }, p: { type: 'oauth2', flows: { password: { tokenUrl: '/t', scopes } } },
    c: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: '/t', scopes: {} } } },
    a: { type: 'oauth2', flows: { authorizationCode: { authorizationUrl: '/a', tokenUrl: '/t', scopes } }, 'x-a': 1 },
  })
})

test('schemas: discriminators, x-nullable, and references wherever they lead', () => {
  const { document } = convertSwagger(whole({
    'x-schemas': { 'X Y': { items: { $ref: '#/x-schemas/Z' } }, Z: { type: 'null' } },
    definitions: {
      'A B': { type: 'object', discriminator: 'kind', properties: { kind: { type: 'string', 'x-nullable': true }, discriminator: { type: 'string' } }, example: { $ref: '#/definitions/no' } },
      C: { allOf: [{ $ref: '#/definitions/A%20B' }, { $ref: '#/definitions/A%20B/properties/kind' }] },
      D: { properties: { a: { $ref: '#/paths/~1{a}/get/responses/200/schema' }, b: { $ref: '#/paths/~1{a}/get/parameters/0/schema' }, c: { $ref: '#/x-schemas/X%20Y' }, d: { $ref: '#/paths/~1{a}/get/parameters/1/items' } } },
    },
    paths: { '/{a}': { get: { parameters: [{ name: 'b', in: 'body', schema: { type: 'string' } }, { name: 'q', in: 'query', ...list }], responses: { 200: { description: 'd', schema: { type: 'integer' } } } } }, '/b': { $ref: '#/paths/~1{a}' } },
  }))
  assert.deepEqual(valueAt(document, '/components/schemas'), {
    'A B': { type: 'object', discriminator: { propertyName: 'kind' }, properties: { kind: { type: 'string', nullable: true }, discriminator: { type: 'string' } }, example: { $ref: '#/definitions/no' } },
    C: { allOf: [{ $ref: '#/components/schemas/A%20B' }, { $ref: '#/components/schemas/A%20B/properties/kind' }] },
    D: { properties: {
      a: { $ref: '#/paths/~1%7Ba%7D/get/responses/200/content/application~1json/schema' }, b: { $ref: '#/paths/~1%7Ba%7D/get/requestBody/content/application~1json/schema' },
      c: { $ref: '#/components/schemas/X_Y' }, d: { $ref: '#/paths/~1%7Ba%7D/get/parameters/0/schema/items' },
    } },
    X_Y: { items: { $ref: '#/components/schemas/Z' } }, Z: { type: 'null' },
  })
  assert.deepEqual(valueAt(document, '/paths/~1b/get/responses/200'), valueAt(document, '/paths/~1{a}/get/responses/200'))
})

const split = {
  'specs/shop.yaml': `swagger: '2.0'
info: { title: Shop, version: '1' }
consumes: [application/json]
produces: [application/json]
paths:
  /pets: { $ref: paths/pets.yaml }
definitions:
  Pet: { $ref: pet.yaml }
`,
  'specs/paths/pets.yaml': `post:
  parameters:
    - { name: n, in: query, type: integer, maximum: 5 }
    - name: pet
      in: body
      schema: { $ref: ../pet.yaml }
    - $ref: ../common.json#/trace
  responses:
    200: { description: ok, schema: { type: array, items: { $ref: ../pet.yaml#/properties/name } } }
    default: { $ref: ../common.json#/error }
`,
  'specs/common.json': '{ "trace": { "name": "t", "in": "header", "type": "string" },\n"error": { "description": "e", "schema": { "type": "object" } } }',
  'specs/pet.yaml': 'type: object\nproperties:\n  name: { type: string }\n  parent: { $ref: "#" }\n',
}

test('a document in several files, and the places where its nodes were written', async (t) => {
  const { documents: [document], diagnostics } = await load(t, split)
  assert.deepEqual(diagnostics, [])
  assert.equal(document!.version, '2.0')
  assert.equal(document!.source['openapi'], '3.0.4')
  const operationAt = '/paths/~1pets/post'
  assert.deepEqual(valueAt(document!.source, `${operationAt}/parameters`), [{ name: 'n', in: 'query', schema: { type: 'integer', maximum: 5 } }, { $ref: '#/components/parameters/trace' }])
  assert.deepEqual(valueAt(document!.source, `${operationAt}/requestBody`), { content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } } })
  assert.deepEqual(valueAt(document!.source, '/components/responses'), { error: { description: 'e', content: { 'application/json': { schema: { type: 'object' } } } } })
  const place = (pointer: string): string => {
    const { file, line, column } = document!.place(pointer)
    return `${file.slice('specs/'.length)}:${line}:${column}`
  }
  assert.equal(place(`${operationAt}/parameters/0/schema/maximum`), 'paths/pets.yaml:3:44')
  assert.equal(place(`${operationAt}/requestBody`), 'paths/pets.yaml:4:7')
  assert.equal(place(`${operationAt}/requestBody/content/application~1json`), 'shop.yaml:3:12')
  assert.equal(place(`${operationAt}/requestBody/content/application~1json/schema`), 'paths/pets.yaml:6:7')
  assert.equal(place(`${operationAt}/responses/200/content/application~1json/schema/items`), 'paths/pets.yaml:9:52')
  assert.equal(place('/components/responses/error/content/application~1json/schema/type'), 'common.json:2:44')
  assert.equal(place('/components/schemas/Pet/properties/parent'), 'pet.yaml:4:3')
  assert.equal(place('/components/parameters/trace/schema'), 'common.json:1:3')
})

test('a member called __proto__ survives as one', async (t) => {
  const { source } = await loadOne(t, '{"swagger":"2.0","info":{"title":"t","version":"1"},"paths":{},"definitions":{"__proto__":{"properties":{"__proto__":{"type":"string","x-nullable":true}}}}}', 'specs/a.json')
  assert.deepEqual(Object.keys(valueAt(source, '/components/schemas')!), ['__proto__'])
  assert.deepEqual(valueAt(source, '/components/schemas/__proto__/properties/__proto__'), { type: 'string', nullable: true })
})

const corpus = join(import.meta.dirname, '../../../../shared/corpus')

/** One schema of gitea refers to a response, and xsoar refers to definitions that it has not. */
const faulty: ReadonlySet<string> = new Set(['gitea.json', 'xsoar.json', 'languagetool.yaml'])

test('real documents become valid 3.0, and every value that both have is placed where it was', { skip: existsSync(corpus) ? false : 'the corpus is not here' }, async () => {
  let documents = 0
  for (const file of readdirSync(corpus).filter((name) => /\.(json|ya?ml)$/.test(name) && !faulty.has(name))) {
    const text = readFileSync(join(corpus, file), 'utf8')
    if (!file.endsWith('.json') && !/^swagger:/m.test(text)) continue
    const source = (file.endsWith('.json') ? JSON.parse(text) : parse(text)) as JsonObject
    if (source['swagger'] !== '2.0') continue
    documents++
    const before = JSON.stringify(source)
    const { document, writtenAt, findings } = convertSwagger(source)
    assert.equal(JSON.stringify(source), before, file)
    assert.deepEqual(findings.filter(({ severity }) => severity === 'error'), [], file)
    let same = 0
    let others = 0
    const visit = (node: Json, pointer: string): void => {
      if (isReference(node)) assert.notEqual(valueAt(document, decodeURIComponent(node.$ref.slice(1))), undefined, `${file} ${pointer} ${node.$ref}`)
      else if (isObject(node) || Array.isArray(node)) for (const key of Object.keys(node)) visit((node as JsonObject)[key] as Json, `${pointer}/${escapeToken(key)}`)
      else if (valueAt(source, writtenAt(pointer)) === node) same++
      else if (!made.test(pointer)) assert.fail(`${file}: ${pointer} is placed at ${writtenAt(pointer)}`)
      else others++
    }
    visit(document, '')
    assert.ok(same > 5 * others, `${file}: ${same} values are as written, ${others} are not`)
    await SwaggerParser.validate(structuredClone(document) as never)
  }
  assert.ok(documents >= 12, `${documents} documents`)
})

/** Values that no 2.0 document has: those of styles, addresses, forms and basic authentication. */
const made = /^\/openapi$|\/(style|explode|url|format|scheme)$|\/requestBody\/required$|\/required\/\d+$|\/schema\/type$|\/properties\/[^/]+\/type$|\/securitySchemes\/[^/]+\/type$|\/discriminator\/propertyName$|\/nullable$/
