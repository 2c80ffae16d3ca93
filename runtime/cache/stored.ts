/** An answer as it is kept. Times are milliseconds since 1970. Plain data, so that any store can hold it. */
export interface Stored {
  readonly status: number
  /** Flat name-value pairs as they will be sent, `Date` among them; no `Age`, no `Content-Length`, nothing hop-by-hop (RFC 9111, 3.1). */
  readonly headers: readonly string[]
  /** The lines of all these headers, where the store keeps them ready to be sent. */
  readonly lines?: string
  readonly body: Buffer
  /** Lower-case names that `Vary` holds, and what the request said for each, in normal form. */
  readonly vary: readonly string[]
  readonly selected: readonly string[]
  /** When the answer was made at its origin: what lies between is its age (RFC 9111, 4.2.3). */
  readonly born: number
  readonly freshUntil: number
  /** Until when it may be used while it is being fetched anew, and where that fails (RFC 5861); `freshUntil` where never. */
  readonly whileRevalidate: number
  readonly ifError: number
  /** A stale answer must not be used without the backend's word, whatever the client says (RFC 9111, 5.2.2.2). */
  readonly mustRevalidate: boolean
  readonly etag: string | null
  readonly lastModified: string | null
  readonly tags: readonly string[]
}

/** What a request says for a header that an answer varies by. */
export type Select = (name: string) => string

/** Whether an answer may be used for a request, by `Vary` (RFC 9111, 4.1). */
export function isSelected(stored: Stored, select: Select): boolean {
  const { vary, selected } = stored
  for (let at = 0; at < vary.length; at++) if (select(vary[at]!) !== selected[at]) return false
  return true
}

/** Whether the backend can be asked if it still holds (RFC 9111, 4.3.1). */
export function isValidatable({ etag, lastModified }: Stored): boolean {
  return etag !== null || lastModified !== null
}

/** Bytes that an answer takes in memory, about: its texts, its body, and what objects cost. */
export function sizeOf(key: string, { headers, body, tags, selected }: Stored): number {
  let size = 512 + key.length + body.length
  // Once as texts, once in the lines.
  for (const text of headers) size += 2 * text.length + 18
  for (const text of tags) size += text.length + 64
  for (const text of selected) size += text.length + 16
  return size
}

/** Bytes of memory of its own: a slice of a pooled or larger buffer would keep all of that alive. */
export function ownBytes(bytes: Buffer): Buffer {
  return bytes.buffer.byteLength === bytes.length ? bytes : Buffer.from(Uint8Array.prototype.slice.call(bytes).buffer)
}
