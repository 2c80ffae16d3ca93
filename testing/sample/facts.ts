import { isDeepStrictEqual } from 'node:util'
import type { Json, JsonObject } from '../../generator/load/document.ts'
import type { Part } from './flatten.ts'
import { compilePattern } from './judge-formats.ts'
import { isValid } from './judge.ts'
import type { Judge } from './judge.ts'

export type TypeName = 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'null'

/** The constraints of several schemas on one value, taken together. */
export interface Facts {
  /** The types that all schemas allow; null where none names a type. `integer` stands for itself where `number` is not allowed. */
  readonly types: readonly TypeName[] | null
  /** The values that `enum` and `const` leave; null where neither is there. */
  readonly values: readonly Json[] | null
  readonly minLength: number
  readonly maxLength: number
  readonly patterns: readonly string[]
  readonly formats: readonly string[]
  readonly minimum: number
  readonly maximum: number
  readonly above: number
  readonly below: number
  readonly multiples: readonly number[]
  readonly minItems: number
  readonly maxItems: number
  readonly uniqueItems: boolean
  readonly minProperties: number
  readonly maxProperties: number
  readonly required: readonly string[]
}

/** Puts together what flattened schemas say; of contradictions, the types or values that are left are empty. */
export function readFacts(parts: readonly Part[]): Facts {
  const largest = (keyword: string, otherwise: number): number => Math.max(otherwise, ...numbers(parts, keyword))
  const smallest = (keyword: string): number => Math.min(Infinity, ...numbers(parts, keyword))
  return {
    types: readTypes(parts),
    values: readValues(parts),
    minLength: largest('minLength', 0),
    maxLength: smallest('maxLength'),
    patterns: [...new Set(strings(parts, 'pattern'))],
    formats: [...new Set(strings(parts, 'format'))],
    minimum: largest('minimum', -Infinity),
    maximum: smallest('maximum'),
    above: largest('exclusiveMinimum', -Infinity),
    below: smallest('exclusiveMaximum'),
    multiples: numbers(parts, 'multipleOf').filter((of) => of > 0),
    minItems: largest('minItems', 0),
    maxItems: smallest('maxItems'),
    uniqueItems: parts.some(({ schema }) => schema['uniqueItems'] === true),
    minProperties: largest('minProperties', 0),
    maxProperties: smallest('maxProperties'),
    required: [...new Set(parts.flatMap(({ schema }) => stringsIn(schema['required'])))],
  }
}

/** The JSON type of a value; a number without fraction is an integer (JSON Schema, 6.1.1). */
export function typeOf(value: Json): TypeName {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value as TypeName
}

/** True where the type of a value is among those allowed. */
export function allowsType(types: readonly TypeName[] | null, value: Json): boolean {
  if (types === null) return true
  const type = typeOf(value)
  return types.includes(type) || (type === 'integer' && types.includes('number'))
}

/** True where a string, number, boolean or null meets all constraints; for arrays and objects only type and values are looked at. */
export function meets(facts: Facts, value: Json, judge: Judge): boolean {
  if (!allowsType(facts.types, value)) return false
  if (facts.values !== null && !facts.values.some((allowed) => isDeepStrictEqual(allowed, value))) return false
  if (typeof value === 'string') {
    const length = [...value].length
    if (length < facts.minLength || length > facts.maxLength) return false
    if (!facts.patterns.every((pattern) => compilePattern(pattern)?.test(value) ?? true)) return false
  }
  if (typeof value === 'number') {
    if (value < facts.minimum || value > facts.maximum || value <= facts.above || value >= facts.below) return false
    // Strict, as a validator without tolerance would have it: samples stay clear of the question whether 0.3 is a multiple of 0.1.
    if (!facts.multiples.every((of) => Number.isInteger(value / of))) return false
  }
  return typeof value === 'object' || facts.formats.every((format) => isValid(judge, formatSchema(format), value))
}

const formatSchemas = new Map<string, JsonObject>()

/** A schema of one format alone, the same object each time, so that it is compiled once. */
export function formatSchema(format: string): JsonObject {
  let schema = formatSchemas.get(format)
  if (schema === undefined) formatSchemas.set(format, schema = { format })
  return schema
}

function readTypes(parts: readonly Part[]): TypeName[] | null {
  let types: TypeName[] | null = null
  for (const { schema } of parts) {
    const written = schema['type']
    const allowed = (typeof written === 'string' ? [written] : stringsIn(written)) as TypeName[]
    if (allowed.length === 0) continue
    if (types === null) types = allowed
    else types = [...new Set(types.flatMap((type): TypeName[] => {
      if (allowed.includes(type)) return [type]
      if (type === 'number' && allowed.includes('integer')) return ['integer']
      return type === 'integer' && allowed.includes('number') ? ['integer'] : []
    }))]
  }
  return types
}

function readValues(parts: readonly Part[]): Json[] | null {
  let values: Json[] | null = null
  const narrow = (allowed: readonly Json[]): void => {
    values = values === null ? [...allowed] : values.filter((value) => allowed.some((other) => isDeepStrictEqual(other, value)))
  }
  for (const { schema } of parts) {
    if (Array.isArray(schema['enum'])) narrow(schema['enum'] as readonly Json[])
    if (schema['const'] !== undefined) narrow([schema['const']])
  }
  return values
}

function numbers(parts: readonly Part[], keyword: string): number[] {
  return parts.flatMap(({ schema }) => {
    const value = schema[keyword]
    return typeof value === 'number' ? [value] : []
  })
}

function strings(parts: readonly Part[], keyword: string): string[] {
  return parts.flatMap(({ schema }) => {
    const value = schema[keyword]
    return typeof value === 'string' ? [value] : []
  })
}

/** The strings of a list, if it is one. */
export function stringsIn(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []
}

/** The types worth trying for a value, likeliest first: those that the schemas name, else what their other keywords speak of. */
export function likelyTypes(facts: Facts, parts: readonly Part[]): TypeName[] {
  if (facts.types !== null) return [...facts.types].sort((a, b) => rank(a) - rank(b))
  const speaks = (keywords: readonly string[]): boolean => parts.some(({ schema }) => keywords.some((keyword) => schema[keyword] !== undefined))
  const found: TypeName[] = []
  if (facts.required.length > 0 || speaks(['properties', 'additionalProperties', 'patternProperties', 'minProperties', 'unevaluatedProperties', 'propertyNames'])) found.push('object')
  if (speaks(['items', 'prefixItems', 'minItems', 'maxItems', 'contains', 'uniqueItems'])) found.push('array')
  const numeric = facts.formats.some((format) => /^u?int\d+$|^float$|^double$|^decimal/.test(format))
  if (numeric || speaks(['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'])) found.push('integer', 'number')
  return [...new Set<TypeName>([...found, 'string', 'integer', 'object', 'array', 'boolean', 'null'])]
}

function rank(type: TypeName): number {
  return type === 'null' ? 1 : 0
}
