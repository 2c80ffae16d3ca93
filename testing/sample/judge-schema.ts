import type { Json, JsonObject } from '../../generator/load/document.ts'
import { isObject, setMember } from '../../generator/load/pointer.ts'
import { hidingKeyword, isHidden, propertiesOf } from './direction.ts'
import type { Direction } from './direction.ts'
import { isSchema, resolveSchema } from './resolve.ts'
import type { Schema } from './resolve.ts'
import { contradictsTags, namesOfBranch, readTags } from './tags.ts'

const single = new Set(['not', 'if', 'then', 'else', 'items', 'contains', 'additionalProperties', 'propertyNames', 'unevaluatedItems', 'unevaluatedProperties'])
const listed = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems'])
const mapped = new Set(['patternProperties', 'dependentSchemas'])
const plain = new Set([
  'type', 'enum', 'const', 'multipleOf', 'maximum', 'exclusiveMaximum', 'minimum', 'exclusiveMinimum', 'maxLength', 'minLength', 'pattern', 'format',
  'maxItems', 'minItems', 'uniqueItems', 'maxContains', 'minContains', 'maxProperties', 'minProperties', 'dependentRequired',
])

export interface JudgeSchemaOptions {
  readonly document: JsonObject
  readonly direction: Direction
  /** Gives a referenced schema its name among the judge's schemas. */
  readonly nameOf: (schema: Schema) => string
}

/**
 * A schema as the judge compiles it: validation keywords only, each reference replaced by the name of its target, and the direction worked in:
 * properties that do not occur in it are refused and not required. Annotations, identifiers and definitions are left out,
 * so whatever an author wrote there cannot confuse the compiler.
 */
export function judgeSchema(schema: Schema, options: JudgeSchemaOptions, inherited: ReadonlyMap<string, readonly Schema[]> = new Map()): Schema {
  if (typeof schema === 'boolean') return schema
  const out: { [key: string]: Json | undefined } = {}
  const convert = (part: Json | undefined): Schema => (isSchema(part) ? judgeSchema(part, options) : true)
  let dispatched: Schema | undefined
  let empty = false
  let prototype: Schema | undefined
  let known: Map<string, readonly Schema[]> | undefined
  const properties = (): Map<string, readonly Schema[]> => (known ??= new Map([...inherited, ...propertiesOf(options.document, schema)]))
  for (const [keyword, value] of Object.entries(schema)) {
    if (value === undefined) continue
    if (keyword === 'enum' && Array.isArray(value) && value.length === 0) empty = true
    else if (plain.has(keyword)) out[keyword] = value
    else if (single.has(keyword)) {
      if (isSchema(value)) out[keyword] = convert(value)
    } else if (listed.has(keyword)) {
      if (!Array.isArray(value) || value.length === 0) continue
      const chosen = keyword === 'oneOf' ? dispatch(schema, value as readonly Json[], options, convert) : undefined
      if (chosen !== undefined) {
        dispatched = chosen
        continue
      }
      // Parts written in place see the properties of the whole, since `required` often stands beside, not with, them.
      out[keyword] = keyword === 'prefixItems'
        ? value.map(convert)
        : value.map((part: Json) => (isSchema(part) ? judgeSchema(part, options, properties()) : true))
    } else if (mapped.has(keyword)) {
      if (isObject(value)) out[keyword] = convertMap(value, convert)
    } else if (keyword === 'properties') {
      if (isObject(value)) out[keyword] = convertMap(value, (part) => refusing(part, options) ?? convert(part))
      if (isObject(value) && Object.hasOwn(value, '__proto__')) prototype = refusing(value['__proto__'], options) ?? convert(value['__proto__'])
    } else if (keyword === 'required') {
      if (Array.isArray(value)) {
        out[keyword] = [...new Set(value.filter((name): name is string => typeof name === 'string'))]
          .filter((name) => !(properties().get(name) ?? []).some((part) => isHidden(options.document, part, options.direction)))
      }
    } else if (keyword === '$ref' || keyword === '$dynamicRef') {
      const target = typeof value === 'string' ? resolveSchema(options.document, value) : undefined
      // A reference that leads nowhere must not pass silently: the name is unknown, so compiling says which.
      out['$ref'] = target === undefined ? `missing:${encodeURI(String(value))}` : options.nameOf(target.schema)
    }
  }
  // Ajv leaves a property of this name out of `properties`.
  if (prototype !== undefined) out['patternProperties'] = { ...(isObject(out['patternProperties']) ? out['patternProperties'] : {}), '^__proto__$': prototype }
  // An empty `enum` allows nothing; Ajv would refuse to compile it.
  const further = [...(dispatched === undefined ? [] : [dispatched]), ...(empty ? [false] : [])]
  return further.length === 0 ? out : { ...out, allOf: [...(Array.isArray(out['allOf']) ? out['allOf'] : []), ...further] }
}

/**
 * A `oneOf` with a discriminator: the value's name selects one branch, which then decides alone. Without this, the branches of many documents
 * overlap (nothing but the name tells them apart) and no value at all would be valid. Where the name is absent or unknown, plain `oneOf` decides.
 */
function dispatch(schema: JsonObject, branches: readonly Json[], options: JudgeSchemaOptions, convert: (part: Json) => Schema): Schema | undefined {
  const tags = readTags(options.document, schema)
  if (tags === undefined || branches.some((branch) => isSchema(branch) && contradictsTags(options.document, branch, tags))) return undefined
  const selections = branches.map((branch) => ({ branch: convert(branch), names: isSchema(branch) ? namesOfBranch(options.document, branch, tags) : [] }))
  const names = selections.flatMap((selection) => selection.names)
  // A name that means two branches means neither.
  if (names.length === 0 || new Set(names).size < names.length) return undefined
  const named = (allowed: readonly string[]): Schema => ({ type: 'object', required: [tags.property], properties: { [tags.property]: { enum: allowed } } })
  return {
    if: named(names),
    then: { allOf: selections.filter((selection) => selection.names.length > 0).map((selection) => ({ if: named(selection.names), then: selection.branch })) },
    else: { oneOf: selections.map(({ branch }) => branch) },
  }
}

function refusing(schema: Json | undefined, options: JudgeSchemaOptions): Schema | undefined {
  return isSchema(schema) && isHidden(options.document, schema, options.direction) ? { [hidingKeyword(options.direction)]: true } : undefined
}

function convertMap(map: JsonObject, convert: (part: Json | undefined) => Schema): JsonObject {
  const out: { [key: string]: Json | undefined } = {}
  for (const [name, part] of Object.entries(map)) setMember(out, name, convert(part))
  return out
}
