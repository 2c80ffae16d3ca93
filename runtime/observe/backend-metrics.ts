import type { BackendState, TargetReport } from '../backend/backend-state.ts'
import type { MetricFamily } from './metrics.ts'

const breakerStates = ['closed', 'halfOpen', 'open'] as const

/** What is known of backends as metrics. Over several workers gauges add up: of two that both use a target, `gateway_target_in_use` is 2. */
export function backendMetrics(backends: () => readonly BackendState[]): readonly (() => MetricFamily)[] {
  const perTarget = (name: string, type: MetricFamily['type'], help: string, value: (target: TargetReport) => number) => (): MetricFamily => ({
    name, help, type, aggregator: 'sum',
    values: backends().flatMap(({ name: backend, targets }) => targets.map((target) => ({
      labels: { backend, target: target.origin, address: target.address, group: target.group }, value: value(target),
    }))),
  })
  const perBackend = (name: string, type: MetricFamily['type'], help: string, value: (backend: BackendState) => number | null) => (): MetricFamily => ({
    name, help, type, aggregator: 'sum',
    values: backends().flatMap((state) => {
      const number = value(state)
      return number === null ? [] : [{ labels: { backend: state.name }, value: number }]
    }),
  })
  return [
    perTarget('gateway_target_in_flight', 'gauge', 'Calls of a target that are under way.', ({ inFlight }) => inFlight),
    perTarget('gateway_target_in_use', 'gauge', 'Whether requests are sent to a target: 0 where it is ejected, unhealthy or of a group that is not active.',
      ({ state }) => (state === 'inUse' || state === 'warming' ? 1 : 0)),
    perTarget('gateway_target_calls_total', 'counter', 'Calls of a target that ended, where its backend is balanced, watched or retried.', ({ calls }) => calls),
    perTarget('gateway_target_failures_total', 'counter', 'Calls of a target that got no answer, or 502, 503 or 504.', ({ failures }) => failures),
    perTarget('gateway_target_ejections_total', 'counter', 'How often a target was ejected for failing.', ({ ejections }) => ejections),
    perBackend('gateway_backend_retries_total', 'counter', 'Calls that were made again.', ({ retries }) => retries),
    perBackend('gateway_backend_panic', 'gauge', 'Whether all targets of a backend are used since too few are well.', ({ panic }) => (panic ? 1 : 0)),
    perBackend('gateway_backend_breaker_state', 'gauge', 'Circuit breaker: 0 closed, 1 half open, 2 open.', ({ breaker }) => (breaker === null ? null : breakerStates.indexOf(breaker.state))),
    perBackend('gateway_backend_breaker_opened_total', 'counter', 'How often the circuit breaker has opened.', ({ breaker }) => breaker?.opened ?? null),
    perBackend('gateway_backend_breaker_rejections_total', 'counter', 'Requests that the circuit breaker refused.', ({ breaker }) => breaker?.rejected ?? null),
  ]
}
