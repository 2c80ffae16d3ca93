import assert from 'node:assert/strict'
import { test } from 'node:test'
import { h2Ask, h2Session } from '../../support/h2.ts'
import { tlsSite } from '../tls/site.ts'

test('nothing of a request of HTTP/2 becomes a line of HTTP/1.1', async (t) => {
  const at = await tlsSite(t)
  const one = async (headers: object, body?: string): Promise<number | string> => {
    const session = await h2Session(t, at.url, { ca: at.ca })
    return h2Ask(session, { ':path': '/things/1', ...headers }, body).then(({ status }) => status, (error: Error) => error.message)
  }
  const refused = async (name: string, headers: object, body?: string): Promise<void> => {
    const before = at.seen.length
    const outcome = await one(headers, body)
    assert.ok(typeof outcome === 'string' || outcome >= 400, `${name}: ${outcome}`)
    assert.equal(at.seen.length, before, name)
  }
  const inner = 'GET /things/smuggled HTTP/1.1\r\nHost: a\r\n\r\n'
  await refused('a target with a line end', { ':path': `/things/1 HTTP/1.1\r\nHost: a\r\n\r\n${inner}` })
  await refused('a target with a space', { ':path': '/things/1 HTTP/1.1' })
  await refused('an absolute target', { ':path': 'http://a/things/1' })
  await refused('a method with a space', { ':method': 'GET /things/2 HTTP/1.1' })
  await refused('no path', { ':path': '' })
  await refused('a body on a GET', {}, inner)
  await refused('a length that is not the body\'s', { ':method': 'POST', ':path': '/things', 'content-type': 'application/json', 'content-length': '2' }, `{}${inner}`)
  await refused('a length that is longer', { ':method': 'POST', ':path': '/things', 'content-type': 'application/json', 'content-length': '20' }, '{"a":1}')
  assert.equal(await one({}), 200)
  assert.deepEqual(at.seen.map(({ url }) => url), ['/things/1'])
})
