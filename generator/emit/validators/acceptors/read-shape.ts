import { checkedFormats } from '../format-table.ts'
import type { RewrittenSchema } from '../function-compiler.ts'
import type { Dispatch } from '../keywords/reference-keywords.ts'
import { anyArray, anyNumber, anyObject, anyString, anything, intersect, isFree, kinds, nothing, only, without } from './shape.ts'
import type { Demands, Kind, ObjectShape, Shape } from './shape.ts'

/** The rewritten schema of a printed validator, by the validator's name; undefined for what is none. */
export type SchemaOf = (name: string) => RewrittenSchema | undefined

/** Reads what all of `demands` have in common; keywords that an acceptor knows nothing of narrow it, they never widen it. */
export function readShape(demands: Demands, schemaOf: SchemaOf): Shape {
  return demands.reduce<Shape>((shape, schema) => intersect(shape, read(schema, { schemaOf, open: new Set() })), anything)
}

interface Context { readonly schemaOf: SchemaOf; readonly open: ReadonlySet<string> }

type Keywords = Readonly<Record<string, unknown>>

function read(schema: RewrittenSchema, context: Context): Shape {
  if (schema === true) return anything
  if (schema === false) return nothing
  let shape = anything
  for (const keyword of Object.keys(schema)) shape = intersect(shape, readKeyword(keyword, schema, context))
  return schema['unevaluatedProperties'] === undefined ? shape : closeOff(shape, schema)
}

function readKeyword(keyword: string, schema: Keywords, context: Context): Shape {
  const value = schema[keyword]
  switch (keyword) {
    case 'type': return ofTypes([value as string])
    case 'types': return ofTypes(value as readonly string[])
    case 'const': return ofValues([value])
    case 'enum': return ofValues(value as readonly unknown[])
    case 'minimum': return { ...anything, number: { ...anyNumber, min: value as number } }
    case 'maximum': return { ...anything, number: { ...anyNumber, max: value as number } }
    case 'exclusiveMinimum': return { ...anything, number: { ...anyNumber, min: nextUp(value as number) } }
    case 'exclusiveMaximum': return { ...anything, number: { ...anyNumber, max: -nextUp(-(value as number)) } }
    case 'multipleOf': return { ...anything, number: { ...anyNumber, multiples: [value as number] } }
    case 'minLength': return { ...anything, string: { ...anyString, min: value as number } }
    case 'maxLength': return { ...anything, string: { ...anyString, max: value as number } }
    case 'pattern': return { ...anything, string: { ...anyString, patterns: [value as string] } }
    case 'format': return ofFormat(value as string)
    case 'minItems': return { ...anything, array: { ...anyArray, min: value as number } }
    case 'maxItems': return { ...anything, array: { ...anyArray, max: value as number } }
    case 'uniqueItems': return value === true ? { ...anything, array: { ...anyArray, unique: true } } : anything
    case 'prefixItems': return { ...anything, array: { ...anyArray, first: (value as Demands).map((one) => [one]), items: [(schema['items'] ?? true) as RewrittenSchema] } }
    // Beside `prefixItems`, that keyword's shape says both.
    case 'items': return schema['prefixItems'] === undefined ? { ...anything, array: { ...anyArray, items: [value as RewrittenSchema] } } : anything
    case 'minProperties': return { ...anything, object: { ...anyObject, min: value as number } }
    case 'maxProperties': return { ...anything, object: { ...anyObject, max: value as number } }
    case 'required': return { ...anything, object: { ...anyObject, required: value as readonly string[] } }
    case 'properties': return { ...anything, object: { ...anyObject, parts: [partOf(schema)] } }
    // Beside `properties`, that keyword's part says both.
    case 'additionalProperties': return schema['properties'] === undefined ? { ...anything, object: { ...anyObject, parts: [partOf(schema)] } } : anything
    case 'call': return (value as readonly string[]).reduce<Shape>((shape, name) => intersect(shape, called(name, context)), anything)
    case 'allOf': return (value as Demands).reduce<Shape>((shape, part) => intersect(shape, read(part, context)), anything)
    case 'anyOf': return choose((value as Demands).map((part) => read(part, context)), true)
    case 'oneOf': return choose((value as Demands).map((part) => read(part, context)), false)
    case 'discriminator': return ofChoice(value as Dispatch, schema['alternatives'] as Demands)
    case 'alternatives': case 'otherwise': return anything
    case 'readOnly': case 'writeOnly': return nothing
    case 'unevaluatedProperties': case 'evaluatedProperties': case 'evaluatedItems': return anything
    case 'contains': case 'unevaluatedItems': return without(anything, 'array')
    case 'minContains': case 'maxContains': return anything
    case 'propertyNames': return { ...anything, object: { ...anyObject, names: [value as RewrittenSchema] } }
    case 'dependentRequired': return { ...anything, object: { ...anyObject, dependent: Object.entries(value as Readonly<Record<string, readonly string[]>>) } }
    case 'patternProperties': case 'dependentSchemas': return without(anything, 'object')
    default: return without(anything, ...kinds)
  }
}

function called(name: string, { schemaOf, open }: Context): Shape {
  const schema = schemaOf(name)
  if (schema === undefined || open.has(name)) return without(anything, ...kinds)
  return read(schema, { schemaOf, open: new Set([...open, name]) })
}

function ofTypes(types: readonly string[]): Shape {
  const kept = new Set(types.map((type): Kind => (type === 'integer' ? 'number' : type as Kind)))
  const shape = only(anything, kept)
  return types.includes('integer') && !types.includes('number') ? { ...shape, number: { ...anyNumber, integer: true } } : shape
}

function ofValues(values: readonly unknown[]): Shape {
  const kindOf = (value: unknown): Kind => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value as Kind)
  const possible = new Set(values.map(kindOf))
  const booleans = values.filter((value) => typeof value === 'boolean')
  const numbers = values.filter((value) => typeof value === 'number')
  const strings = values.filter((value) => typeof value === 'string')
  return {
    ...(possible.has('null') ? { null: true } : {}),
    ...(booleans.length > 0 ? { boolean: booleans } : {}),
    ...(numbers.length > 0 ? { number: { values: numbers } } : {}),
    ...(strings.length > 0 ? { string: { values: strings } } : {}),
    possible,
  }
}

const integers: Readonly<Record<string, readonly [number, number]>> = {
  isInt8: [-128, 127], isInt16: [-32_768, 32_767], isInt32: [-2_147_483_648, 2_147_483_647], isInt64: [-(2 ** 63), 2 ** 63],
  isUint8: [0, 255], isUint16: [0, 65_535], isUint32: [0, 4_294_967_295], isUint64: [0, 2 ** 64], isDoubleInt: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
}
const largestFloat = (2 - 2 ** -23) * 2 ** 127

function ofFormat(format: string): Shape {
  const rule = checkedFormats.get(format)
  if (rule === undefined) return anything
  if (rule.type === 'string') return { ...anything, string: { ...anyString, formats: [rule.check] } }
  const bounds = integers[rule.check]
  if (bounds !== undefined) return { ...anything, number: { ...anyNumber, integer: true, min: bounds[0], max: bounds[1] } }
  return rule.check === 'isFloat' ? { ...anything, number: { ...anyNumber, min: -largestFloat, max: largestFloat } } : without(anything, 'number')
}

/** The least double above another. */
function nextUp(value: number): number {
  if (value === 0) return Number.MIN_VALUE
  const bits = new DataView(new ArrayBuffer(8))
  bits.setFloat64(0, value)
  bits.setBigInt64(0, bits.getBigInt64(0) + (value > 0 ? 1n : -1n))
  return bits.getFloat64(0)
}

/** Objects with the property that tells alternatives apart; where there may be values without it, those are left. */
function ofChoice({ property, tags, nullable, otherwise }: Dispatch, alternatives: Demands): Shape {
  const cases = alternatives.map((alternative, index) => ({ tags: tags[index] ?? [], demands: [alternative] })).filter((one) => one.tags.length > 0)
  return {
    ...(nullable ? { null: true } : {}), object: { ...anyObject, choices: [{ property, cases }] },
    possible: new Set(otherwise !== undefined ? kinds : nullable ? ['null', 'object'] : ['object']),
  }
}

function partOf(schema: Keywords): ObjectShape['parts'][number] {
  const properties = new Map(Object.entries((schema['properties'] ?? {}) as Readonly<Record<string, RewrittenSchema>>))
  return { properties, others: (schema['additionalProperties'] ?? true) as RewrittenSchema }
}

/** Of kinds that one alternative alone may allow, what that one lets pass. Where several may, `anyOf` lets pass what the widest does. */
function choose(alternatives: readonly Shape[], several: boolean): Shape {
  const chosen: Partial<Record<Kind, unknown>> & { possible: Set<Kind> } = { possible: new Set() }
  for (const kind of kinds) {
    const able = alternatives.filter(({ possible }) => possible.has(kind))
    if (able.length === 0) continue
    chosen.possible.add(kind)
    const best = able.length === 1 ? able[0] : several ? able.find((shape) => isFree(shape, kind)) ?? joined(able, kind) : undefined
    if (best?.[kind] !== undefined) chosen[kind] = best[kind]
  }
  return chosen as Shape
}

/** Lists of values become one list; of other alternatives nothing is known in time. */
function joined(able: readonly Shape[], kind: Kind): Shape | undefined {
  if (kind === 'null') return able.find((shape) => shape.null)
  if (kind === 'boolean') return able.reduce((one, other) => ({ ...one, boolean: [...one.boolean ?? [], ...other.boolean ?? []] }))
  if (kind !== 'string' && kind !== 'number') return undefined
  const lists = able.map((shape) => shape[kind])
  if (!lists.every((one) => one !== undefined && 'values' in one)) return undefined
  return { [kind]: { values: [...new Set(lists.flatMap((one) => (one as { values: readonly unknown[] }).values))] }, possible: new Set([kind]) } as Shape
}

/**
 * `unevaluatedProperties`: names that none of the schema's parts knows are the others (JSON Schema Core 11.3). All parts that are left
 * in a shape must hold, so that what they name is evaluated for sure.
 */
function closeOff(shape: Shape, schema: Keywords): Shape {
  if (shape.object === undefined) return shape
  if (shape.object.choices.length > 0) return without(shape, 'object')
  const { parts } = shape.object
  const named = new Map(parts.flatMap(({ properties }) => [...properties.keys()].map((name) => [name, true] as const)))
  return { ...shape, object: { ...shape.object, parts: [...parts, { properties: named, others: schema['unevaluatedProperties'] as RewrittenSchema }] } }
}
