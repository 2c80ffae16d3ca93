import type { ApiDocument, JsonObject } from '../../../generator/load/document.ts'
import type { DevCredentials } from '../../../testing/contract/credentials.ts'

/** A small document with something of everything that a gateway must enforce. */
const document: JsonObject = {
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1.0.0' },
  servers: [{ url: 'https://shop.example/api/v1' }],
  components: {
    securitySchemes: {
      key: { type: 'apiKey', in: 'header', name: 'X-Key' },
      token: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: 'https://id.example/token', scopes: { 'items:read': '', 'items:write': '' } } } },
    },
    schemas: {
      Item: {
        type: 'object', additionalProperties: false, required: ['name', 'price'],
        properties: { name: { type: 'string', minLength: 1, maxLength: 20 }, price: { type: 'number', minimum: 0 } },
      },
    },
  },
  paths: {
    '/items/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 1, maximum: 1000 } }],
      get: {
        operationId: 'getItem',
        security: [{ key: [] }, { token: ['items:read'] }],
        parameters: [
          { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100 } },
          { name: 'lang', in: 'query', required: true, schema: { type: 'string', enum: ['en', 'nl'] } },
        ],
        responses: {
          200: {
            description: 'The item',
            headers: { 'X-Stock': { required: true, schema: { type: 'integer', minimum: 0 } } },
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Item' } } },
          },
        },
      },
    },
    '/items': {
      post: {
        operationId: 'addItem',
        security: [{ key: [], token: ['items:write'] }],
        requestBody: { required: true, content: { 'application/json': { schema: { $ref: '#/components/schemas/Item' } } } },
        responses: { 201: { description: 'Stored', content: { 'application/json': { schema: { $ref: '#/components/schemas/Item' } } } } },
      },
    },
    '/open': {
      get: { operationId: 'open', security: [], responses: { 204: { description: 'Open' } } },
    },
  },
}

export const shop: ApiDocument = {
  name: 'shop', file: 'shop.yaml', version: '3.1.0', source: document, document, place: (pointer) => ({ file: 'shop.yaml', pointer }),
}

export const mount = '/shop'

export const credentials: DevCredentials = {
  shop: {
    key: { send: { headers: { 'X-Key': 'key-5f0c2e' } } },
    token: {
      send: { headers: { Authorization: 'Bearer token-all-91b7' } },
      scopes: ['items:read', 'items:write'],
      withoutScopes: { headers: { Authorization: 'Bearer token-none-3ac4' } },
    },
  },
}
