import type { NegativeCase } from './case.ts'

/** A Swagger 2.0 document around some lines of YAML, which begin at line 3. */
const swagger = (rest: string): string => `swagger: '2.0'\ninfo: { title: Shop, version: '1' }\n${rest}\n`
const one = (defect: string, rest: string, expected: readonly string[], says?: string): NegativeCase => ({
  defect: `2.0: ${defect}`, files: { 'specs/a.yaml': swagger(rest) }, expected: expected.map((line) => `specs/a.yaml:${line}`), ...(says === undefined ? {} : { says }),
})
const parameters = (list: string): string => `consumes: [application/json]\npaths: { /a: { post: { responses: {},\n  parameters: [\n    ${list}] } } }`
const scheme = (rest: string): string => `paths: {}\nsecurityDefinitions:\n  a: ${rest}`

export const swaggerCases: readonly NegativeCase[] = [
  one('a version that is a number', '', ['1:1 error version-unsupported'], 'swagger: "2.0"'),
  one('a document without paths', 'tags: []', ['1:1 warning field-missing'], 'paths'),
  one('a body described as in 3.0', 'paths: { /a: { post: { requestBody: {}, responses: {} } } }', ['3:24 warning unknown-field']),
  one('a host with a scheme and a path', 'paths: {}\nhost: https://a.test/v1', ['4:1 error server-invalid'], 'host: a.test, schemes: [https], basePath: /v1'),
  one('a base path without a slash', 'paths: {}\nbasePath: v1', ['4:1 error server-invalid'], 'basePath: /v1'),
  one('a scheme that is none', 'paths: {}\nschemes: [https, htpp]', ['4:18 error server-invalid'], 'did you mean "http"?'),
  one('a host without schemes', 'paths: {}\nhost: a.test', ['4:1 info scheme-assumed'], 'schemes: [https]'),
  one('a parameter in a cookie', parameters('{ name: c, in: cookie, type: string }'), ['6:16 error parameter-in-invalid'], 'since OpenAPI 3.0'),
  one('a parameter without a type', parameters('{ name: c, in: query }'), ['6:5 warning field-missing'], 'type: string'),
  one('a parameter with a schema', parameters('{ name: c, in: query, type: string, schema: {} }'), ['6:41 warning unknown-field'], 'only a body'),
  one('a path parameter that may be left out', parameters('{ name: p, in: path, type: string }'), ['6:5 warning path-parameter-optional']),
  one('a body with a type', parameters('{ name: b, in: body, type: object, schema: {} }'), ['6:26 warning unknown-field'], 'says nothing about a body'),
  one('a body without a schema', parameters('{ name: b, in: body }'), ['6:5 warning field-missing']),
  one('a misspelt type of a parameter', parameters('{ name: c, in: query, type: strng }'), ['6:27 error schema-type-unknown'], 'did you mean "string"?'),
  one('a file in the query', parameters('{ name: c, in: query, type: file }'), ['6:27 error schema-type-unknown'], 'in: formData'),
  one('a list of files', parameters('{ name: c, in: formData, type: array, items: { type: file } }'), ['6:52 error schema-type-unknown']),
  one('a list without items', parameters('{ name: c, in: query, type: array }'), ['6:5 warning field-missing']),
  one('an object in the query', parameters('{ name: c, in: query, type: object }'), ['6:27 warning parameter-object']),
  one('a misspelt collection format', parameters('{ name: c, in: query, type: array, items: {}, collectionFormat: pipe }'), ['6:51 error schema-keyword-invalid'], 'did you mean "pipes"?'),
  one('a list by tabs', parameters('{ name: c, in: query, type: array, items: { type: integer }, collectionFormat: tsv }'), ['6:66 warning collection-format-unsupported'], 'not checked'),
  one('a list by pipes in a path', parameters('{ name: p, in: path, required: true, type: array, items: {}, collectionFormat: pipes }'), ['6:66 warning collection-format-unsupported']),
  one('a repeated header', parameters('{ name: p, in: header, type: array, items: {}, collectionFormat: multi }'), ['6:52 warning collection-format-unsupported'], 'comma-separated'),
  one('a list in a list', parameters('{ name: c, in: query, type: array, items: { type: array, items: {} } }'), ['6:40 warning collection-format-unsupported']),
  one('two bodies', parameters('{ name: b, in: body, schema: {} },\n    { name: c, in: body, schema: {} }'), ['7:5 error body-ambiguous'], 'second body beside "b"'),
  one('a body and a form field', parameters('{ name: c, in: formData, type: string },\n    { name: b, in: body, schema: {} }'), ['7:5 error body-ambiguous']),
  one('a form field that is described twice', parameters('{ name: c, in: formData, type: string },\n    { name: c, in: formData, type: integer }'), ['7:5 error body-ambiguous'], 'type: array'),
  one('a form in JSON', 'paths: { /a: { post: { responses: {}, consumes: [application/json], parameters: [{ name: c, in: formData, type: string }] } } }', ['3:50 warning media-type-ignored']),
  one('a file in a schema', 'paths: {}\ndefinitions:\n  A: { properties: { f: { type: file } } }', ['5:27 error schema-type-unknown'], 'format: binary'),
  one('a response without media types', 'paths: { /a: { get: { responses: { 200: { description: d, schema: {} } } } } }', ['1:1 info media-type-assumed'], 'produces: [application/json]'),
  one('a body without media types', 'paths: { /a: { post: { responses: {}, parameters: [{ name: b, in: body, schema: {} }] } } }', ['1:1 info media-type-assumed'], 'consumes: [application/json]'),
  one('a scheme of bearer tokens', scheme('{ type: bearer }'), ['5:8 error security-scheme-invalid'], 'name: Authorization'),
  one('a scheme that is misspelt', scheme('{ type: basik }'), ['5:8 error security-scheme-invalid'], 'did you mean "basic"?'),
  one('an API key in a cookie', scheme('{ type: apiKey, name: k, in: cookie }'), ['5:31 error security-scheme-invalid']),
  one('a flow by its later name', scheme('{ type: oauth2, flow: clientCredentials, tokenUrl: /t, scopes: {} }'), ['5:22 error security-scheme-invalid'], 'flow: application'),
  one('a flow without its address', scheme('{ type: oauth2, flow: accessCode, authorizationUrl: /a, scopes: {} }'), ['5:3 error security-scheme-invalid'], '"tokenUrl"'),
  one('a flow without scopes', scheme('{ type: oauth2, flow: implicit, authorizationUrl: /a }'), ['5:3 warning field-missing'], 'scopes: {}'),
  one('a keyword of 3.0', 'paths: {}\ndefinitions: { A: { oneOf: [{}] } }', ['4:21 warning unknown-field'], 'read as there'),
  one('a schema that refers to a response', "paths: {}\ndefinitions: { A: { $ref: '#/responses/B' } }\nresponses: { B: { description: d } }", ['4:21 warning ref-kind'], 'a response, where a schema'),
  one('a path item that refers to a file that is not there', 'paths: { /a: { $ref: b.yaml } }', ['3:16 error ref-not-found']),
].map((one, index) => index === 0 ? { ...one, files: { 'specs/a.yaml': swagger('paths: {}').replace("'2.0'", '2.0') } } : one)
