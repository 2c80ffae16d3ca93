import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eventDataMember as json } from '../../../runtime/contract.ts'
import { withEventData } from '../../../generator/model/event-data.ts'
import { schema } from '../stages/schemas.ts'

const content = { type: 'string', contentMediaType: 'application/json', contentSchema: { type: 'object', required: ['id'] } }
const root = {
  components: {
    schemas: {
      Event: { type: 'object', required: ['data'], properties: { data: { type: 'string' }, event: { type: 'string' } } },
      Pet: { properties: { event: { const: 'pet' }, data: { $ref: '#/components/schemas/PetText' } } },
      PetText: content,
      Note: { properties: { event: { const: 'note' }, data: { type: 'string' } }, additionalProperties: false },
      Loop: { anyOf: [{ $ref: '#/components/schemas/Loop' }, { $ref: '#/components/schemas/Pet' }] },
    },
  },
}
const ref = (name: string): { $ref: string } => ({ $ref: `#/components/schemas/${name}` })

test('a schema of text stays as it is', () => {
  const plain = { oneOf: [ref('Event'), ref('Note')] }
  assert.equal(withEventData(root, plain), plain)
})

test('each alternative holds the data to its own schema, and those without one do not mind it', () => {
  const made = withEventData(root, { ...ref('Event'), oneOf: [ref('Pet'), ref('Note')], discriminator: { propertyName: 'event' }, unevaluatedProperties: false }) as object
  const valid = schema({ ...made, ...root })
  assert.equal(valid({ event: 'pet', data: '{"id":1}', [json]: { id: 1 } }), true)
  assert.equal(valid({ event: 'pet', data: '{}', [json]: {} }), false)
  assert.equal(valid({ event: 'pet', data: 'no JSON' }), false)
  assert.equal(valid({ event: 'note', data: 'no JSON' }), true)
  assert.equal(valid({ event: 'note', data: '{}', [json]: {} }), true)
  assert.equal(valid({ event: 'note', data: 'x', id: '1' }), false)
  assert.equal(valid({ event: 'pet' }), false)
})

test('a schema that refers to itself ends', () => {
  const made = withEventData(root, ref('Loop')) as { anyOf: readonly unknown[] }
  assert.deepEqual(made.anyOf[0], ref('Loop'))
})

test('data that is coded, or of another media type, is text', () => {
  for (const data of [{ ...content, contentEncoding: 'base64' }, { ...content, contentMediaType: 'text/html' }]) {
    const given = { properties: { data } }
    assert.equal(withEventData(root, given), given)
  }
})
