import { headersOfChangedBody } from '../changed-body.ts'
import { codingOf, contentTooLarge, decodeContent, type Decoded } from '../content-coding.ts'
import type { Declare, Media } from '../contract.ts'
import { Malformed } from '../decode/malformed.ts'
import { mediaMatcher } from '../decode/media.ts'
import type { Exchange } from '../exchange.ts'
import { fault } from '../faults.ts'
import { fieldOf } from '../fields.ts'
import { isJsonType } from '../media-type.ts'
import { GatewayError, type Fault } from '../problem.ts'
import type { Outcome, StageMaker, Step } from '../stage.ts'
import { behind } from '../streams/item-filter.ts'
import { itemReader } from '../streams/item-reader.ts'
import { ItemStripper } from '../strip/item-stripper.ts'
import { stripEvent } from '../strip/strip-event.ts'
import { stripJson } from '../strip/strip-json.ts'

type Strip = (bytes: Buffer, declare: Declare, depth: number) => Buffer | Malformed

/**
 * Takes the members that the document does not declare out of JSON answers, and out of the items of streams. Where an answer has none
 * its bytes stay as they are. One that cannot be read to its end could have them still: in `block` it is 502, else it passes and is told.
 */
export const stripStage: StageMaker = ({ operation: { responses }, policies: { limits, validation: { response: mode, stripUndeclared } }, report }) => {
  const all = Object.values(responses).flatMap(({ media }) => media)
  if (!stripUndeclared || all.every(({ declare }) => declare === undefined)) return null
  const find = mediaFinder(responses)
  const streams = all.some((media) => media.declare !== undefined && media.kind !== 'json')

  const breach = (x: Exchange, faults: readonly Fault[]): Outcome => {
    if (mode === 'block') return new GatewayError('response_invalid', { backendStatus: x.status, cause: faults })
    tell(x, faults)
    return undefined
  }
  // In `report` the check of answers, which comes next, tells what it sees too.
  const tell = (x: Exchange, faults: readonly Fault[]): void => {
    const unseen = mode === 'off' ? faults : faults.filter(({ code }) => ownCodes.has(code))
    if (unseen.length > 0) report(x, 'response', unseen)
  }

  const stripWhole = (x: Exchange, bytes: Decoded, strip: (bytes: Buffer) => Buffer | Malformed | readonly Fault[]): Outcome => {
    if (bytes === contentTooLarge) return mode === 'block' ? new GatewayError('response_too_large', { backendStatus: x.status }) : breach(x, [tooLarge])
    const stripped = bytes instanceof Malformed ? bytes : strip(bytes)
    if (stripped instanceof Malformed) return breach(x, [fault('response', stripped.pointer, stripped.code, stripped.message)])
    if (!Buffer.isBuffer(stripped)) return breach(x, stripped)
    if (stripped === bytes) return undefined
    x.answer = stripped
    x.headers = headersOfChangedBody(x.headers)
    return undefined
  }

  const stripItems = (x: Exchange, media: Media, coded: boolean): Outcome => {
    const stripper = itemStripper(media, mode === 'block' ? null : (faults) => tell(x, faults))
    if (coded) return breach(x, [unreadable])
    x.answerItems = behind(x.answerItems, stripper)
    x.headers = headersOfChangedBody(x.headers)
    return undefined
  }

  const itemStripper = (media: Media, tell: ((faults: readonly Fault[]) => void) | null): ItemStripper => {
    const strip: Strip = media.kind === 'eventStream' ? stripEvent : stripRecord
    return new ItemStripper({ framing: itemReader(media, 'response', limits.depth)!.framing(), strip: (bytes) => strip(bytes, media.declare!, limits.depth), limit: limits.response, report: tell })
  }

  const response = (x: Exchange): Step => {
    const media = find(x.status, fieldOf(x.headers, 'content-type'))
    if (media === null || x.status === 204 || x.status === 304 || x.status < 200) return undefined
    // What the body would have lost nobody knows.
    if (x.method === 'HEAD') {
      x.headers = headersOfChangedBody(x.headers)
      return undefined
    }
    if (x.status === 206) return breach(x, [partial])
    const coding = codingOf(fieldOf(x.headers, 'content-encoding'))
    const isItems = media.kind !== 'json'
    if (x.streaming) return isItems ? stripItems(x, media, coding !== 'identity') : undefined
    if (coding === 'unknown') return breach(x, [unreadable])
    const strip = isItems
      ? (bytes: Buffer): Buffer | readonly Fault[] => {
          const stripper = itemStripper(media, mode === 'block' ? null : (faults) => tell(x, faults))
          const whole = Buffer.concat([stripper.push(bytes), stripper.end()])
          return stripper.faults ?? (whole.equals(bytes) ? bytes : whole)
        }
      : (bytes: Buffer): Buffer | Malformed => stripJson(bytes, media.declare!, limits.depth)
    const bytes = decodeContent(x.answer ?? empty, coding, limits.response)
    return bytes instanceof Promise ? bytes.then((text) => stripWhole(x, text, strip)) : stripWhole(x, bytes, strip)
  }

  return {
    name: 'strip', response,
    request: (x) => {
      // A part of an answer cannot be read.
      x.droppedHeaders = [...x.droppedHeaders ?? [], 'range', 'if-range']
      if (!streams || x.addedHeaders?.includes('accept-encoding') === true) return
      // Nor can an item that is coded with all that came before it.
      x.droppedHeaders = [...x.droppedHeaders, 'accept-encoding']
      x.addedHeaders = [...x.addedHeaders ?? [], 'accept-encoding', 'identity']
    },
    buffers: (x) => x.method !== 'HEAD' && find(x.status, fieldOf(x.headers, 'content-type'))?.kind === 'json',
    overflow: (x) => {
      if (mode === 'block') return false
      if (mode === 'off') report(x, 'response', [tooLarge])
      return true
    },
  }
}

const empty = Buffer.alloc(0)
const ownCodes: ReadonlySet<string> = new Set(['duplicate', 'depth', 'partial'])
const tooLarge = fault('response', '', 'maxBytes', 'is too large to take undeclared members out of')
const partial = fault('response', '', 'partial', 'is a part of an answer, out of which nothing can be taken')
const unreadable = fault('response', '', 'contentEncoding', 'is of a coding that cannot be undone')

/** A record of JSON; what stands between records passes. */
function stripRecord(bytes: Buffer, declare: Declare, depth: number): Buffer | Malformed {
  let from = 0
  while (from < bytes.length && isSeparator(bytes[from]!)) from++
  if (from === bytes.length) return bytes
  const record = bytes.subarray(from)
  const stripped = stripJson(record, declare, depth)
  return stripped instanceof Malformed ? stripped : stripped === record ? bytes : Buffer.concat([bytes.subarray(0, from), stripped])
}

function isSeparator(byte: number): boolean {
  return byte === 0x1e || byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
}

/** The media type of an answer, where undeclared members are taken out of it. */
function mediaFinder(responses: Parameters<StageMaker>[0]['operation']['responses']): (status: number, contentType: string | undefined) => Media | null {
  const contracts = new Map(Object.entries(responses).map(([key, { media }]) => [key.toUpperCase(), mediaMatcher(media)]))
  return (status, contentType) => {
    if (contentType === undefined) return null
    const match = contracts.get(String(status)) ?? contracts.get(`${Math.floor(status / 100)}XX`) ?? contracts.get('DEFAULT')
    const media = match?.(contentType)?.media
    return media?.declare === undefined || (media.kind === 'json' && !isJsonType(contentType)) ? null : media
  }
}
