import { asObject, isSchema } from './schema-graph.ts'

/** What the value of a keyword must look like, and how to say so. */
export interface KeywordShape {
  readonly fits: (value: unknown) => boolean
  readonly expected: string
}

const types: readonly unknown[] = ['null', 'boolean', 'object', 'array', 'number', 'string', 'integer']
const isCount = (value: unknown): boolean => typeof value === 'number' && Number.isInteger(value) && value >= 0
const isText = (value: unknown): boolean => typeof value === 'string'
const isTextList = (value: unknown): boolean => Array.isArray(value) && value.every(isText)
const isMapOf = (fits: (value: unknown) => boolean) => (value: unknown): boolean => {
  const object = asObject(value)
  return object !== undefined && Object.values(object).every(fits)
}

const count: KeywordShape = { fits: isCount, expected: 'a whole number, not negative' }
const number: KeywordShape = { fits: (value) => typeof value === 'number' && Number.isFinite(value), expected: 'a number' }
const text: KeywordShape = { fits: isText, expected: 'a string' }
const schema: KeywordShape = { fits: isSchema, expected: 'a schema' }
const schemaMap: KeywordShape = { fits: isMapOf(isSchema), expected: 'a map of names to schemas' }
const schemaList: KeywordShape = {
  fits: (value) => Array.isArray(value) && value.length > 0 && value.every(isSchema), expected: 'a list of schemas, not empty',
}

/** The keywords that say something about values, with the shape that JSON Schema 2020-12 gives them. */
export const keywordShapes: Readonly<Record<string, KeywordShape>> = {
  type: {
    fits: (value) => types.includes(value) || (Array.isArray(value) && value.length > 0 && value.every((one) => types.includes(one))),
    expected: 'one of null, boolean, object, array, number, string, integer, or a list of these',
  },
  enum: { fits: Array.isArray, expected: 'a list of values' },
  multipleOf: { fits: (value) => number.fits(value) && (value as number) > 0, expected: 'a number above 0' },
  maximum: number, exclusiveMaximum: number, minimum: number, exclusiveMinimum: number,
  maxLength: count, minLength: count, pattern: text, format: text,
  maxItems: count, minItems: count, maxContains: count, minContains: count, maxProperties: count, minProperties: count,
  uniqueItems: { fits: (value) => typeof value === 'boolean', expected: 'true or false' },
  required: { fits: isTextList, expected: 'a list of property names' },
  dependentRequired: { fits: isMapOf(isTextList), expected: 'a map of names to lists of names' },
  properties: schemaMap, patternProperties: schemaMap, dependentSchemas: schemaMap,
  additionalProperties: schema, propertyNames: schema, items: schema, contains: schema, not: schema, if: schema, then: schema, else: schema,
  unevaluatedProperties: schema, unevaluatedItems: schema,
  prefixItems: schemaList, allOf: schemaList, anyOf: schemaList, oneOf: schemaList,
  $ref: text, $dynamicRef: text,
}
