import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compileSecurity, type Decision } from '../../../runtime/auth/evaluate.ts'
import type { Requirement } from '../../../runtime/contract.ts'
import type { Verdict, Verifier } from '../../../runtime/stage.ts'
import { missing, proves, scripted, source, wrong } from './sources.ts'

const need = (scheme: string, ...scopes: string[]): Requirement => ({ scheme, scopes })
async function decide(anyOf: readonly (readonly Requirement[])[], verifiers: readonly Verifier[]): Promise<Decision> {
  return compileSecurity({ anyOf }, new Map(verifiers.map((verifier) => [verifier.scheme, verifier])))(source())
}
const status = (decision: Decision): number => decision.refusal?.status ?? 200
const challenges = ({ refusal }: Decision): readonly string[] => (refusal?.details.headers ?? []).filter((_, index) => index % 2 === 1)
const later: Verdict = { kind: 'unavailable', detail: 'down', retryAfter: 2.2 }

const table: readonly (readonly [string, readonly (readonly Requirement[])[], Readonly<Record<string, Verdict>>, number])[] = [
  ['one that holds', [[need('a')]], { a: proves('a') }, 200],
  ['one that is absent', [[need('a')]], { a: missing }, 401],
  ['one that does not hold', [[need('a')]], { a: wrong }, 401],
  ['one without the scope', [[need('a', 'r')]], { a: proves('a', ['w']) }, 403],
  ['one with only one of two scopes', [[need('a', 'r', 'w')]], { a: proves('a', ['w']) }, 403],
  ['one with its scopes', [[need('a', 'r', 'w')]], { a: proves('a', ['w', 'r', 'x']) }, 200],
  ['one that only the backend can read, scopes or not', [[need('a', 'r')]], { a: { kind: 'ok', principal: null } }, 200],
  ['AND with both', [[need('a'), need('b')]], { a: proves('a'), b: proves('b') }, 200],
  ['AND with one absent', [[need('a'), need('b')]], { a: proves('a'), b: missing }, 401],
  ['AND with one wrong', [[need('a'), need('b')]], { a: wrong, b: proves('b') }, 401],
  ['AND where the other scheme has the scope', [[need('a', 'r'), need('b')]], { a: proves('a'), b: proves('b', ['r']) }, 403],
  ['AND that lacks a scope and a credential', [[need('a', 'r'), need('b')]], { a: proves('a'), b: missing }, 401],
  ['OR with the first', [[need('a')], [need('b')]], { a: proves('a'), b: missing }, 200],
  ['OR with the second', [[need('a')], [need('b')]], { a: missing, b: proves('b') }, 200],
  ['OR with one wrong and one right', [[need('a')], [need('b')]], { a: wrong, b: proves('b') }, 200],
  ['OR with none', [[need('a')], [need('b')]], { a: missing, b: missing }, 401],
  ['OR with one lacking a scope and one absent', [[need('a', 'r')], [need('b')]], { a: proves('a'), b: missing }, 403],
  ['OR of two scopes of one scheme', [[need('a', 'r')], [need('a', 'w')]], { a: proves('a', ['w']) }, 200],
  ['optional and absent', [[], [need('a')]], { a: missing }, 200],
  ['optional and wrong', [[], [need('a')]], { a: wrong }, 401],
  ['optional and right', [[need('a')], []], { a: proves('a') }, 200],
  ['optional and lacking a scope', [[need('a', 'r')], []], { a: proves('a') }, 200],
  ['optional, and wrong behind an AND that failed before', [[need('a'), need('b')], []], { a: missing, b: wrong }, 401],
  ['optional and half an AND', [[need('a'), need('b')], []], { a: proves('a'), b: missing }, 200],
  ['cannot be judged now', [[need('a')]], { a: later }, 503],
  ['cannot be judged, but another holds', [[need('a')], [need('b')]], { a: later, b: proves('b') }, 200],
  ['cannot be judged, and another is wrong', [[need('a')], [need('b')]], { a: later, b: wrong }, 503],
  ['optional and cannot be judged', [[], [need('a')]], { a: later }, 503],
]
for (const [title, anyOf, verdicts, expected] of table) {
  for (const asynchronous of [false, true]) {
    test(`${title}: ${expected}${asynchronous ? ', later' : ''}`, async () => {
      const verifiers = Object.entries(verdicts).map(([scheme, verdict]) => scripted(scheme, asynchronous ? Promise.resolve(verdict) : verdict))
      assert.equal(status(await decide(anyOf, verifiers)), expected)
    })
  }
}

test('every combination agrees with the definition: OR of ANDs, and nobody is anonymous who sent a wrong credential', async () => {
  const schemes = ['a', 'b', 'c']
  const verdict = fc.constantFrom('absent', 'invalid', 'plain', 'scoped')
  await fc.assert(fc.asyncProperty(
    fc.array(fc.uniqueArray(fc.record({ scheme: fc.constantFrom(...schemes), scoped: fc.boolean() }), { selector: ({ scheme }) => scheme, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
    fc.record({ a: verdict, b: verdict, c: verdict }), fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }), fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 }),
    async (alternatives, sent, asynchronous, costs) => {
      const verifiers = schemes.map((scheme, index) => {
        const kind = sent[scheme as 'a' | 'b' | 'c']
        const result = kind === 'absent' ? missing : kind === 'invalid' ? wrong : proves(scheme, kind === 'scoped' ? ['s'] : [])
        return scripted(scheme, asynchronous[index] === true ? Promise.resolve(result) : result, { cost: costs[index]! })
      })
      const decision = await decide(alternatives.map((requirements) => requirements.map(({ scheme, scoped }) => need(scheme, ...(scoped ? ['s'] : [])))), verifiers)
      const kind = (scheme: string): string => sent[scheme as 'a' | 'b' | 'c']
      const real = alternatives.filter((requirements) => requirements.length > 0)
      const proven = real.some((requirements) => requirements.every(({ scheme, scoped }) => kind(scheme) === 'scoped' || (kind(scheme) === 'plain' && !scoped)))
      const used = new Set(real.flat().map(({ scheme }) => scheme))
      const anonymous = real.length < alternatives.length && ![...used].some((scheme) => kind(scheme) === 'invalid')
      const held = real.some((requirements) => requirements.every(({ scheme }) => kind(scheme) === 'plain' || kind(scheme) === 'scoped'))
      assert.equal(status(decision), proven || anonymous ? 200 : held ? 403 : 401)
      assert.equal(decision.principal !== null, proven)
      for (const verifier of verifiers) assert.ok(verifier.calls <= 1, 'verified once')
    },
  ))
})

test('the cheapest alternative is tried first, and what is not needed is not verified', async () => {
  const dear = scripted('dear', proves('dear'), { cost: 10 })
  const cheap = scripted('cheap', proves('cheap'))
  const decision = await decide([[need('dear')], [need('cheap')]], [dear, cheap])
  assert.equal(decision.principal?.scheme, 'cheap')
  assert.deepEqual([dear.calls, cheap.calls], [0, 1])
  const failing = scripted('cheap', missing)
  await decide([[need('dear'), need('cheap')]], [dear, failing])
  assert.equal(dear.calls, 0)
})

test('stays synchronous while verifiers do', () => {
  const decision = compileSecurity({ anyOf: [[need('a')]] }, new Map([['a', scripted('a', proves('a'))]]))(source())
  assert.ok(!('then' in decision))
})

test('of several schemes the token is the principal, with the scopes of all', async () => {
  const { principal } = await decide([[need('key'), need('jwt')]], [scripted('key', proves('key', ['k'])), scripted('jwt', proves('jwt', ['j', 'k'], { sub: 's' }))])
  assert.deepEqual(principal, { subject: 'subject of jwt', scheme: 'jwt', scopes: ['k', 'j'], claims: { sub: 's' } })
})

test('401 carries each challenge; an error only where a token was sent', async () => {
  const key = scripted('key', missing, { challenge: 'ApiKey realm="pets"' })
  assert.deepEqual(challenges(await decide([[need('key')], [need('jwt', 'r', 'w')]], [key, scripted('jwt', missing)])),
    ['ApiKey realm="pets"', 'Bearer realm="jwt", scope="r w"'])
  assert.deepEqual(challenges(await decide([[need('key')], [need('jwt')]], [key, scripted('jwt', wrong)])),
    ['ApiKey realm="pets"', 'Bearer realm="jwt", error="invalid_token", error_description="the credential is not known here"'])
})

test('403 names the missing scopes', async () => {
  const decision = await decide([[need('jwt', 'r', 'w')]], [scripted('jwt', proves('jwt', ['r']))])
  assert.deepEqual(challenges(decision), ['Bearer realm="jwt", scope="r w", error="insufficient_scope"'])
  assert.equal(decision.refusal?.details.detail, 'jwt needs r, w')
})

test('503 says when to come back', async () => {
  assert.deepEqual((await decide([[need('a')]], [scripted('a', later)])).refusal?.details.headers, ['retry-after', '3'])
})

test('a wrong credential counts as a guess, an absent one and a missing scope do not', async () => {
  const key = (verdict: Verdict): Verifier => scripted('key', verdict)
  assert.equal((await decide([[need('key')]], [key(wrong)])).guessed, true)
  assert.equal((await decide([[need('key')]], [key(missing)])).guessed, false)
  assert.equal((await decide([[need('key', 's')]], [key(proves('key'))])).guessed, false)
  assert.equal((await decide([[need('key')], [need('jwt')]], [key(wrong), scripted('jwt', proves('jwt'))])).guessed, true)
})

test('the backend gets proven tokens, and no secret and no unproven credential of a checked scheme', async () => {
  const authorization = { in: 'header', name: 'authorization' } as const
  const key = (verdict: Verdict): Verifier => scripted('key', verdict, { carrier: { in: 'query', name: 'k' } })
  const basic = (verdict: Verdict): Verifier => scripted('basic', verdict, { carrier: authorization })
  const jwt = (verdict: Verdict, handling: Verifier['handling'] = 'forward'): Verifier => scripted('jwt', verdict, { carrier: authorization, handling })
  const alternatives = [[need('key')], [need('basic')], [need('jwt')]]
  const withheld = async (verifiers: readonly Verifier[]) => (await decide(alternatives, verifiers)).withheld
  assert.deepEqual(await withheld([key(proves('key')), basic(missing), jwt(missing)]), { headers: ['authorization'], query: ['k'], cookies: null })
  assert.deepEqual(await withheld([key(missing), basic(proves('basic')), jwt(missing)]), { headers: ['authorization'], query: ['k'], cookies: null })
  assert.deepEqual(await withheld([key(missing), basic(missing), jwt(proves('jwt'))]), { headers: null, query: ['k'], cookies: null })
  assert.deepEqual((await decide([[], ...alternatives], [key(missing), basic(missing), jwt(missing)])).withheld, { headers: ['authorization'], query: ['k'], cookies: null })
  assert.deepEqual((await decide([[], [need('jwt')]], [jwt(missing, 'backend')])).withheld, { headers: null, query: null, cookies: null })
})

test('what nothing verifies, or what can never hold, is no gateway', () => {
  assert.throws(() => compileSecurity({ anyOf: [[need('a')]] }, new Map()), /nothing verifies the security scheme a/)
  assert.throws(() => compileSecurity({ anyOf: [] }, new Map()), /never hold/)
})

test('a verifier that throws refuses by throwing', async () => {
  const broken: Verifier = { ...scripted('a', missing), verify: () => { throw new Error('broken') } }
  await assert.rejects(async () => decide([[], [need('a')]], [broken]), /broken/)
  const rejecting: Verifier = { ...scripted('a', missing), verify: () => Promise.reject(new Error('broken')) }
  await assert.rejects(async () => decide([[], [need('a')]], [rejecting]), /broken/)
})
