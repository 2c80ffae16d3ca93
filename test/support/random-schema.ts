import fc from 'fast-check'
import type { Json, JsonObject } from '../../generator/load/document.ts'

/** Names of properties, some of which every object has or no identifier may be. */
const names = ['a', 'b', 'c', 'x-y', 'constructor', '__proto__'] as const
const name = fc.constantFrom(...names)
/** Patterns that all engines read alike, with values that are easily found. */
const pattern = fc.constantFrom('^[a-z]+$', '[0-9]', '^a|b$', '^(foo|bar)?$', '^\\d{2,3}-[A-F]$', 'é')
const format = fc.constantFrom('date', 'date-time', 'time', 'uuid', 'email', 'ipv4', 'ipv6', 'hostname', 'uri', 'byte', 'unknown-format')
const scalarValue: fc.Arbitrary<Json> = fc.oneof(fc.constantFrom<Json>('a', 'foo', '', 'é', 1, 0, 2.5, -3, true, false, null))

/** Some of the members of a record: those left out are undefined to fast-check, and not there to us. */
function some(members: Readonly<Record<string, fc.Arbitrary<Json>>>): fc.Arbitrary<JsonObject> {
  return fc.record({ ...members }, { requiredKeys: [] }) as fc.Arbitrary<JsonObject>
}

/** A lower and an upper bound that leave room, each maybe left out. */
function bounds(lower: string, upper: string, most: number): fc.Arbitrary<JsonObject> {
  return fc.tuple(fc.nat({ max: most }), fc.nat({ max: most }), fc.nat({ max: 3 })).map(([one, other, which]): JsonObject => ({
    ...(which & 1 ? { [lower]: Math.min(one, other) } : {}), ...(which & 2 ? { [upper]: Math.max(one, other) } : {}),
  }))
}

const all = (...parts: readonly fc.Arbitrary<JsonObject>[]): fc.Arbitrary<JsonObject> => fc.tuple(...parts).map((found) => Object.assign({}, ...found) as JsonObject)
const just = (value: JsonObject): fc.Arbitrary<JsonObject> => fc.constant(value)
const mostly = <T>(usual: fc.Arbitrary<T>, other: fc.Arbitrary<T>): fc.Arbitrary<T> => fc.oneof({ weight: 4, arbitrary: usual }, { weight: 1, arbitrary: other })

const text = fc.oneof(
  all(just({ type: 'string' }), bounds('minLength', 'maxLength', 6)),
  pattern.map((one): JsonObject => ({ type: 'string', pattern: one })),
  format.map((one): JsonObject => ({ type: 'string', format: one })),
  fc.uniqueArray(fc.constantFrom('a', 'b', 'foo', 'é', ''), { minLength: 1, maxLength: 3 }).map((list): JsonObject => ({ type: 'string', enum: list })),
)
const number = fc.oneof(
  all(fc.constantFrom<JsonObject>({ type: 'integer' }, { type: 'number' }), bounds('minimum', 'maximum', 50)),
  fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 2, max: 9 })).map(([low, room]): JsonObject => ({ type: 'number', exclusiveMinimum: low, exclusiveMaximum: low + room })),
  fc.constantFrom(2, 5, 0.5, 0.01, 0.1).map((one): JsonObject => ({ type: 'number', multipleOf: one })),
  fc.constantFrom('int32', 'int64', 'uint8').map((one): JsonObject => ({ type: 'integer', format: one })),
)
const plain = fc.oneof(text, number, just({ type: 'boolean' }), just({ type: ['integer', 'null'] }), just({ type: ['string', 'boolean'] }), scalarValue.map((value): JsonObject => ({ const: value })),
  fc.uniqueArray(scalarValue, { minLength: 1, maxLength: 4 }).map((list): JsonObject => ({ enum: list })))

/** Random schemas of every keyword of JSON Schema 2020-12 that a gateway meets, nested three deep; `refs` are targets of `$ref`. */
export function randomSchema(refs: readonly string[]): fc.Arbitrary<JsonObject> {
  // A reference that consumes nothing of the value could lead to itself, which has no meaning (JSON Schema Core, 9.4.1).
  const at = (depth: number, consumed: boolean): fc.Arbitrary<JsonObject> => {
    const leaf = refs.length === 0 || !consumed ? plain : mostly(plain, fc.constantFrom(...refs).map((one): JsonObject => ({ $ref: `#/components/schemas/${one}` })))
    if (depth === 0) return leaf
    const below = at(depth - 1, true)
    const here = at(depth - 1, consumed)
    const array = fc.oneof(
      all(just({ type: 'array' }), some({ items: below }), bounds('minItems', 'maxItems', 3)),
      all(just({ type: 'array', uniqueItems: true }), some({ items: plain })),
      all(just({ type: 'array' }), fc.array(below, { minLength: 1, maxLength: 2 }).map((prefixItems): JsonObject => ({ prefixItems })), mostly(just({}), fc.oneof(just({ items: false }), just({ unevaluatedItems: false })))),
      all(just({ type: 'array' }), plain.map((contains): JsonObject => ({ contains })), bounds('minContains', 'maxContains', 2)),
    )
    const properties = fc.dictionary(name, below, { minKeys: 1, maxKeys: 3, noNullPrototype: true })
    const object = fc.oneof(
      all(just({ type: 'object' }), fc.tuple(properties, fc.boolean(), mostly(fc.constant<Json>(false), fc.oneof<fc.Arbitrary<Json>[]>(fc.constant(true), below)), fc.boolean()).map(([found, demands, additional, closed]): JsonObject => ({
        properties: found, ...(demands ? { required: Object.keys(found).slice(0, 2) } : {}), ...(closed ? { additionalProperties: additional } : {}),
      }))),
      all(just({ type: 'object' }), some({ additionalProperties: below, propertyNames: fc.constant<Json>({ pattern: '^[a-z]+$' }) }), bounds('minProperties', 'maxProperties', 3)),
      all(just({ type: 'object' }), below.map((one): JsonObject => ({ patternProperties: { '^[ab]': one }, properties: { c: true } })), some({ additionalProperties: fc.constant(false), required: fc.constant<Json>(['a']) })),
      all(just({ type: 'object' }), properties.map((found): JsonObject => ({ properties: found })), fc.constantFrom<JsonObject>({ dependentRequired: { a: ['b'] } }, { dependentSchemas: { a: { required: ['c'] } } })),
      all(just({ type: 'object', unevaluatedProperties: false }), properties.map((found): JsonObject => ({ allOf: [{ properties: found }], properties: { z: { type: 'integer' } } }))),
      properties.map((found): JsonObject => ({ type: 'object', properties: { ...found, id: { type: 'integer', readOnly: true }, secret: { type: 'string', writeOnly: true } }, required: ['id', 'secret'] })),
    )
    const choice = fc.oneof(
      fc.array(here, { minLength: 2, maxLength: 3 }).map((anyOf): JsonObject => ({ anyOf })),
      fc.array(here, { minLength: 2, maxLength: 3 }).map((oneOf): JsonObject => ({ oneOf })),
      fc.tuple(number, fc.constantFrom<JsonObject>({ minimum: 1 }, { maximum: 40 }, { not: { const: 7 } })).map((allOf): JsonObject => ({ allOf })),
      fc.tuple(here, here).map(([one, other]): JsonObject => ({ if: { type: 'string' }, then: one, else: other })),
      fc.tuple(plain, scalarValue).map(([one, value]): JsonObject => ({ ...one, not: { const: value } })),
    )
    return fc.oneof({ weight: 2, arbitrary: leaf }, { weight: 3, arbitrary: array }, { weight: 5, arbitrary: object }, { weight: 3, arbitrary: choice })
  }
  return at(3, false)
}

/** Values that have little to do with any schema, but the names and the sizes of those above. */
export const randomValue: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof({ maxDepth: 3, withCrossShrink: true }, scalarValue, fc.integer({ min: -60, max: 60 }), fc.string({ maxLength: 7 }), fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(mostly<string>(name, fc.constantFrom('z', 'id', 'secret', 'other')), tie('value'), { maxKeys: 4, noNullPrototype: true })),
})).value

/** Random schemas of the keywords that acceptors know, an object or array at the top; `refs` are targets of `$ref`. */
export function randomServedSchema(refs: readonly string[]): fc.Arbitrary<JsonObject> {
  const wide = just({ type: 'object', properties: Object.fromEntries(Array.from({ length: 70 }, (_, index) => [`p${index}`, { type: index % 3 === 0 ? 'string' : 'integer' }])), required: ['p0', 'p31', 'p32', 'p69'], additionalProperties: false })
  const at = (depth: number): fc.Arbitrary<JsonObject> => {
    const leaf = fc.oneof(plain, just({}), just({ type: 'null' }), just({ type: ['string', 'null'], maxLength: 3 }), just({ anyOf: [{ type: 'string', pattern: '^a' }, { type: 'integer' }] }),
      just({ type: 'string', minLength: 2, maxLength: 4, pattern: '[a-z]' }), just({ type: 'string', format: 'uri', maxLength: 40 }), just({ type: 'number', multipleOf: 0.5, minimum: 1 }))
    if (depth === 0) return refs.length === 0 ? leaf : mostly(leaf, fc.constantFrom(...refs).map((one): JsonObject => ({ $ref: `#/components/schemas/${one}` })))
    const below = at(depth - 1)
    const array = fc.oneof(
      all(just({ type: 'array' }), some({ items: below }), bounds('minItems', 'maxItems', 3)),
      all(just({ type: 'array', uniqueItems: true }), fc.constantFrom<JsonObject>({ items: { type: 'string' } }, { items: { type: 'integer', maximum: 20 } }, { items: { enum: ['a', 'b', 'foo', null] } }, { items: { type: ['string', 'null', 'boolean'], maxLength: 4 } })),
    )
    const members = fc.dictionary(fc.oneof(name, fc.constantFrom('é', 'a b', 'a"b', 'toString', 'a}', '')), below, { minKeys: 1, maxKeys: 4, noNullPrototype: true })
    const object = all(just({ type: 'object' }), fc.tuple(members, fc.nat({ max: 3 }), fc.oneof<fc.Arbitrary<Json | undefined>[]>(fc.constant(false), fc.constant(false), fc.constant(undefined), fc.constant(true), below)).map(([found, demanded, additional]): JsonObject => ({
      properties: found, required: Object.keys(found).slice(0, demanded), ...(additional === undefined ? {} : { additionalProperties: additional }),
    })), mostly(just({}), bounds('minProperties', 'maxProperties', 4)))
    const composed = fc.oneof(
      fc.tuple(object, object).map((allOf): JsonObject => ({ allOf })),
      fc.tuple(members, members).map(([one, other]): JsonObject => ({ type: 'object', allOf: [{ properties: one }], properties: other, unevaluatedProperties: false })),
      fc.tuple(object, array).map((oneOf): JsonObject => ({ oneOf: [...oneOf, { type: 'null' }] })),
      members.map((found): JsonObject => ({ type: 'object', properties: { ...found, id: { type: 'integer', readOnly: true }, secret: { type: 'string', writeOnly: true } }, required: ['id', 'secret'] })),
      members.map((found): JsonObject => ({ properties: found, maxItems: 2 })),
      fc.tuple(members, below).map(([found, other]): JsonObject => ({ type: 'object', properties: found, propertyNames: { pattern: '^[a-zé]' }, additionalProperties: other, dependentRequired: { a: ['b'], b: [] } })),
      fc.array(below, { minLength: 1, maxLength: 3 }).chain((prefixItems) => all(just({ type: 'array', prefixItems }), some({ items: fc.oneof<fc.Arbitrary<Json>[]>(fc.constant(false), below) }), bounds('minItems', 'maxItems', 4))),
    )
    return fc.oneof({ weight: 1, arbitrary: leaf }, { weight: 2, arbitrary: array }, { weight: 4, arbitrary: object }, { weight: 2, arbitrary: composed })
  }
  return fc.oneof({ weight: 20, arbitrary: at(3) }, { weight: 1, arbitrary: wide }).filter((schema) => schema['type'] === 'object' || schema['type'] === 'array' || 'allOf' in schema || 'oneOf' in schema)
}
