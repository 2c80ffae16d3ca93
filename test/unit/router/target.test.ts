import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { GatewayError } from '../../../runtime/problem.ts'
import { canonicalLiteral, parseTarget, targetLimit } from '../../../runtime/target.ts'

const accepted: readonly (readonly [string, string, string])[] = [
  ['/', '/', ''],
  ['/pets/1', '/pets/1', ''],
  ['/pets?', '/pets', ''],
  ['/pets?a=1&b=%20+', '/pets', 'a=1&b=%20+'],
  ['/pets?a=1?b', '/pets', 'a=1?b'],
  ['/pets?path=a\\b', '/pets', 'path=a\\b'],
  ['/%61%2Db%7e%5F%30', '/a-b~_0', ''],
  ['/a%2fb', '/a%2Fb', ''],
  ['/a%3a%c3%a9', '/a%3A%C3%A9', ''],
  ['/a:b@c;d,e=f', '/a:b@c;d,e=f', ''],
  ['/a|b/{c}', '/a%7Cb/%7Bc%7D', ''],
  ['/a%7cb', '/a%7Cb', ''],
  ['//a//', '//a//', ''],
  ['/.well-known/x', '/.well-known/x', ''],
  ['/.../..a/a..', '/.../..a/a..', ''],
  ['/%e2%82%ac/%f0%9f%98%80', '/%E2%82%AC/%F0%9F%98%80', ''],
]
for (const [url, path, query] of accepted) {
  test(`${url} is read as ${path}`, () => assert.deepEqual(parseTarget(url), { path, query }))
}

const refused = [
  '', '*', 'pets', 'http://evil.example/a', 'evil.example:443', '/a#b', '/a?b#c', '/a\\b', '/a\u0000', '/a\nb', '/a b', '/a\u007f', '/é', '/a?é',
  '/a?b c', '/.', '/..', '/a/./b', '/a/../b', '/a/..', '/%2e', '/%2E%2e/a', '/a/.%2e', '/a/..;x=1/b', '/a/.;', '/a/..%3bx',
  '/a%2F..%2Fb', '/a/..%2fb', '/a%5c..%5cb', '/%', '/%1', '/%zz', '/%1g', '/%00', '/%ff', '/%c0%af', '/%e0%80%af', '/%ed%a0%80',
  '/%f4%90%80%80', '/%80', '/%c3', '/%c3a', '/%c3%28', '/%e2%82', '/%f5%80%80%80', '/a?%', '/a?b=%zz', '/a?b=%ff', '/a?%c1%a1=1',
]
for (const url of refused) {
  test(`${JSON.stringify(url)} is refused`, () => {
    const target = parseTarget(url)
    assert.ok(target instanceof GatewayError)
    assert.equal(target.code, 'request_malformed')
    assert.equal(target.status, 400)
  })
}

test('a target over the limit is 414', () => {
  const longest = `/${'a'.repeat(targetLimit - 1)}`
  assert.deepEqual(parseTarget(longest), { path: longest, query: '' })
  const target = parseTarget(`${longest}a`)
  assert.ok(target instanceof GatewayError)
  assert.equal(target.status, 414)
})

test('canonical form is reached in one step, means the same, and keeps what is reserved', () => {
  const piece = fc.oneof(fc.constantFrom('/', '%2f', '%41', 'a', 'Z', '.', '-', ':', '%3A', '|', '%7c', '{', '%C3%a9', '%e2%82%ac', '%25', '+', '%2B'), fc.string({ maxLength: 2 }).map(encodeURIComponent))
  fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
    const url = `/${pieces.join('')}`
    const target = parseTarget(url)
    if (target instanceof GatewayError) return
    assert.equal(decodeURIComponent(target.path), decodeURIComponent(url))
    assert.deepEqual(parseTarget(target.path), target)
    assert.equal(target.path.split('/').length, url.split('/').length)
    assert.doesNotMatch(target.path, /%[0-9A-F]?[a-f]/)
  }))
})

test('percent-encoding is accepted exactly where decodeURIComponent reads it', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 255 }), { minLength: 1, maxLength: 6 }), (bytes) => {
    const text = bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
    let valid = true
    try {
      decodeURIComponent(text)
    } catch {
      valid = false
    }
    assert.equal(!(parseTarget(`/a?b=${text}`) instanceof GatewayError), valid)
    assert.equal(!(parseTarget(`/x${text}x`) instanceof GatewayError), valid)
  }), { numRuns: 2_000 })
})

test('literals of a template take the form that a request for them has', () => {
  assert.equal(canonicalLiteral('/café au lait'), '/caf%C3%A9%20au%20lait')
  assert.equal(canonicalLiteral('/%7e%2f%'), '/~%2F%25')
  assert.equal(canonicalLiteral('/a?b#c\\d'), '/a%3Fb%23c%5Cd')
  fc.assert(fc.property(fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed()), (text) => {
    const literal = canonicalLiteral(`/x${encodeURIComponent(text)}`)
    const target = parseTarget(literal)
    if (!(target instanceof GatewayError)) assert.equal(target.path, literal)
  }))
})
