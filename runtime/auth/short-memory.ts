/** What was found for a text a moment ago. */
export interface ShortMemory<T> {
  get(text: string): T | undefined
  set(text: string, found: T): void
}

/** Remembers for `lifetime` ms at the most, 1 s by default: all is forgotten at once, that long after the first of it came. */
export function shortMemory<T>(lifetime = 1_000): ShortMemory<T> {
  const found = new Map<string, T>()
  return {
    get: (text) => found.get(text),
    set(text, value) {
      if (found.size === 0) setTimeout(() => found.clear(), lifetime).unref()
      found.set(text, value)
    },
  }
}
