import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { loadProject } from '../../../generator/load/project.ts'

const whole = {
  openapi: '3.0.3', info: { title: 't', version: '1' }, servers: [{ url: '/v1', variables: { a: { default: 'b' } } }],
  paths: { '/a/{b}': {
    parameters: [{ name: 'b', in: 'path', required: true, schema: { $ref: '#/components/schemas/A' } }],
    post: {
      operationId: 'a', security: [{ k: [] }],
      requestBody: { content: { 'application/json': { schema: { allOf: [{ $ref: '#/components/schemas/A' }], nullable: true }, example: { a: 1 } } } },
      responses: { 200: { description: 'd', headers: { h: { schema: { type: 'string' } } } }, default: { $ref: '#/components/responses/E' } },
      callbacks: { c: { '{$request.body#/url}': { get: { responses: {} } } } },
    },
  } },
  components: {
    schemas: { A: { type: 'object', properties: { x: { $ref: '#/components/schemas/A' }, y: { enum: [1], minimum: 1, exclusiveMinimum: true } }, required: ['x'], discriminator: { propertyName: 'x', mapping: { a: 'A' } } } },
    responses: { E: { description: 'e' } }, securitySchemes: { k: { type: 'apiKey', name: 'k', in: 'header' } },
  },
}

const whole2 = {
  swagger: '2.0', info: { title: 't', version: '1' }, host: 'a.test', basePath: '/v1', schemes: ['https'], consumes: ['application/json'], produces: ['application/json'],
  paths: { '/a/{b}': {
    parameters: [{ $ref: '#/parameters/B' }, { name: 'b', in: 'path', required: true, type: 'array', items: { type: 'string' }, collectionFormat: 'csv' }],
    post: { security: [{ k: [] }], schemes: ['http'], responses: { 200: { description: 'd', schema: { $ref: '#/definitions/A' }, headers: { h: { type: 'string' } }, examples: { 'a/b': 1 } }, default: { $ref: '#/responses/E' } } },
    put: { consumes: ['multipart/form-data'], parameters: [{ name: 'f', in: 'formData', type: 'file' }, { $ref: '#/parameters/F' }], responses: {} },
  } },
  definitions: { A: { type: 'object', properties: { x: { $ref: '#/definitions/A', 'x-nullable': true } }, required: ['x'], discriminator: 'x' } },
  parameters: { B: { name: 'b', in: 'body', schema: { $ref: '#/definitions/A' } }, F: { name: 'g', in: 'formData', type: 'string' } },
  responses: { E: { description: 'e', schema: { type: 'file' } } },
  securityDefinitions: { k: { type: 'oauth2', flow: 'implicit', authorizationUrl: '/a', scopes: { a: 'b' } } },
}

const whole32 = {
  openapi: '3.2.0', $self: 'https://a.test/api', info: { title: 't', version: '1' }, tags: [{ name: 'a', parent: 'b' }, { name: 'b' }],
  paths: { '/a': {
    parameters: [{ name: 'q', in: 'querystring', content: { 'a/b': { schema: {} } } }],
    query: { responses: { 200: { content: { 'text/event-stream': { itemSchema: { $ref: 'https://a.test/api#/components/schemas/A' } }, 'a/b': { $ref: '#/components/mediaTypes/M' } } } } },
    additionalOperations: { LINK: { responses: {} } },
  } },
  components: {
    schemas: { A: { $id: 'x', $anchor: 'y', items: { $ref: '#y' } } }, mediaTypes: { M: { itemSchema: true, prefixEncoding: [{}], itemEncoding: {} } },
    securitySchemes: { d: { type: 'oauth2', flows: { deviceAuthorization: { deviceAuthorizationUrl: '/d', tokenUrl: '/t', scopes: {} } } } },
  },
}

/** Every place of a value, as the tokens that lead there. */
function placesOf(value: unknown, tokens: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [tokens]
  return [tokens, ...Object.entries(value).flatMap(([key, child]) => placesOf(child, [...tokens, key]))]
}

function replaceAt(value: unknown, tokens: readonly string[], put: unknown): unknown {
  const [token, ...rest] = tokens
  if (token === undefined) return put
  const copy = Array.isArray(value) ? [...value as unknown[]] : { ...value as object }
  Reflect.set(copy, token, replaceAt(Reflect.get(value as object, token), rest, put))
  return copy
}

test('whatever stands wherever in a document, it loads or has an error, and every diagnostic has a place', async () => {
  const places = [whole, whole2, whole32].flatMap((document) => placesOf(document).filter((tokens) => tokens.length > 0).map((tokens) => ({ document, tokens })))
  const odd = fc.oneof(
    fc.constantFrom(null, true, 0, -1, '', [], {}, [[]], [null], { $ref: '#' }, { $ref: '' }, { $ref: '#/paths' }, { $ref: '%' }, { $ref: '#/%' }, { $ref: 'http://[' },
      { $ref: '\0' }, { $ref: 'specs.json' }, { $ref: 'a.json' }, { $ref: 'a.json#/components/schemas/A' }, { $ref: 5 }, { $ref: '#/components/schemas/A' }, { $ref: 'b.json#/x' }, { $ref: '#/parameters/B' }, { $ref: '#/responses/E' }),
    fc.jsonValue({ maxDepth: 2 }),
  )
  const root = mkdtempSync(join(tmpdir(), 'gatewright-load-'))
  try {
    mkdirSync(join(root, 'specs'))
    writeFileSync(join(root, 'specs/b.json'), JSON.stringify({ x: { $ref: 'a.json#/components/schemas/A' } }))
    await fc.assert(fc.asyncProperty(fc.constantFrom(...places), odd, async ({ document: base, tokens }, put) => {
      writeFileSync(join(root, 'specs/a.json'), JSON.stringify(replaceAt(base, tokens, put)))
      const { documents, diagnostics } = await loadProject({ root })
      for (const { place, message } of diagnostics) {
        assert.ok(place.file.startsWith('specs/'), message)
        assert.ok(place.line !== undefined && place.column !== undefined && place.line >= 1, message)
      }
      // The two members that make it an API document may be gone; then it is a fragment.
      assert.ok(documents.length === 1 || diagnostics.some(({ severity }) => severity === 'error') || tokens[0] === 'openapi' || tokens[0] === 'swagger')
      for (const document of documents) JSON.stringify([document.source, document.document])
    }), { numRuns: 800 })
  } finally {
    rmSync(root, { recursive: true })
  }
})
