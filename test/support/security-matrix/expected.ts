import type { MatrixOperation } from './documents.ts'
import type { MatrixScheme, State } from './schemes.ts'

/** Which state each tried scheme's credential is sent in. */
export type Sent = ReadonlyMap<MatrixScheme, State>

export type Verdict = 'ok' | 'lacks' | 'invalid' | 'absent'

const inAuthorization = ({ place }: MatrixScheme): boolean => place === 'bearer' || place === 'basic' || place === 'hmac'

/** What a scheme must say of a request, by the words of OpenAPI and RFC 9110: written without a look at the gateway. */
export function verdictOf(scheme: MatrixScheme, sent: Sent): Verdict {
  if (inAuthorization(scheme)) {
    const carried = [...sent].filter(([other, state]) => inAuthorization(other) && state !== 'absent')
    if (carried.length > 1) return 'invalid'
    const [only] = carried
    if (only === undefined || only[0].place !== scheme.place) return 'absent'
    // Somebody else's token, by its audience or its issuer.
    if (only[0] !== scheme) return 'invalid'
  }
  const state = sent.get(scheme) ?? 'absent'
  return state === 'present' ? 'ok' : state === 'scopeless' ? (scheme.grantsScopes ? 'lacks' : 'ok') : state === 'absent' ? 'absent' : 'invalid'
}

/** The status that an operation must give: 200 where an alternative holds, 403 where it would but for scopes, else 401. */
export function statusOf({ anyOf }: MatrixOperation, sent: Sent): 200 | 401 | 403 {
  const judged = anyOf.map((alternative) => alternative.map(({ scheme, scopes }): Verdict => {
    const verdict = verdictOf(scheme, sent)
    return verdict === 'lacks' && scopes.length === 0 ? 'ok' : verdict === 'ok' && scopes.length > 0 && !scheme.grantsScopes ? 'lacks' : verdict
  }))
  if (judged.some((alternative) => alternative.length > 0 && alternative.every((verdict) => verdict === 'ok'))) return 200
  const anonymous = judged.some((alternative) => alternative.length === 0)
  if (anonymous && !judged.flat().includes('invalid')) return 200
  return judged.some((alternative) => alternative.length > 0 && alternative.every((verdict) => verdict === 'ok' || verdict === 'lacks')) ? 403 : 401
}
