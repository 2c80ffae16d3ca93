/** Remembers what was purged when, so that an answer that was asked for before cannot come back after. Moments are counted, since a clock has too few. */
export interface Purges {
  readonly moment: number
  note(tags: readonly string[]): void
  /** Whether one of the tags was purged since that moment. */
  purgedSince(tags: readonly string[], since: number): boolean
}

/** Bounded: of a purge that is forgotten it is taken that it hit everything. */
export function createPurges(limit = 4_096): Purges {
  const times = new Map<string, number>()
  let moment = 0
  let forgotten = 0
  return {
    get moment() { return moment },
    note(tags) {
      moment++
      for (const tag of tags) {
        times.delete(tag)
        times.set(tag, moment)
      }
      for (const [tag, time] of times) {
        if (times.size <= limit) break
        times.delete(tag)
        forgotten = Math.max(forgotten, time)
      }
    },
    purgedSince: (tags, since) => forgotten > since || tags.some((tag) => (times.get(tag) ?? 0) > since),
  }
}
