import assert from 'node:assert/strict'
import { test } from 'node:test'
import { resolveSettings } from '../../../runtime/settings/settings.ts'
import { gatewayOf } from './definitions.ts'

const plain = gatewayOf([{ name: 'pets', schemes: {} }])
const stateOf = (state: object | undefined, env: Readonly<Record<string, string>>) => {
  const { settings, problems } = resolveSettings(state === undefined ? plain : { ...plain, state }, env)
  return { ...settings.state, problems }
}

test('without a Redis each machine keeps its own state', () => {
  assert.deepEqual(stateOf(undefined, {}), { redis: null, prefix: 'gatewright:', problems: [] })
})

test('REDIS_URL goes before gateway.yaml, which may name it', () => {
  assert.equal(stateOf(undefined, { REDIS_URL: 'redis://a:1' }).redis, 'redis://a:1')
  assert.equal(stateOf({ redis: 'redis://b:2', prefix: 'x:' }, { REDIS_URL: 'rediss://:p@a:1/3' }).redis, 'rediss://:p@a:1/3')
  assert.equal(stateOf({ redis: { env: 'SHARED' } }, { SHARED: 'redis://c' }).redis, 'redis://c')
  assert.equal(stateOf({ redis: { env: 'SHARED', default: 'redis://d' }, prefix: 'x:' }, {}).prefix, 'x:')
})

test('what is missing or no address of a Redis stops the start, and the address is not shown', () => {
  assert.match(stateOf({ redis: { env: 'SHARED' } }, {}).problems.join(), /SHARED is not set: state\.redis/)
  for (const url of ['http://:hunter2@a', 'redis://', 'redis://:hunter2@a/x', 'hunter2']) {
    const { problems } = stateOf(undefined, { REDIS_URL: url })
    assert.match(problems.join(), /REDIS_URL is no address of a Redis/)
    assert.doesNotMatch(problems.join(), /hunter2/)
  }
})
