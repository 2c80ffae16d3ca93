import { fetchJson, formEncoded } from '../auth/fetch-json.ts'
import type { OutgoingToken } from './outgoing.ts'

export interface ClientCredentialsOptions {
  readonly tokenUrl: string
  readonly clientId: string
  readonly clientSecret: string
  readonly scope?: string | undefined
  readonly audience?: string | undefined
  /** Told when no token could be had; the message repeats no secret. */
  readonly onFailure?: (error: Error) => void
  /** Milliseconds since 1970. */
  readonly now?: () => number
  readonly timeout?: number
}

/** Where the provider does not say how long a token lasts. Milliseconds. */
const usualLife = 300_000
const longestLife = 86_400_000
/** A token is renewed in the background in the last tenth of its life, and no later than a minute before its end. */
const renewal = 60_000
/** After a failure, and for a token that was refused: the provider is not asked more often. */
const pause = 5_000

/** Tokens by OAuth 2 client credentials (RFC 6749, 4.4), fetched on first use, shared by all requests, renewed before they expire. */
export function clientCredentials(options: ClientCredentialsOptions): OutgoingToken {
  const { tokenUrl, clientId, clientSecret, scope, audience, onFailure = () => {}, now = Date.now, timeout = 5_000 } = options
  const form = String(new URLSearchParams({ grant_type: 'client_credentials', ...(scope !== undefined && { scope }), ...(audience !== undefined && { audience }) }))
  // Both parts are form-encoded first (RFC 6749, 2.3.1).
  const authorization = `Basic ${Buffer.from(`${formEncoded(clientId)}:${formEncoded(clientSecret)}`).toString('base64')}`
  let held: { readonly token: string; readonly since: number; readonly renewAt: number; readonly until: number } | null = null
  let pending: Promise<void> | null = null
  let failed: { readonly error: Error; readonly until: number } | null = null

  const fetchToken = async (): Promise<void> => {
    const since = now()
    try {
      const { token, life } = readToken(await fetchJson(tokenUrl, { timeout, limit: 65_536, post: { form, authorization } }), tokenUrl)
      held = { token, since, renewAt: since + Math.max(life * 0.9, life - renewal), until: since + life }
      failed = null
    } catch (error) {
      failed = { error: error as Error, until: now() + pause }
      onFailure(error as Error)
      throw error
    } finally {
      pending = null
    }
  }
  const good = (): boolean => held !== null && now() < held.until
  return {
    current: () => (good() ? held!.token : null),
    ready() {
      const waits = failed !== null && now() < failed.until
      if (good()) {
        // A renewal that fails is tried again with a later request, while the old token lasts.
        if (pending === null && !waits && now() >= held!.renewAt) (pending = fetchToken()).catch(() => {})
        return undefined
      }
      if (pending !== null) return pending
      return waits ? Promise.reject(failed!.error) : (pending = fetchToken())
    },
    refused() {
      // Whoever can provoke a 401 of the backend's must not make the gateway storm its provider.
      if (held !== null && now() - held.since >= pause) held = null
    },
  }
}

function readToken(answer: unknown, tokenUrl: string): { readonly token: string; readonly life: number } {
  const { access_token: token, token_type: type, expires_in: seconds } = (typeof answer === 'object' && answer !== null ? answer : {}) as Readonly<Record<string, unknown>>
  if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) throw new Error(`${tokenUrl} gave no access_token`)
  if (typeof type !== 'string' || type.toLowerCase() !== 'bearer') throw new Error(`${tokenUrl} gave no bearer token`)
  const life = typeof seconds === 'number' || typeof seconds === 'string' ? Number(seconds) * 1000 : usualLife
  if (!(life > 0)) throw new Error(`${tokenUrl} gave a token that has expired`)
  return { token, life: Math.min(life, longestLife) }
}
