import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'

/** Gives every address of a name; rejects where it cannot be resolved. */
export type Resolve = (name: string) => Promise<readonly string[]>

/** As every program on this machine would resolve it, `/etc/hosts` included. */
export const systemResolve: Resolve = async (name) => (await lookup(name, { all: true })).map(({ address }) => address)

export interface NameWatchOptions {
  /** `http://host:port` of each target. */
  readonly origins: readonly string[]
  /** Ms; the system's resolver does not say how long an answer holds. */
  readonly interval: number
  readonly resolve: Resolve
  /** A name's addresses are others than before; sorted. */
  readonly changed: (origin: string, addresses: readonly string[]) => void
  readonly failed: (origin: string, error: Error) => void
}

/** Resolves the names of targets now and at each interval. What was known of one that cannot be resolved stays. */
export function watchNames(options: NameWatchOptions): { close(): void } {
  const { interval, resolve, changed, failed } = options
  const named = options.origins.filter((origin) => isIP(hostOf(origin)) === 0)
  const known = new Map<string, string>()
  const look = async (origin: string): Promise<void> => {
    try {
      const addresses = [...new Set(await resolve(hostOf(origin)))].sort()
      const text = addresses.join(' ')
      if (addresses.length === 0 || closed || known.get(origin) === text) return
      known.set(origin, text)
      changed(origin, addresses)
    } catch (error) {
      if (!closed) failed(origin, error as Error)
    }
  }
  let closed = false
  const lookAll = (): void => { for (const origin of named) void look(origin) }
  lookAll()
  const timer = setInterval(lookAll, interval)
  timer.unref()
  return { close() { closed = true; clearInterval(timer) } }
}

/** Without the brackets of an IPv6 address. */
function hostOf(origin: string): string {
  return new URL(origin).hostname.replace(/^\[|\]$/g, '')
}
