import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createFailedCredentials, type FailedCredentials } from '../../../runtime/auth/failed-credentials.ts'
import type { Security } from '../../../runtime/contract.ts'
import { anyOf, publicAccess } from '../../../runtime/define.ts'
import { Exchange } from '../../../runtime/exchange.ts'
import { GatewayError } from '../../../runtime/problem.ts'
import type { OperationContext, Verifier } from '../../../runtime/stage.ts'
import { authenticateStage } from '../../../runtime/stages/authenticate.ts'
import { missing, proves, scripted, source, wrong } from './sources.ts'

const need = (scheme: string) => ({ scheme, scopes: [] })
const stageOf = (security: Security, verifiers: readonly Verifier[], failedCredentials: FailedCredentials = createFailedCredentials()) =>
  authenticateStage({ operation: { security }, verifiers: new Map(verifiers.map((one) => [one.scheme, one])), failedCredentials } as unknown as OperationContext)
function exchange(address = '192.0.2.1'): Exchange {
  const x = new Exchange({} as never, source().request as never, {} as never, 'GET', '/', 'a=b', [], 0)
  x.address = address
  return x
}

test('public operations have no such stage; optional ones, and what can never hold, do', () => {
  assert.equal(stageOf(publicAccess(), []), null)
  assert.notEqual(stageOf(anyOf([need('a')], []), [scripted('a', missing)]), null)
  assert.throws(() => stageOf(anyOf(), []), /never hold/)
})

for (const asynchronous of [false, true]) {
  test(`sets the principal and adds to what is withheld${asynchronous ? ', later' : ''}`, async () => {
    const verdict = proves('a')
    const stage = stageOf(anyOf([need('a')]), [scripted('a', asynchronous ? Promise.resolve(verdict) : verdict, { carrier: { in: 'query', name: 'key' } })])!
    const x = exchange()
    x.droppedQuery = ['before']
    const step = stage.request!(x)
    assert.equal(step instanceof Promise, asynchronous)
    assert.equal(await step, undefined)
    assert.deepEqual([x.principal?.scheme, x.droppedQuery, x.droppedHeaders, x.droppedCookies], ['a', ['before', 'key'], null, null])
  })
}

test('a refusal is returned, and the exchange has no principal', async () => {
  const x = exchange()
  const outcome = await stageOf(anyOf([need('a')]), [scripted('a', missing)])!.request!(x)
  assert.ok(outcome instanceof GatewayError && outcome.code === 'unauthorized')
  assert.deepEqual([x.principal, x.droppedHeaders], [null, null])
})

test('60 failures of an address block it at every operation; absent credentials and other addresses are free', async () => {
  const failures = createFailedCredentials({ now: () => 0 })
  const bad = stageOf(anyOf([need('a')]), [scripted('a', wrong)], failures)!
  const none = stageOf(anyOf([need('a')]), [scripted('a', missing)], failures)!
  const good = scripted('a', proves('a'))
  const right = stageOf(anyOf([need('a')]), [good], failures)!
  const code = async (stage: typeof bad, address?: string): Promise<string | undefined> => {
    const outcome = await stage.request!(exchange(address))
    return outcome instanceof GatewayError ? outcome.code : undefined
  }
  for (let i = 0; i < 100; i++) assert.equal(await code(none), 'unauthorized')
  for (let i = 0; i < 60; i++) assert.equal(await code(bad), 'unauthorized')
  assert.equal(await code(right), 'too_many_failures')
  assert.equal(good.calls, 0, 'not even looked at')
  assert.equal(await code(right, '192.0.2.2'), undefined)
})
