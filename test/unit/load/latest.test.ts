import assert from 'node:assert/strict'
import { test } from 'node:test'
import { valueAt } from '../../../generator/load/pointer.ts'
import { load, openapi } from './project-folder.ts'

const everything = openapi('3.2.0', `$self: https://shop.test/api/openapi.yaml
servers: [{ url: 'https://shop.test', name: prod }]
tags: [{ name: a, summary: A, kind: nav }, { name: b, parent: a }]
paths:
  /search:
    query:
      requestBody: { content: { application/json: { schema: { type: object } } } }
      responses: { default: { summary: any } }
    get:
      parameters: [{ name: q, in: querystring, content: { application/x-www-form-urlencoded: { schema: { type: object } } } }]
      responses:
        '200':
          description: a stream
          content:
            text/event-stream: { itemSchema: { type: object, properties: { data: { $ref: '#/components/schemas/Data' } } } }
            multipart/mixed: { prefixEncoding: [{ contentType: text/plain }], itemEncoding: { contentType: application/json }, itemSchema: {} }
            application/jsonl: { $ref: '#/components/mediaTypes/Lines' }
    additionalOperations:
      LINK: { responses: {} }
  /c: { get: { parameters: [{ name: c, in: cookie, style: cookie, schema: { type: array } }], responses: {} } }
components:
  schemas:
    Data: { type: [string, 'null'], example: x, discriminator: { propertyName: k, defaultMapping: Data }, xml: { nodeType: text } }
  mediaTypes:
    Lines: { itemSchema: { $ref: 'https://shop.test/api/openapi.yaml#/components/schemas/Data' } }
  securitySchemes:
    device:
      type: oauth2
      deprecated: true
      oauth2MetadataUrl: https://id.test/.well-known/oauth-authorization-server
      flows: { deviceAuthorization: { deviceAuthorizationUrl: https://id.test/d, tokenUrl: https://id.test/t, scopes: {} } }
`)

test('what OpenAPI 3.2 brings is known, kept and in one dialect', async (t) => {
  const { documents: [document], diagnostics } = await load(t, { 'specs/shop.yaml': everything })
  assert.deepEqual(diagnostics, [])
  const { source, document: normalised, version } = document!
  assert.deepEqual([version, source['openapi'], normalised['openapi']], ['3.2.0', '3.2.0', '3.2.0'])
  assert.deepEqual(Object.keys(valueAt(normalised, '/paths/~1search')!), ['query', 'get', 'additionalOperations'])
  assert.equal(valueAt(normalised, '/paths/~1search/get/parameters/0/in'), 'querystring')
  assert.deepEqual(valueAt(normalised, '/components/mediaTypes/Lines/itemSchema'), { $ref: '#/components/schemas/Data' })
  assert.deepEqual(valueAt(normalised, '/components/schemas/Data/examples'), ['x'])
  assert.equal(source['$self'], 'https://shop.test/api/openapi.yaml')
  assert.equal(document!.place('/components/mediaTypes/Lines/itemSchema').line, 27)
})

test('a document of 3.2 in several files, which find each other by name and by place', async (t) => {
  const { documents, diagnostics } = await load(t, {
    'specs/shop.yaml': openapi('3.2.0', `$self: https://shop.test/api/shop
paths:
  /a: { $ref: a.yaml }
components:
  schemas:
    ByName: { $ref: common#/components/schemas/C }
    ByPlace: { $ref: 'common.yaml#/components/schemas/D' }
    Own: { $ref: 'shop.yaml#/components/schemas/ByName' }
`),
    'specs/common.yaml': openapi('3.2.0', "$self: https://shop.test/api/common\ncomponents: { schemas: { C: { type: string }, D: { type: integer } }, mediaTypes: { M: { itemSchema: { $ref: '#/components/schemas/D' } } } }\n"),
    'specs/a.yaml': "additionalOperations: { LINK: { responses: { default: { content: { a/b: { $ref: 'common.yaml#/components/mediaTypes/M' } } } } } }\nquery: { responses: {} }\n",
  })
  assert.deepEqual(diagnostics, [])
  const source = documents.find(({ name }) => name === 'shop')!.source
  assert.deepEqual(source['paths'], { '/a': { additionalOperations: { LINK: { responses: { default: { content: { 'a/b': { $ref: '#/components/mediaTypes/M' } } } } } }, query: { responses: {} } } })
  assert.deepEqual(source['components'], {
    schemas: { ByName: { type: 'string' }, ByPlace: { type: 'integer' }, Own: { $ref: '#/components/schemas/ByName' } },
    mediaTypes: { M: { itemSchema: { $ref: '#/components/schemas/ByPlace' } } },
  })
  assert.equal(source['$self'], 'https://shop.test/api/shop')
})

test('a reference to the own file is local', async (t) => {
  const { documents: [document], diagnostics } = await load(t, { 'specs/a.yaml': openapi('3.1.0', "paths: {}\ncomponents: { schemas: { A: { $ref: 'a.yaml#/components/schemas/B' }, B: { type: string } } }\n") })
  assert.deepEqual(diagnostics, [])
  assert.deepEqual(valueAt(document!.source, '/components/schemas/A'), { $ref: '#/components/schemas/B' })
})
