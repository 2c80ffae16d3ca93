import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MisuseError } from '../../../runtime/misuse-error.ts'
import { describeError } from '../../../runtime/observe/describe-error.ts'

const secret = 'k4-Secret'
const thrown = (throws: () => unknown): unknown => {
  try {
    throws()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

test('where it was thrown is told, and nothing that may hold a request', () => {
  const renamed = Object.assign(new Error('a'), { message: secret })
  const cases: readonly (readonly [error: unknown, type: string])[] = [
    [new Error(`bad ${secret}`), 'Error'],
    [new TypeError(`first ${secret}\n    at ${secret}:1:1\n${secret}`), 'TypeError'],
    [thrown(() => JSON.parse(`${secret} is no JSON`)), 'SyntaxError'],
    [thrown(() => BigInt(secret)), 'SyntaxError'],
    [Object.assign(new Error('a'), { name: `${secret} is no name`, code: secret, body: secret, cause: new Error(secret) }), 'Error'],
    [renamed, 'Error'],
    [Object.assign(new Error(secret), { message: '' }), 'Error'],
    [Object.assign(new Error(secret), { stack: secret }), 'Error'],
    [new AggregateError([new Error(secret)], secret), 'AggregateError'],
  ]
  for (const [error, type] of cases) {
    const described = describeError(error, { messages: false })
    assert.equal(described.type, type)
    assert.ok(!JSON.stringify(described).includes(secret), JSON.stringify(described))
  }
  const { stack, ...rest } = describeError(Object.assign(new Error(`refused ${secret}`), { code: 'ECONNREFUSED' }), { messages: false })
  assert.deepEqual(rest, { type: 'Error', code: 'ECONNREFUSED' })
  assert.match(stack!, /^ {4}at .*describe-error\.test\.ts:\d+:\d+\)?\n {4}at /)
  assert.match(describeError(new Error(''), { messages: false }).stack!, /describe-error\.test\.ts/)
})

test('with messages it is told whole', () => {
  const described = describeError(new RangeError('too far'), { messages: true })
  assert.deepEqual([described.type, described.message], ['RangeError', 'too far'])
  assert.match(described.stack!, /^RangeError: too far\n {4}at /)
})

test('what is no Error is told by its type', () => {
  for (const value of [secret, { secret }, null, undefined, 1]) {
    assert.deepEqual(describeError(value, { messages: true }), { type: typeof value, message: 'something that is no Error was thrown' })
  }
})

test('what the gateway says of its misuse is always told', () => {
  assert.equal(describeError(new MisuseError('put it first'), { messages: false }).message, 'put it first')
})
