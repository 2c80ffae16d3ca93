import type { CredentialSource, Verdict, Verifier } from '../../../runtime/stage.ts'

/** A request as `node:http` would give it: raw headers as sent, repeated ones joined or dropped as it does. */
export function source(headers: readonly (readonly [string, string])[] = [], query = ''): CredentialSource {
  const joined: Record<string, string> = {}
  for (const [name, value] of headers) {
    const lower = name.toLowerCase()
    const before = joined[lower]
    if (before === undefined) joined[lower] = value
    else if (lower !== 'authorization' && lower !== 'user-agent') joined[lower] = before + (lower === 'cookie' ? '; ' : ', ') + value
  }
  return { request: { headers: joined, rawHeaders: headers.flat() }, query }
}

export const bearer = (token: string): CredentialSource => source([['Authorization', `Bearer ${token}`]])

/** A verifier that says what it is told to, and counts. */
export function scripted(scheme: string, verdict: Verdict | Promise<Verdict>, options: Partial<Verifier> = {}): Verifier & { calls: number } {
  const verifier = {
    scheme, challenge: `Bearer realm="${scheme}"`, carrier: { in: 'header', name: `x-${scheme}` } as const,
    handling: 'remove' as const, cost: 1, calls: 0, ...options,
    verify: () => {
      verifier.calls++
      return verdict
    },
  }
  return verifier
}

export const proves = (scheme: string, scopes: readonly string[] = [], claims: Readonly<Record<string, unknown>> = {}): Verdict =>
  ({ kind: 'ok', principal: { subject: `subject of ${scheme}`, scheme, scopes, claims } })
export const missing: Verdict = { kind: 'absent' }
export const wrong: Verdict = { kind: 'invalid', detail: 'the credential is not known here' }
