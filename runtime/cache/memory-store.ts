import { linesOf } from '../answer-head.ts'
import { createPurges } from './purges.ts'
import { isSelected, sizeOf, type Select, type Stored } from './stored.ts'
import { everything, type CacheStore } from './store.ts'

interface Kept {
  readonly key: string
  readonly stored: Stored
  readonly size: number
  /** Used since it was last looked at for eviction. */
  used: boolean
}

export interface MemoryStoreOptions {
  /** Bytes, about: bodies, headers and what it costs to keep them. */
  readonly maxBytes: number
}

/** A memory store tells what it holds, for metrics. */
export interface MemoryStore extends CacheStore {
  find(key: string, select: Select): Stored | null
  readonly bytes: number
  readonly answers: number
}

/** The variants of one key that are kept: of more, the one that was stored first goes. */
const maxVariants = 64

/**
 * Keeps answers in this process, within a bound of bytes. The oldest goes first, unless it was used since it was last passed over
 * (second chance): a hit writes one flag, and moves nothing.
 */
export function createMemoryStore({ maxBytes }: MemoryStoreOptions): MemoryStore {
  const byKey = new Map<string, Kept[]>()
  const byTag = new Map<string, Set<Kept>>()
  /** In the order in which they are looked at for eviction. */
  const queue = new Set<Kept>()
  const purges = createPurges()
  let bytes = 0

  const drop = (kept: Kept): void => {
    if (!queue.delete(kept)) return
    bytes -= kept.size
    const variants = byKey.get(kept.key)!
    if (variants.length === 1) byKey.delete(kept.key)
    else variants.splice(variants.indexOf(kept), 1)
    for (const tag of kept.stored.tags) {
      const tagged = byTag.get(tag)!
      tagged.delete(kept)
      if (tagged.size === 0) byTag.delete(tag)
    }
  }

  const evict = (): void => {
    for (const kept of queue) {
      if (bytes <= maxBytes) return
      if (!kept.used) drop(kept)
      else {
        kept.used = false
        queue.delete(kept)
        queue.add(kept)
      }
    }
  }

  return {
    isShared: false,
    find(key, select) {
      const variants = byKey.get(key)
      if (variants === undefined) return null
      for (let at = variants.length - 1; at >= 0; at--) {
        const kept = variants[at]!
        if (!isSelected(kept.stored, select)) continue
        kept.used = true
        return kept.stored
      }
      return null
    },
    begin: () => purges.moment,
    keep(key, answer, begun) {
      const stored = withLines(answer)
      if (purges.purgedSince([everything, ...stored.tags], begun)) return
      const variants = byKey.get(key) ?? []
      // What the same request would have got; and what was kept under other headers of `Vary` is not what the backend says now.
      for (const kept of [...variants]) {
        if (isSame(kept.stored, stored) || kept.stored.vary.join() !== stored.vary.join()) drop(kept)
      }
      const size = sizeOf(key, stored)
      if (size > maxBytes) return
      const kept: Kept = { key, stored, size, used: false }
      const list = byKey.get(key)
      if (list === undefined) byKey.set(key, [kept])
      else {
        if (list.length >= maxVariants) drop(list[0]!)
        list.push(kept)
      }
      queue.add(kept)
      bytes += size
      for (const tag of stored.tags) {
        const tagged = byTag.get(tag)
        if (tagged === undefined) byTag.set(tag, new Set([kept]))
        else tagged.add(kept)
      }
      evict()
    },
    purge(tags) {
      purges.note(tags)
      const hit = new Set(tags.flatMap((tag) => (tag === everything ? [...queue] : [...byTag.get(tag) ?? []])))
      for (const kept of hit) drop(kept)
      return hit.size
    },
    variant(key, select) {
      const variants = byKey.get(key)
      return variants === undefined ? '' : variants[0]!.stored.vary.map(select).join('\n')
    },
    close() {
      byKey.clear()
      byTag.clear()
      queue.clear()
      bytes = 0
    },
    get bytes() { return bytes },
    get answers() { return queue.size },
  }
}

/** Answers are sent more often than they are kept. */
function withLines(answer: Stored): Stored {
  const lines = linesOf(answer.headers)
  return lines === null ? answer : { ...answer, lines }
}

function isSame(a: Stored, b: Stored): boolean {
  return a.vary.length === b.vary.length && a.vary.every((name, at) => name === b.vary[at] && a.selected[at] === b.selected[at])
}
