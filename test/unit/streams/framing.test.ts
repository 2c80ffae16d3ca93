import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseEvent } from '../../../runtime/streams/event.ts'
import { eventFraming, lineFraming, sequenceFraming, type Framing } from '../../../runtime/streams/framing.ts'

/** The items of a text that comes in pieces, and what is left in the end. */
function itemsOf(make: () => Framing, pieces: readonly Buffer[]): readonly string[] {
  const framing = make()
  const items: string[] = []
  let held: Buffer[] = []
  for (const piece of pieces) {
    let from = 0
    for (let end = framing(piece, from); end !== -1; end = framing(piece, from)) {
      items.push(Buffer.concat([...held, piece.subarray(from, end)]).toString())
      held = []
      from = end
    }
    held.push(piece.subarray(from))
  }
  const rest = Buffer.concat(held).toString()
  return rest === '' ? items : [...items, rest]
}

const whole = (make: () => Framing, text: string): readonly string[] => itemsOf(make, [Buffer.from(text)])

test('events end with an empty line, whatever ends a line', () => {
  assert.deepEqual(whole(eventFraming, 'data: 1\n\ndata: 2\r\n\r\ndata: 3\r\rdata: 4\n\r\ndata: 5'), ['data: 1\n\n', 'data: 2\r\n\r\n', 'data: 3\r\r', 'data: 4\n\r\n', 'data: 5'])
  assert.deepEqual(whole(eventFraming, 'a\nb\n\n\n\n'), ['a\nb\n\n', '\n', '\n'])
})

test('an event is here as soon as its empty line is: a line feed that belongs to it may follow', () => {
  const framing = eventFraming()
  assert.equal(framing(Buffer.from('data: 1\r\n\r'), 0), 10)
  assert.equal(framing(Buffer.from('\n'), 0), -1)
  assert.equal(framing(Buffer.from('data: 2\n\n'), 0), 9)
})

test('records of RFC 7464 end with the line feed after their value, or where the next begins', () => {
  assert.deepEqual(whole(sequenceFraming, '\u001e{"a":\n"}\\"{"}\n\u001e[1,\n[2]]\n\u001e1\n\u001e{"cut":\u001e"s\\\\"\n'),
    ['\u001e{"a":\n"}\\"{"}\n', '\u001e[1,\n[2]]\n', '\u001e1\n', '\u001e{"cut":', '\u001e"s\\\\"\n'])
  assert.deepEqual(whole(sequenceFraming, '\u001e"broken\n\u001e\u001etrue\n'), ['\u001e"broken\n', '\u001e\u001etrue\n'])
})

const piece = fc.constantFrom('data: é🦄\n', 'data:x\r', '\n', '\r', '\r\n', ': c\n', '\u001e', '{"a":"\\"}"', '}', '[1]', '\n', '"', '\\', 'tr', '1', '\ufeff', ' ')
for (const [name, make] of [['lines', lineFraming], ['events', eventFraming], ['records', sequenceFraming]] as const) {
  test(`${name}: where the chunks end makes no difference, and no byte is lost`, () => {
    fc.assert(fc.property(fc.array(piece, { maxLength: 20 }), fc.array(fc.nat(12), { minLength: 1, maxLength: 40 }), (parts, sizes) => {
      const bytes = Buffer.from(parts.join(''))
      const cut: Buffer[] = []
      for (let at = 0, turn = 0; at < bytes.length; turn++) {
        const size = sizes[turn % sizes.length]! + 1
        cut.push(bytes.subarray(at, at + size))
        at += size
      }
      const expected = itemsOf(make, [bytes])
      assert.equal(expected.join(''), bytes.toString())
      // A line feed that belongs to the empty line before it may come with the next item, where it means nothing.
      const meaning = (items: readonly string[]): readonly unknown[] => (make === eventFraming ? items.map(parseEvent).filter((event) => event !== null) : items)
      assert.deepEqual(meaning(itemsOf(make, cut)), meaning(expected))
      assert.equal(itemsOf(make, cut).join(''), bytes.toString())
    }), { numRuns: 500 })
  })
}

test('an event has the fields that HTML gives it', () => {
  assert.deepEqual(parseEvent('event: a\ndata: x\r\ndata:  y\rid: 7\nretry: 05\n: no\nunknown: z\n\n'), { event: 'a', data: 'x\n y', id: '7', retry: 5 })
  assert.deepEqual(parseEvent('data\nretry: 1.5\nid: a\0b\n\n'), { data: '' })
  assert.equal(parseEvent(': ping\n\n'), null)
  assert.equal(parseEvent('event: a\nid: 1\n\n'), null)
})
