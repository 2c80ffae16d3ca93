import { openapi } from '../../unit/emit/project.ts'

/** A defect that only the meaning of the documents shows, and everything that must be said about it. */
export interface ModelCase {
  readonly defect: string
  readonly files: Readonly<Record<string, string>>
  /** `file:line severity code`, in order. */
  readonly expected: readonly string[]
  /** Text that the message or hint of one of them must hold. */
  readonly says: string
}

const ok = "responses: { 204: { description: '' } }"

function shop(defect: string, body: string, expected: readonly string[], says: string, more: Readonly<Record<string, string>> = {}): ModelCase {
  return { defect, files: { 'specs/shop.yaml': openapi(body), ...more }, expected: expected.map((line) => (line.startsWith('specs/') ? line : `specs/shop.yaml:${line}`)), says }
}

function config(defect: string, text: string, expected: readonly string[], says: string): ModelCase {
  const body = `components: { securitySchemes: { api_key: { type: apiKey, in: header, name: X-Key } } }\npaths: { /a: { get: { operationId: getA, ${ok} } } }\n`
  return shop(defect, body, expected.map((line) => `specs/gateway.yaml:${line}`), says, { 'specs/gateway.yaml': text })
}

/** A document with a public, a known and an optional caller, and what gateway.yaml says of one of the operations, in line 4. */
function authorised(defect: string, operation: string, expected: readonly string[], says: string, before = ''): ModelCase {
  const parameters = 'parameters: [{ name: tenantId, in: path, required: true, schema: { type: string } }, { name: tags, in: query, schema: { type: array, items: { type: string } } }]'
  const body = `components: { securitySchemes: { key: { type: apiKey, in: header, name: X-Key } } }\npaths:\n  /open: { get: { operationId: open, ${ok} } }\n`
    + `  /maybe: { get: { operationId: maybe, security: [{ key: [] }, {}], ${ok} } }\n  /{tenantId}: { get: { operationId: known, security: [{ key: [] }], ${parameters}, ${ok} } }\n`
  const text = `${before}apis:\n  shop:\n    operations:\n      ${operation}\n`
  return shop(defect, body, expected.map((line) => `specs/gateway.yaml:${line}`), says, { 'specs/gateway.yaml': text })
}

/** Documents begin with three lines, so what stands in `body` begins at line 4. */
export const modelCases: readonly ModelCase[] = [
  shop('a cache at an operation that is no GET', `paths: { /a: { post: { x-gateway: { policies: { cache: { ttl: 5s } } }, ${ok} } } }\n`, ['4 warning cache-not-get'], 'this is POST'),
  {
    defect: 'a query as a whole of a media type that no query can have', says: 'a query cannot be read as image/png', expected: ['specs/shop.yaml:4 error parameter-content-unsupported'],
    files: { 'specs/shop.yaml': openapi(`paths: { /a: { get: { parameters: [{ name: q, in: querystring, content: { image/png: {} } }], ${ok} } } }\n`, '3.2.0') },
  },
  shop('a schema beside a stream', `paths:\n  /a:\n    get: { responses: { 200: { description: '', content: { text/event-stream: { schema: { type: object } } } } } }\n`,
    ['6 info stream-not-validated'], 'x-gateway: { items: schema }'),
  shop('a media type with policies of its own', `paths:\n  /a:\n    get: { responses: { 200: { description: '', content: { text/event-stream: { x-gateway: { policies: {} }, schema: {} } } } } }\n`,
    ['6 error extension-invalid'], 'x-gateway: { items: schema }'),
  {
    defect: 'stripUndeclared where nothing says what is declared', says: 'only JSON is',
    expected: ['specs/shop.yaml:12 info strip-not-applied', 'specs/shop.yaml:13 info strip-not-applied', 'specs/shop.yaml:14 info strip-not-applied', 'specs/shop.yaml:16 info strip-not-applied', 'specs/shop.yaml:17 info strip-not-applied'],
    files: {
      'specs/shop.yaml': openapi(`paths:
  /a:
    get:
      x-gateway: { policies: { validation: { response: { stripUndeclared: true } } } }
      responses:
        '200':
          description: A.
          content:
            text/plain: { schema: { type: string } }
            application/json: {}
            application/x-ndjson: {}
            application/hal+json: { schema: { type: object, properties: { a: {} } } }
            text/event-stream: { itemSchema: { type: object, properties: { data: { type: string } } } }
            multipart/mixed: { itemSchema: { type: object, properties: { a: {} } } }
`, '3.2.0'),
    },
  },
  {
    defect: 'parts of a multipart body that nobody checks', says: '"itemEncoding" is not checked',
    expected: ['9 warning encoding-not-checked', '10 warning encoding-not-checked', '10 warning wrong-type', '11 info stream-not-validated', '13 warning encoding-not-checked', '14 warning encoding-not-checked', '16 warning encoding-not-checked', '16 warning encoding-not-checked', '16 warning encoding-not-checked', '17 info body-not-validated'].map((line) => `specs/shop.yaml:${line}`),
    files: {
      'specs/shop.yaml': openapi(`paths:
  /a:
    post:
      requestBody:
        content:
          multipart/mixed: { prefixEncoding: [{ encoding: { q: {} } }],
            encoding: { p: { contentType: application/json } },
            itemSchema: { type: object }, schema: { type: array } }
          multipart/form-data:
            itemEncoding: {}
            itemSchema: { type: object }
            schema: { type: object, properties: { p: { type: object } } }
            encoding: { p: { style: deepObject, headers: { X-A: { schema: {} } }, encoding: { q: { contentType: text/plain } } } }
          multipart/related: { schema: { type: object, properties: { p: { type: object } } } }
      ${ok}\n`, '3.2.0'),
    },
  },
  shop('encodings that nothing can be encoded by', `paths:\n  /a:\n    post:\n      requestBody:\n        content:\n          application/json: { schema: { properties: { a: {} } }, encoding: { a: {} } }\n`
    + `          application/x-www-form-urlencoded: { schema: { type: object, properties: { file: { type: string } } }, encoding: { flie: {} } }\n      ${ok}\n`,
  ['9 info encoding-not-checked', '10 warning encoding-unknown-property'], 'did you mean "file"?'),
  shop('a header that the media types say', `paths: { /a: { get: { responses: { 200: { description: '', headers: { Content-Type: { schema: {} } } } } } } }\n`, ['4 info header-parameter-ignored'], 'the media types say it'),
  shop('a format that is none', `paths: { /a: { get: { responses: { 200: { description: '', content: { application/json: { schema: { type: string, format: datetime } } } } } } } }\n`, ['4 info format-not-checked'], 'did you mean "date-time"?'),
  shop('a format of another type', `paths: { /a: { get: { responses: { 200: { description: '', content: { application/json: { schema: { type: string, format: int64 } } } } } } } }\n`, ['4 info format-not-checked'], 'type string'),
  shop('two operations of one id', `paths:\n  /a: { get: { operationId: x, ${ok} } }\n  /b: { get: { operationId: x, ${ok} } }\n`, ['6 error operation-id-duplicate'], 'taken by specs/shop.yaml:5'),
  shop('an operation id that breaks a line', `paths:\n  /a:\n    get: { operationId: "a\\nb", ${ok} }\n`, ['6 error operation-id-unsafe'], 'control characters'),
  shop('one route twice under other names of parameters', `paths:\n  /a/{x}: { get: { parameters: [{ name: x, in: path, required: true, schema: {} }], ${ok} } }\n  /a/{y}: { get: { parameters: [{ name: y, in: path, required: true, schema: {} }], ${ok} } }\n`,
    ['6 error route-collision'], 'specs/shop.yaml:5'),
  shop('one route in two documents', `paths: { /a: { get: { ${ok} } } }\n`, ['specs/store.yaml:4 error route-collision'], 'mount: /store',
    { 'specs/store.yaml': openapi(`paths: { /a: { get: { ${ok} } } }\n`) }),
  shop('two templates that cross', `paths:\n  /{a}/b: { get: { parameters: [{ name: a, in: path, required: true, schema: {} }], ${ok} } }\n  /c/{d}: { get: { parameters: [{ name: d, in: path, required: true, schema: {} }], ${ok} } }\n`,
    ['5 info routes-crossing'], 'it goes to the latter'),
  shop('a path of the gateway', `paths: { /_gateway/health: { get: { ${ok} } } }\n`, ['4 error path-reserved'], '/_gateway',
    { 'specs/gateway.yaml': 'apis: { shop: { mount: / } }\n' }),
  shop('a path parameter that is not declared', `paths:\n  /a/{id}: { get: { ${ok} } }\n`, ['5 warning path-parameter-undeclared'], 'name: id, in: path'),
  shop('a path parameter that is not in the path', `paths:\n  /a: { get: { parameters: [{ name: id, in: path, required: true, schema: {} }], ${ok} } }\n`, ['5 warning path-parameter-unplaced'], 'put {id} into the path'),
  shop('a misspelt path parameter', `paths:\n  /a/{petId}: { get: { parameters: [{ name: petID, in: path, required: true, schema: { type: integer } }], ${ok} } }\n`,
    ['5 error path-parameter-undeclared', '5 error path-parameter-unplaced'], 'did you mean "petID"?'),
  shop('a parameter twice in a path', `paths:\n  /{a}/{a}: { get: { parameters: [{ name: a, in: path, required: true, schema: {} }], ${ok} } }\n`, ['5 error path-invalid'], '{a} stands in it twice'),
  shop('braces that do not close', `paths:\n  '/{a': { get: { ${ok} } }\n`, ['5 error path-invalid'], 'not balanced'),
  shop('a query in a path', `paths:\n  '/a?b=1': { get: { ${ok} } }\n`, ['5 error path-invalid'], 'query parameters are declared'),
  shop('a space in a path', `paths:\n  '/a b': { get: { ${ok} } }\n`, ['5 error path-invalid'], 'percent-encoded'),
  shop('a parameter twice in one list', `paths:\n  /a:\n    get:\n      parameters:\n        - { name: q, in: query, schema: {} }\n        - { name: q, in: query, schema: {} }\n      ${ok}\n`, ['9 error parameter-duplicate'], 'stands twice'),
  shop('a header parameter that OpenAPI ignores', `paths:\n  /a:\n    get:\n      parameters: [{ name: authorization, in: header, schema: { type: string } }]\n      ${ok}\n`, ['7 info header-parameter-ignored'], 'security schemes'),
  shop('a header name with a space', `paths:\n  /a:\n    get:\n      parameters: [{ name: X Y, in: header, schema: { type: string } }]\n      ${ok}\n`, ['7 error parameter-name-unsafe'], 'RFC 9110'),
  shop('a style that OpenAPI leaves undefined', `paths:\n  /a:\n    get:\n      parameters: [{ name: q, in: query, style: pipeDelimited, explode: true, schema: { type: array } }]\n      ${ok}\n`, ['7 info style-undefined'], '`form` writes it'),
  shop('a delimited style for a single value', `paths:\n  /a:\n    get:\n      parameters: [{ name: q, in: query, style: spaceDelimited, schema: { type: integer } }]\n      ${ok}\n`, ['7 info style-undefined'], 'for a single value'),
  shop('a style that is none', `paths:\n  /a:\n    get:\n      parameters: [{ name: q, in: query, style: simple, schema: { type: array } }]\n      ${ok}\n`, ['7 error style-unknown'], 'form, spaceDelimited, pipeDelimited or deepObject'),
  shop('a style of another location', `paths:\n  /a:\n    get:\n      parameters: [{ name: q, in: header, style: deepObject, schema: { type: object } }]\n      ${ok}\n`, ['7 error style-unknown'], 'style: simple'),
  shop('a requirement of an undeclared scheme', `components: { securitySchemes: { api_key: { type: apiKey, in: header, name: K } } }\nsecurity: [{ apikey: [] }]\npaths: { /a: { get: { ${ok} } } }\n`, ['5 error scheme-unknown'], 'did you mean "api_key"?'),
  shop('a requirement that nothing can enforce', `components:\n  securitySchemes:\n    d: { type: http, scheme: 'a b' }\nsecurity: [{ d: [] }]\npaths: { /a: { get: { ${ok} } } }\n`, ['6 error scheme-unsupported'], '"a b" cannot be the name of'),
  shop('a scope that no flow declares', `components:\n  securitySchemes:\n    o: { type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://a.test/t', scopes: { 'read:pets': '' } } } }\nsecurity: [{ o: ['read:pet'] }]\npaths: { /a: { get: { ${ok} } } }\n`, ['7 warning scope-undeclared'], 'did you mean "read:pets"?'),
  shop('an HTTP scheme of the author\'s own', `components:\n  securitySchemes:\n    d: { type: http, scheme: hmac-v2 }\nsecurity: [{ d: [] }]\npaths: { /a: { get: { ${ok} } } }\n`, ['6 warning http-scheme-unregistered'], 'createGateway({ verifiers: { …: { "d": … } } })'),
  shop('an HTTP scheme that is misspelt', `components:\n  securitySchemes:\n    d: { type: http, scheme: Beaer }\nsecurity: [{ d: [] }]\npaths: { /a: { get: { ${ok} } } }\n`, ['6 warning http-scheme-unregistered'], 'did you mean "bearer"?'),
  shop('tokens as an HTTP scheme', `components:\n  securitySchemes:\n    d: { type: http, scheme: JWT }\nsecurity: [{ d: [] }]\npaths: { /a: { get: { ${ok} } } }\n`, ['6 warning http-scheme-unregistered'], 'type: http, scheme: bearer, bearerFormat: JWT'),
  shop('an XML body that can be read in two ways', `paths:\n  /a:\n    post:\n      requestBody:\n        content:\n          application/xml:\n            schema:\n              xml: { name: m }\n              type: object\n              properties:\n                rows:\n                  type: array\n                  items: { type: array, items: { type: integer } }\n      ${ok}\n`, ['16 warning body-not-validated'], 'a list of lists needs an element around each of them; they are refused with 415'),
  shop('an XML body whose root has no name', `paths:\n  /a:\n    post:\n      requestBody:\n        content:\n          application/xml:\n            schema:\n              type: object\n      ${ok}\n`, ['10 info xml-name-missing'], 'any name is taken'),
  shop('names that XML does not have', `paths:\n  /a:\n    post:\n      requestBody:\n        content:\n          application/xml:\n            schema:\n              type: object\n              xml: { name: "a b" }\n              properties:\n                first name: { type: string }\n                "1st": { type: string, xml: { name: first } }\n      ${ok}\n`, ['12 warning xml-name-invalid', '14 warning xml-name-invalid'], '"first name" cannot be the name of an element'),
  shop('an XML Object that contradicts itself', `paths:\n  /a:\n    post:\n      requestBody:\n        content:\n          application/xml:\n            schema:\n              type: object\n              xml: { name: a }\n              properties:\n                b: { type: string, xml: { nodeType: atribute } }\n                c: { type: string, xml: { nodeType: attribute, attribute: false } }\n      ${ok}\n`, ['14 warning unknown-field', '14 warning xml-invalid', '15 warning xml-invalid'], 'element, attribute, text, cdata, none'),
  shop('an object as text', `paths:\n  /a:\n    get:\n      responses:\n        200:\n          description: ''\n          content:\n            text/csv:\n              schema: { type: object }\n`, ['12 warning body-not-validated'], 'bodies pass as they come'),
  shop('a media type that is none', `paths:\n  /a:\n    get:\n      responses:\n        200:\n          description: ''\n          content:\n            json: {}\n`, ['11 warning media-type-invalid'], 'type/subtype'),
  shop('a media type twice', `paths:\n  /a:\n    get:\n      responses:\n        200:\n          description: ''\n          content:\n            application/json: {}\n            Application/JSON: {}\n`, ['12 warning media-type-duplicate'], 'the first counts'),
  config('two limits of one name', 'policies:\n  rateLimit: [{ name: a, limit: 1, window: 1s }, { name: a, limit: 2, window: 1m }]\n', ['2 error limit-name-twice'], '"a"'),
  config('a limit that no request meets', 'policies:\n  cost: 5\n  rateLimit: { limit: 10, burst: 4, window: 1s }\n', ['3 error limit-never-met'], 'has room for 4'),
  config('a sliding window with a burst', 'policies:\n  rateLimit: { limit: 10, burst: 20, window: 1s, algorithm: slidingWindow }\n', ['2 error limit-burst-unused'], 'tokenBucket'),
  config('a quota of nothing', 'policies:\n  quota: { period: day }\n', ['2 error quota-without-limit'], 'classes: { free'),
  config('cross-origin rules for nobody', 'policies:\n  cors: { credentials: true }\n', ['2 error cors-without-origins'], 'origins: ['),
  config('cross-origin rules of two levels that open an API to all', 'policies:\n  cors: { origins: ["*"] }\napis: { shop: { policies: { cors: { credentials: true } } } }\n', ['3 error cors-open-to-all'], 'list the origins'),
  shop('an operation that is deprecated, nobody knows since when', `paths:\n  /a:\n    get:\n      deprecated: true\n      ${ok}\n`, ['7 info deprecation-without-date'], 'no Deprecation header is sent'),
  shop('an operation that goes before it is deprecated', `x-gateway:\n  deprecation: { since: 2026-01-31 }\npaths:\n  /a:\n    get:\n      x-gateway: { deprecation: { sunset: 2026-01-30 } }\n      ${ok}\n`, ['9 error sunset-before-deprecation'], 'RFC 9745'),
  shop('a deprecation without a date', `x-gateway:\n  deprecation: { link: "https://docs.example.com" }\npaths: { /a: { get: { ${ok} } } }\n`, ['5 error deprecation-without-date'], 'since'),
  shop('a date that is none', `x-gateway:\n  deprecation: { since: 2026-02-30 }\npaths: { /a: { get: { ${ok} } } }\n`, ['5 error config-value-invalid'], '2026-01-31'),
  shop('a document that lets addresses in', `x-gateway:\n  policies: { addresses: { allow: [0.0.0.0/0] } }\npaths: { /a: { get: { ${ok} } } }\n`, ['5 error extension-unknown'], 'which addresses may call'),
  shop('settings other than policies in a document', `x-gateway:\n  auth: { api_key: { keys: mine } }\npaths: { /a: { get: { ${ok} } } }\n`, ['5 error extension-unknown'], 'gateway.yaml'),
  shop('an extension that is no map', `x-gateway: true\npaths: { /a: { get: { ${ok} } } }\n`, ['4 error extension-invalid'], 'policies'),
  shop('a misspelt policy in a document', `x-gateway:\n  policies: { timeuot: 3s }\npaths: { /a: { get: { ${ok} } } }\n`, ['5 error config-key-unknown'], 'did you mean "timeout"?'),
  shop('a server that is no address', `paths:\n  /a:\n    servers: [{ url: 'http://[' }]\n    get: { ${ok} }\n`, ['6 warning server-invalid'], 'cannot be read'),
  shop('a server of another protocol', `paths:\n  /a:\n    servers: [{ url: 'ws://a' }]\n    get: { ${ok} }\n`, ['6 warning server-invalid'], 'no http or https'),
  shop('a server variable without a value', `paths:\n  /a:\n    servers: [{ url: 'https://{host}/' }]\n    get: { ${ok} }\n`, ['6 warning server-variable-unknown'], '{host}'),
  shop('a default of a server variable that may not be', `paths:\n  /a:\n    servers: [{ url: 'https://{host}.test/', variables: { host: { default: a, enum: [b, c] } } }]\n    get: { ${ok} }\n`, ['6 warning server-variable-default'], 'one of b, c'),
  shop('a server with a query', `paths:\n  /a:\n    servers: [{ url: 'https://a.test/?x=1' }]\n    get: { ${ok} }\n`, ['6 warning server-part-ignored'], 'query'),
  authorised('a requirement where nobody is known', 'open: { policies: { require: { role: admin } } }', ['4 error require-public'], 'require: { role: null }'),
  authorised('a requirement where anybody may be nobody', 'maybe: { policies: { require: { role: admin } } }', ['4 warning require-anonymous'], 'take {} out'),
  authorised('a requirement of the whole gateway is told once', '', ['1 error require-public', '1 warning require-anonymous'], 'is required at open', 'policies: { require: { role: admin } }\n'),
  authorised('an expression of what is no part of a request', 'known: { policies: { require: { tenant: $request.body#/tenant } } }', ['4 error require-expression-invalid'], '$request.path.name'),
  authorised('a text that looks like an expression', 'known: { policies: { require: { price: $5 } } }', ['4 error require-expression-invalid'], '"$5"'),
  authorised('a path parameter that is not there', 'known: { policies: { require: { tenant: $request.path.tenant } } }', ['4 error require-parameter-unknown'], 'did you mean "tenantId"?'),
  authorised('a header that is not declared', 'known: { policies: { require: { tenant: [a, $request.header.X-Tenant] } } }', ['4 error require-parameter-unknown'], 'no header'),
  authorised('a list that would have to be one value', 'known: { policies: { require: { tenant: $request.query.tags } } }', ['4 error require-parameter-shape'], 'no plain value'),
  authorised('a route to a backend that is not there', 'known: { routes: [{ when: { role: admin }, backend: shpo }] }', ['4 error backend-unknown'], 'did you mean "shop"?'),
  {
    defect: 'a document that takes away what the operator requires', says: 'is required at getA',
    expected: ['specs/gateway.yaml:1 error require-public'],
    files: { 'specs/shop.yaml': openapi(`x-gateway: { policies: { require: { role: null } } }\npaths: { /a: { get: { operationId: getA, x-gateway: { policies: { require: { role: null } } }, ${ok} } } }\n`), 'specs/gateway.yaml': 'policies: { require: { role: admin } }\n' },
  },
  {
    defect: 'routes in a document', says: 'policies only', expected: ['specs/shop.yaml:4 error extension-unknown'],
    files: { 'specs/shop.yaml': openapi(`x-gateway: { routes: [{ when: { role: admin }, backend: other }] }\npaths: { /a: { get: { ${ok} } } }\n`) },
  },
  config('an active group that no target is of', 'apis: { shop: { backend: b } }\nbackends: { b: { active: gren, targets: [{ url: http://a, group: blue }, { url: http://b, group: green }] } }\n', ['2 error backend-group-unknown'], 'did you mean "green"?'),
  config('a hash of a parameter that no path has', 'apis: { shop: { backend: b } }\nbackends: { b: { targets: [{ url: http://a }], balance: { hash: $request.path.tenant } } }\n', ['2 error balance-parameter-unknown'], '$identity.subject'),
  config('a fallback of an example that is not there', 'policies: { fallback: { example: true } }\n', ['1 error fallback-example-missing'], 'body: { … }'),
  config('an operation that is not there', 'apis:\n  shop:\n    operations:\n      getAa: { policies: { timeout: 1s } }\n', ['4 error operation-unknown'], 'did you mean "getA"?'),
  config('a verifier of a scheme that is not there', 'apis:\n  shop:\n    auth:\n      apikey: { keys: "${KEYS}" }\n', ['4 error scheme-unknown'], 'did you mean "api_key"?'),
  config('a backend that is not there', 'apis:\n  shop:\n    backend: shpo\n', ['3 error backend-unknown'], 'did you mean "shop"?'),
  config('a backend that nothing uses', 'backends:\n  shpo: { mock: true }\n', ['2 warning backend-unused'], 'did you mean "shop"?'),
  {
    defect: 'one backend for APIs at different paths',
    files: {
      'specs/a.yaml': `openapi: 3.1.0\ninfo: { title: A, version: '1' }\nservers: [{ url: https://x.test/one }]\npaths: { /a: { get: { ${ok} } } }\n`,
      'specs/b.yaml': `openapi: 3.1.0\ninfo: { title: B, version: '1' }\nservers: [{ url: https://x.test/two }]\npaths: { /a: { get: { ${ok} } } }\n`,
      'specs/gateway.yaml': 'apis: { a: { backend: both }, b: { backend: both } }\nbackends:\n  both: { targets: [{ url: http://x.test }] }\n',
    },
    expected: ['specs/gateway.yaml:3 error backend-path-ambiguous'],
    says: 'a has /one, b has /two',
  },
]
