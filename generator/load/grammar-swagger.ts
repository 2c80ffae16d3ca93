import { rule } from './grammar-rule.ts'
import type { Rule } from './grammar-rule.ts'

/** The keywords that parameters, headers and items share: a subset of JSON Schema, and `collectionFormat`. */
const simple = {
  type: 'any', format: 'string', items: 'items2', collectionFormat: 'string', default: 'any', enum: 'any', pattern: 'string',
  maximum: 'number', minimum: 'number', exclusiveMaximum: 'any', exclusiveMinimum: 'any', multipleOf: 'any',
  maxLength: 'count', minLength: 'count', maxItems: 'count', minItems: 'count', uniqueItems: 'boolean',
}

/** Names of the `simple` keywords: what of a parameter or header becomes its schema in 3.x. */
export const simpleKeywords: ReadonlySet<string> = new Set(Object.keys(simple))

/** The methods that have a field in 2.0's Path Item Object. */
export const swaggerMethods: readonly string[] = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch']

/** Swagger 2.0, section "Schema": the objects that differ from those of 3.x; schemas, tags and prose are described with 3.x's. */
export const swaggerRules: readonly (readonly [string, Rule])[] = [
  rule('document2', {
    swagger: 'string!', info: 'info!', host: 'string', basePath: 'string', schemes: '[string]', consumes: '[string]', produces: '[string]',
    paths: 'paths2', definitions: '{schema}', parameters: '{parameter2}', responses: '{response2}', securityDefinitions: '{securityScheme2}',
    security: '[securityRequirement]', tags: '[tag]', externalDocs: 'externalDocs',
  }),
  rule('paths2', {}, { entries: 'pathItem2' }),
  rule('pathItem2', { parameters: '[parameter2]', ...Object.fromEntries(swaggerMethods.map((name) => [name, 'operation2'])) },
    { referable: true, joinsReference: true }),
  rule('operation2', {
    tags: '[text]', summary: 'text', description: 'text', externalDocs: 'externalDocs', operationId: 'string', consumes: '[string]', produces: '[string]',
    parameters: '[parameter2]', responses: 'responses2', schemes: '[string]', deprecated: 'boolean', security: '[securityRequirement]',
  }),
  rule('parameter2', { name: 'string!', in: 'string!', description: 'text', required: 'boolean', schema: 'schema', allowEmptyValue: 'boolean', ...simple },
    { section: 'parameters', referable: true }),
  rule('items2', simple),
  rule('responses2', {}, { entries: 'response2' }),
  rule('response2', { description: 'text', schema: 'schema', headers: '{header2}', examples: 'any' }, { section: 'responses', referable: true }),
  rule('header2', { description: 'text', ...simple }),
  rule('securityScheme2', {
    type: 'string!', description: 'text', name: 'string', in: 'string', flow: 'string', authorizationUrl: 'text', tokenUrl: 'text', scopes: '{text}',
  }),
]
