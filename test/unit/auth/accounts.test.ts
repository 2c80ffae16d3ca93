import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accountLookup, type Account } from '../../../runtime/auth/accounts.ts'
import { hashPassword, readPasswordHash, verifyPassword } from '../../../runtime/auth/password.ts'
import type { Verdict } from '../../../runtime/stage.ts'

const cheap = { cost: 16, blockSize: 8, parallelization: 1 }
const said = (verdict: Verdict): string => (verdict.kind === 'ok' ? `ok ${verdict.principal?.subject}` : verdict.kind === 'absent' ? verdict.kind : verdict.detail)
const unknown = 'the credential is not known here'
const account = async (name: string, password: string, own: Partial<Account> = {}): Promise<Account> =>
  ({ name, password: await hashPassword(password, cheap), scopes: [], ...own })

test('a hash of a password is of scrypt, salted, and checked as it was made', async () => {
  const [one, two] = [await hashPassword('pässword'), await hashPassword('pässword')]
  assert.match(one, /^scrypt:32768:8:3:[\w-]{22}:[\w-]{43}$/)
  assert.notEqual(one, two)
  const hash = readPasswordHash(one)!
  assert.equal(await verifyPassword('pässword', hash), true)
  assert.equal(await verifyPassword('pa\u0308ssword', hash), true, 'the other form of the same characters')
  assert.equal(await verifyPassword('password', hash), false)
})

test('what is no such hash, or would take all memory, is not read as one', () => {
  const salt = 'a'.repeat(22)
  const hash = 'b'.repeat(43)
  assert.ok(readPasswordHash(`scrypt:16384:8:5:${salt}:${hash}`) !== null)
  for (const text of [
    'scrypt', `scrypt:16384:8:1:${salt}`, `bcrypt:16384:8:1:${salt}:${hash}`, `scrypt:16383:8:1:${salt}:${hash}`, `scrypt:1:8:1:${salt}:${hash}`,
    `scrypt:1048576:8:1:${salt}:${hash}`, `scrypt:16384:0:1:${salt}:${hash}`, `scrypt:16384:8:17:${salt}:${hash}`, `scrypt:16384:8:1:short:${hash}`, `scrypt:16384:8:1:${salt}:short`,
  ]) assert.equal(readPasswordHash(text), null, text)
})

test('names with passwords, as they are and as hashes', async () => {
  const lookup = accountLookup({ scheme: 'login', accounts: [
    { name: 'plain', password: 'pa:ss', scopes: [] },
    await account('ann', 'secret:of ann', { key: { id: 'ann', owner: 'acme', class: 'gold', scopes: ['read'] }, scopes: ['read'] }),
  ] })
  for (const [pair, expected] of [
    ['plain:pa:ss', 'ok plain'], ['ann:secret:of ann', 'ok ann'], ['ann:secret', unknown], ['ann:', unknown], ['bob:secret:of ann', unknown], [':', unknown], ['', unknown], ['ANN:secret:of ann', unknown],
  ] as const) assert.equal(said(await lookup(pair)), expected, pair)
  const verdict = await lookup('ann:secret:of ann')
  assert.deepEqual(verdict.kind === 'ok' && verdict.principal, { subject: 'ann', scheme: 'login', scopes: ['read'], claims: {}, key: { id: 'ann', owner: 'acme', class: 'gold' } })
})

test('a pair that was right is remembered for a minute; one that was wrong is not; an end is an end', async () => {
  let at = 1_000_000
  const lookup = accountLookup({ scheme: 'login', now: () => at, accounts: [
    await account('ann', 'right'), await account('bob', 'right', { key: { id: 'bob', expires: 1_030_000 } }),
  ] })
  assert.ok(lookup('ann:right') instanceof Promise)
  await lookup('ann:right')
  assert.ok(!(lookup('ann:right') instanceof Promise))
  assert.equal(said(await lookup('ann:wrong')), unknown)
  assert.ok(lookup('ann:wrong') instanceof Promise)
  assert.equal(said(await lookup('bob:right')), 'ok bob')
  at += 30_000
  assert.equal(said(await lookup('bob:right')), 'the credential has expired')
  at += 30_000
  assert.ok(lookup('ann:right') instanceof Promise)
})

test('an unknown name costs what a known one does, and few passwords are checked at once', async () => {
  const lookup = accountLookup({ scheme: 'login', accounts: [await account('ann', 'right')] })
  assert.ok(lookup('nobody:right') instanceof Promise)
  const verdicts = await Promise.all(Array.from({ length: 100 }, (_, index) => lookup(`ann:wrong ${index}`)))
  const busy = verdicts.filter(({ kind }) => kind === 'unavailable').length
  // Two run and 32 wait, one of which the unknown name may hold.
  assert.ok(busy >= 66 && busy <= 67, String(busy))
  assert.equal(said(await lookup('ann:right')), 'ok ann')
})

test('the same pair many times at once is checked once', async () => {
  const lookup = accountLookup({ scheme: 'login', accounts: [await account('ann', 'right')] })
  const verdicts = await Promise.all(Array.from({ length: 100 }, () => lookup('ann:right')))
  assert.deepEqual([...new Set(verdicts.map(said))], ['ok ann'])
})
