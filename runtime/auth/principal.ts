import type { Principal } from '../contract.ts'

/**
 * One principal for several schemes that a request proved together: a token's comes before a key's, since the key names
 * the program and the token who uses it; else the first that the document lists. Claims are that one's alone, since
 * two issuers' do not mix; scopes, each granted by its own scheme already, are joined, and a key stays named behind a
 * token, since its quota class counts all the same. Null where only the backend knows.
 */
export function mergePrincipals(principals: readonly (Principal | null)[]): Principal | null {
  if (principals.length === 1) return principals[0]!
  const known = principals.filter((principal) => principal !== null)
  const leading = known.find(({ claims }) => Object.keys(claims).length > 0) ?? known[0]
  if (leading === undefined) return null
  const key = leading.key ?? known.find((principal) => principal.key !== undefined)?.key
  return { ...leading, scopes: [...new Set(known.flatMap(({ scopes }) => scopes))], ...(key !== undefined && { key }) }
}

/** Whom the claims of a token stand for; the scopes are those of `scope` and `scp`, and of `roles` where they count too. */
export function principalOfClaims(scheme: string, claims: Readonly<Record<string, unknown>>, roles: boolean): Principal {
  const { sub, client_id: client } = claims
  const subject = typeof sub === 'string' ? sub : typeof client === 'string' ? client : ''
  const scopes = [claims['scope'], claims['scp'], ...(roles ? [claims['roles']] : [])].flatMap(namesIn)
  return { subject, scheme, scopes: [...new Set(scopes)], claims }
}

/** Scopes are a space-separated text (RFC 8693, 4.2) or, at some providers, an array. */
function namesIn(claim: unknown): readonly string[] {
  if (typeof claim === 'string') return claim.split(' ').filter((name) => name !== '')
  return Array.isArray(claim) ? claim.filter((name) => typeof name === 'string') : []
}
