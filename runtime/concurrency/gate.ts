import type { Concurrency } from '../contract.ts'
import type { Exchange, Held } from '../exchange.ts'
import { GatewayError } from '../problem.ts'

/** The priority of a request as a number: 0 high, 1 normal, 2 low. */
export type Rank = 0 | 1 | 2

interface Waiting {
  readonly x: Exchange
  readonly rank: Rank
  readonly until: number
  readonly settle: (outcome: undefined | GatewayError) => void
}

/** Places for a bounded number of requests at once, and a bounded queue before them. A place is given back when its exchange is over. */
export interface Gate extends Held {
  /** Nothing: the request has a place. A refusal: there is none, and none to wait for. A promise of either: it waits. */
  enter(x: Exchange, rank: Rank): undefined | GatewayError | Promise<undefined | GatewayError>
  readonly inside: number
  readonly waiting: number
}

/**
 * Makes a gate. Who waits longest of the highest priority goes in first. Where the queue is full, a newcomer takes the place of
 * the latest of a lower priority, which is refused; where there is none, the newcomer is. A wait that takes too long is refused.
 */
export function createGate({ limit, queue, queueTimeout }: Concurrency): Gate {
  const lines: readonly [Waiting[], Waiting[], Waiting[]] = [[], [], []]
  let inside = 0
  let timer: NodeJS.Timeout | null = null

  const waiting = (): number => lines[0].length + lines[1].length + lines[2].length
  const end = ({ x, settle }: Waiting, outcome: undefined | GatewayError): void => {
    x.cancel = null
    settle(outcome)
  }
  const take = (x: Exchange): void => {
    inside++
    if (x.held === null) x.held = [gate]
    else x.held.push(gate)
  }
  /** A line is in the order of arrival, and all wait equally long, so its first is the first whose time is up. */
  const expire = (): void => {
    const at = performance.now()
    let next = Infinity
    for (const line of lines) {
      while (line.length > 0 && line[0]!.until <= at) end(line.shift()!, full())
      if (line.length > 0) next = Math.min(next, line[0]!.until)
    }
    timer = next === Infinity ? null : setTimeout(expire, Math.max(1, next - at)).unref()
  }
  const evict = (rank: Rank): boolean => {
    const line = rank < 2 && lines[2].length > 0 ? lines[2] : rank < 1 ? lines[1] : []
    const latest = line.pop()
    if (latest === undefined) return false
    end(latest, full())
    return true
  }

  const gate: Gate = {
    enter(x, rank) {
      if (inside < limit) {
        take(x)
        return undefined
      }
      if (waiting() >= queue && !evict(rank)) return full()
      return new Promise((resolve) => {
        const one: Waiting = { x, rank, until: performance.now() + queueTimeout, settle: resolve }
        const line = lines[rank]
        line.push(one)
        x.cancel = (reason) => {
          line.splice(line.indexOf(one), 1)
          end(one, reason instanceof GatewayError ? reason : full())
        }
        timer ??= setTimeout(expire, queueTimeout).unref()
      })
    },
    release() {
      inside--
      const one = lines[0].shift() ?? lines[1].shift() ?? lines[2].shift()
      if (one === undefined) return
      take(one.x)
      end(one, undefined)
    },
    get inside() { return inside },
    get waiting() { return waiting() },
  }
  return gate
}

const full = (): GatewayError => new GatewayError('overloaded', { headers: ['retry-after', '1'] })
