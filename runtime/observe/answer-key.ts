import type { Exchange } from '../exchange.ts'

/** Most keys that are remembered or counted apart; a backend may send any status. */
export const keyLimit = 64

/** The status that was answered, or 499 (nginx's number for it) where the client left before there was one. */
export function loggedStatus(x: Exchange): number {
  return x.status === 0 ? 499 : x.status
}

const keys = new Map<string, string[]>()

/** Method and status, `GET 200`, made once per pair: joining two texts per request would cost more than what is done with them. */
export function answerKey(x: Exchange): string {
  const status = loggedStatus(x)
  let byStatus = keys.get(x.method)
  if (byStatus === undefined) {
    // Node's parser takes only methods that it knows, so this cannot grow without bound; the check costs nothing.
    if (keys.size >= keyLimit) return `other ${status}`
    keys.set(x.method, byStatus = [])
  }
  return byStatus[status] ??= `${x.method} ${status}`
}
