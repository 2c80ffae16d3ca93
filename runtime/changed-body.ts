/** Header fields that say something of the bytes of a body (RFC 9110, 8.4 and 8.6; RFC 9530; RFC 1864), in lower case. */
const ofTheBytes: ReadonlySet<string> = new Set(['content-encoding', 'content-length', 'content-md5', 'digest', 'content-digest', 'repr-digest', 'accept-ranges'])

/**
 * The headers of an answer, flat, whose body has become another one: what they say of its bytes goes, and a strong entity tag becomes
 * a weak one, since the bytes are no longer those that it stands for (RFC 9110, 8.8.1).
 */
export function headersOfChangedBody(headers: readonly string[]): string[] {
  const kept: string[] = []
  for (let at = 0; at < headers.length; at += 2) {
    const name = headers[at]!.toLowerCase()
    const value = headers[at + 1]!
    if (!ofTheBytes.has(name)) kept.push(headers[at]!, name === 'etag' && !value.startsWith('W/') ? `W/${value}` : value)
  }
  return kept
}
