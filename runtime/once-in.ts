/**
 * What `made` has under a key; made and kept where it has nothing. A thousand operations that say the same so share what was made of it,
 * which is less to keep, and above all less to fetch into the processor's caches.
 */
export function onceIn<K, T extends {}>(made: { get(key: K): T | undefined; set(key: K, value: T): unknown }, key: K, make: () => T): T {
  const known = made.get(key)
  if (known !== undefined) return known
  const fresh = make()
  made.set(key, fresh)
  return fresh
}
