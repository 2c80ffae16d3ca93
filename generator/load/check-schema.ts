import { leafFault, describeValue } from './check-leaf.ts'
import type { Report } from './check-structure.ts'
import { closest, didYouMean } from './closest.ts'
import type { Json, JsonObject } from './document.ts'
import { leaves, ruleOf } from './grammar.ts'
import { laterThan } from './grammar-later.ts'
import { escapeToken, isObject } from './pointer.ts'
import { hasFullSchemas } from './version.ts'
import { knownDialect } from './version.ts'
import type { Family } from './version.ts'

/** Checks the keywords of one Schema Object; what its subschemas hold is checked when they are met. */
export function checkSchema(schema: JsonObject, pointer: string, version: Family, report: Report): void {
  const rule = ruleOf('schema')
  for (const key of Object.keys(schema)) {
    const value = schema[key] as Json
    const at = `${pointer}/${escapeToken(key)}`
    const field = rule.fields.get(key)
    if (field === undefined) {
      if (key.startsWith('x-') || key === '$ref') continue
      checkUnknown(key, at, report)
      continue
    }
    if (earlier.has(key)) {
      report('warning', 'schema-keyword-ignored', at, `"${key}" is of an earlier JSON Schema than OpenAPI's, and is not applied`, earlier.get(key))
      continue
    }
    if (laterThan(version, 'schema', key)) report('warning', 'unknown-field', at, `"${key}" belongs to a later version of OpenAPI than this document is written in; it is read as there`)
    if (!checkKeyword(key, value, at, version, report) && leaves.has(field.kind)) {
      const expected = leafFault(value, field.kind)
      if (expected !== undefined) report(field.kind === 'text' ? 'warning' : 'error', 'schema-keyword-invalid', at, `"${key}" must be ${expected}, found ${describeValue(value)}`)
    }
  }
  checkEnumByType(schema, pointer, report)
}

/** Keywords that JSON Schema 2020-12 has under another name, with that name. */
const earlier: ReadonlyMap<string, string> = new Map([
  ['dependencies', 'dependentRequired, or dependentSchemas'], ['additionalItems', '"items" beside "prefixItems"'], ['$recursiveRef', '$dynamicRef'], ['$recursiveAnchor', '$dynamicAnchor'],
  ['id', '$id'], ['divisibleBy', 'multipleOf'], ['extends', 'allOf'], ['disallow', 'not'],
])

/** A keyword that JSON Schema does not know is an annotation (Core, 6.5): it refuses nothing, which its author may not know. */
function checkUnknown(key: string, pointer: string, report: Report): void {
  const since = earlier.get(key)
  if (since !== undefined) return report('warning', 'schema-keyword-ignored', pointer, `"${key}" is of an earlier JSON Schema than OpenAPI's, and is not applied`, since)
  const near = closest(key, ruleOf('schema').fields.keys())
  if (near !== undefined) report('warning', 'unknown-field', pointer, `a schema has no keyword "${key}"`, `did you mean "${near}"?`)
  else report('info', 'schema-keyword-unknown', pointer, `"${key}" is no keyword of JSON Schema: nothing is checked by it`, 'a name that begins with x-, where it is meant for others')
}

/** YAML makes `true` and `1` of what was meant as text: then nothing at all is valid. */
function checkEnumByType(schema: JsonObject, pointer: string, report: Report): void {
  const { type, enum: values } = schema
  const names = Array.isArray(type) ? type as readonly Json[] : [type]
  if (!Array.isArray(values) || values.length === 0 || !names.every((name) => typeof name === 'string' && types.includes(name))) return
  const fits = (value: Json): boolean => names.includes(typeName(value)) || (typeName(value) === 'integer' && names.includes('number')) || (value === null && schema['nullable'] === true)
  if ((values as readonly Json[]).some(fits)) return
  report('warning', 'schema-enum-type', `${pointer}/enum`, `no value of this "enum" is of type ${names.join(' or ')}, so nothing is valid`,
    names.includes('string') ? 'put the values in quotes' : `write them as ${names.join(' or ')}`)
}

function typeName(value: Json): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value
}

/** Checks what a keyword of its own rules is set to; false where the keyword has none but the type of its value. */
export function checkKeyword(key: string, value: Json, pointer: string, version: Family, report: Report): boolean {
  const check = checks.get(key)
  check?.(value, pointer, version, report)
  return check !== undefined
}

type Check = (value: Json, pointer: string, version: Family, report: Report) => void

const types = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null']

const checkType: Check = (value, pointer, version, report) => {
  const names = Array.isArray(value) ? value as readonly Json[] : [value]
  if (names.length === 0) report('error', 'schema-type-unknown', pointer, '"type" is an empty list, so nothing is valid', 'leave "type" out if any value will do')
  for (const [index, name] of names.entries()) {
    if (typeof name === 'string' && types.includes(name)) continue
    // Where 2.0 has files is known when it is converted.
    if (name === 'file' && version === '2.0') continue
    const at = Array.isArray(value) ? `${pointer}/${index}` : pointer
    const advice = typeof name !== 'string' ? undefined : name === 'file' ? 'type: string, format: binary' : didYouMean(name, types)
    report('error', 'schema-type-unknown', at, `${describeValue(name)} is no type; the types are ${types.join(', ')}`, advice)
  }
}

const checkRequired: Check = (value, pointer, _version, report) => {
  if (typeof value === 'boolean') {
    report('warning', 'schema-required-boolean', pointer, '"required" is a list of names on the object, not a mark on the property; this one is ignored',
      'name the property in the "required" list of the schema that has it')
    return
  }
  const expected = leafFault(value, 'string', 'list')
  if (expected !== undefined) report('error', 'schema-keyword-invalid', pointer, `"required" must be ${expected}, found ${describeValue(value)}`)
}

const checkExclusive: Check = (value, pointer, version, report) => {
  if (typeof value === 'number') return
  if (typeof value !== 'boolean') return report('error', 'schema-keyword-invalid', pointer, `must be a number, found ${describeValue(value)}`)
  if (hasFullSchemas(version)) {
    report('warning', 'schema-exclusive-boolean', pointer, 'is a number since OpenAPI 3.1, the bound itself; this one is read as in 3.0', 'move the value of "minimum" or "maximum" here')
  }
}

const checkLists: Check = (value, pointer, _version, report) => {
  if (!Array.isArray(value)) report('error', 'schema-keyword-invalid', pointer, `must be a list, found ${describeValue(value)}`)
  else if (value.length === 0) report('warning', 'schema-keyword-invalid', pointer, 'is an empty list')
}

const checks: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['type', checkType],
  ['required', checkRequired],
  ['exclusiveMinimum', checkExclusive],
  ['exclusiveMaximum', checkExclusive],
  ['enum', (value, pointer, _version, report) => {
    if (!Array.isArray(value)) report('error', 'schema-keyword-invalid', pointer, `"enum" must be a list of values, found ${describeValue(value)}`)
    else if (value.length === 0) report('warning', 'schema-enum-empty', pointer, '"enum" is an empty list: beside "type" it is ignored, alone nothing is valid')
  }],
  ['allOf', checkLists],
  ['anyOf', checkLists],
  ['oneOf', checkLists],
  ['prefixItems', checkLists],
  ['multipleOf', (value, pointer, _version, report) => {
    if (typeof value !== 'number' || value <= 0) report('error', 'schema-keyword-invalid', pointer, `"multipleOf" must be a number above 0, found ${describeValue(value)}`)
  }],
  ['nullable', (value, pointer, version, report) => {
    if (typeof value !== 'boolean') report('error', 'schema-keyword-invalid', pointer, `"nullable" must be true or false, found ${describeValue(value)}`)
    else if (hasFullSchemas(version) && value) report('warning', 'schema-nullable-ignored', pointer, '"nullable" is no keyword since OpenAPI 3.1, so null is refused here', "type: [..., 'null']")
  }],
  ['$schema', (value, pointer, _version, report) => {
    if (typeof value !== 'string') report('error', 'schema-keyword-invalid', pointer, `"$schema" must be a string, found ${describeValue(value)}`)
    else if (!knownDialect.test(value)) report('warning', 'schema-dialect-unknown', pointer, `the schema is read as JSON Schema 2020-12, not as ${value}`)
  }],
  ['examples', (value, pointer, version, report) => {
    if (hasFullSchemas(version) && !Array.isArray(value)) report('warning', 'schema-keyword-invalid', pointer, `"examples" of a schema is a list of values, found ${describeValue(value)}`)
  }],
  ['dependentRequired', (value, pointer, _version, report) => {
    const fine = isObject(value) && Object.values(value).every((names) => leafFault(names as Json, 'string', 'list') === undefined)
    if (!fine) report('error', 'schema-keyword-invalid', pointer, '"dependentRequired" must be a map of lists of names')
  }],
])
