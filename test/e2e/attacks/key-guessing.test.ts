import assert from 'node:assert/strict'
import { attack, password, secretKey, vault } from './site.ts'

const basic = (text: string): RequestInit => ({ headers: { authorization: `Basic ${Buffer.from(text).toString('base64')}` } })

attack('guesses are counted over all schemes and operations, and when they are used up not even a right one is told', async (t, engine) => {
  const at = await vault(t, { engine })
  const guesses: ((count: number) => Promise<{ readonly status: number }>)[] = [
    (count) => at.ask('/key', { headers: { 'x-key': `secret-${count}`, 'x-forwarded-for': `10.0.0.${count}`, forwarded: `for=10.0.0.${count}` } }), (count) => at.ask(`/query?key=secret-${count}`), (count) => at.ask('/cookie', { headers: { cookie: `key=secret-${count}` } }),
    (count) => at.ask('/basic', basic(`ann:secret-${count}`)), (count) => at.bearer(`secret-${count}`), (count) => at.ask('/maybe', { headers: { authorization: `Bearer secret-${count}` } }),
  ]
  for (let count = 0; count < 60; count++) assert.equal((await guesses[count % guesses.length]!(count)).status, 401, String(count))
  for (const [path, init] of [['/key', { headers: { 'x-key': secretKey } }], ['/basic', basic(`ann:${password}`)], ['/token', { headers: { authorization: `Bearer ${await at.token()}` } }], ['/maybe', {}]] as const) {
    const answer = await at.ask(path, init)
    assert.deepEqual([path, answer.status, answer.code, answer.reached], [path, 429, 'too_many_failures', 0])
    assert.ok(Number(answer.headers.get('retry-after')) >= 1)
  }
  assert.equal((await at.ask('/open')).status, 200)
})

attack('asking without a credential, or with a good one, is no guess', async (t, engine) => {
  const at = await vault(t, { engine })
  for (let count = 0; count < 70; count++) assert.equal((await at.ask('/key')).status, 401)
  for (let count = 0; count < 70; count++) assert.equal((await at.ask('/key', { headers: { 'x-key': secretKey } })).status, 200)
})

attack('a wrong name and a wrong password are refused in the same words', async (t, engine) => {
  const at = await vault(t, { engine })
  const [name, word] = [await at.ask('/basic', basic('bob:secret-x')), await at.ask('/basic', basic('ann:secret-x'))]
  const told = ({ problem }: typeof name): object => ({ ...problem, requestId: '' })
  assert.deepEqual(told(name), told(word))
  assert.equal(name.headers.get('www-authenticate'), word.headers.get('www-authenticate'))
})
