/**
 * The lines of one header in flat name-value pairs, by lower-case name, joined (RFC 9110, 5.3), or the last one of `set-cookie`, whose
 * lines do not join; undefined where there is none.
 */
export function fieldOf(headers: readonly string[], name: string): string | undefined {
  let found: string | undefined
  for (let at = 0; at < headers.length; at += 2) {
    const own = headers[at]!
    if (own.length !== name.length || (own !== name && own.toLowerCase() !== name)) continue
    found = found === undefined || name === 'set-cookie' ? headers[at + 1]! : `${found}, ${headers[at + 1]!}`
  }
  return found
}

/** The pairs whose lower-case name `keep` takes. */
export function keepFields(headers: readonly string[], keep: (name: string) => boolean): string[] {
  const kept: string[] = []
  for (let at = 0; at < headers.length; at += 2) {
    if (keep(headers[at]!.toLowerCase())) kept.push(headers[at]!, headers[at + 1]!)
  }
  return kept
}

/** The members of a list field (RFC 9110, 5.6.1), in lower case. */
export function namesIn(list: string): readonly string[] {
  return list.split(',').map((name) => name.trim().toLowerCase()).filter((name) => name !== '')
}
