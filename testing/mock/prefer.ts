/** Ways in which the embedded backend breaks its contract on request, for tests of what stands before it. */
export const faultNames = ['body', 'header', 'status', 'slow', 'drop', 'garbage'] as const
export type FaultName = (typeof faultNames)[number]

/** What a client would like to get (RFC 7240). */
export interface Preferences {
  /** `code=404`: the status. */
  readonly code: number | null
  /** `example=cat`: the named example of the answer. */
  readonly example: string | null
  /** `dynamic`: from the schema even where there is an example. */
  readonly dynamic: boolean
  /** `fault=body`: a breach of the contract. */
  readonly fault: FaultName | null
}

/** Reads a Prefer header; what is unknown or malformed is ignored, as RFC 7240, section 2 asks. The first of equal preferences counts. */
export function readPreferences(header: string | undefined): Preferences {
  const found = new Map<string, string>()
  for (const match of (header ?? '').matchAll(/(?:^|[,;\s])([A-Za-z-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,;"]*)))?(?=$|[,;\s])/g)) {
    const name = (match[1] ?? '').toLowerCase()
    if (!found.has(name)) found.set(name, match[2]?.replace(/\\(.)/g, '$1') ?? match[3] ?? '')
  }
  const code = found.get('code') ?? ''
  const fault = found.get('fault')
  const dynamic = found.get('dynamic')
  return {
    code: /^[1-5]\d\d$/.test(code) ? Number(code) : null,
    example: found.get('example') ?? null,
    dynamic: dynamic !== undefined && dynamic !== 'false',
    fault: faultNames.find((name) => name === fault) ?? null,
  }
}
