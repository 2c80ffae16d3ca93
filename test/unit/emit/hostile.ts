/** Text that would end a literal, a comment, a template or a line, or set a prototype, wherever it got into code unescaped. */
const evil = '`"\'*/ globalThis.pwned = true; /* ${globalThis.pwned = true} \\ </script>\u2028\u202e{{evil}}'

/** A document in which everything that an author may name freely is hostile; serving it must be harmless. */
export const hostileDocument = JSON.stringify({
  openapi: '3.1.0',
  info: { title: evil, version: evil, description: `${evil}\n*/` },
  servers: [{ url: "https://shop.test/a'b`c${d}*/" }],
  tags: [{ name: evil }],
  paths: {
    "/a'+globalThis.pwned+'b/`${x}`/*/{id'\"`}/__proto__": {
      get: {
        operationId: "constructor'];globalThis.pwned=1//",
        summary: `${evil}\r\n*/ globalThis.pwned = true //`,
        description: evil,
        tags: [evil],
        parameters: [
          { name: "id'\"`", in: 'path', required: true, schema: { type: 'string', enum: [evil, "it's"] } },
          { name: '__proto__', in: 'query', schema: { type: 'object', properties: { ['__proto__']: { type: 'string' }, [evil]: { type: 'integer' } } }, style: 'deepObject' },
          { name: evil.replaceAll('\u2028', ''), in: 'query', schema: { type: 'array', items: { const: evil } } },
          { name: "X-It's", in: 'header', schema: { type: 'string', default: evil, description: evil } },
        ],
        responses: {
          200: {
            description: evil,
            headers: { "X-`'": { schema: { type: 'string' } } },
            content: { "application/vnd.it's+json": { schema: { $ref: '#/components/schemas/__proto__' } } },
          },
        },
      },
      post: {
        operationId: '__proto__',
        tags: ['../../../etc/passwd'],
        requestBody: { content: { 'multipart/form-data': { schema: { type: 'object', properties: { [evil]: { type: 'string', format: 'binary' }, ['__proto__']: { type: 'integer' } } } } } },
        responses: { default: { description: '' } },
      },
      put: { operationId: 'toString', tags: ['CON'], responses: { 204: { description: '' } } },
      delete: { operationId: 'await', security: [{ "key'`": [evil] }], responses: { 204: { description: '' } } },
    },
  },
  components: {
    securitySchemes: { "key'`": { type: 'apiKey', in: 'header', name: "X-It's" } },
    schemas: {
      // JSON.parse makes this an own property, as a document does.
      PLACEHOLDER: { type: 'object', description: evil, properties: { [evil]: { enum: [evil, 1, null] }, ['constructor']: { type: 'string', pattern: '^[`\'"/]*$' } }, required: [evil] },
    },
  },
}).replace('"PLACEHOLDER"', '"__proto__"')
