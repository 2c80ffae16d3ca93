import type { Registry } from 'prom-client'
import type { BackendState } from '../backend/backend-state.ts'
import type { StoreState } from '../stores/redis-store.ts'
import { backendMetrics } from './backend-metrics.ts'
import type { ChainCounters, Tally } from './counters.ts'
import { answersOf, cachedOf, durationBounds, durationsOf } from './counters.ts'

type Labels = Readonly<Record<string, string | number>>

/** A metric as it goes from a worker to its parent: plain data, in the form of prom-client's `getMetricsAsJSON`. */
export interface MetricFamily {
  readonly name: string
  readonly help: string
  readonly type: 'counter' | 'gauge' | 'histogram' | 'summary'
  readonly aggregator: string
  readonly values: readonly { readonly labels: Labels; readonly value: number; readonly metricName?: string }[]
}

/** What the gateway has counted so far. */
export interface MetricSources {
  readonly chains: () => Iterable<ChainCounters>
  readonly inFlight: () => number
  readonly droppedLogLines: () => number
  readonly backends: () => readonly BackendState[]
  readonly stores: () => readonly StoreState[]
}

/** The gateway's own metrics, made from the counters when somebody asks. */
export function gatewayMetrics(sources: MetricSources): readonly (() => MetricFamily)[] {
  const perChain = (
    name: string, type: MetricFamily['type'], help: string,
    values: (counters: ChainCounters, labels: Labels) => MetricFamily['values'],
  ) => (): MetricFamily => ({
    name, help, type, aggregator: 'sum',
    values: [...sources.chains()].flatMap((counters) =>
      values(counters, { api: counters.chain.api, operation: counters.chain.operation?.id ?? '' })),
  })
  const plain = (name: string, type: MetricFamily['type'], help: string, value: () => number) => (): MetricFamily =>
    ({ name, help, type, aggregator: 'sum', values: [{ labels: {}, value: value() }] })
  const perStore = (name: string, type: MetricFamily['type'], help: string, value: (state: StoreState) => number) => (): MetricFamily =>
    ({ name, help, type, aggregator: 'sum', values: sources.stores().map((state) => ({ labels: { store: state.store }, value: value(state) })) })
  return [
    perChain('gateway_requests_total', 'counter', 'Requests that were answered or left by the client (499), by operation, method and status.',
      (counters, labels) => split(answersOf(counters), labels, 'method', 'status')),
    perChain('gateway_request_duration_seconds', 'histogram', 'Time from the arrival of a request to the end of its answer.', durations),
    perChain('gateway_refusals_total', 'counter', 'Requests that the gateway answered itself with a problem document, by stage and problem code.',
      ({ refusals }, labels) => split(refusals, labels, 'stage', 'code')),
    perChain('gateway_fallbacks_total', 'counter', 'Requests that got the configured fallback in place of a refusal, by problem code.',
      ({ fallbacks }, labels) => fallbacks.keys.map((code, i) => ({ labels: { ...labels, code }, value: fallbacks.counts[i]! }))),
    perChain('gateway_contract_breaches_total', 'counter', 'Messages that do not match the API description, blocked or only reported.',
      ({ breaches }, labels) => split(breaches, labels, 'direction', 'mode')),
    perChain('gateway_cache_answers_total', 'counter', 'Requests that were answered from the cache, at operations where any was.',
      (counters, labels) => (cachedOf(counters) === 0 ? [] : [{ labels, value: cachedOf(counters) }])),
    plain('gateway_requests_in_flight', 'gauge', 'Requests that are being worked on.', sources.inFlight),
    plain('gateway_log_lines_dropped_total', 'counter', 'Access log lines that were dropped because the reader was too slow.', sources.droppedLogLines),
    perStore('gateway_store_up', 'gauge', 'Whether the store of limits and cached answers can be reached.', ({ up }) => (up ? 1 : 0)),
    perStore('gateway_store_lost_total', 'counter', 'How often the store was lost: its connection broke, or it was silent for too long.', ({ lost }) => lost),
    ...backendMetrics(sources.backends),
  ]
}

/**
 * A registry of prom-client with the gateway's metrics and those of the process. prom-client is loaded here, on the first
 * scrape: it costs 60 ms and 20 MB, which a gateway that nobody scrapes need not pay.
 */
export async function metricsRegistry(families: readonly (() => MetricFamily)[]): Promise<Registry> {
  const { Registry, collectDefaultMetrics } = (await import('prom-client')).default
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  for (const family of families) {
    const { name, help, type } = family()
    // The registry asks no more of a metric than its name and `get`; its types ask for one of its own classes.
    registry.registerMetric({ name, help, type, get: async () => family() } as unknown as Parameters<Registry['registerMetric']>[0])
  }
  return registry
}

/** The sum over several processes, in the text format of Prometheus. */
export async function sumMetrics(processes: readonly (readonly MetricFamily[])[]): Promise<string> {
  const { AggregatorRegistry } = (await import('prom-client')).default
  return AggregatorRegistry.aggregate(processes as unknown as object[]).metrics()
}

/** What must not be lost when a process ends: its counters and histograms, but not its gauges, added to those that ended before. */
export async function retireMetrics(ended: readonly MetricFamily[], last: readonly MetricFamily[]): Promise<readonly MetricFamily[]> {
  const { AggregatorRegistry } = (await import('prom-client')).default
  const kept = last.filter(({ type, aggregator }) => (type === 'counter' || type === 'histogram') && aggregator !== 'omit')
  return await AggregatorRegistry.aggregate([ended, kept] as unknown as object[]).getMetricsAsJSON() as unknown as readonly MetricFamily[]
}

/** The media type of the text format. */
export const metricsContentType = 'text/plain; version=0.0.4; charset=utf-8'

function split(tally: Tally, labels: Labels, first: string, second: string): MetricFamily['values'] {
  return tally.keys.map((key, i) => {
    const [one = key, two = key] = key.split(' ')
    return { labels: { ...labels, [first]: one, [second]: two }, value: tally.counts[i]! }
  })
}

function durations(counters: ChainCounters, labels: Labels): MetricFamily['values'] {
  const { counts, seconds } = durationsOf(counters)
  const metricName = 'gateway_request_duration_seconds'
  let count = 0
  const buckets = durationBounds.map((bound, i) => {
    count += counts[i]!
    return { labels: { ...labels, le: bound }, value: count, metricName: `${metricName}_bucket` }
  })
  count += counts[durationBounds.length]!
  return [
    ...buckets,
    { labels: { ...labels, le: '+Inf' }, value: count, metricName: `${metricName}_bucket` },
    { labels, value: seconds, metricName: `${metricName}_sum` },
    { labels, value: count, metricName: `${metricName}_count` },
  ]
}
