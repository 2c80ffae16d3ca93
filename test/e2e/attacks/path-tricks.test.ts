import assert from 'node:assert/strict'
import { attack, secretKey, vault } from './site.ts'

attack('no spelling of a path gets past its security, or reaches another operation than the one that was judged', async (t, engine) => {
  const at = await vault(t, { engine })
  const targets = [
    '/KEY', '/Key', '/key/', '//key', '/key//', '/./key', '/key/.', '/open/../key', '/open/..%2fkey', '/open/..%2Fkey', '/open/%2e%2e/key', '/open/%2e%2e%2fkey', '/open/.%2e/key', '/open/..;/key', '/open/..;a=b/key', '/open/..%5ckey',
    '/open/..\\key', '/%6bey', '/%6Bey', '/ke%79', '/k%65y', '/%256bey', '/open/%252e%252e/key', '/open/%252e%252e%252fkey', '/key%00', '/key%00.json', '/key%20', '/key%09', '/key;x=1', '/key;', '/key.json', '/key%23', '/key#', '/key?', '/key%3f',
    '/%2fkey', '/%2Fkey', '/%5ckey', '\\key', '/\\key', '/open%2f..%2fkey', '/key%c0%af', '/%ef%bc%8fkey', '/k\u0435y', '/open/%c0%ae%c0%ae/key', 'http://vault.example/key', 'HTTP://a/key', '//vault.example/key', '/../key', '/..', '*', 'key', '/key/%2e', '/key/..;/key',
    '/open/a/../../key', '/open/a%2f..%2f..%2fkey', '/key:80', '@/key', '/key@', '/%E2%80%AEyek',
  ]
  const reachedBy: string[] = []
  for (const target of targets) {
    const { statuses, reached } = await at.raw([`GET ${Buffer.from(target).toString('latin1')} HTTP/1.1`, 'Host: a', 'Connection: close'])
    // One request is at most one answer, and at the backend only what is public.
    assert.ok(statuses.length === 1, `${target}: ${statuses.join()}`)
    if (reached === 0) assert.ok(statuses[0]! >= 400 && statuses[0]! < 500, `${target}: ${statuses[0]}`)
    for (const { url } of at.seen) {
      reachedBy.push(`${target} → ${url}`)
      assert.match(url, /^\/open\/[^/?;\\]+$/, `${target} → ${url}`)
      assert.ok(!/(^|\/|%2f|%5c)\.\.?($|\/|;|%2f|%5c)/i.test(url), `${target} → ${url}`)
    }
    assert.ok(reached <= 1)
  }
  // Encoded twice is a name like others: what comes out of one decoding is not decoded again.
  assert.deepEqual(reachedBy, ['/open/%252e%252e%252fkey → /open/%252e%252e%252fkey'])
  // The same path, in any spelling that means it, with the credential.
  for (const target of ['/key', '/%6bey', '/k%65y?', '/key?x=/open']) assert.deepEqual((await at.raw([`GET ${target} HTTP/1.1`, 'Host: a', `X-Key: ${secretKey}`, 'Connection: close'])).statuses, [200], target)
})

attack('a method in another case, or none that is declared, is none', async (t, engine) => {
  const at = await vault(t, { engine })
  for (const method of ['get', 'Get', 'DELETE', 'PATCH', 'PUT', 'PROPFIND', 'GET\t', 'G\0ET', 'GETX', 'QUERY', 'HEAD /key']) {
    const { statuses, reached } = await at.raw([`${method} /key HTTP/1.1`, 'Host: a', 'Connection: close'])
    assert.ok(statuses.every((status) => status >= 400 && status < 500), `${method}: ${statuses.join()}`)
    assert.equal(reached, 0)
  }
  // HEAD is GET without its body, with the same security.
  assert.deepEqual([(await at.raw(['HEAD /key HTTP/1.1', 'Host: a', 'Connection: close'])).statuses, at.seen.length], [[401], 0])
})
