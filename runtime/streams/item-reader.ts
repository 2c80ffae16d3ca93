import { eventDataMember, type Media } from '../contract.ts'
import { readText } from '../decode/bytes.ts'
import { parseAnswer, parseJson } from '../decode/json.ts'
import { Malformed } from '../decode/malformed.ts'
import { essenceOf } from '../media-type.ts'
import { parseEvent } from './event.ts'
import { noItem, type ItemReader } from './item.ts'
import { partsStream } from './parts-stream.ts'
import { eventFraming, lineFraming, RS, sequenceFraming } from './framing.ts'

/** Compiles the reading of a stream of items; null for media types that are none, and where nothing is said of the items. */
export function itemReader(media: Media, direction: 'request' | 'response', depth: number): ItemReader | null {
  if (media.kind === 'parts' && media.parts!.whole === false) return partsStream(media.parts!, depth)
  if (media.validate === null) return null
  if (media.kind === 'eventStream') {
    const asJson = media.fields.some(({ name, contentType }) => name === 'data' && contentType !== null)
    return { framing: eventFraming, read: (bytes, first) => readEvent(bytes, first, asJson ? depth : null) }
  }
  if (media.kind !== 'jsonLines') return null
  const parse = (bytes: Buffer): unknown => {
    const result = direction === 'request' ? parseJson(bytes, { depth }) : parseAnswer(bytes)
    return result instanceof Malformed ? result : result.value
  }
  if (essenceOf(media.type).endsWith('json-seq')) return { framing: sequenceFraming, read: (bytes) => readRecord(bytes, parse) }
  return { framing: lineFraming, read: (bytes) => (isBlank(bytes) ? noItem : parse(bytes)) }
}

function readEvent(bytes: Buffer, first: boolean, depth: number | null): unknown {
  const marked = first && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  const text = readText(marked ? bytes.subarray(3) : bytes)
  if (text instanceof Malformed) return text
  const event = parseEvent(text)
  if (event === null) return noItem
  if (depth === null) return event
  const value = parseJson(Buffer.from(event.data), { depth })
  return value instanceof Malformed ? event : { ...event, [eventDataMember]: value.value }
}

/** One record of RFC 7464; a number or a word whose end was cut off looks like a whole one, but for the space that must follow (2.4). */
function readRecord(bytes: Buffer, parse: (bytes: Buffer) => unknown): unknown {
  if (isBlank(bytes)) return noItem
  let at = 0
  while (isSpace(bytes[at]!)) at++
  if (bytes[at] !== RS) return new Malformed('separator', 'must begin with a record separator')
  while (bytes[at] === RS || isSpace(bytes[at] ?? 0x21)) at++
  const value = parse(bytes.subarray(at))
  const closes = typeof value === 'string' || (typeof value === 'object' && value !== null)
  return closes || isSpace(bytes.at(-1)!) ? value : new Malformed('separator', 'must end with a line feed')
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => isSpace(byte) || byte === RS)
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
}
