import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import type { JsonObject } from '../../../generator/load/document.ts'
import { read, soundPlan, write } from './plan-of.ts'

/** A schema beside values of it that XML can hold. */
interface Made { readonly schema: JsonObject; readonly values: fc.Arbitrary<unknown> }

/** Characters of XML 1.0, those that need an escape and those that a parser may change above all. */
const text = fc.string({ unit: fc.oneof(fc.constantFrom(...'<>&"\'\r\n\t ]-?!é\u0085\u2028\ud7ff\ufffd'), fc.constant('\u{1f600}'), fc.string({ minLength: 1, maxLength: 1 }).filter((one) => /[\u0020-\u007e]/.test(one))) })
const names = ['a', 'b', 'c', 'dd', 'e-e', 'f.f', '_g', 'é', 'constructor', '__proto__']

const scalars: readonly fc.Arbitrary<Made>[] = [
  fc.constant({ schema: { type: 'string' }, values: text }),
  fc.constant({ schema: { type: 'integer' }, values: fc.integer() }),
  fc.constant({ schema: { type: 'number' }, values: fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => (Object.is(one, -0) ? 0 : one)) }),
  fc.constant({ schema: { type: 'boolean' }, values: fc.boolean() }),
]
const scalar = fc.oneof(...scalars)
const names2 = fc.option(fc.constantFrom('x', 'y', 'zed'), { nil: undefined })
const place = (made: Made, xml: JsonObject): Made => ({ ...made, schema: { ...made.schema, xml } })
const named = fc.record({ namespace: fc.constantFrom(undefined, 'urn:p', 'urn:q&"<'), prefix: fc.constantFrom(undefined, 'p', 'q') })
  .map(({ namespace, prefix }): JsonObject => (namespace === undefined ? {} : { namespace, ...(prefix === undefined ? {} : { prefix }) }))

const { made } = fc.letrec<{ made: Made; list: Made; object: Made }>((tie) => ({
  made: fc.oneof({ depthSize: 'small', withCrossShrink: true }, scalar, tie('list'), tie('object')),
  /** With an element around: an empty one side by side is not there. */
  list: fc.record({ items: tie('made'), name: names2 }).map(({ items, name }) => ({
    schema: { type: 'array', xml: { wrapped: true, ...(name === undefined ? {} : { name }) }, items: items.schema },
    values: fc.array(items.values, { maxLength: 4 }),
  })),
  object: fc.uniqueArray(fc.record({ name: fc.constantFrom(...names), member: tie('made'), attribute: fc.boolean(), flat: fc.boolean(), xml: named }), { selector: ({ name }) => name, maxLength: 5 }).map((members) => {
    const properties = members.map(({ name, member, attribute, flat, xml }): readonly [string, Made] => {
      const type = member.schema['type']
      if (type === 'array' && flat) return [name, { schema: { type: 'array', items: { ...(member.schema['items'] as JsonObject), xml: { ...((member.schema['items'] as JsonObject)['xml'] as JsonObject | undefined), name } } }, values: member.values.filter((list) => (list as unknown[]).length > 0) }]
      if (type === 'array' || type === 'object') return [name, place(member, { ...(member.schema['xml'] as JsonObject | undefined), ...xml, name })]
      return [name, place(member, attribute ? { ...xml, attribute: true } : xml)]
    })
    return {
      schema: { type: 'object', properties: Object.fromEntries(properties.map(([name, { schema }]) => [name, schema])) },
      values: fc.record(Object.fromEntries(properties.map(([name, { values }]) => [name, values])), { requiredKeys: [], noNullPrototype: true }),
    }
  }),
}))

test('decode(encode(x)) = x for values of any schema that XML can hold', () => {
  let members = 0
  fc.assert(fc.property(made.chain(({ schema, values }) => fc.tuple(fc.constant(schema), values)), ([schema, value]) => {
    const plan = soundPlan(JSON.stringify({ ...schema, xml: { name: 'root', ...(schema['xml'] as JsonObject | undefined) } }))
    const xml = write(plan, value)
    members += xml.length
    assert.deepEqual(read(plan, xml), value, xml)
  }), { numRuns: 1_500 })
  assert.ok(members > 50_000, `${members} characters were written`)
})

// Found by the property before it held.
test('prefixes: an attribute neither takes that of its own element away, nor that of its children', () => {
  const plan = soundPlan('{ type: object, xml: { name: a, namespace: "urn:a", prefix: p }, properties: { c: { type: integer, xml: { namespace: "urn:a", prefix: p } }, k: { type: string, xml: { namespace: "urn:k", prefix: p, attribute: true } } } }')
  assert.equal(write(plan, { c: 1, k: 'x' }), '<p:a xmlns:p="urn:a" xmlns:p2="urn:k" p2:k="x"><p:c>1</p:c></p:a>')
  const inner = soundPlan('{ type: object, xml: { name: r, namespace: "urn:a", prefix: p }, properties: { a: { type: object, properties: { c: { type: integer, xml: { namespace: "urn:a", prefix: p } }, k: { type: string, xml: { namespace: "urn:k", prefix: p, attribute: true } } } } } }')
  assert.equal(write(inner, { a: { c: 1, k: 'x' } }), '<p:r xmlns:p="urn:a"><a xmlns:p="urn:k" p:k="x"><p:c xmlns:p="urn:a">1</p:c></a></p:r>')
})

test('encode(decode(encode(x))) = encode(x) for values of which nothing is declared', () => {
  const anything = soundPlan('{ type: object, xml: { name: root } }')
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof({ depthSize: 'small' }, text, fc.array(tie('value'), { minLength: 2, maxLength: 3 }).filter((list) => !list.some(Array.isArray)), fc.dictionary(fc.constantFrom(...names.slice(0, 7)), tie('value'), { maxKeys: 4, noNullPrototype: true })),
  }))
  fc.assert(fc.property(fc.dictionary(fc.constantFrom(...names.slice(0, 7)), value, { maxKeys: 4, noNullPrototype: true }), (given) => {
    const xml = write(anything, given)
    const again = read(anything, xml)
    assert.equal(write(anything, again), xml)
  }), { numRuns: 500 })
})

test('whatever bytes come, there is a value or a fault, and nothing is thrown', () => {
  const plan = soundPlan('{ type: object, xml: { name: a }, properties: { b: { type: array, items: { type: integer } }, c: { type: string, xml: { attribute: true } } } }')
  const piece = fc.constantFrom('<a>', '</a>', '<b>', '</b>', '<b/>', ' c="', '"', '<', '>', '&lt;', '&', ';', '<![CDATA[', ']]>', '<!--', '-->', '<?x', '?>', 'xmlns:p="u"', 'p:', '<!DOCTYPE a', '[', ']', '1', 'é', '\0', '\ufeff', '<?xml version="1.0"?>')
  let read1 = 0
  fc.assert(fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
    const value = read(plan, pieces.join(''))
    if (typeof value !== 'string') read1++
  }), { numRuns: 5_000, examples: [[['<a>', '<b>', '1', '</b>', '</a>']]] })
  assert.ok(read1 > 0)
  fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
    read(plan, Buffer.from(bytes))
  }), { numRuns: 2_000 })
  assert.ok(isDeepStrictEqual(read(plan, '<a c="x"><b>1</b></a>'), { b: [1], c: 'x' }))
})
