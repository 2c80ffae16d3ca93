/** Bounds of one download. */
export interface RemoteLimits { readonly milliseconds: number; readonly bytes: number; readonly redirects: number }

/** What came from an address; `url` is the last one, after redirects, which references in it are relative to. */
export type Download = { readonly url: string; readonly bytes: Uint8Array } | { readonly fault: string }

/** Long and large enough for any document, short and small enough that generating neither hangs nor fills the memory. */
export const remoteLimits: RemoteLimits = { milliseconds: 15_000, bytes: 20 * 1024 * 1024, redirects: 5 }

/** The origins of a list of them; an entry that is no http or https origin is left out, and named. */
export function readOrigins(list: readonly string[]): { readonly origins: ReadonlySet<string>; readonly invalid: readonly string[] } {
  const origins = new Set<string>()
  const invalid: string[] = []
  for (const entry of list) {
    const url = URL.canParse(entry) ? new URL(entry) : undefined
    const plain = url !== undefined && /^https?:$/.test(url.protocol) && url.pathname === '/' && `${url.search}${url.hash}${url.username}${url.password}` === ''
    if (plain) origins.add(url.origin)
    else invalid.push(entry)
  }
  return { origins, invalid }
}

/**
 * Fetches one document. Each address on the way, redirects included, must be of an origin that is allowed; nothing is sent but the
 * request itself. Time and size (after decoding) are bounded over the whole of it.
 */
export async function download(options: {
  readonly url: string
  readonly origins: ReadonlySet<string>
  readonly limits?: RemoteLimits
  readonly fetch?: typeof fetch
}): Promise<Download> {
  const { origins, limits = remoteLimits, fetch: get = fetch } = options
  const signal = AbortSignal.timeout(limits.milliseconds)
  let url = options.url
  try {
    for (let hops = 0; hops <= limits.redirects; hops++) {
      const { origin, username, password } = new URL(url)
      if (!origins.has(origin)) return { fault: `it leads to ${origin}, which is not among the allowed origins` }
      if (username !== '' || password !== '') return { fault: 'an address with a password in it is not fetched' }
      const response = await get(url, { redirect: 'manual', signal, headers: { accept: 'application/yaml, application/json;q=0.9, */*;q=0.1' } })
      const location = response.headers.get('location')
      if (redirecting.has(response.status) && location !== null) {
        await response.body?.cancel()
        if (!URL.canParse(location, url)) return { fault: 'it redirects to what is no address' }
        url = new URL(location, url).href
        continue
      }
      if (!response.ok) {
        await response.body?.cancel()
        return { fault: `the answer is ${response.status}` }
      }
      const bytes = await readBody(response, limits.bytes)
      return bytes === undefined ? { fault: `it is larger than ${limits.bytes} bytes` } : { url: url.split('#')[0]!, bytes }
    }
    return { fault: `it redirects more than ${limits.redirects} times` }
  } catch (error) {
    if (signal.aborted) return { fault: `there was no whole answer within ${limits.milliseconds / 1_000} s` }
    const cause = (error as Error).cause
    const reason = (cause as NodeJS.ErrnoException | undefined)?.code ?? (error as Error).message
    return { fault: `it cannot be fetched (${reason})` }
  }
}

const redirecting: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

async function readBody(response: Response, most: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  let length = 0
  // Leaving the loop early cancels the body.
  for await (const chunk of response.body ?? []) {
    length += (chunk as Uint8Array).byteLength
    if (length > most) return undefined
    chunks.push(chunk as Uint8Array)
  }
  return Buffer.concat(chunks)
}
