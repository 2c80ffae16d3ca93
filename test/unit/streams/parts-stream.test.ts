import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { any, headerParameter, integer, object, part, parts, scalar, string } from '../../../runtime/define.ts'
import type { Media } from '../../../runtime/contract.ts'
import { bodyReader } from '../../../runtime/decode/body.ts'
import { Malformed } from '../../../runtime/decode/malformed.ts'
import type { Fault } from '../../../runtime/problem.ts'
import { boundaryFraming } from '../../../runtime/streams/boundary-framing.ts'
import { ItemGate } from '../../../runtime/streams/item-gate.ts'
import { itemReader } from '../../../runtime/streams/item-reader.ts'
import { schema } from '../stages/schemas.ts'

const small = schema({ type: 'object', required: ['n'], properties: { n: { type: 'integer', maximum: 3 } } })
const mixed = parts(small, { rest: part(object({ n: integer }), { contentType: 'application/json' }) })

interface Passed { readonly out: string; readonly faults: readonly string[] }

function pass(media: Media, chunks: readonly (string | Buffer)[], options: { limit?: number; type?: string; report?: boolean } = {}): Passed {
  const reported: Fault[] = []
  const gate = new ItemGate({
    reader: itemReader(media, 'request', 10)!.ofType!(options.type ?? 'multipart/mixed; boundary=b'), validate: media.validate, where: 'body', limit: options.limit ?? 1000,
    report: options.report === true ? (faults) => reported.push(...faults) : null,
  })
  const out = chunks.map((chunk) => gate.push(Buffer.from(chunk as string)).toString('latin1'))
  out.push(gate.end().toString('latin1'))
  return { out: out.join(''), faults: [...gate.faults ?? [], ...reported].map(({ pointer, code, message }) => `${pointer} ${code} ${message}`) }
}

const one = (n: number): string => `--b\r\nContent-Type: application/json\r\n\r\n{"n":${n}}\r\n`
const whole = `${one(1)}${one(2)}--b--\r\n`

test('parts pass one by one, however the bytes come', () => {
  assert.deepEqual(pass(mixed, [whole]), { out: whole, faults: [] })
  assert.deepEqual(pass(mixed, [...whole]), { out: whole, faults: [] })
  assert.deepEqual(pass(mixed, [`\r\n${whole.slice(0, -2)}`]), { out: `\r\n${whole.slice(0, -2)}`, faults: [] })
  assert.deepEqual(pass(mixed, [one(1), one(2), '--b--']), { out: `${one(1)}${one(2)}--b--`, faults: [] })
})

test('nothing of a bad part passes, and nothing after it; in report all does, and each is told', () => {
  assert.deepEqual(pass(mixed, [one(1), one(4), one(2), '--b--']), { out: `${one(1)}--b`, faults: ['/1/n maximum must be at most 3'] })
  const text = `${one(1)}${one(4)}${one(5)}--b--`
  const report = pass(mixed, [...text], { report: true })
  assert.deepEqual([report.out, report.faults], [text, ['/1/n maximum must be at most 3', '/2/n maximum must be at most 3']])
})

const hostile: readonly { readonly name: string; readonly text: string; readonly says: RegExp; readonly type?: string }[] = [
  { name: 'text before the first part', text: `preamble\r\n${whole}`, says: /must begin with its boundary/ },
  { name: 'text after the last part', text: `${whole}x`, says: /text after its last part/ },
  { name: 'a part after the last', text: `${whole}${one(1)}--b--`, says: /text after its last part/ },
  { name: 'no last boundary', text: one(1) + one(2), says: /ends within a part/ },
  { name: 'an end after a boundary', text: `${one(1)}--b`, says: /ends before its last boundary/ },
  { name: 'an end within the boundary', text: one(1).slice(0, 3), says: /ends before its last boundary/ },
  { name: 'a longer boundary', text: `${one(1)}--bx\r\n\r\n{"n":1}\r\n--b--`, says: /boundary where no part begins/ },
  { name: 'blanks behind a boundary', text: `--b \r\n\r\n{"n":1}\r\n--b--`, says: /boundary where no part begins/ },
  { name: 'a boundary after a bare line feed', text: `--b\r\nContent-Type: application/json\r\n\r\n{"n":1}\n--b\r\n\r\n{"n":9}\r\n--b--`, says: /boundary where no part ends/ },
  { name: 'bare line feeds', text: '--b\n\n{"n":1}\n--b--', says: /ends within a part|begin/ },
  { name: 'no headers and no blank line', text: '--b\r\n{"n":1}\r\n--b--', says: /part without headers/ },
  { name: 'folded headers', text: '--b\r\nContent-Type: application/json;\r\n x=y\r\n\r\n{"n":1}\r\n--b--', says: /malformed header/ },
  { name: 'a header twice', text: '--b\r\nContent-Type: application/json\r\ncontent-type: text/plain\r\n\r\n{"n":1}\r\n--b--', says: /repeats a header/ },
  { name: 'a transfer encoding', text: '--b\r\nContent-Type: application/json\r\nContent-Transfer-Encoding: base64\r\n\r\neyJuIjoxfQ==\r\n--b--', says: /transfer encoding/ },
  { name: 'headers without end', text: `--b\r\nX: ${'y'.repeat(9_000)}\r\n\r\n{"n":1}\r\n--b--`, says: /bytes of headers/ },
  { name: 'a member twice', text: '--b\r\nContent-Type: application/json\r\n\r\n{"n":1,"n":9}\r\n--b--', says: /\/0\/n duplicate/ },
  { name: 'another media type', text: '--b\r\nContent-Type: text/plain\r\n\r\n{"n":1}\r\n--b--', says: /must be of application\/json/ },
  { name: 'no boundary in the media type', text: whole, says: /boundary of up to 70/, type: 'multipart/mixed' },
  { name: 'a boundary that is none', text: whole, says: /boundary of up to 70/, type: `multipart/mixed; boundary="${'b'.repeat(71)}"` },
]

for (const { name, text, says, type } of hostile) {
  test(`refused: ${name}`, () => {
    for (const chunks of [[text], [...text]]) {
      const { faults } = pass(mixed, chunks, { limit: 100_000, ...(type !== undefined && { type }) })
      assert.match(faults.join(), says)
    }
    const list = bodyReader(parts(schema({ type: 'array', items: { type: 'object' } }), { whole: true, rest: mixed.parts!.rest }), 'request', 10)!
    const value = list.read(Buffer.from(text), 0, type ?? 'multipart/mixed; boundary=b')
    assert.ok(value instanceof Malformed)
  })
}

test('a part is bounded', () => {
  assert.deepEqual(pass(mixed, [one(1), `--b\r\nContent-Type: application/json\r\n\r\n{"n":1,"x":"${'y'.repeat(100)}`], { limit: 100 }), { out: `${one(1)}--b`, faults: ['/1 maxBytes may have 100 bytes'] })
})

test('a camera that goes on until somebody leaves may end anywhere between parts', () => {
  assert.deepEqual(pass(mixed, [one(1), '--b'], { type: 'multipart/x-mixed-replace; boundary=b' }), { out: `${one(1)}--b`, faults: [] })
})

test('places: each part is held to the media types and headers of its own, and decoded by its type', () => {
  const media = parts(null, {
    prefix: [part(integer), part(any, { contentType: 'image/*', bytes: true }), part(string, { headers: [headerParameter('X-Rank', integer, schema({ maximum: 5 }), { required: true })] })],
    rest: part(scalar('string', 'boolean'), { contentType: 'text/plain, application/json' }), whole: true,
  })
  const read = (text: string): unknown => bodyReader(media, 'request', 10)!.read(Buffer.from(text, 'latin1'), 0, 'multipart/mixed; boundary="b"')
  const first = '--b\r\n\r\n12\r\n--b\r\nContent-Type: image/png\r\n\r\n\x89PNG\r\n'
  const values = read(`${first}--b\r\nx-rank: 3\r\n\r\ntext\r\n--b\r\nContent-Type: application/json\r\n\r\n[true]\r\n--b\r\n\r\n\r\n--b--`) as unknown[]
  assert.deepEqual([values[0], (values[1] as { contentType: string; bytes: Buffer }).bytes.toString('latin1'), ...values.slice(2)], [12, '\x89PNG', 'text', [true], ''])
  const fault = (text: string): string => {
    const value = read(text)
    return value instanceof Malformed ? `${value.pointer} ${value.code}` : 'none'
  }
  assert.equal(fault(`${first}--b\r\n\r\ntext\r\n--b--`), '/2/headers/X-Rank required')
  assert.equal(fault(`${first}--b\r\nX-Rank: 9\r\n\r\ntext\r\n--b--`), '/2/headers/X-Rank maximum')
  assert.equal(fault('--b\r\nContent-Type: application/pdf\r\n\r\n12\r\n--b--'), '/0 contentType')
  assert.equal(fault('--b\r\nContent-Type: text/plain; charset=utf-16\r\n\r\n12\r\n--b--'), '/0 contentType')
  assert.equal(fault('--b\r\n\r\n\xff\r\n--b--'), '/0 encoding')
  assert.equal(fault(`${'--b\r\n\r\n1\r\n'.repeat(1)}--b\r\nContent-Type: text/html\r\n\r\nx\r\n--b--`), '/1 contentType')
})

test('a list has at most a thousand parts', () => {
  const list = bodyReader(parts(null, { whole: true, rest: part(string) }), 'request', 10)!
  const value = list.read(Buffer.from(`${'--b\r\n\r\nx\r\n'.repeat(1_001)}--b--`), 0, 'multipart/mixed; boundary=b')
  assert.equal((value as Malformed).code, 'maxParts')
})

test('boundaries are found wherever chunks begin and end', () => {
  const byte = fc.constantFrom('\r', '\n', '-', 'b', 'x')
  fc.assert(fc.property(fc.array(byte, { maxLength: 40 }), fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 }), (bytes, sizes) => {
    const text = bytes.join('')
    const expected: number[] = []
    for (let at = `\r\n${text}`.indexOf('\r\n--b'); at !== -1; at = `\r\n${text}`.indexOf('\r\n--b', at + 5)) expected.push(at + 3)
    const framing = boundaryFraming('b')
    const found: number[] = []
    for (let at = 0, turn = 0; at < text.length; turn++) {
      const chunk = Buffer.from(text.slice(at, at + sizes[turn % sizes.length]!))
      for (let from = 0; ;) {
        const end = framing(chunk, from)
        if (end === -1) break
        found.push(at + end)
        from = end
      }
      at += chunk.length
    }
    assert.deepEqual(found, expected)
  }), { numRuns: 2_000 })
})
