import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { Busboy } from '@fastify/busboy'
import fc from 'fast-check'
import { any, array, field, integer, object, oneOf, string } from '../../../runtime/define.ts'
import { Malformed } from '../../../runtime/decode/malformed.ts'
import { parseParts } from '../../../runtime/decode/multipart-parts.ts'
import { multipartReader } from '../../../runtime/decode/multipart.ts'

interface Piece { readonly name: string; readonly filename?: string; readonly type?: string; readonly body: string | Buffer }

const disposition = (name: string, filename?: string): string =>
  `Content-Disposition: form-data; name="${name.replace(/["\r\n]/g, encodeURIComponent)}"${filename === undefined ? '' : `; filename="${filename}"`}`
const write = (pieces: readonly Piece[], boundary = 'b'): Buffer => Buffer.concat([
  ...pieces.flatMap(({ name, filename, type, body }) => [
    Buffer.from(`--${boundary}\r\n${disposition(name, filename)}\r\n${type === undefined ? '' : `Content-Type: ${type}\r\n`}\r\n`), Buffer.from(body as string), Buffer.from('\r\n'),
  ]), Buffer.from(`--${boundary}--\r\n`),
])

const fields = [
  field('text', string), field('count', integer), field('tags', array(string)), field('meta', object({ a: integer })),
  field('file', any, { contentType: 'image/png, image/jpeg' }), field('files', array(any)), field('metas', array(object({ a: integer }))),
]
const reader = multipartReader(fields, 100)
const read = (pieces: readonly Piece[], attempt = 0): unknown => {
  const value = reader.read(write(pieces), attempt, 'multipart/form-data; boundary=b')
  return value instanceof Malformed ? `${value.code} ${value.pointer}` : value
}

test('a list that is not exploded is one part', () => {
  const lists = multipartReader([field('csv', array(integer), { explode: false }), field('piped', array(string), { style: 'pipeDelimited', explode: false }), field('json', array(integer), { explode: false })], 100)
  const value = lists.read(write([{ name: 'csv', body: '1,2' }, { name: 'piped', body: 'a|b,c' }, { name: 'json', type: 'application/json', body: '[3]' }]), 0, 'multipart/form-data; boundary=b')
  assert.deepEqual(value, { csv: [1, 2], piped: ['a', 'b,c'], json: [3] })
  const files = multipartReader([field('files', array(any), { explode: false })], 100)
  const bytes = Buffer.from([0xff, 0x2c])
  assert.deepEqual(files.read(write([{ name: 'files', filename: 'a', body: bytes }]), 0, 'multipart/form-data; boundary=b'), { files: [{ filename: 'a', contentType: null, bytes }] })
  assert.deepEqual(lists.read(write([{ name: 'csv', body: '1' }, { name: 'csv', body: '2' }]), 0, 'multipart/form-data; boundary=b'), { csv: [1, 2] })
})

test('parts are read by their fields', () => {
  assert.deepEqual(read([{ name: 'text', body: 'é 1' }, { name: 'count', body: '7' }]), { text: 'é 1', count: 7 })
  assert.deepEqual(read([{ name: 'tags', body: 'a' }, { name: 'text', body: '' }, { name: 'tags', body: 'b' }]), { tags: ['a', 'b'], text: '' })
  assert.deepEqual(read([{ name: 'tags', body: 'a,b' }]), { tags: ['a,b'] })
  assert.deepEqual(read([{ name: 'meta', body: '{"a":1}' }]), { meta: { a: 1 } })
  assert.deepEqual(read([{ name: 'meta', filename: 'blob', type: 'application/json', body: '{"a":1}' }]), { meta: { a: 1 } })
  assert.deepEqual(read([{ name: 'metas', type: 'application/json', body: '[{"a":1}]' }]), { metas: [{ a: 1 }] })
  assert.deepEqual(read([{ name: 'metas', type: 'application/json', body: '{"a":1}' }, { name: 'metas', type: 'application/json', body: '{"a":2}' }]), { metas: [{ a: 1 }, { a: 2 }] })
  assert.deepEqual(read([{ name: 'text', type: 'application/json', body: '{}' }]), { text: '{}' })
  assert.deepEqual(read([{ name: 'other', body: 'x' }, { name: '__proto__', body: 'y' }]), JSON.parse('{"other":"x","__proto__":"y"}'))
  const bytes = Buffer.from([0, 255, 13, 10])
  assert.deepEqual(read([{ name: 'file', filename: 'a.png', type: 'image/png', body: bytes }]), { file: { filename: 'a.png', contentType: 'image/png', bytes } })
  assert.deepEqual(read([{ name: 'files', filename: 'a', body: '1' }]), { files: [{ filename: 'a', contentType: null, bytes: Buffer.from('1') }] })
})

test('a field of text or an object takes either, whether its part says so or not', () => {
  const either = multipartReader([field('how', oneOf(object({ type: string }), string))], 100)
  const readEither = (piece: Omit<Piece, 'name'>): unknown => {
    const value = either.read(write([{ name: 'how', ...piece }]), 0, 'multipart/form-data; boundary=b')
    return value instanceof Malformed ? `${value.code} ${value.pointer}` : value
  }
  assert.deepEqual(readEither({ body: 'auto' }), { how: 'auto' })
  assert.deepEqual(readEither({ body: '{"type":"x"}' }), { how: { type: 'x' } })
  assert.deepEqual(readEither({ type: 'application/json', body: '{"type":"x"}' }), { how: { type: 'x' } })
  assert.equal(readEither({ type: 'application/json', body: 'auto' }), 'syntax /how', 'what says that it is JSON must be')
})

test('parts that are not as declared', () => {
  assert.equal(read([{ name: 'text', body: 'a' }, { name: 'text', body: 'b' }]), 'duplicate /text')
  assert.equal(read([{ name: 'file', filename: 'a.gif', type: 'image/gif', body: '' }]), 'contentType /file')
  assert.equal(read([{ name: 'file', filename: 'a', body: '' }]), 'contentType /file')
  assert.equal(read([{ name: 'meta', body: '{"a":1,"a":2}' }]), 'duplicate /meta/a')
  assert.equal(read([{ name: 'meta', body: '{' }]), 'syntax /meta')
  assert.equal(read([{ name: 'text', body: Buffer.from([255]) }]), 'encoding /text')
})

const head = '--b\r\nContent-Disposition: form-data; name="a"\r\n'
const unreadable: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['no boundary', 'hello'],
  ['a preamble', `hello\r\n${head}\r\nx\r\n--b--`],
  ['an epilogue', `${head}\r\nx\r\n--b--\r\nmore`],
  ['no end', `${head}\r\nx\r\n--b\r\n`],
  ['a part cut short', `${head}\r\nx`],
  ['no headers', '--b\r\n\r\nx\r\n--b--'],
  ['no blank line', `${head}x\r\n--b--`],
  ['a boundary after a bare line feed', `${head}\r\nx\n--b\r\nContent-Disposition: form-data; name="c"\r\n\r\ny\r\n--b--`],
  ['a boundary within text', `${head}\r\nx--bx\r\n--b--`],
  ['a longer boundary', `${head}\r\nx\r\n--bb\r\n--b--`],
  ['a padded boundary', `--b \r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n--b--`],
  ['a folded header', '--b\r\nContent-Disposition: form-data;\r\n name="a"\r\n\r\nx\r\n--b--'],
  ['a bare line feed in a header', '--b\r\nContent-Disposition: form-data; name="a"\nX: 1\r\n\r\nx\r\n--b--'],
  ['a repeated header', `${head}Content-Disposition: form-data; name="c"\r\n\r\nx\r\n--b--`],
  ['a repeated name', '--b\r\nContent-Disposition: form-data; name="a"; name="c"\r\n\r\nx\r\n--b--'],
  ['an escaped quote', '--b\r\nContent-Disposition: form-data; name="a\\"; x="c"\r\n\r\nx\r\n--b--'],
  ['an extended name', '--b\r\nContent-Disposition: form-data; name*=utf-8\'\'a\r\n\r\nx\r\n--b--'],
  ['no name', '--b\r\nContent-Disposition: form-data; filename="a"\r\n\r\nx\r\n--b--'],
  ['another disposition', '--b\r\nContent-Disposition: attachment; name="a"\r\n\r\nx\r\n--b--'],
  ['a transfer encoding', `${head}Content-Transfer-Encoding: base64\r\n\r\neA==\r\n--b--`],
  ['a space before a colon', '--b\r\nContent-Disposition : form-data; name="a"\r\n\r\nx\r\n--b--'],
]
for (const [label, body] of unreadable) {
  test(`a body with ${label} is refused`, () => {
    const parts = parseParts(Buffer.from(body), 'b')
    assert.ok(parts instanceof Malformed, JSON.stringify(parts))
    assert.equal(parts.code, 'multipart')
  })
}

test('bounds on boundary, parts and headers', () => {
  for (const boundary of ['', 'x'.repeat(71), 'a\r\nb', 'a ', 'é', 'a"b']) {
    assert.equal((parseParts(write([], boundary), boundary) as Malformed).code, 'boundary', JSON.stringify(boundary))
  }
  assert.deepEqual(parseParts(write([]), 'b'), [])
  const many = Array.from({ length: 1_001 }, () => ({ name: 'a', body: '' }))
  assert.equal((parseParts(write(many), 'b') as Malformed).code, 'maxParts')
  assert.equal((parseParts(write(many.slice(1)), 'b') as readonly unknown[]).length, 1_000)
  assert.equal((parseParts(write([{ name: 'x'.repeat(9_000), body: '' }]), 'b') as Malformed).code, 'maxHeaders')
})

test('agrees with busboy, however the bytes are cut', async () => {
  const name = fc.string({ minLength: 1, maxLength: 8 }).filter((text) => !/[\\\r\n%]/.test(text))
  const body = fc.oneof(fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)), fc.constantFrom('', '\r\n', '\r\n--', '--', '\r', 'x\r\n\r\ny').map((text) => Buffer.from(text)))
  const piece = fc.record({ name, filename: fc.constantFrom('a.bin', 'b'), type: fc.constantFrom('application/x-1', 'image/png'), body })
  await fc.assert(fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 40 }), fc.stringMatching(/^[a-zA-Z0-9]{10,30}$/), async (pieces, size, boundary) => {
    const bytes = write(pieces, boundary)
    const ours = parseParts(bytes, boundary)
    assert.ok(!(ours instanceof Malformed))
    assert.deepEqual(ours.map((part) => [part.name, part.filename, part.contentType, part.bytes.toString('hex')]), await judge(bytes, size, boundary))
  }), { numRuns: 100 })
})

/** The same by busboy, fed in chunks; every part is a file, so that bytes stay bytes. */
async function judge(bytes: Buffer, size: number, boundary: string): Promise<readonly unknown[]> {
  const found: unknown[][] = []
  const busboy = new Busboy({ headers: { 'content-type': `multipart/form-data; boundary=${boundary}` }, preservePath: true })
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size))
  await new Promise<void>((resolve, reject) => {
    busboy.on('file', (name, stream, filename, _encoding, type) => {
      const entry = [name?.replace(/%22/g, '"'), filename, type, '']
      found.push(entry)
      const parts: Buffer[] = []
      stream.on('data', (chunk: Buffer) => parts.push(chunk))
      stream.on('end', () => { entry[3] = Buffer.concat(parts).toString('hex') })
    })
    busboy.on('finish', resolve)
    busboy.on('error', reject)
    Readable.from(chunks).pipe(busboy)
  })
  return found
}
