import type { Carrier, CredentialSource, Verifier } from '../stage.ts'
import { challenge } from './challenge.ts'
import { absent, cookieReader, headerReader, queryReader, sentTwice, type Sent } from './credentials.ts'
import { secretTable, type Lookup, type Secret } from './secret-table.ts'

export interface ApiKeyOptions {
  readonly scheme: string
  readonly realm: string
  readonly in: Carrier['in']
  readonly name: string
  /** The known keys, or whatever else judges one. */
  readonly keys: readonly Secret[] | Lookup
}

/** Checks an API key in a header, query parameter or cookie (OpenAPI 3.1, 4.8.27 `apiKey`) against known keys. */
export function apiKeyVerifier(options: ApiKeyOptions): Verifier {
  const carrier = keyCarrier(options)
  const read = keyReader(carrier)
  const lookup = typeof options.keys === 'function' ? options.keys : secretTable(options.scheme, options.keys)
  return {
    scheme: options.scheme,
    challenge: keyChallenge(options),
    carrier,
    handling: 'remove',
    cost: 1,
    verify: (source) => {
      const sent = read(source)
      return sent === undefined ? absent : sent === null ? sentTwice : lookup(sent)
    },
  }
}

/** `ApiKey` is in no registry, but a 401 must carry a challenge, clients pass over schemes they do not know, and this one says where the key goes. */
export function keyChallenge(options: Pick<ApiKeyOptions, 'realm' | 'in' | 'name'>): string {
  return challenge('ApiKey', { realm: options.realm, in: options.in, name: options.name })
}

export function keyCarrier(options: Pick<ApiKeyOptions, 'in' | 'name'>): Carrier {
  return { in: options.in, name: options.in === 'header' ? options.name.toLowerCase() : options.name }
}

/** Reads the text at a carrier. */
export function keyReader({ in: place, name }: Carrier): (source: CredentialSource) => Sent {
  return place === 'header' ? headerReader(name) : place === 'query' ? queryReader(name) : cookieReader(name)
}
