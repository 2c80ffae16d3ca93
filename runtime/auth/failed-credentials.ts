import { isIPv6 } from 'node:net'

export interface FailedCredentialsOptions {
  /** How many failures an address may have within the window. */
  readonly limit?: number
  /** Milliseconds, from an address's first failure on. */
  readonly window?: number
  /** How many addresses are remembered; beyond it, the one whose window began first is forgotten. */
  readonly capacity?: number
  readonly now?: () => number
}

interface Count {
  failures: number
  readonly until: number
}

/** Counts credentials that did not hold, by client address. */
export interface FailedCredentials {
  /** Seconds until the address may try again; 0 where it may now. */
  blockedFor(address: string): number
  failed(address: string): void
}

/**
 * The limit against guessing. An address that used up its failures is refused whatever it sends until its window is over:
 * were good credentials let through, a guesser would still learn which ones are.
 */
export function createFailedCredentials(options: FailedCredentialsOptions = {}): FailedCredentials {
  const { limit = 60, window = 60_000, capacity = 65_536, now = Date.now } = options
  /** In the order in which the windows began, and so end. */
  const counts = new Map<string, Count>()
  const live = (key: string, at: number): Count | undefined => {
    const count = counts.get(key)
    if (count === undefined || count.until > at) return count
    counts.delete(key)
    return undefined
  }
  const forget = (at: number): void => {
    for (const [key, { until }] of counts) {
      if (until > at && counts.size < capacity) break
      counts.delete(key)
    }
  }
  return {
    blockedFor(address) {
      if (counts.size === 0) return 0
      const at = now()
      const count = live(clientOf(address), at)
      return count === undefined || count.failures < limit ? 0 : Math.max(1, Math.ceil((count.until - at) / 1000))
    },
    failed(address) {
      const at = now()
      const key = clientOf(address)
      const count = live(key, at)
      if (count !== undefined) {
        count.failures++
        return
      }
      forget(at)
      counts.set(key, { failures: 1, until: at + window })
    },
  }
}

/** Who an address stands for: an IPv4 address also where it is written as IPv6, and the /64 network of IPv6, of which one client has all. */
export function clientOf(address: string): string {
  if (!address.includes(':')) return address
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped !== null) return mapped[1]!
  const [text = ''] = address.split('%')
  if (!isIPv6(text)) return address
  const [head = '', tail] = text.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length - (text.includes('.') ? 1 : 0))
  const groups = [...left, ...new Array<string>(zeros).fill('0'), ...right]
  return `${groups.slice(0, 4).map((group) => parseInt(group, 16).toString(16)).join(':')}::/64`
}
