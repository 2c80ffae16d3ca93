import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Json, JsonObject } from '../../../generator/load/document.ts'
import { createJudge } from '../../../testing/sample/judge.ts'
import { patternTexts } from '../../../testing/sample/pattern-text.ts'
import { createSampler } from '../../../testing/sample/sample.ts'
import type { Sample, SampleOptions } from '../../../testing/sample/sample.ts'

function sample(schema: JsonObject, options: SampleOptions & { readonly document?: JsonObject; readonly direction?: 'request' | 'response'; readonly bad?: string[] } = {}): Sample {
  const { document = {}, direction = 'response', bad, ...rest } = options
  const judge = createJudge(document, direction)
  const sampler = createSampler(document, { direction, judge, onBadExample: (pointer) => bad?.push(pointer) })
  const made = sampler.valid(schema, rest)
  if (made.value !== undefined) assert.deepEqual(judge.check(schema, made.value), [])
  return made
}

const satisfiable: Record<string, JsonObject> = {
  'no constraint': {},
  'integer bounds': { type: 'integer', minimum: 17, exclusiveMaximum: 19 },
  'negative only': { type: 'integer', maximum: -5 },
  'open interval': { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
  'tiny interval': { type: 'number', minimum: 0.001, maximum: 0.0011 },
  'decimal multiple': { type: 'number', multipleOf: 0.01, minimum: 9.99 },
  'multiples from allOf': { type: 'integer', minimum: 1, allOf: [{ multipleOf: 4 }, { multipleOf: 6 }] },
  'int32 near its end': { type: 'integer', format: 'int32', minimum: 2_147_483_647 },
  'lengths': { type: 'string', minLength: 30, maxLength: 31 },
  'one character': { type: 'string', minLength: 1, maxLength: 1 },
  'format and length': { type: 'string', format: 'email', minLength: 100 },
  'uri of length': { type: 'string', format: 'uri', maxLength: 5 },
  'format and pattern': { type: 'string', format: 'uri', pattern: '^https://' },
  'pattern and length': { type: 'string', pattern: '^[a-z]+$', minLength: 40, maxLength: 41 },
  'two patterns': { type: 'string', allOf: [{ pattern: '^a' }, { pattern: 'z$' }], pattern: '^a[a-y]*z$' },
  'const': { const: { a: [1] } },
  'enum cut by allOf': { allOf: [{ enum: [1, 'a', null] }, { enum: ['b', 'a'] }], type: ['string', 'null'] },
  'null only': { type: 'null' },
  'additional properties by minProperties': { type: 'object', minProperties: 3, additionalProperties: { type: 'integer' } },
  'names by pattern': { type: 'object', minProperties: 2, patternProperties: { '^x-[a-f]+$': { type: 'boolean' } }, additionalProperties: false },
  'propertyNames': { type: 'object', minProperties: 2, propertyNames: { pattern: '^[A-Z]{3}$' } },
  'propertyNames enum': { type: 'object', minProperties: 2, propertyNames: { enum: ['left', 'right'] } },
  'maxProperties': { type: 'object', properties: { a: {}, b: {}, c: {} }, required: ['c'], maxProperties: 1 },
  'dependentRequired': { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } }, required: ['a'], dependentRequired: { a: ['b'] } },
  'dependentSchemas': { type: 'object', properties: { a: { type: 'string' } }, required: ['a'], dependentSchemas: { a: { required: ['b'], properties: { b: { type: 'integer' } } } } },
  'unevaluatedProperties': { allOf: [{ properties: { a: { type: 'string' } } }], oneOf: [{ required: ['b'], properties: { b: { type: 'integer' } } }, { required: ['c'], properties: { c: { type: 'integer' } } }], unevaluatedProperties: false },
  'allOf closed on both sides': { allOf: [{ properties: { a: {}, b: {} }, additionalProperties: false }, { properties: { b: {}, c: {} }, required: ['b'], additionalProperties: false }] },
  'prefixItems': { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }], items: false, minItems: 2 },
  'contains': { type: 'array', items: { type: 'integer' }, contains: { minimum: 100 }, minContains: 2, minItems: 4 },
  'uniqueItems': { type: 'array', uniqueItems: true, minItems: 5, items: { type: 'integer', minimum: 3, maximum: 7 } },
  'unique booleans': { type: 'array', uniqueItems: true, minItems: 2, items: { type: 'boolean' } },
  'unique enum': { type: 'array', uniqueItems: true, minItems: 3, items: { enum: ['a', 'b', 'c'] } },
  'unique oneOf': { type: 'array', uniqueItems: true, minItems: 3, items: { oneOf: [{ const: 1 }, { const: 2 }, { const: 3 }] } },
  'unique objects': { type: 'array', uniqueItems: true, minItems: 3, items: { type: 'object', required: ['id'], properties: { id: { type: 'string', format: 'uuid' } } } },
  'oneOf of overlapping objects': { oneOf: [{ properties: { a: { type: 'string' } } }, { properties: { b: { type: 'string' } } }], type: 'object' },
  'oneOf by required': { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } }, oneOf: [{ required: ['a'] }, { required: ['b'] }] },
  'oneOf integer or number': { oneOf: [{ type: 'integer' }, { type: 'number' }] },
  'anyOf with an impossible branch': { anyOf: [false, { type: 'string', maxLength: 0, minLength: 1 }, { type: 'boolean' }] },
  'not required': { type: 'object', properties: { a: {}, b: {} }, not: { required: ['a'] } },
  'not enum': { type: 'string', not: { enum: ['text', 'word'] } },
  'not a type': { not: { type: ['string', 'integer', 'number'] } },
  'if then': { type: 'object', properties: { kind: { enum: ['a', 'b'] } }, required: ['kind'], if: { properties: { kind: { const: 'a' } } }, then: { required: ['x'], properties: { x: { type: 'integer' } } } },
  'if else': { type: 'integer', if: { minimum: 10 }, then: { multipleOf: 7 }, else: { const: 3 } },
  'no type, only properties': { properties: { a: { type: 'integer' } }, required: ['a'] },
  'no type, only items': { items: { type: 'integer' }, minItems: 1 },
}

for (const [name, schema] of Object.entries(satisfiable)) {
  test(`a valid value is found: ${name}`, () => {
    for (const form of ['full', 'minimal'] as const) assert.equal(sample(schema, { form }).unsupported, undefined)
  })
}

test('every format of the registry has a value, and several of them', () => {
  const formats = ['date-time', 'date', 'time', 'duration', 'email', 'idn-email', 'hostname', 'idn-hostname', 'ipv4', 'ipv6', 'uri', 'uri-reference', 'iri', 'iri-reference', 'uri-template', 'uuid', 'json-pointer', 'relative-json-pointer', 'regex', 'byte', 'base64url', 'binary', 'password', 'char', 'http-date']
  for (const format of formats) {
    const values = [0, 1, 2].map((variant) => sample({ type: 'string', format }, { variant }).value)
    assert.equal(new Set(values).size, 3, format)
  }
})

test('what no value can meet is told with a reason', () => {
  assert.match(sample({ type: 'string', enum: [1] }).unsupported ?? '', /enum or const leaves no value/)
  assert.match(sample({ allOf: [{ type: 'string' }, { type: 'integer' }] }).unsupported ?? '', /no common type/)
  assert.match(sample({ type: 'integer', minimum: 2, maximum: 1 }).unsupported ?? '', /no integer was found/)
  assert.match(sample({ type: 'string', pattern: '^(?!)x$' }).unsupported ?? '', /pattern/)
  assert.match(sample({ required: ['a'], additionalProperties: false, type: 'object' }).unsupported ?? '', /"a" is required and not allowed/)
  assert.match(sample({ type: 'array', minItems: 3, uniqueItems: true, items: { type: 'boolean' } }).unsupported ?? '', /items|found/)
  const document = { components: { schemas: { Endless: { type: 'object', required: ['next'], properties: { next: { $ref: '#/components/schemas/Endless' } } } } } }
  assert.match(sample({ $ref: '#/components/schemas/Endless' }, { document }).unsupported ?? '', /without end/)
  assert.match(sample({ $ref: '#/components/schemas/Missing' }, { document }).unsupported ?? '', /Missing/)
})

test('recursion ends at optional properties, empty lists and other alternatives', () => {
  const document = {
    components: {
      schemas: {
        Tree: { type: 'object', required: ['name', 'children'], properties: { name: { type: 'string' }, parent: { $ref: '#/components/schemas/Tree' }, children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } } },
        Expression: { oneOf: [{ type: 'object', required: ['and'], properties: { and: { type: 'array', minItems: 1, items: { $ref: '#/components/schemas/Expression' } } } }, { type: 'string' }] },
      },
    },
  }
  assert.deepEqual(sample({ $ref: '#/components/schemas/Tree' }, { document }).value, { name: 'text', children: [] })
  assert.deepEqual(sample({ $ref: '#/components/schemas/Expression' }, { document }).value, { and: ['text'] })
})

test('values of the author come first, where they are valid; others are reported once', () => {
  const bad: string[] = []
  const schema = { type: 'object', required: ['a', 'b', 'c'], properties: { a: { type: 'integer', examples: ['no', 7] }, b: { type: 'string', default: 'hello' }, c: { type: 'string', examples: [5] } } }
  assert.deepEqual(sample(schema, { bad, pointer: '/s' }).value, { a: 7, b: 'hello', c: 'text' })
  assert.deepEqual(bad, ['/s/properties/a/examples/0', '/s/properties/c/examples/0'])
  const whole = { type: 'object', required: ['id'], properties: { id: { type: 'integer', readOnly: true }, name: { type: 'string' } }, examples: [{ id: 1, name: 'Rex' }] }
  assert.deepEqual(sample(whole).value, { id: 1, name: 'Rex' })
  assert.deepEqual(sample(whole, { direction: 'request' }).value, { name: 'Rex' })
  assert.deepEqual(sample(whole, { direction: 'request', form: 'minimal' }).value, {})
})

test('a discriminator gets the name that leads to the branch', () => {
  const branch = (kind: JsonObject): JsonObject => ({ type: 'object', required: ['kind'], properties: { kind } })
  const document = {
    components: {
      schemas: {
        Cat: branch({ type: 'string' }),
        Dog: branch({ type: 'string' }),
        Pet: { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: 'kind', mapping: { meow: 'Cat' } } },
        Base: { ...branch({ type: 'string' }), discriminator: { propertyName: 'kind', mapping: { heir: '#/components/schemas/Heir', other: '#/components/schemas/Other' } } },
        Heir: { allOf: [{ $ref: '#/components/schemas/Base' }, { required: ['x'], properties: { x: { type: 'integer' } } }] },
        Other: { allOf: [{ $ref: '#/components/schemas/Base' }] },
      },
    },
  }
  assert.deepEqual(sample({ $ref: '#/components/schemas/Pet' }, { document }).value, { kind: 'meow' })
  assert.deepEqual(sample({ $ref: '#/components/schemas/Pet' }, { document, variant: 2 }).value, { kind: 'Dog' })
  assert.deepEqual(sample({ $ref: '#/components/schemas/Other' }, { document }).value, { kind: 'other' })
  assert.deepEqual(sample({ $ref: '#/components/schemas/Base' }, { document }).value, { kind: 'heir', x: 1 })
})

test('names that JavaScript objects have of their own are names like others', () => {
  const schema: JsonObject = { type: 'object', required: ['constructor', '__proto__'], properties: { constructor: { type: 'integer' }, ['__proto__']: { type: 'string' } }, additionalProperties: false }
  const value = sample(schema).value as JsonObject
  assert.deepEqual(Object.keys(value).sort(), ['__proto__', 'constructor'])
})

test('texts that match a pattern', () => {
  const patterns = [
    '^[a-z]{3}-\\d{4}$', '^(?:foo|bar)+$', 'abc', '^\\S+@\\S+\\.\\S+$', '^[^\\s/]+/[^\\s/]+$', '^(?=.*[A-Z])(?=.*\\d)(?=.*[^\\w\\s]).{12,}$', '^(?!admin)[a-z]{5}$',
    '^\\p{Lu}\\p{Ll}+$', '^([a-z])\\1$', '^(?<q>["\']).*\\k<q>$', '^[0-9a-fA-F]{64}$', '^#?([a-f0-9]{6}|[a-f0-9]{3})$', '^\\u0041\\x42\\u{43}$', '^(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}$',
    '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$', '^P(?!$)(\\d+Y)?(\\d+M)?(T(?=\\d)(\\d+H)?)?$', '^[\\u4e00-\\u9fa5]{2}$', '^[\\w.-]+(?:\\.[\\w\\.-]+)+$', '^$', '^\\*$', '\\bword\\b', '^[^]$', '^a|b$', '(^$|^x{2,}$)',
  ]
  for (const pattern of patterns) {
    const [first] = patternTexts(pattern, { minLength: 0, maxLength: 200 })
    assert.ok(first !== undefined, pattern)
  }
  const nested = `${'('.repeat(5_000)}a${')'.repeat(5_000)}`
  assert.deepEqual([...patternTexts(nested, { minLength: 0, maxLength: 9 }, 3)], [])
  assert.deepEqual([...patternTexts('^a{1000000}$', { minLength: 0, maxLength: Infinity }, 3)], [])
})

const leaf: fc.Arbitrary<JsonObject> = fc.oneof(
  fc.record({ type: fc.constant('integer'), minimum: fc.integer({ min: -50, max: 50 }), maximum: fc.integer({ min: -50, max: 50 }), multipleOf: fc.integer({ min: 1, max: 9 }) }, { requiredKeys: ['type'] }),
  fc.record({ type: fc.constant('string'), minLength: fc.nat(12), maxLength: fc.nat(12), pattern: fc.constantFrom('^a', 'b$', '^[x-z]+$') }, { requiredKeys: ['type'] }),
  fc.record({ enum: fc.array(fc.oneof(fc.integer(), fc.string(), fc.constant(null)), { minLength: 1, maxLength: 3 }) }),
  fc.constantFrom<JsonObject>({ type: 'boolean' }, { type: 'null' }, {}, { $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }),
)
const { schema: anySchema } = fc.letrec<{ schema: JsonObject }>((tie) => {
  const sub = tie('schema')
  const names = fc.constantFrom('a', 'b', 'c')
  return {
    schema: fc.oneof({ maxDepth: 3, withCrossShrink: true }, leaf,
      fc.record({ type: fc.constant('object'), properties: fc.dictionary(names, sub), required: fc.uniqueArray(names), additionalProperties: fc.oneof(fc.boolean(), sub), minProperties: fc.nat(3) }, { requiredKeys: ['type'] }) as fc.Arbitrary<JsonObject>,
      fc.record({ type: fc.constant('array'), items: sub, minItems: fc.nat(3), maxItems: fc.nat(4), uniqueItems: fc.boolean(), contains: sub }, { requiredKeys: ['type'] }) as fc.Arbitrary<JsonObject>,
      fc.array(sub, { minLength: 1, maxLength: 3 }).map((oneOf) => ({ oneOf })),
      fc.array(sub, { minLength: 1, maxLength: 3 }).map((anyOf) => ({ anyOf })),
      fc.array(sub, { minLength: 1, maxLength: 2 }).map((allOf) => ({ allOf })),
      fc.record({ not: sub }), fc.tuple(sub, sub, sub).map(([condition, then, otherwise]) => ({ if: condition, then, else: otherwise }))),
  }
})

test('for any schemas: a valid value or a reason, the same each time, never an exception', () => {
  fc.assert(fc.property(anySchema, anySchema, anySchema, (a, b, schema) => {
    const document = { components: { schemas: { A: a, B: b } } }
    const first = sample(schema, { document })
    assert.deepEqual(sample(schema, { document }), first)
    assert.ok(first.unsupported !== '')
    assert.ok(JSON.stringify(first.value as Json | undefined) !== undefined || first.unsupported !== undefined)
  }), { numRuns: 60, seed: 7 })
})
