import type { Exchange } from '../exchange.ts'
import type { Resilience } from '../settings/backend-resilience.ts'
import type { TargetSettings } from '../settings/backend-settings.ts'
import type { Log } from '../stage.ts'
import { addressRewriter } from './address.ts'
import { maxInFlight, streamIdleTimeout, type Backend } from './backend.ts'
import { backendRequest, isBuffered, isIdempotent } from './backend-request.ts'
import type { TargetReport } from './backend-state.ts'
import { createBalancer } from './balance/balancer.ts'
import { hashKey } from './balance/hash-key.ts'
import { Breaker } from './breaker.ts'
import type { CallFailure } from './call.ts'
import { clientOptions, openPool, type BackendConnectTls } from './connect.ts'
import { Delivery, type Line } from './delivery.ts'
import { passDeadline } from './deadline-header.ts'
import { systemResolve, watchNames, type Resolve } from './dns.ts'
import type { ForwardingOptions } from './headers.ts'
import { ActiveChecks } from './health/active-checks.ts'
import { Roster, type RosterEvent } from './health/roster.ts'
import type { Outgoing } from './outgoing.ts'
import { RetryBudget } from './retry-budget.ts'
import { targetState, type TargetState } from './target-state.ts'
import { compilePath } from './template.ts'

export interface ResilientBackendOptions {
  readonly name: string
  readonly targets: readonly TargetSettings[]
  readonly resilience: Resilience
  readonly forwarding: ForwardingOptions
  readonly outgoing: Outgoing | null
  readonly tls: BackendConnectTls | null
  readonly log: Log
  readonly resolve?: Resolve
  readonly random?: () => number
}

/** A backend whose targets are balanced and watched, and whose calls may be made again. Closing it ends its checks. */
export function createResilientBackend(options: ResilientBackendOptions): Backend {
  const { name, resilience, forwarding, outgoing, tls, log, random = Math.random } = options
  const { balance, deadlineHeader } = resilience
  const open = (index: number, address: string): TargetState => {
    const target = options.targets[index]!
    return targetState({ ...target, index, address, pool: openPool(target.origin, clientOptions(tls, address)) })
  }
  const roster = new Roster({
    targets: options.targets.map((_target, index) => open(index, '')),
    balancer: createBalancer(balance, random),
    active: resilience.active,
    outliers: resilience.outliers,
    slowStart: resilience.slowStart,
    panicBelow: resilience.panicBelow,
    onEvent: (event) => tell(log, name, event),
    random,
  })
  const breaker = resilience.breaker === null ? null : new Breaker(resilience.breaker, (state) => {
    log[state === 'open' ? 'warn' : 'info']({ backend: name, state }, 'the circuit breaker of a backend has changed')
  })
  const checks = resilience.healthCheck === null ? null : new ActiveChecks(roster, resilience.healthCheck)
  checks?.follow(roster.targets)
  const groups = new Set(options.targets.map(({ group }) => group).filter((group) => group !== ''))
  let retries = 0

  /** A name's addresses have changed: those that stay keep their connections and what is known of them. */
  const spread = (origin: string, addresses: readonly string[]): void => {
    const kept: TargetState[] = []
    const gone: TargetState[] = []
    for (const target of roster.targets) (target.origin !== origin || addresses.includes(target.address) ? kept : gone).push(target)
    const fresh = options.targets.flatMap((target, index) => (target.origin !== origin ? [] : addresses
      .filter((address) => !kept.some((known) => known.index === index && known.address === address))
      .map((address) => open(index, address))))
    roster.replace([...kept, ...fresh], performance.now())
    checks?.follow(roster.targets)
    for (const { pool } of gone) void pool.close()
    log.info({ backend: name, target: origin, addresses }, 'the addresses of a target have changed')
  }
  const names = resilience.dnsInterval === 0 ? null : watchNames({
    origins: [...new Set(options.targets.map(({ origin }) => origin))],
    interval: resilience.dnsInterval,
    resolve: options.resolve ?? systemResolve,
    changed: spread,
    failed: (target, error) => log.warn({ backend: name, target, reason: error.message }, 'the name of a target cannot be resolved'),
  })

  return {
    terminal({ template, captures, mount, edited, streams, policies, operation }) {
      const path = compilePath({ template, own: operation.path, mount, captures, edited })
      const { retry, fallback } = policies
      const line: Line = {
        roster, breaker, streams,
        key: hashKey(balance, operation),
        rewrites: options.targets.map(({ origin, base }) => addressRewriter({ origin, base, mount })),
        idle: streams ? streamIdleTimeout : policies.idleTimeout,
        attempts: retry.attempts, retryOn: new Set<CallFailure>(retry.on), backoff: retry.backoff, perTryTimeout: retry.perTryTimeout,
        budget: retry.attempts === 0 ? null : new RetryBudget(retry.budget, performance.now()),
        refused: new Set(fallback?.on ?? []),
        maxInFlight,
        buffered: isBuffered, repeatable: isRepeatable, idempotent: isIdempotent,
        request: (x, target, buffered) => {
          const request = backendRequest(x, target.base, path, forwarding, outgoing, buffered)
          if (deadlineHeader !== '') passDeadline(x, request.headers, deadlineHeader)
          return request
        },
        client: ({ address }) => clientOptions(tls, address),
        retried: () => { retries++ },
        random,
      }
      return { name, send: (x) => new Delivery(line, x).send() }
    },
    state: () => ({
      name, balance, active: roster.active, panic: roster.panic, retries,
      breaker: breaker === null ? null : { state: breaker.state, opened: breaker.opened, rejected: breaker.rejected },
      targets: roster.targets.map((target) => report(target, roster.active, performance.now())),
    }),
    activate(group) {
      if (!groups.has(group)) return groups.size === 0 ? `the backend "${name}" has no groups` : `the backend "${name}" has no group "${group}"; it has ${[...groups].join(', ')}`
      roster.activate(group, performance.now())
      log.info({ backend: name, active: group }, 'a backend was switched')
      return null
    },
    async close() {
      names?.close()
      checks?.close()
      await Promise.allSettled(roster.targets.map(({ pool }) => pool.close()))
    },
  }
}

/** By its method, or by the client's word that the backend knows it again (draft-ietf-httpapi-idempotency-key-header). */
function isRepeatable(x: Exchange): boolean {
  return isIdempotent(x) || x.request.headers['idempotency-key'] !== undefined
}

function report(target: TargetState, active: string, now: number): TargetReport {
  const { origin, address, group, weight, inFlight, latency, calls, failed, ejected, ejectedUntil, healthy, warmFrom } = target
  const state = active !== '' && group !== active ? 'standby' : !healthy ? 'unhealthy' : ejectedUntil > now ? 'ejected' : warmFrom > 0 ? 'warming' : 'inUse'
  return {
    origin, address, group, weight, state, inFlight, calls, failures: failed, ejections: ejected,
    latencyMs: Math.round(latency * 10) / 10, ejectedForMs: Math.max(0, Math.round(ejectedUntil - now)),
  }
}

function tell(log: Log, backend: string, event: RosterEvent): void {
  switch (event.kind) {
    case 'ejected':
      return log.warn({ backend, target: event.target.origin, address: event.target.address, forMs: Math.round(event.until - performance.now()) }, 'a target was ejected')
    case 'unhealthy':
      return log.warn({ backend, target: event.target.origin, address: event.target.address }, 'a target is unhealthy')
    case 'returned':
    case 'healthy':
      return log.info({ backend, target: event.target.origin, address: event.target.address }, 'a target is used again')
    case 'panic':
      return log.warn({ backend }, 'too few targets are well: all are used')
    case 'calm':
      return log.info({ backend }, 'enough targets are well again')
  }
}

