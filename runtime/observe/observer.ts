import type { Registry } from 'prom-client'
import type { BackendState } from '../backend/backend-state.ts'
import type { Exchange } from '../exchange.ts'
import type { Chain } from '../chain.ts'
import type { Fault } from '../problem.ts'
import type { Log } from '../stage.ts'
import type { StoreState } from '../stores/redis-store.ts'
import { accessLog, describeChain, droppedLine } from './access-log.ts'
import type { AccessLogFormat, Subject } from './access-log.ts'
import { breachLog } from './breach-log.ts'
import type { ChainCounters, Direction } from './counters.ts'
import { chainCounters, countExchange, countReport, NumberRows } from './counters.ts'
import { beforeExit } from './before-exit.ts'
import { describeError } from './describe-error.ts'
import { lineSink } from './line-sink.ts'
import type { LineSink } from './line-sink.ts'
import { gatewayMetrics, metricsRegistry } from './metrics.ts'
import type { MetricFamily } from './metrics.ts'
import { requestIds } from './request-id.ts'

export interface ObserverOptions {
  readonly log: Log
  readonly accessLog?: AccessLogFormat
  /** Whether the messages of faults are logged; they may hold what was in a request. */
  readonly errorMessages?: boolean
  /** Where access lines go; standard output where absent. */
  readonly sink?: LineSink
  /** What is known of the backends. */
  readonly backends?: () => readonly BackendState[]
  /** What is known of the stores. */
  readonly stores?: () => readonly StoreState[]
  /** Milliseconds since 1970. */
  readonly now?: () => number
  /** Monotonic milliseconds, the clock of `Exchange.started`. */
  readonly monotonic?: () => number
}

/** Ids, access log and metrics of one gateway. What runs per request is plain and synchronous. */
export interface Observer {
  /** The id of a request: the client's `X-Request-Id` where it is plain, else a new one. */
  readonly requestId: (offered: string | undefined) => string
  /** An exchange begins. */
  readonly started: () => void
  /** An exchange is over: `ExchangeEvents.finished`. */
  readonly finished: (x: Exchange) => void
  /** Something threw that is no refusal: `ExchangeEvents.crashed`. */
  readonly crashed: (x: Exchange, error: unknown) => void
  /** A breach was let through because the mode is `report`. */
  readonly reported: (x: Exchange, direction: Direction, faults: readonly Fault[]) => void
  readonly inFlight: () => number
  /** All metrics in the text format of Prometheus. */
  readonly metricsText: () => Promise<string>
  /** All metrics as data, for a parent that sums those of its workers. */
  readonly metrics: () => Promise<readonly MetricFamily[]>
  /** Writes out what the access log still holds. */
  readonly flush: () => Promise<void>
  readonly close: () => Promise<void>
}

/** What is kept of a chain: the fixed parts of its log lines, and its counters. */
export interface ChainRecord extends Subject, ChainCounters {}

/** Makes the observer of a gateway. The access log is flushed when the process ends, in whatever way. */
export function createObserver(options: ObserverOptions): Observer {
  const { log, errorMessages: messages = false, monotonic = () => performance.now() } = options
  const format = options.accessLog ?? 'json'
  const sink = options.sink ?? (format === 'off' ? nowhere : lineSink({ fd: 1, droppedLine }))
  const write = accessLog({ sink, format, ...(options.now !== undefined && { now: options.now }) })
  const breach = breachLog({ log, now: monotonic })
  const records: ChainRecord[] = []
  const rows = new NumberRows()
  let inFlight = 0
  const recordOf = (chain: Chain): ChainRecord => {
    if (chain.record === null) records.push(chain.record = { ...chainCounters(chain, rows), ...describeChain(chain) })
    return chain.record
  }
  const families = gatewayMetrics({
    chains: () => records,
    inFlight: () => inFlight,
    droppedLogLines: () => sink.dropped,
    backends: options.backends ?? (() => []),
    stores: options.stores ?? (() => []),
  })
  let registry: Promise<Registry> | null = null
  const registered = (): Promise<Registry> => registry ??= metricsRegistry(families)
  const forget = beforeExit(sink.flushSync)

  return {
    requestId: requestIds(),
    started: () => { inFlight++ },
    finished(x) {
      inFlight--
      const record = recordOf(x.chain)
      const end = monotonic()
      countExchange(record, x, end - x.started)
      write(x, record, end)
      const { refusal } = x
      if (refusal !== null && refusal.code === 'response_invalid' && Array.isArray(refusal.details.cause)) breach(x, 'response', refusal.details.cause as readonly Fault[])
    },
    crashed(x, error) {
      log.error({ id: x.id, api: x.chain.api, operation: x.chain.operation?.id ?? '', stage: x.refusedBy, err: describeError(error, { messages }) },
        'a fault of the gateway or of a hook')
    },
    reported(x, direction, faults) {
      x.reported++
      breach(x, direction, faults)
      countReport(recordOf(x.chain.countedAs ?? x.chain), direction)
    },
    inFlight: () => inFlight,
    metricsText: async () => (await registered()).metrics(),
    metrics: async () => await (await registered()).getMetricsAsJSON() as unknown as readonly MetricFamily[],
    flush: sink.flush,
    async close() {
      forget()
      await sink.close()
    },
  }
}

const nowhere: LineSink = { write() {}, dropped: 0, async flush() {}, flushSync() {}, async close() {} }
