import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { JsonObject } from '../../../generator/load/document.ts'
import type { JsonSchema } from '../../../generator/emit/validators/compile-validators.ts'
import { Malformed } from '../../../runtime/decode/malformed.ts'
import { stripJson } from '../../../runtime/strip/strip-json.ts'
import { withoutMembers } from '../../../runtime/strip/without-members.ts'
import { importValidators, slot } from '../validators/printed.ts'

const schemas: JsonObject = {
  Tag: { type: 'object', properties: { id: { type: 'integer', format: 'int64' }, name: { type: 'string' } } },
  Pet: { type: 'object', required: ['kind'], properties: { kind: { type: 'string' }, tags: { type: 'array', items: { $ref: '#/components/schemas/Tag' } }, extra: { type: 'object' } } },
  Closed: { type: 'object', properties: { id: { type: 'integer' } }, additionalProperties: false },
  Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }, { properties: { meow: { type: 'string' } } }] },
  Dog: { allOf: [{ $ref: '#/components/schemas/Pet' }, { type: 'object', properties: { bark: { type: 'string' } } }] },
  Node: { type: 'object', properties: { value: {}, next: { $ref: '#/components/schemas/Node' }, children: { type: 'array', items: { $ref: '#/components/schemas/Node' } } } },
  Animal: { type: 'object', required: ['type'], properties: { type: { type: 'string' } }, discriminator: { propertyName: 'type', mapping: { bird: '#/components/schemas/Bird' } } },
  Bird: { allOf: [{ $ref: '#/components/schemas/Animal' }, { properties: { wings: { type: 'integer' } } }] },
  Fish: { allOf: [{ $ref: '#/components/schemas/Animal' }, { properties: { fins: { type: 'integer' } } }] },
}

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` })

async function strip(schema: JsonSchema, text: string): Promise<string> {
  const imported = await importValidators({ components: { schemas } }, [slot(schema, { direction: 'response', strips: true })])
  assert.deepEqual(imported.diagnostics.filter(({ severity }) => severity === 'error'), [])
  const declare = imported.declare('value')
  if (declare === undefined) return 'nothing is declared'
  const bytes = Buffer.from(text)
  const stripped = stripJson(bytes, declare, 50)
  if (stripped instanceof Malformed) return `${stripped.pointer} ${stripped.code}`
  return stripped === bytes ? 'as it was' : stripped.toString()
}

const cases: readonly { readonly name: string; readonly schema: JsonSchema; readonly from: string; readonly to: string }[] = [
  { name: 'what a reference leads to, and the items of a list in it', schema: ref('Pet'), from: '{"kind":"a","secret":1,"tags":[{"id":9007199254740993,"x":{}},{"name":"n"}]}', to: '{"kind":"a","tags":[{"id":9007199254740993},{"name":"n"}]}' },
  { name: 'bytes stay where all is declared', schema: ref('Pet'), from: ' {"kind" : "a"} ', to: 'as it was' },
  { name: 'blanks and escapes of what stays', schema: ref('Tag'), from: '{ "a": 1,\n "n\\u0061me": "\\u00e9",\t"b": "}," , "id": 1.0e0 }', to: '{ "n\\u0061me": "\\u00e9" , "id": 1.0e0 }' },
  { name: 'an object that nobody describes is left alone', schema: ref('Pet'), from: '{"kind":"a","extra":{"x":{"y":1}}}', to: 'as it was' },
  { name: 'allOf counts together', schema: ref('Cat'), from: '{"kind":"cat","meow":"m","bark":"b"}', to: '{"kind":"cat","meow":"m"}' },
  { name: 'a schema that refuses the others', schema: ref('Closed'), from: '{"id":1,"x":2}', to: '{"id":1}' },
  { name: 'an object that may have no members at all', schema: { type: 'object', additionalProperties: false }, from: '{"x":{"id":1}}', to: '{}' },
  { name: 'additional members that are declared by a schema, and what that describes', schema: { type: 'object', properties: { a: {} }, additionalProperties: ref('Closed') }, from: '{"a":{"x":1},"b":{"id":1,"x":1}}', to: '{"a":{"x":1},"b":{"id":1}}' },
  { name: 'additionalProperties: true keeps all', schema: { properties: { a: {} }, additionalProperties: true }, from: '{"a":1,"b":2}', to: 'as it was' },
  { name: 'additionalProperties: true in one part of allOf keeps all', schema: { allOf: [ref('Closed'), { additionalProperties: true }] }, from: '{"id":1,"b":2}', to: 'as it was' },
  { name: 'unevaluatedProperties with a schema keeps all, and describes the rest', schema: { allOf: [{ properties: { a: {} } }], unevaluatedProperties: ref('Closed') }, from: '{"a":{"x":1},"b":{"id":1,"x":1}}', to: '{"a":{"x":1},"b":{"id":1}}' },
  { name: 'unevaluatedProperties: false', schema: { allOf: [{ properties: { a: {} } }], unevaluatedProperties: false }, from: '{"b":1,"a":1}', to: '{"a":1}' },
  { name: 'patternProperties', schema: { patternProperties: { '^x-': ref('Closed') } }, from: '{"x-a":{"id":1,"b":1},"y":1}', to: '{"x-a":{"id":1}}' },
  { name: 'the alternative that fits', schema: { oneOf: [{ type: 'object', required: ['a'], properties: { a: { type: 'string' } } }, { type: 'object', required: ['b'], properties: { b: { type: 'string' } } }] }, from: '{"b":"","a":1,"c":1}', to: '{"b":""}' },
  { name: 'alternatives that refuse what they do not declare', schema: { oneOf: [ref('Closed'), { type: 'object', required: ['name'], properties: { name: { type: 'string' } }, additionalProperties: false }] }, from: '{"name":"n","secret":1}', to: '{"name":"n"}' },
  { name: 'alternatives within an alternative', schema: { anyOf: [{ type: 'object', required: ['pet'], properties: { pet: { oneOf: [{ ...schemas['Closed'] as JsonObject, required: ['id'] }, { ...schemas['Closed'] as JsonObject, properties: { id: {}, age: {} }, required: ['id'] }] } } }] }, from: '{"pet":{"id":1,"age":2,"x":1},"y":1}', to: '{"pet":{"id":1,"age":2}}' },
  { name: 'no alternative fits: nothing is known', schema: { oneOf: [{ required: ['a'], properties: { a: { type: 'string' } } }] }, from: '{"b":1}', to: 'as it was' },
  { name: 'no alternative fits, whatever is declared beside them', schema: { properties: { b: {} }, anyOf: [{ required: ['a'], properties: { a: { type: 'string' } } }] }, from: '{"b":1,"a":1,"c":1}', to: 'as it was' },
  { name: 'an alternative that fits and says nothing', schema: { properties: { b: {} }, anyOf: [{ required: ['a'], properties: { a: { type: 'string' } } }, { type: 'object' }] }, from: '{"b":1,"a":1}', to: '{"b":1}' },
  { name: 'a discriminator that names no alternative', schema: { oneOf: [ref('Cat'), ref('Dog')], discriminator: { propertyName: 'kind' } }, from: '{"kind":"cow","x":1}', to: 'as it was' },
  { name: 'what is asked for stays, declared or not', schema: { properties: { a: {} }, required: ['b'], allOf: [{ required: ['c'] }], dependentRequired: { a: ['d'] } }, from: '{"a":1,"b":1,"c":1,"d":1,"e":1}', to: '{"a":1,"b":1,"c":1,"d":1}' },
  { name: 'what is asked for makes nothing else undeclared', schema: { type: 'object', required: ['b'] }, from: '{"a":1,"b":1}', to: 'as it was' },
  { name: 'null beside an object', schema: { anyOf: [ref('Closed'), { type: 'null' }] }, from: 'null', to: 'as it was' },
  { name: 'a discriminator chooses, though both would fit', schema: { oneOf: [ref('Cat'), ref('Dog')], discriminator: { propertyName: 'kind', mapping: { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' } } }, from: '{"kind":"dog","meow":"m","bark":"b"}', to: '{"kind":"dog","bark":"b"}' },
  { name: 'a discriminator over allOf: the one that extends is meant, by mapping', schema: ref('Animal'), from: '{"type":"bird","wings":2,"fins":1}', to: '{"type":"bird","wings":2}' },
  { name: 'a discriminator over allOf, by name', schema: { type: 'array', items: ref('Animal') }, from: '[{"type":"Fish","wings":2,"fins":1},{"type":"?","fins":1}]', to: '[{"type":"Fish","fins":1},{"type":"?"}]' },
  { name: 'if, then, else', schema: { properties: { kind: {} }, if: { properties: { kind: { const: 'a' } } }, then: { properties: { x: {} } }, else: { properties: { y: {} } } }, from: '{"kind":"b","x":1,"y":1}', to: '{"kind":"b","y":1}' },
  { name: 'dependentSchemas', schema: { properties: { a: {} }, dependentSchemas: { a: { properties: { b: {} } }, c: { properties: { d: {} } } } }, from: '{"a":1,"b":1,"d":1}', to: '{"a":1,"b":1}' },
  { name: 'prefixItems and items', schema: { type: 'array', prefixItems: [ref('Closed')], items: ref('Tag') }, from: '[{"id":1,"name":"n"},{"id":1,"name":"n","x":1}]', to: '[{"id":1},{"id":1,"name":"n"}]' },
  { name: 'contains and unevaluatedItems', schema: { type: 'array', contains: { type: 'object', required: ['id'], properties: { id: {} } }, unevaluatedItems: { type: 'object', properties: { name: {} } } }, from: '[{"id":1,"name":"n"},{"name":"n","x":1}]', to: '[{"id":1},{"name":"n"}]' },
  { name: 'schemas that lead back to themselves', schema: ref('Node'), from: '{"value":{"x":1},"next":{"next":{"x":1},"x":1},"children":[{"x":1,"value":1}]}', to: '{"value":{"x":1},"next":{"next":{}},"children":[{"value":1}]}' },
  { name: 'what is only written is not declared for answers', schema: { properties: { name: {}, password: { type: 'string', writeOnly: true } } }, from: '{"name":"n","password":"p"}', to: '{"name":"n"}' },
  { name: 'names that every object inherits, and __proto__', schema: { properties: { constructor: ref('Closed'), a: {} } }, from: '{"__proto__":{"id":1},"toString":1,"constructor":{"x":1},"a":1}', to: '{"constructor":{},"a":1}' },
  { name: 'a member named twice is a fault, not a way round', schema: ref('Pet'), from: '{"kind":"a","tags":[{"x":1}],"tags":[]}', to: '/tags duplicate' },
  { name: 'nesting is bounded', schema: ref('Node'), from: `${'{"next":'.repeat(60)}1${'}'.repeat(60)}`, to: ' depth' },
  { name: 'what is no JSON', schema: ref('Pet'), from: '{"kind":', to: ' syntax' },
  { name: 'nothing is declared of texts and numbers', schema: { type: 'array', items: { type: 'string' } }, from: '["a"]', to: 'nothing is declared' },
  { name: 'an empty list of properties declares nothing', schema: { type: 'object', properties: {} }, from: '{"a":1}', to: 'nothing is declared' },
]

for (const { name, schema, from, to } of cases) test(name, async () => assert.equal(await strip(schema, from), to))

test('cutting members out of a text gives what deleting them from its value gives, and leaves all else as it was written', () => {
  const blank = fc.constantFrom('', ' ', '\n\t')
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }), fc.func(fc.boolean()), blank, (given, chooses, space) => {
    const text = space + JSON.stringify(given, null, space === '' ? undefined : space) + space
    const value: unknown = JSON.parse(text)
    const removed = new Map<object, Set<string>>()
    const visit = (at: unknown): void => {
      if (typeof at !== 'object' || at === null) return
      if (!Array.isArray(at)) removed.set(at, new Set(Object.keys(at).filter((name) => chooses(name))))
      for (const member of Object.values(at)) visit(member)
    }
    visit(value)
    const cut = withoutMembers(text, value, removed)
    for (const [object, names] of removed) for (const name of names) delete (object as Record<string, unknown>)[name]
    assert.deepEqual(JSON.parse(cut), value)
    if (space === '') assert.equal(cut, JSON.stringify(value))
  }), { numRuns: 300 })
})
