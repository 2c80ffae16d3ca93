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
