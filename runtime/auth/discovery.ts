import { fetchJson, type FetchJsonOptions } from './fetch-json.ts'

/**
 * Where an issuer publishes its keys, from its metadata: OpenID Connect Discovery 1.0, 4, else RFC 8414, 3. The metadata
 * must name the very issuer (3.3), and may not lead from https to http. Rejects with the reason.
 */
export async function discoverKeys(issuer: string, options: FetchJsonOptions): Promise<string> {
  const failures: string[] = []
  for (const url of metadataAddresses(issuer)) {
    try {
      return keysOf(issuer, url, await fetchJson(url, options))
    } catch (error) {
      failures.push((error as Error).message)
    }
  }
  throw new Error(failures.join('; '))
}

/** The addresses of an issuer's metadata, in the order in which they are tried. */
export function metadataAddresses(issuer: string): readonly string[] {
  const bare = issuer.replace(/\/$/, '')
  const { origin, pathname } = new URL(bare)
  return [
    `${bare}/.well-known/openid-configuration`,
    `${origin}/.well-known/oauth-authorization-server${pathname === '/' ? '' : pathname}`,
  ]
}

function keysOf(issuer: string, url: string, metadata: unknown): string {
  const { issuer: named, jwks_uri: keys } = (typeof metadata === 'object' && metadata !== null ? metadata : {}) as Record<string, unknown>
  if (named !== issuer) throw new Error(`${url} is the metadata of another issuer than the configured one; the two must be equal, also in a trailing slash`)
  if (typeof keys !== 'string' || !URL.canParse(keys)) throw new Error(`${url} names no jwks_uri`)
  const { protocol } = new URL(keys)
  if (protocol !== 'https:' && !(protocol === 'http:' && issuer.startsWith('http:'))) throw new Error(`${url} names a jwks_uri that is not https`)
  return keys
}
