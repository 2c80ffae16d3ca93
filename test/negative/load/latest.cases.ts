import { openapi } from '../../unit/load/project-folder.ts'
import type { NegativeCase } from './case.ts'

const one = (defect: string, rest: string, expected: readonly string[], says?: string, version = '3.2.0'): NegativeCase => ({
  defect: `3.2: ${defect}`, files: { 'specs/a.yaml': openapi(version, `${rest}\n`) }, expected: expected.map((line) => `specs/a.yaml:${line}`), ...(says === undefined ? {} : { says }),
})
const item = (rest: string): string => `paths:\n  /a:\n    ${rest}`
const whole = '{ name: q, in: querystring, content: { a/b: {} } }'

export const latestCases: readonly NegativeCase[] = [
  one('an additional operation with a field of its own', item('additionalOperations: { POST: { responses: {} } }'), ['5:29 error method-invalid'], '"post"'),
  one('an additional operation in lower case', item('additionalOperations: { link: { responses: {} } }'), ['5:29 error method-invalid'], 'LINK, since methods are case-sensitive'),
  one('a method that Node does not read', item('additionalOperations: { FETCH: { responses: {} } }'), ['5:29 error method-invalid'], 'never be reached'),
  one('a method with a space', item('additionalOperations: { A B: { responses: {} } }'), ['5:29 error method-invalid'], 'no HTTP method'),
  one('the query as a whole, without a media type', item('get: { parameters: [{ name: q, in: querystring, schema: {} }], responses: {} }'), ['5:25 error parameter-content-invalid', '5:53 warning unknown-field'], 'content:'),
  one('the query as a whole, twice', item(`get: { parameters: [${whole}, { name: r, in: querystring, content: { a/b: {} } }], responses: {} }`), ['5:77 error parameter-in-invalid'], 'twice'),
  one('the query as a whole beside one of its keys', item(`parameters: [{ name: k, in: query, schema: {} }]\n    query: { parameters: [${whole}], responses: {} }`), ['5:18 error parameter-in-invalid'], '"k"'),
  one('the query as a whole before 3.2', item(`get: { parameters: [${whole}], responses: {} }`), ['5:36 error parameter-in-invalid'], 'openapi: 3.2.0', '3.1.1'),
  one('a query operation before 3.2', item('query: { responses: {} }'), ['5:5 warning unknown-field'], 'later version', '3.1.1'),
  one('an item schema before 3.2', item("get: { responses: { '200': { description: d, content: { a/b: { itemSchema: {} } } } } }"), ['5:68 warning unknown-field'], 'later version', '3.1.1'),
  one('a misspelt field of 3.2', item('get: { responses: { default: { content: { a/b: { itemSchem: {} } } } } }'), ['5:54 warning unknown-field'], 'did you mean "itemSchema"?'),
  one('encodings by name and by position', item('get: { responses: { default: { content: { a/b: { encoding: {}, itemEncoding: {} } } } } }'), ['5:54 warning wrong-type']),
  one('a parent tag that is not there', 'paths: {}\ntags: [{ name: a, parent: b }]', ['4:19 warning tag-parent']),
  one('tags in a circle', 'paths: {}\ntags: [{ name: a, parent: b }, { name: b, parent: a }]', ['4:19 warning tag-parent', '4:43 warning tag-parent'], 'its own ancestor'),
  one('a device flow without its address', 'paths: {}\ncomponents: { securitySchemes: { a: { type: oauth2, flows: { deviceAuthorization: { tokenUrl: /t, scopes: {} } } } } }', ['4:62 warning field-missing'], 'deviceAuthorizationUrl'),
  one('a reference to a media type that is not there', item("get: { responses: { default: { content: { a/b: { $ref: '#/components/mediaTypes/A' } } } } }"), ['5:54 error ref-not-found']),
  one('a document that names itself, and refers to what is not there', "$self: https://a.test/api\npaths: {}\ncomponents: { schemas: { A: { $ref: 'https://a.test/api#/components/schemas/B' } } }", ['5:31 error ref-not-found']),
]
