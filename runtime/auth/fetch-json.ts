export interface FetchJsonOptions {
  /** Milliseconds for the whole answer. */
  readonly timeout: number
  /** The most bytes that are read. */
  readonly limit: number
  /** A form to post (application/x-www-form-urlencoded), and the Authorization that goes with it; without it, it is a GET. */
  readonly post?: { readonly form: string; readonly authorization: string }
}

/**
 * Fetches a JSON document from an identity provider: status 200 or nothing, redirects not followed (they would let the
 * answer come from elsewhere than where the operator pointed), bounded in time and size. Rejects with an error whose message names the address.
 */
export async function fetchJson(url: string, { timeout, limit, post }: FetchJsonOptions): Promise<unknown> {
  const signal = AbortSignal.timeout(timeout)
  const failure = (why: string, cause?: unknown): Error => new Error(`${url} ${why}`, { cause })
  let response: Response
  try {
    const accept = 'application/json, application/jwk-set+json'
    response = await fetch(url, post === undefined
      ? { redirect: 'manual', signal, headers: { accept } }
      : { redirect: 'manual', signal, method: 'POST', body: post.form, headers: { accept, authorization: post.authorization, 'content-type': 'application/x-www-form-urlencoded' } })
  } catch (cause) {
    throw failure(signal.aborted ? `did not answer within ${timeout} ms` : 'cannot be reached', cause)
  }
  if (response.status !== 200) {
    await response.body?.cancel()
    throw failure(`answered ${response.status}${response.status >= 300 && response.status < 400 ? '; redirects are not followed' : ''}`)
  }
  const text = await readBounded(response, limit).catch((cause: unknown) => {
    throw failure(signal.aborted ? `did not answer within ${timeout} ms` : 'broke off its answer', cause)
  })
  if (text === null) throw failure(`answered more than ${limit} bytes`)
  try {
    return JSON.parse(text) as unknown
  } catch (cause) {
    throw failure('did not answer JSON', cause)
  }
}

/** Null where the body is larger. */
async function readBounded(response: Response, limit: number): Promise<string | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  // Leaving the loop early cancels the body.
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > limit) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** `application/x-www-form-urlencoded`, in which the parts of client credentials stand too (RFC 6749, 2.3.1). */
export function formEncoded(text: string): string {
  return String(new URLSearchParams({ '': text })).slice(1)
}
