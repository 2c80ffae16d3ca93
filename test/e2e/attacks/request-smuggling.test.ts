import assert from 'node:assert/strict'
import { attack, vault, type Vault } from './site.ts'

const inner = 'GET /open/smuggled HTTP/1.1\r\nHost: a\r\n\r\n'
const chunked = (body: string): string => `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`

/** Heads whose length two readers may see in two ways, each with a body that would be a second request to one of them. */
const payloads: readonly (readonly [name: string, fields: readonly string[], body: string])[] = [
  ['CL.TE', [`Content-Length: ${5 + inner.length}`, 'Transfer-Encoding: chunked'], `0\r\n\r\n${inner}`], ['TE.CL', ['Transfer-Encoding: chunked', 'Content-Length: 4'], chunked(inner)],
  ['CL.CL', ['Content-Length: 2', `Content-Length: ${2 + inner.length}`], `{}${inner}`], ['CL.CL, the same', ['Content-Length: 2', 'Content-Length: 2'], `{}${inner}`], ['CL in a list', [`Content-Length: 2, ${2 + inner.length}`], `{}${inner}`],
  ['CL with a sign', ['Content-Length: +2'], `{}${inner}`], ['CL negative', ['Content-Length: -1'], `{}${inner}`], ['CL in hexadecimal', ['Content-Length: 0x2'], `{}${inner}`], ['CL with a space', ['Content-Length : 2'], `{}${inner}`],
  ['CL too large', ['Content-Length: 99999999999999999999'], `{}${inner}`], ['CL empty', ['Content-Length: '], `{}${inner}`], ['CL with text', ['Content-Length: 2abc'], `{}${inner}`],
  ['TE in other words', ['Transfer-Encoding: xchunked', 'Content-Length: 2'], `{}${inner}`], ['TE twice', ['Transfer-Encoding: chunked', 'Transfer-Encoding: identity'], chunked('{}') + inner], ['TE last is another', ['Transfer-Encoding: chunked, identity'], chunked('{}') + inner],
  ['TE with a tab', ['Transfer-Encoding:\tchunked', 'Content-Length: 2'], `{}${inner}`], ['TE with a vertical tab', ['Transfer-Encoding: \x0bchunked', 'Content-Length: 2'], `{}${inner}`], ['TE quoted', ['Transfer-Encoding: "chunked"', 'Content-Length: 2'], `{}${inner}`],
  ['TE with a space before the colon', ['Transfer-Encoding : chunked', 'Content-Length: 2'], `{}${inner}`], ['TE folded', ['Transfer-Encoding:', ' chunked', 'Content-Length: 2'], `{}${inner}`], ['TE after a bare line feed', ['X-A: b\nTransfer-Encoding: chunked', 'Content-Length: 2'], `{}${inner}`],
  ['TE after a bare carriage return', ['X-A: b\rTransfer-Encoding: chunked', 'Content-Length: 2'], `{}${inner}`], ['TE with a NUL', ['Transfer-Encoding: chunked\0', 'Content-Length: 2'], `{}${inner}`], ['TE with underscores', ['Transfer_Encoding: chunked', 'Content_Length: 2'], `{}${inner}`],
  ['TE in other case', ['tRANSFER-eNCODING: Chunked', 'Content-Length: 2'], chunked('{}') + inner], ['TE of HTTP/1.0 codings', ['Transfer-Encoding: gzip, chunked'], chunked('{}') + inner],
  ['a chunk size in other words', ['Transfer-Encoding: chunked'], `0x2\r\n{}\r\n0\r\n\r\n${inner}`], ['a chunk size with a space', ['Transfer-Encoding: chunked'], `2 \r\n{}\r\n0\r\n\r\n${inner}`], ['a chunk size that overflows', ['Transfer-Encoding: chunked'], `10000000000000002\r\n{}\r\n0\r\n\r\n${inner}`],
  ['a chunk without its end', ['Transfer-Encoding: chunked'], `2\r\n{}X\r\n0\r\n\r\n${inner}`], ['a chunk with a bare line feed', ['Transfer-Encoding: chunked'], `2\n{}\n0\n\n${inner}`], ['a chunk extension with a line feed', ['Transfer-Encoding: chunked'], `2;\n{}\r\n0\r\n\r\n${inner}`],
  ['a space before the first field', [' X-A: b', 'Content-Length: 2'], `{}${inner}`], ['a field without a name', [': b', 'Content-Length: 2'], `{}${inner}`], ['a field without a colon', ['Nonsense', 'Content-Length: 2'], `{}${inner}`],
  ['a field that names a request', ['X-A: b\r\n\r\nGET /open/smuggled HTTP/1.1\r\nHost: a'], ''], ['an upgrade with a body', ['Upgrade: h2c', 'Connection: Upgrade', 'Content-Length: 2'], `{}${inner}`], ['an expectation', ['Expect: 100-continue', 'Content-Length: 2'], `{}${inner}`],
]

/** Heads whose length is one and the same to every reader of RFC 9112: what follows them is a second request to all, with an answer of its own. */
const plainSeconds = new Set(['CL.CL, the same', 'TE in other case', 'a field that names a request', 'an upgrade with a body', 'an expectation', 'TE with a tab', 'TE of HTTP/1.0 codings'])

attack('one request is at most one at the backend, whatever its length is written like', async (t, engine) => {
  const at: Vault = await vault(t, { engine })
  for (const [name, fields, body] of payloads) {
    const { statuses } = await at.raw(['POST /open HTTP/1.1', 'Host: a', 'Content-Type: application/json', ...fields, ...(fields.some((field) => /^Connection/i.test(field)) ? [] : ['Connection: keep-alive'])], `${body}GET /open/last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`, 2_000)
    const urls = at.seen.map(({ method, url }) => `${method} ${url}`)
    const smuggled = urls.filter((url) => url.includes('smuggled')).length
    // Either the whole of it is refused, or the second request is one to everybody: read by the rules, answered in its place, once.
    if (smuggled > 0) {
      assert.ok(plainSeconds.has(name), `${name}: ${urls.join(', ')}`)
      // Refused, with the connection closed behind it, or three answers to three requests.
      assert.ok(statuses.length === 3 || statuses.join() === '400', `${name}: ${statuses.join()} for ${urls.join(', ')}`)
      // After an upgrade that is not taken Node reads no more of the connection: one request, one answer.
    } else assert.ok(statuses.some((status) => status >= 400) || (fields[0] === 'Upgrade: h2c' && statuses.length === 1), `${name}: ${statuses.join()}`)
    assert.ok(urls.length <= statuses.length, `${name}: ${urls.length} requests at the backend for ${statuses.length} answers`)
    for (const { headers } of at.seen) assert.ok(headers['content-length'] === undefined || headers['transfer-encoding'] === undefined, name)
  }
  assert.equal((await at.ask('/open')).status, 200)
})
