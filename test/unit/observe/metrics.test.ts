import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Chain } from '../../../runtime/chain.ts'
import { keyLimit } from '../../../runtime/observe/answer-key.ts'
import { retireMetrics, sumMetrics } from '../../../runtime/observe/metrics.ts'
import type { MetricFamily } from '../../../runtime/observe/metrics.ts'
import { createObserver } from '../../../runtime/observe/observer.ts'
import type { Observer } from '../../../runtime/observe/observer.ts'
import { GatewayError } from '../../../runtime/problem.ts'
import { exchange, namedChain } from './exchanges.ts'

const log = { info() {}, warn() {}, error() {} }
/** An observer that has seen what `run` tells it of a chain of its own. */
function observed(end: number, run: (observer: Observer, chain: Chain) => void): Observer {
  const observer = createObserver({ log, accessLog: 'off', monotonic: () => end })
  run(observer, namedChain('petstore', { id: 'getPetById', path: '/pet/{petId}' }))
  return observer
}

function value(text: string, series: string): number | undefined {
  const line = text.split('\n').find((each) => each.startsWith(`${series} `))
  return line === undefined ? undefined : Number(line.slice(series.length + 1))
}

test('requests, durations, refusals and breaches are counted per operation', async () => {
  const observer = observed(30, (o, chain) => {
    for (let i = 0; i < 5; i++) o.started()
    o.finished(exchange(chain))
    o.finished(exchange(chain, { status: 401, refusal: new GatewayError('unauthorized'), refusedBy: 'authenticate' }))
    o.finished(exchange(chain, { status: 502, refusal: new GatewayError('response_invalid'), refusedBy: 'response' }))
    o.finished(exchange(namedChain('', null), { status: 404, refusal: new GatewayError('not_found') }))
    o.reported(exchange(chain), 'request', [])
  })
  const text = await observer.metricsText()
  const of = 'api="petstore",operation="getPetById"'
  assert.equal(value(text, `gateway_requests_total{${of},method="GET",status="200"}`), 1)
  assert.equal(value(text, `gateway_requests_total{${of},method="GET",status="401"}`), 1)
  assert.equal(value(text, 'gateway_requests_total{api="",operation="",method="GET",status="404"}'), 1)
  assert.equal(value(text, `gateway_request_duration_seconds_bucket{${of},le="0.025"}`), 0)
  assert.equal(value(text, `gateway_request_duration_seconds_bucket{${of},le="0.05"}`), 3)
  assert.equal(value(text, `gateway_request_duration_seconds_bucket{${of},le="+Inf"}`), 3)
  assert.equal(value(text, `gateway_request_duration_seconds_count{${of}}`), 3)
  assert.ok(Math.abs(value(text, `gateway_request_duration_seconds_sum{${of}}`)! - 0.09) < 1e-9)
  assert.equal(value(text, `gateway_refusals_total{${of},stage="authenticate",code="unauthorized"}`), 1)
  assert.equal(value(text, `gateway_contract_breaches_total{${of},direction="response",mode="block"}`), 1)
  assert.equal(value(text, `gateway_contract_breaches_total{${of},direction="request",mode="report"}`), 1)
  assert.equal(value(text, 'gateway_requests_in_flight'), 1)
  assert.ok(value(text, 'process_resident_memory_bytes')! > 0)
  await observer.close()
})

test('each store, whether it can be reached and how often it was lost', async () => {
  const observer = createObserver({ log, accessLog: 'off', stores: () => [{ store: 'redis.test:6379', up: false, lost: 2 }] })
  const text = await observer.metricsText()
  assert.equal(value(text, 'gateway_store_up{store="redis.test:6379"}'), 0)
  assert.equal(value(text, 'gateway_store_lost_total{store="redis.test:6379"}'), 2)
  await observer.close()
})

test('a backend that sends every status cannot make series without bound', async () => {
  const observer = observed(1, (o, chain) => { for (let status = 100; status < 1000; status++) o.finished(exchange(chain, { status })) })
  const family = (await observer.metrics()).find(({ name }) => name === 'gateway_requests_total')!
  assert.equal(family.values.length, keyLimit + 1)
  assert.equal(family.values.reduce((sum, each) => sum + each.value, 0), 900)
  await observer.close()
})

test('each of many operations has its own counts', async () => {
  const observer = createObserver({ log, accessLog: 'off', monotonic: () => 20 })
  const chains = Array.from({ length: 40 }, (_, at) => namedChain('petstore', { id: `op${at}`, path: `/${at}` }))
  for (const [at, chain] of chains.entries()) for (let i = 0; i <= at; i++) observer.finished(exchange(chain, { origin: 'cache' }))
  const values = async (name: string): Promise<readonly MetricFamily['values'][number][]> => (await observer.metrics()).find((family) => family.name === name)!.values
  const expected = chains.map((_, at) => [`op${at}`, at + 1])
  assert.deepEqual((await values('gateway_requests_total')).map(({ labels, value: count }) => [labels['operation'], count]), expected)
  assert.deepEqual((await values('gateway_cache_answers_total')).map(({ labels, value: count }) => [labels['operation'], count]), expected)
  const counts = (await values('gateway_request_duration_seconds')).filter(({ metricName }) => metricName?.endsWith('_count'))
  assert.deepEqual(counts.map(({ labels, value: count }) => [labels['operation'], count]), expected)
  await observer.close()
})

test('the parent sums its workers, and keeps the counters, not the gauges, of those that ended', async () => {
  const snapshots: (readonly MetricFamily[])[] = []
  for (const count of [1, 2, 4]) {
    const observer = observed(1, (o, chain) => { for (let i = 0; i < count; i++) { o.started(); o.started(); o.finished(exchange(chain)) } })
    // Over IPC they go as JSON.
    snapshots.push(JSON.parse(JSON.stringify(await observer.metrics())))
    await observer.close()
  }
  const [first, second, third] = snapshots
  const ended = await retireMetrics(await retireMetrics([], first!), second!)
  const text = await sumMetrics([ended, third!])
  const of = 'api="petstore",operation="getPetById"'
  assert.equal(value(text, `gateway_requests_total{${of},method="GET",status="200"}`), 7)
  assert.equal(value(text, `gateway_request_duration_seconds_count{${of}}`), 7)
  assert.equal(value(text, `gateway_request_duration_seconds_bucket{${of},le="0.001"}`), 7)
  assert.equal(value(text, 'gateway_requests_in_flight'), 4)
})
