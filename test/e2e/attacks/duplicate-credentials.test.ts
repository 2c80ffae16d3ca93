import assert from 'node:assert/strict'
import { attack, secretKey, vault } from './site.ts'

attack('of two credentials nobody may check the one and use the other', async (t, engine) => {
  const at = await vault(t, { engine })
  const good = `Bearer ${await at.token()}`
  const eve = `Bearer ${await at.token({ aud: 'other' })}`
  const get = (path: string): readonly string[] => [`GET ${path} HTTP/1.1`, 'Host: a', 'Connection: close']
  const cases: readonly [name: string, lines: readonly string[]][] = [
    ['two tokens', [...get('/token'), `Authorization: ${good}`, `Authorization: ${eve}`]], ['the other way round', [...get('/token'), `Authorization: ${eve}`, `Authorization: ${good}`]],
    ['the same twice', [...get('/token'), `Authorization: ${good}`, `authorization: ${good}`]], ['two in one line', [...get('/token'), `Authorization: ${good}, ${eve}`]], ['another scheme beside it', [...get('/token'), `Authorization: ${good}`, 'AUTHORIZATION: Basic YTpi']],
    ['two keys', [...get('/key'), `X-Key: ${secretKey}`, 'X-Key: other']], ['two keys, the other way round', [...get('/key'), 'X-Key: other', `X-Key: ${secretKey}`]], ['a list of keys', [...get('/key'), `X-Key: other, ${secretKey}`]],
    ['a key twice in the query', get(`/query?key=${secretKey}&key=other`)], ['the other way round', get(`/query?key=other&key=${secretKey}`)], ['in another spelling', get(`/query?key=${secretKey}&k%65y=other`)], ['as a list', get(`/query?key[]=${secretKey}`)],
    ['two cookies', [...get('/cookie'), `Cookie: key=${secretKey}; key=other`]], ['two cookies, the other way round', [...get('/cookie'), `Cookie: key=other; key=${secretKey}`]],
    ['two lines of cookies', [...get('/cookie'), `Cookie: key=${secretKey}`, 'Cookie: key=other']], ['a cookie within a cookie', [...get('/cookie'), `Cookie: other="x; key=${secretKey}"; key=other`]],
  ]
  for (const [name, lines] of cases) {
    const { statuses, reached } = await at.raw(lines)
    assert.deepEqual([name, statuses, reached], [name, [401], 0])
  }
  assert.deepEqual((await at.raw([...get('/token'), `Authorization: ${good}`])).statuses, [200])
  assert.deepEqual((await at.raw([...get('/cookie'), `Cookie: a=1; key=${secretKey}`])).statuses, [200])
})
