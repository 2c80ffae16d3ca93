/**
 * What is made once for each text, and then kept: a thousand operations that say the same share what was made of it, which is less to
 * keep, and above all less to fetch into the processor's caches.
 */
export function onceFor<T>(make: (text: string) => T): (text: string) => T {
  const made = new Map<string, T>()
  return (text) => {
    if (!made.has(text)) made.set(text, make(text))
    return made.get(text)!
  }
}
