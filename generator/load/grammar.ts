import { rule } from './grammar-rule.ts'
import type { Rule, Shape } from './grammar-rule.ts'
import { swaggerRules } from './grammar-swagger.ts'

export type { Rule, Shape } from './grammar-rule.ts'

/**
 * Kinds that are no objects: `any` is literal data that nothing looks into; `text` is prose, where a wrong type harms nobody;
 * `count` is a whole number from 0; `strings` is a list of strings; `schemaName` names a schema, by its component or by a reference.
 */
export const leaves: ReadonlySet<string> = new Set(['any', 'text', 'string', 'boolean', 'number', 'count', 'strings', 'schemaName'])

const prose = { summary: 'text', description: 'text' }
const described = { description: 'text' }
const operationNames = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

/** The methods that have a field of their own in a Path Item Object; `query` is 3.2's. */
export const methods: readonly string[] = [...operationNames, 'query']

const carried = {
  ...described, required: 'boolean', deprecated: 'boolean', allowEmptyValue: 'boolean', style: 'string', explode: 'boolean',
  allowReserved: 'boolean', schema: 'schema', example: 'any', examples: '{example}', content: '{mediaType}',
}

/** The keywords of JSON Schema 2020-12 and of OpenAPI's own that hold schemas; all other keywords hold data. */
const schemaFields = {
  not: 'schema', if: 'schema', then: 'schema', else: 'schema', items: 'schema', additionalProperties: 'schema', contains: 'schema',
  propertyNames: 'schema', unevaluatedItems: 'schema', unevaluatedProperties: 'schema', additionalItems: 'schema', contentSchema: 'schema',
  allOf: '[schema]', anyOf: '[schema]', oneOf: '[schema]', prefixItems: '[schema]',
  properties: '{schema}', patternProperties: '{schema}', dependentSchemas: '{schema}', $defs: '{schema}', definitions: '{schema}',
  discriminator: 'discriminator', xml: 'xml', externalDocs: 'externalDocs',
  default: 'any', enum: 'any', const: 'any', example: 'any', examples: 'any', type: 'any', required: 'any', dependentRequired: 'any', dependencies: 'any',
  title: 'text', description: 'text', format: 'string', pattern: 'string', contentMediaType: 'string', contentEncoding: 'string', $comment: 'text',
  $id: 'string', $schema: 'string', $anchor: 'string', $dynamicRef: 'string', $dynamicAnchor: 'string', $vocabulary: 'any',
  nullable: 'boolean', readOnly: 'boolean', writeOnly: 'boolean', deprecated: 'boolean', uniqueItems: 'boolean',
  minimum: 'number', maximum: 'number', multipleOf: 'number', exclusiveMinimum: 'any', exclusiveMaximum: 'any',
  minLength: 'count', maxLength: 'count', minItems: 'count', maxItems: 'count', minProperties: 'count', maxProperties: 'count',
  minContains: 'count', maxContains: 'count',
}

/** One rule for each object of the specifications; the kinds of 2.0 that differ from those of 3.x end in `2`. */
export const grammar: ReadonlyMap<string, Rule> = new Map([
  rule('document', {
    openapi: 'string!', $self: 'string', info: 'info!', jsonSchemaDialect: 'string', servers: '[server]', paths: 'paths', webhooks: '{pathItem}',
    components: 'components', security: '[securityRequirement]', tags: '[tag]', externalDocs: 'externalDocs',
  }),
  rule('info', { title: 'text!', version: 'text!', ...prose, termsOfService: 'text', contact: 'contact', license: 'license' }),
  rule('contact', { name: 'text', url: 'text', email: 'text' }),
  rule('license', { name: 'text', identifier: 'text', url: 'text' }),
  rule('externalDocs', { ...described, url: 'text' }),
  rule('tag', { name: 'text!', ...prose, externalDocs: 'externalDocs', parent: 'text', kind: 'text' }),
  rule('server', { url: 'string!', ...described, name: 'text', variables: '{serverVariable}' }),
  rule('serverVariable', { enum: '[string]', default: 'string!', ...described }),
  rule('paths', {}, { entries: 'pathItem' }),
  rule('pathItem', {
    ...prose, servers: '[server]', parameters: '[parameter]', query: 'operation', additionalOperations: '{operation}',
    ...Object.fromEntries(operationNames.map((name) => [name, 'operation'])),
  }, { section: 'pathItems', referable: true, joinsReference: true }),
  rule('operation', {
    tags: '[text]', ...prose, externalDocs: 'externalDocs', operationId: 'string', parameters: '[parameter]', requestBody: 'requestBody',
    responses: 'responses', callbacks: '{callback}', deprecated: 'boolean', security: '[securityRequirement]', servers: '[server]',
  }),
  rule('parameter', { name: 'string!', in: 'string!', ...carried }, { section: 'parameters', referable: true }),
  rule('header', carried, { section: 'headers', referable: true }),
  rule('requestBody', { ...described, content: '{mediaType}!', required: 'boolean' }, { section: 'requestBodies', referable: true }),
  rule('mediaType', {
    schema: 'schema', itemSchema: 'schema', example: 'any', examples: '{example}', encoding: '{encoding}',
    prefixEncoding: '[encoding]', itemEncoding: 'encoding', ...described,
  }, { section: 'mediaTypes', referable: true }),
  rule('encoding', {
    contentType: 'string', headers: '{header}', style: 'string', explode: 'boolean', allowReserved: 'boolean',
    encoding: '{encoding}', prefixEncoding: '[encoding]', itemEncoding: 'encoding',
  }),
  rule('responses', {}, { entries: 'response' }),
  rule('response', { ...prose, headers: '{header}', content: '{mediaType}', links: '{link}' }, { section: 'responses', referable: true }),
  rule('callback', {}, { entries: 'pathItem', section: 'callbacks', referable: true }),
  rule('example', { ...prose, value: 'any', dataValue: 'any', serializedValue: 'text', externalValue: 'text' }, { section: 'examples', referable: true }),
  rule('link', { operationRef: 'text', operationId: 'text', parameters: 'any', requestBody: 'any', ...described, server: 'server' },
    { section: 'links', referable: true }),
  rule('components', {
    schemas: '{schema}', responses: '{response}', parameters: '{parameter}', examples: '{example}', requestBodies: '{requestBody}',
    headers: '{header}', securitySchemes: '{securityScheme}', links: '{link}', callbacks: '{callback}', pathItems: '{pathItem}',
    mediaTypes: '{mediaType}',
  }),
  rule('securityScheme', {
    type: 'string!', ...described, name: 'string', in: 'string', scheme: 'string', bearerFormat: 'text', flows: 'flows',
    openIdConnectUrl: 'string', oauth2MetadataUrl: 'string', deprecated: 'boolean',
  }, { section: 'securitySchemes', referable: true }),
  rule('flows', { implicit: 'flow', password: 'flow', clientCredentials: 'flow', authorizationCode: 'flow', deviceAuthorization: 'flow' }),
  rule('flow', { authorizationUrl: 'text', tokenUrl: 'text', refreshUrl: 'text', deviceAuthorizationUrl: 'text', scopes: '{text}' }),
  rule('securityRequirement', {}, { entries: 'strings' }),
  rule('discriminator', { propertyName: 'string!', mapping: '{schemaName}', defaultMapping: 'schemaName' }),
  rule('xml', { name: 'text', namespace: 'text', prefix: 'text', attribute: 'boolean', wrapped: 'boolean', nodeType: 'text' }),
  rule('schema', schemaFields, { section: 'schemas', referable: true }),
  ...swaggerRules,
])

/** The rule of a kind; every kind that a shape names has one. */
export function ruleOf(kind: string): Rule {
  const found = grammar.get(kind)
  if (found === undefined) throw new Error(`no rule for ${kind}`)
  return found
}

/** The shape of a whole document of 3.x. */
export const documentShape: Shape = { form: 'one', kind: 'document' }

/** The shape of a whole document of 2.0. */
export const swaggerShape: Shape = { form: 'one', kind: 'document2' }
