const text = { description: 'As the test says', content: { 'text/plain': {} } }
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }
const paths = (methods: readonly string[], operation: object): object =>
  Object.fromEntries(methods.map((method) => [method, operation]))

/**
 * What the test server of http-tests/cache-tests answers, as an API: `GET` is cached, and nothing else of a request is in the key but the
 * address, since the tests say with `Vary` what an answer depends on.
 */
export const cacheTestsDocument = {
  openapi: '3.2.0', info: { title: 'Cache tests', version: '1' }, servers: [{ url: '/' }],
  paths: {
    '/config/{id}': { parameters: [id], put: { requestBody: { content: { 'application/json': {} } }, responses: { 201: { description: 'Kept' } } } },
    '/state/{id}': { parameters: [id], get: { operationId: 'state', responses: { 200: text, 404: text } } },
    '/test/{id}': {
      parameters: [id, { name: 'test', in: 'query', schema: { type: 'string' } }],
      ...paths(['get', 'post', 'put', 'delete'], { requestBody: { content: { 'text/plain': {} } }, responses: { default: text } }),
      get: { operationId: 'test', responses: { default: text } },
      additionalOperations: { 'M-SEARCH': { operationId: 'search', requestBody: { content: { 'text/plain': {} } }, responses: { default: text } } },
    },
    '/test/{id}/{file}': {
      parameters: [id, { name: 'file', in: 'path', required: true, schema: { type: 'string' } }],
      ...paths(['post', 'put', 'delete'], { requestBody: { content: { 'text/plain': {} } }, responses: { default: text } }),
      get: { operationId: 'testFile', responses: { default: text } },
      additionalOperations: { 'M-SEARCH': { operationId: 'searchFile', requestBody: { content: { 'text/plain': {} } }, responses: { default: text } } },
    },
  },
} as const

/** The cache as it is when switched on and left alone. */
export const cacheTestsConfig = 'apis: { cache-tests: { operations: { test: { policies: { cache: {} } }, testFile: { policies: { cache: {} } } } } }\n'
