import type { Exchange } from '../exchange.ts'
import type { Fault } from '../problem.ts'
import type { Log } from '../stage.ts'
import type { Direction } from './counters.ts'
import type { Chain } from '../chain.ts'

/** The most faults that one line names. */
const namedFaults = 3
/** Milliseconds between two lines about one operation and direction. */
const interval = 1_000

interface Silence { until: number; held: number }

/**
 * Says which rule of the document was broken, for whoever runs the gateway: pointers and rules, never values. At most one line a
 * second for each operation and direction; `more` counts those that were held back since the last one.
 */
export function breachLog(options: { readonly log: Log; readonly now: () => number }): (x: Exchange, direction: Direction, faults: readonly Fault[]) => void {
  const { log, now } = options
  const silences: Record<Direction, Map<Chain, Silence>> = { request: new Map(), response: new Map() }
  return (x, direction, faults) => {
    const time = now()
    const silence = silences[direction].get(x.chain)
    if (silence !== undefined && time < silence.until) {
      silence.held++
      return
    }
    silences[direction].set(x.chain, { until: time + interval, held: 0 })
    const { api, operation } = x.chain
    log.warn({
      id: x.id, api, operation: operation?.id ?? '', direction, status: x.refusal?.details.backendStatus ?? x.status,
      faults: faults.slice(0, namedFaults).map(({ in: place, pointer, code }) => ({ in: place, pointer, code })),
      ...(silence !== undefined && silence.held > 0 && { more: silence.held }),
    }, direction === 'response' ? 'the backend breaks its API description' : 'a request breaks the API description')
  }
}
