import type { Exchange } from '../exchange.ts'
import { prefixOf } from '../backend/headers.ts'
import { GatewayError } from '../problem.ts'
import type { Caching, Step } from '../stage.ts'
import { parseTarget } from '../target.ts'
import type { Cache } from './cache.ts'
import { fieldOf } from '../fields.ts'
import { pathTag } from './store.ts'

/**
 * One request that may change what is kept (RFC 9111, 4.4): once the backend has not refused it, its path is forgotten, with what
 * `Location` and `Content-Location` name here, before the client gets the answer. Also where the answer breaks the document, or never comes.
 */
export class Invalidation implements Caching {
  private readonly cache: Cache
  private settled = false
  readonly position: number
  readonly asksWhetherChanged = false

  constructor(x: Exchange, cache: Cache) {
    this.cache = cache
    this.position = x.position - 1
  }

  arrived(x: Exchange): Step {
    this.settled = true
    if (x.status >= 400) return undefined
    const paths = [x.path, ...['location', 'content-location'].flatMap((name) => pathOf(x, fieldOf(x.headers, name)))]
    const purged = this.cache.purge(paths.map(pathTag))
    return purged instanceof Promise ? purged.then(() => undefined) : undefined
  }

  ended({ refusal, sent, path }: Exchange): void {
    if (this.settled || sent === 0 || (refusal?.details.backendStatus ?? 0) >= 400) return
    this.settled = true
    void this.cache.purge([pathTag(path)])
  }

  confirmed(): never {
    throw new Error('nothing was asked that a 304 could answer')
  }

  take(): boolean {
    return false
  }

  whole(): void {}

  spare(): null {
    return null
  }
}

/** The canonical path that an address of this gateway names; none for another host's (RFC 9111, 4.4: only the same origin). */
function pathOf(x: Exchange, address: string | undefined): readonly string[] {
  const base = `http://${x.header('host') ?? 'localhost'}${prefixOf(x.request)}${x.path}`
  const url = address === undefined ? null : URL.parse(address, base)
  if (url === null || url.host !== URL.parse(base)?.host) return []
  const prefix = prefixOf(x.request)
  const target = parseTarget(url.pathname.startsWith(prefix) ? url.pathname.slice(prefix.length) : url.pathname)
  return target instanceof GatewayError ? [] : [target.path]
}
