/** What OpenAPI 3.2 brings, in one document that the embedded backend can answer. */
const filter = {
  type: 'object', additionalProperties: false, required: ['q'],
  properties: { q: { type: 'string', minLength: 2 }, page: { type: 'integer', minimum: 1, maximum: 9 }, tags: { type: 'array', items: { type: 'string', enum: ['a', 'b'] }, minItems: 1 } },
}
const json = (schema: object): object => ({ content: { 'application/json': { schema } } })
const found = { 200: { description: '', ...json({ type: 'object', required: ['count'], properties: { count: { type: 'integer' } } }) } }

export const latest = {
  openapi: '3.2.0', info: { title: 'Latest', version: '1' }, servers: [{ url: 'http://127.0.0.1:1' }],
  paths: {
    '/form': { get: { operationId: 'form', parameters: [{ name: 'filter', in: 'querystring', required: true, content: { 'application/x-www-form-urlencoded': { schema: { $ref: '#/components/schemas/Filter' } } } }], responses: found } },
    '/json': { get: { operationId: 'json', parameters: [{ name: 'filter', in: 'querystring', content: { 'application/json': { schema: { $ref: '#/components/schemas/Filter' } } } }], responses: found } },
    '/chat': {
      post: {
        operationId: 'chat', requestBody: { required: true, content: { 'application/jsonl': { itemSchema: { $ref: '#/components/schemas/Filter' } } } },
        responses: { 200: { description: 'Ends with [DONE].', content: { 'text/event-stream': { itemSchema: { $ref: '#/components/schemas/ChatEvent' } } } } },
      },
      get: { operationId: 'log', responses: { 200: { description: '', content: { 'application/json-seq': { itemSchema: { $ref: '#/components/schemas/Filter' } } } } } },
    },
    '/batch': {
      post: {
        operationId: 'batch',
        requestBody: { required: true, content: { 'multipart/mixed': { itemSchema: { $ref: '#/components/schemas/Filter' }, itemEncoding: { contentType: 'application/json' } } } },
        responses: { 200: { description: '', content: { 'multipart/mixed': { itemSchema: { $ref: '#/components/schemas/Filter' } } } } },
      },
      put: {
        operationId: 'related',
        requestBody: {
          required: true,
          content: { 'multipart/related': {
            schema: { type: 'array', prefixItems: [{ $ref: '#/components/schemas/Filter' }], items: { type: 'object', required: ['n'], properties: { n: { type: 'integer', maximum: 9 } } }, minItems: 2 },
            prefixEncoding: [{ contentType: 'application/json' }],
          } },
        },
        responses: { 204: { description: '' } },
      },
    },
    '/search/{scope}': {
      parameters: [{ name: 'scope', in: 'path', required: true, schema: { enum: ['all', 'mine'] } }],
      query: { operationId: 'search', requestBody: { required: true, ...json({ $ref: '#/components/schemas/Filter' }) }, responses: found },
      additionalOperations: {
        LINK: { operationId: 'link', parameters: [{ name: 'to', in: 'query', required: true, schema: { type: 'integer' } }], responses: found },
        PURGE: { operationId: 'purge', responses: { 204: { description: '' } } },
      },
    },
  },
  components: {
    schemas: {
      Filter: filter,
      ChatEvent: {
        type: 'object', required: ['data'],
        oneOf: [
          { properties: { event: { const: 'delta' }, data: { type: 'string', contentMediaType: 'application/json', contentSchema: { $ref: '#/components/schemas/Filter' } } }, required: ['event'] },
          { properties: { event: false, data: { const: '[DONE]' } } },
        ],
      },
    },
  },
}
