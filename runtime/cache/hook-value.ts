import { codingOf, contentTooLarge, decodeContent, type Decoded } from '../content-coding.ts'
import type { Media, ResponseContract } from '../contract.ts'
import { bodyReader, fits } from '../decode/body.ts'
import type { BodyReader } from '../decode/form.ts'
import { Malformed } from '../decode/malformed.ts'
import { mediaMatcher } from '../decode/media.ts'
import type { Exchange } from '../exchange.ts'
import type { OperationContext, Reply, Step } from '../stage.ts'
import { fieldOf } from '../fields.ts'

/** Makes what reads a stored answer for an `after` hook: it passed the check when it was kept, so it is parsed and no more, unless there are several readings of it. */
export function hookReader({ operation, policies: { limits } }: OperationContext): (x: Exchange, reply: Reply) => Exclude<Step, void> {
  const contracts = new Map(Object.entries(operation.responses).map(([status, contract]) => [status.toUpperCase(), compile(contract, limits.depth)]))
  return (x, reply) => {
    x.answerMedia = null
    if (reply.body === null || reply.status === 206) return reply
    const contract = contracts.get(String(reply.status)) ?? contracts.get(`${Math.floor(reply.status / 100)}XX`) ?? contracts.get('DEFAULT')
    const contentType = fieldOf(reply.headers, 'content-type')
    const media = contract === undefined || contentType === undefined ? null : contract.match(contentType)?.media ?? null
    const reader = media === null ? undefined : contract!.readers.get(media)
    if (reader === undefined) return reply
    const shown = (bytes: Decoded): Reply => {
      if (bytes === contentTooLarge || bytes instanceof Malformed) return reply
      let value = reader.read(bytes, 0, contentType!)
      for (let attempt = 1; attempt < reader.attempts && !isSound(media!, value); attempt++) value = reader.read(bytes, attempt, contentType!)
      if (value instanceof Malformed) return reply
      x.answerMedia = media
      x.answerText = bytes
      return { ...reply, value }
    }
    const coding = codingOf(fieldOf(reply.headers, 'content-encoding'))
    if (coding === 'unknown') return reply
    const bytes = decodeContent(reply.body, coding, limits.response)
    return bytes instanceof Promise ? bytes.then(shown) : shown(bytes)
  }
}

/** Of several readings the one that passed the check is shown. */
function isSound({ validate }: Media, value: unknown): boolean {
  return !(value instanceof Malformed) && (validate === null || fits(validate, value) === true)
}

interface Compiled { readonly match: ReturnType<typeof mediaMatcher>; readonly readers: ReadonlyMap<Media, BodyReader> }

function compile({ media }: ResponseContract, depth: number): Compiled {
  const readers = media.flatMap((one) => {
    const reader = one.kind === 'multipart' ? null : bodyReader(one, 'response', depth)
    return reader === null ? [] : [[one, reader] as const]
  })
  return { match: mediaMatcher(media), readers: new Map(readers) }
}
