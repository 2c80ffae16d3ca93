import type { JsonObject } from '../../../generator/load/document.ts'
import type { JsonSchema } from '../../../generator/emit/validators/compile-validators.ts'

/** What a schema has looked at in a value: names of properties, indexes of items. */
type Seen = Set<string | number>

const object = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)
const same = (a: unknown, b: unknown): boolean => {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one, at) => same(one, b[at]))
  if (object(a) && object(b)) return Object.keys(a).length === Object.keys(b).length && Object.keys(a).every((key) => Object.hasOwn(b, key) && same(a[key], b[key]))
  return a === b
}
const typeOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)

/**
 * A JSON Schema 2020-12 validator written straight from the specification and for nothing but tests: it collects annotations
 * as the specification says, which is slow. Gives what was seen, or undefined where the value is not valid.
 */
export function interpret(schemas: JsonObject, schema: JsonSchema, value: unknown): Seen | undefined {
  if (typeof schema === 'boolean') return schema ? new Set() : undefined
  const seen: Seen = new Set()
  let valid = true
  const refuse = (condition: boolean): void => { if (condition) valid = false }
  const sub = (part: unknown, of: unknown): Seen | undefined => interpret(schemas, part as JsonSchema, of)
  const merge = (more: Seen | undefined): boolean => {
    for (const one of more ?? []) seen.add(one)
    return more !== undefined
  }
  const s = schema as Record<string, never>
  if ('$ref' in s) refuse(!merge(sub(schemas[(s['$ref'] as string).slice('#/components/schemas/'.length)], value)))
  if ('type' in s) {
    refuse(![s['type'] as string | string[]].flat().some((type) => type === typeOf(value) || (type === 'integer' && Number.isInteger(value))))
  }
  if ('enum' in s) refuse(!(s['enum'] as unknown[]).some((one) => same(one, value)))
  if ('const' in s) refuse(!same(s['const'], value))
  if (typeof value === 'number') {
    if ('minimum' in s) refuse(value < s['minimum'])
    if ('exclusiveMaximum' in s) refuse(value >= s['exclusiveMaximum'])
    if ('multipleOf' in s) refuse(!Number.isInteger(value / s['multipleOf']))
  }
  if (typeof value === 'string') {
    if ('minLength' in s) refuse([...value].length < s['minLength'])
    if ('maxLength' in s) refuse([...value].length > s['maxLength'])
    if ('pattern' in s) refuse(!new RegExp(s['pattern'], 'u').test(value))
  }
  for (const part of (s['allOf'] ?? []) as unknown[]) refuse(!merge(sub(part, value)))
  for (const keyword of ['anyOf', 'oneOf']) {
    if (!(keyword in s)) continue
    const passing = (s[keyword] as unknown as unknown[]).map((part) => sub(part, value)).filter((one) => one !== undefined)
    refuse(keyword === 'anyOf' ? passing.length === 0 : passing.length !== 1)
    for (const one of passing) merge(one)
  }
  if ('not' in s) refuse(sub(s['not'], value) !== undefined)
  if ('if' in s) {
    const branch = merge(sub(s['if'], value)) ? 'then' : 'else'
    if (branch in s) refuse(!merge(sub(s[branch], value)))
  }
  if (object(value)) {
    const keys = Object.keys(value)
    if ('required' in s) refuse(!(s['required'] as string[]).every((name) => Object.hasOwn(value, name)))
    if ('minProperties' in s) refuse(keys.length < s['minProperties'])
    if ('maxProperties' in s) refuse(keys.length > s['maxProperties'])
    for (const [name, needs] of Object.entries((s['dependentRequired'] ?? {}) as Record<string, string[]>)) {
      if (Object.hasOwn(value, name)) refuse(!needs.every((one) => Object.hasOwn(value, one)))
    }
    for (const [name, part] of Object.entries((s['dependentSchemas'] ?? {}) as object)) {
      if (Object.hasOwn(value, name)) refuse(!merge(sub(part, value)))
    }
    if ('propertyNames' in s) refuse(!keys.every((key) => sub(s['propertyNames'], key) !== undefined))
    for (const key of keys) {
      let named = false
      const properties = (s['properties'] ?? {}) as JsonObject
      if (Object.hasOwn(properties, key)) {
        named = true
        refuse(sub(properties[key], value[key]) === undefined)
      }
      for (const [pattern, part] of Object.entries((s['patternProperties'] ?? {}) as object)) {
        if (!new RegExp(pattern, 'u').test(key)) continue
        named = true
        refuse(sub(part, value[key]) === undefined)
      }
      if (!named && 'additionalProperties' in s) {
        named = true
        refuse(sub(s['additionalProperties'], value[key]) === undefined)
      }
      if (named) seen.add(key)
    }
    if ('unevaluatedProperties' in s) {
      for (const key of keys) {
        if (seen.has(key)) continue
        refuse(sub(s['unevaluatedProperties'], value[key]) === undefined)
        seen.add(key)
      }
    }
  }
  if (Array.isArray(value)) {
    const prefix = (s['prefixItems'] ?? []) as unknown[]
    if ('minItems' in s) refuse(value.length < s['minItems'])
    if ('maxItems' in s) refuse(value.length > s['maxItems'])
    if (s['uniqueItems']) refuse(value.some((one, at) => value.slice(0, at).some((other) => same(one, other))))
    value.forEach((item, at) => {
      const part = at < prefix.length ? prefix[at] : s['items']
      if (part === undefined) return
      seen.add(at)
      refuse(sub(part, item) === undefined)
    })
    if ('contains' in s) {
      const matching = value.flatMap((item, at) => (sub(s['contains'], item) === undefined ? [] : [at]))
      refuse(matching.length < (s['minContains'] ?? 1) || matching.length > (s['maxContains'] ?? Infinity))
      for (const at of matching) seen.add(at)
    }
    if ('unevaluatedItems' in s) {
      value.forEach((item, at) => {
        if (seen.has(at)) return
        refuse(sub(s['unevaluatedItems'], item) === undefined)
        seen.add(at)
      })
    }
  }
  return valid ? seen : undefined
}
