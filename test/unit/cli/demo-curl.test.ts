import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { test } from 'node:test'
import fc from 'fast-check'
import { demoCurl } from '../../../cli/demo-curl.ts'
import { bareRequest } from '../../../testing/contract/wire.ts'

test('a shell reads every line as the words that were meant', () => {
  const ascii = fc.string({ unit: fc.constantFrom(...Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i))), minLength: 1 })
  fc.assert(fc.property(ascii, ascii, (value, body) => {
    const request = { ...bareRequest('POST', '/a'), headers: [['x-a', value] as const, ['content-type', 'text/plain'] as const], body: Buffer.from(body) }
    const line = demoCurl(request, 'http://h').replace(/^curl/, 'printf "%s\\n"')
    const words = execFileSync('sh', ['-c', line], { encoding: 'utf8' }).split('\n').slice(0, -1)
    assert.deepEqual(words, ['-i', 'http://h/a', '-H', `x-a: ${value}`, '-H', 'content-type: text/plain', '--data-raw', body])
  }), { numRuns: 40 })
})

test('what curl would read as ranges or tidy up is switched off', () => {
  assert.equal(demoCurl({ ...bareRequest('GET', '/a'), query: ['f[x]=1'] }, 'http://h'), "curl -i -g 'http://h/a?f[x]=1'")
  assert.match(demoCurl(bareRequest('DELETE', '/a/../b'), 'http://h'), /-X DELETE --path-as-is/)
})
