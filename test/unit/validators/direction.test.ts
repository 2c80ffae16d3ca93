import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JsonObject } from '../../../generator/load/document.ts'
import { importValidators, slot } from './printed.ts'
import type { Imported } from './printed.ts'

const both = (schema: JsonObject, name: string): ReturnType<typeof slot>[] => [
  slot(schema, { name: `${name}In`, direction: 'request' }), slot(schema, { name: `${name}Out`, direction: 'response' }),
]
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` })
const verdict = (printed: Imported, name: string, value: unknown): string => {
  const validate = printed.validator(name)
  return validate(value) ? 'ok' : (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`).sort().join(', ')
}

test('read-only properties are refused in requests and demanded in responses only; write-only ones the other way round', async () => {
  const schemas: JsonObject = {
    User: {
      type: 'object', required: ['id', 'name', 'secret'],
      properties: { id: { type: 'integer', readOnly: true }, name: { type: 'string' }, secret: { type: 'string', writeOnly: true } },
    },
    Plain: { type: 'object', required: ['a'], properties: { a: { type: 'integer' } } },
  }
  const printed = await importValidators({ components: { schemas } }, [...both(ref('User'), 'user'), ...both(ref('Plain'), 'plain'), ...both({ items: ref('User') }, 'users')])
  assert.equal(verdict(printed, 'userIn', { name: 'x', secret: 'y' }), 'ok')
  assert.equal(verdict(printed, 'userIn', { id: 1, name: 'x', secret: 'y' }), '/id readOnly')
  assert.equal(verdict(printed, 'userIn', { name: 'x' }), ' required')
  assert.equal(verdict(printed, 'userOut', { id: 1, name: 'x' }), 'ok')
  assert.equal(verdict(printed, 'userOut', { id: 1, name: 'x', secret: 'y' }), '/secret writeOnly')
  assert.equal(verdict(printed, 'userOut', { name: 'x' }), ' required')
  assert.equal(verdict(printed, 'usersIn', [{ name: 'x', secret: 'y', id: 2 }]), '/0/id readOnly')
  assert.deepEqual([printed.exports.get('userIn')?.name, printed.exports.get('userOut')?.name], ['UserRequest', 'User'])
  assert.deepEqual(printed.exports.get('plainIn'), printed.exports.get('plainOut'), 'what reaches no such property is shared')
})

test('the mark may stand beside a $ref, in what it leads to, or in an allOf part', async () => {
  const schemas: JsonObject = {
    Id: { type: 'integer', readOnly: true }, Count: { type: 'integer' },
    Beside: { properties: { n: { $ref: '#/components/schemas/Count', readOnly: true } }, required: ['n'] },
    Inside: { properties: { n: ref('Id') }, required: ['n'] },
    Alias: ref('Id'),
    Twice: { properties: { n: ref('Alias') }, required: ['n'] },
    Wrapped: { properties: { n: { allOf: [ref('Count')], readOnly: true } }, required: ['n'] },
    Part: { properties: { n: { allOf: [ref('Count'), ref('Id')] } }, required: ['n'] },
    Far: { properties: { deep: { items: { additionalProperties: ref('Inside') } } } },
  }
  const names = ['Beside', 'Inside', 'Twice', 'Wrapped', 'Part']
  const printed = await importValidators({ components: { schemas } }, [...names, 'Far', 'Id'].flatMap((name) => both(ref(name), name.toLowerCase())))
  for (const name of names) {
    assert.equal(verdict(printed, `${name.toLowerCase()}In`, {}), 'ok', name)
    assert.equal(verdict(printed, `${name.toLowerCase()}In`, { n: 1 }), '/n readOnly', name)
    assert.equal(verdict(printed, `${name.toLowerCase()}Out`, { n: 1 }), 'ok', name)
    assert.equal(verdict(printed, `${name.toLowerCase()}Out`, {}), ' required', name)
  }
  assert.equal(verdict(printed, 'farIn', { deep: [{ x: { n: 1 } }] }), '/deep/0/x/n readOnly')
  assert.equal(verdict(printed, 'farOut', { deep: [{ x: { n: 1 } }] }), 'ok')
  assert.equal(verdict(printed, 'idIn', 1), 'ok', 'a body that is read-only as a whole is not a property')
})

test('`required` is lifted wherever in the allOf family it stands, and stays where it is a condition', async () => {
  const schemas: JsonObject = {
    Base: { type: 'object', properties: { id: { type: 'integer', readOnly: true } } },
    Demand: { type: 'object', required: ['id', 'name'], properties: { name: { type: 'string' } } },
    Sibling: { allOf: [ref('Base'), ref('Demand')] },
    Outer: { allOf: [ref('Base')], required: ['id'] },
    Inline: { allOf: [{ properties: { id: { readOnly: true } } }, { required: ['id'] }] },
    Alone: { allOf: [ref('Demand')] },
    Condition: { properties: { id: { readOnly: true } }, not: { required: ['id'] } },
  }
  const printed = await importValidators({ components: { schemas } }, Object.keys(schemas).flatMap((name) => both(ref(name), name.toLowerCase())))
  assert.equal(verdict(printed, 'siblingIn', { name: 'x' }), 'ok')
  assert.equal(verdict(printed, 'siblingIn', {}), ' required')
  assert.equal(verdict(printed, 'siblingOut', { name: 'x' }), ' required')
  assert.equal(verdict(printed, 'outerIn', {}), 'ok')
  assert.equal(verdict(printed, 'outerOut', {}), ' required')
  assert.equal(verdict(printed, 'inlineIn', {}), 'ok')
  assert.equal(verdict(printed, 'inlineOut', {}), ' required')
  assert.equal(verdict(printed, 'demandIn', { name: 'x' }), ' required', 'by itself it knows nothing of a read-only id')
  assert.equal(verdict(printed, 'aloneIn', { name: 'x' }), ' required')
  assert.equal(verdict(printed, 'conditionIn', {}), 'ok')
})

test('recursive schemas keep their direction', async () => {
  const schemas: JsonObject = {
    Node: { type: 'object', required: ['id'], properties: { id: { type: 'integer', readOnly: true }, next: ref('Node'), other: ref('Pair') } },
    Pair: { type: 'array', items: ref('Node') },
  }
  const printed = await importValidators({ components: { schemas } }, both(ref('Pair'), 'pair'))
  assert.equal(verdict(printed, 'pairIn', [{ next: { other: [{}] } }]), 'ok')
  assert.equal(verdict(printed, 'pairIn', [{ next: { other: [{ id: 1 }] } }]), '/0/next/other/0/id readOnly')
  assert.equal(verdict(printed, 'pairOut', [{ id: 1, next: { id: 2, other: [{}] } }]), '/0/next/other/0 required')
})
