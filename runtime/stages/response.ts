import type { ResponseContract, Responses, UndeclaredMode } from '../contract.ts'
import { codingOf, contentTooLarge, decodeContent, type Decoded } from '../content-coding.ts'
import { bodyReader, fits } from '../decode/body.ts'
import type { BodyReader } from '../decode/form.ts'
import { readInput, type Input } from '../decode/input.ts'
import { Malformed } from '../decode/malformed.ts'
import { mediaMatcher, type MediaMatch } from '../decode/media.ts'
import { headerInput } from '../decode/parameters.ts'
import type { Exchange } from '../exchange.ts'
import { fault, faultsOf } from '../faults.ts'
import { fieldOf } from '../fields.ts'
import { GatewayError, type Fault } from '../problem.ts'
import type { Outcome, StageMaker, Step } from '../stage.ts'
import { behind } from '../streams/item-filter.ts'
import { ItemGate } from '../streams/item-gate.ts'
import { itemReader } from '../streams/item-reader.ts'
import type { ItemReader } from '../streams/item.ts'

interface CompiledResponse {
  readonly contract: ResponseContract
  readonly match: (contentType: string) => MediaMatch | null
  readonly readers: ReadonlyMap<ResponseContract['media'][number], BodyReader>
  readonly items: ReadonlyMap<ResponseContract['media'][number], ItemReader>
  readonly headers: readonly Input<readonly string[]>[]
}

/**
 * Holds answers to what is declared for their status: headers, media type, and the value of bodies that can be read whole.
 * In `block` a breach is 502 without detail for the client; in `report` it passes and is reported. Statuses and media types that
 * nobody declared have policies of their own. Sets `x.answerMedia` and, where a hook wants it, `x.answerValue`; `x.answer` stays as the backend sent it.
 */
export const responseStage: StageMaker = (context) => {
  const { operation, policies: { limits, validation: { response: mode, undeclaredStatus, undeclaredMediaType } }, hooks, report } = context
  const checks = mode !== 'off'
  const hooked = hooks?.after !== undefined
  if (!checks && !hooked) return null
  const find = contractFinder(operation.responses, limits.depth)

  const breach = (x: Exchange, faults: readonly Fault[]): Outcome => {
    if (mode === 'block') return new GatewayError('response_invalid', { backendStatus: x.status, cause: faults })
    if (mode === 'report') report(x, 'response', faults)
    return undefined
  }

  const undeclared = (x: Exchange, policy: UndeclaredMode, faults: readonly Fault[]): Outcome => {
    if (policy === 'block') return breach(x, faults)
    if (policy === 'report') report(x, 'response', faults)
    return undefined
  }

  const buffers = (x: Exchange): boolean => {
    x.answerMedia = null
    const response = find(x.status)
    if (response === null || isBodiless(x)) return false
    const contentType = fieldOf(x.headers, 'content-type')
    const media = contentType === undefined ? null : response.match(contentType)?.media ?? null
    x.answerMedia = media
    return media !== null && response.readers.has(media) && (hooked || (checks && media.validate !== null))
  }

  const judge = (x: Exchange, reader: BodyReader, bytes: Decoded, contentType: string): Outcome => {
    if (bytes === contentTooLarge) {
      return mode === 'block' ? new GatewayError('response_too_large', { backendStatus: x.status }) : breach(x, [tooLarge])
    }
    if (bytes instanceof Malformed) return breach(x, [faultOf(bytes)])
    x.answerText = bytes
    const validate = checks ? x.answerMedia!.validate : null
    if (!hooked && reader.accepts?.(bytes)) return undefined
    let faults: readonly Fault[] | null = null
    for (let attempt = 0; attempt < reader.attempts; attempt++) {
      const value = reader.read(bytes, attempt, contentType)
      if (attempt === 0 && !(value instanceof Malformed)) x.answerValue = value
      const fit = value instanceof Malformed ? value : validate === null || fits(validate, value)
      if (fit === true) {
        x.answerValue = value
        return undefined
      }
      faults ??= fit === false ? faultsOf(validate!.errors, 'response') : [faultOf(fit)]
    }
    return breach(x, faults ?? [])
  }

  const readAnswer = (x: Exchange, reader: BodyReader): Step => {
    const contentType = fieldOf(x.headers, 'content-type')!
    const coding = codingOf(fieldOf(x.headers, 'content-encoding'))
    if (coding === 'unknown') return breach(x, [fault('response', '', 'contentEncoding', 'is of a coding that cannot be undone')])
    const bytes = x.answer ?? empty
    if (coding === 'identity') return judge(x, reader, bytes.length > limits.response ? contentTooLarge : bytes, contentType)
    const decoded = decodeContent(bytes, coding, limits.response)
    return decoded instanceof Promise ? decoded.then((text) => judge(x, reader, text, contentType)) : judge(x, reader, decoded, contentType)
  }

  const gateOf = (x: Exchange, reader: ItemReader): ItemGate => new ItemGate({
    reader: reader.ofType?.(fieldOf(x.headers, 'content-type')!) ?? reader, validate: x.answerMedia!.validate, where: 'response', limit: limits.response,
    report: mode === 'block' ? null : (faults) => report(x, 'response', faults),
  })

  /** A stream is checked on its way; one that came whole, or from a hook, before it goes. */
  const checkItems = (x: Exchange, reader: ItemReader): Step => {
    const coding = codingOf(fieldOf(x.headers, 'content-encoding'))
    if (coding === 'unknown' || (x.streaming && coding !== 'identity')) return breach(x, [fault('response', '', 'contentEncoding', 'is of a coding that cannot be undone')])
    const gate = gateOf(x, reader)
    if (x.streaming) {
      x.answerItems = behind(x.answerItems, gate)
      return undefined
    }
    const whole = (bytes: Decoded): Outcome => {
      if (bytes === contentTooLarge) return breach(x, [tooLarge])
      if (bytes instanceof Malformed) return breach(x, [faultOf(bytes)])
      gate.push(bytes)
      gate.end()
      return gate.faults === null ? undefined : breach(x, gate.faults)
    }
    const bytes = decodeContent(x.answer ?? empty, coding, limits.response)
    return bytes instanceof Promise ? bytes.then(whole) : whole(bytes)
  }

  const response = (x: Exchange): Step => {
    const readable = buffers(x)
    const compiled = find(x.status)
    if (checks) {
      if (compiled === null) {
        return undeclared(x, undeclaredStatus, statusFaults)
      }
      const untyped = lacksType(x, compiled)
      if (untyped && undeclaredMediaType === 'report') report(x, 'response', [undeclaredType])
      const faults = headFaults(x, compiled, untyped && undeclaredMediaType === 'block')
      if (faults.length > 0) {
        const outcome = breach(x, faults)
        if (outcome !== undefined) return outcome
      }
    }
    const items = checks && x.answerMedia !== null && !isBodiless(x) ? compiled?.items.get(x.answerMedia) : undefined
    if (items !== undefined) return checkItems(x, items)
    return readable && !x.streaming ? readAnswer(x, compiled!.readers.get(x.answerMedia!)!) : undefined
  }

  const streams = checks && Object.values(operation.responses).some(({ media }) => media.some((one) => itemReader(one, 'response', limits.depth) !== null))
  return {
    name: 'response', buffers, response,
    ...(streams && { request: plainly }),
    overflow: (x) => {
      if (mode === 'block') return false
      if (mode === 'report') report(x, 'response', [tooLarge])
      return true
    },
  }
}

/** Items can be checked on their way only as they are. */
function plainly(x: Exchange): void {
  x.droppedHeaders = [...(x.droppedHeaders ?? []), 'accept-encoding']
  x.addedHeaders = [...(x.addedHeaders ?? []), 'accept-encoding', 'identity']
}

const empty = Buffer.alloc(0)
const tooLarge = fault('response', '', 'maxBytes', 'is too large to check')
const statusFaults: readonly Fault[] = [fault('response', '', 'undeclared', 'has a status that is not declared')]
const undeclaredType = fault('response', '', 'contentType', 'has no media type, or one that is not declared for its status')
const wrongCharset = fault('response', '', 'charset', 'must be UTF-8')

/** Whether the body has a media type that nobody declared. A backend in trouble answers as it can; hiding that would hurt more than it helps. */
function lacksType(x: Exchange, { contract }: CompiledResponse): boolean {
  return contract.media.length > 0 && x.answerMedia === null && x.status < 500 && !isBodiless(x)
}

/** What is wrong with the headers: the charset of what is read as text, and those that are declared. */
function headFaults(x: Exchange, { match, readers, items, headers }: CompiledResponse, untyped: boolean): readonly Fault[] {
  if (x.method === 'HEAD' || x.status === 206 || x.status === 304) return none
  const media = x.answerMedia
  const misspelt = media !== null && media.validate !== null && x.status < 500 && !isBodiless(x) && (readers.has(media) || items.has(media))
    && match(fieldOf(x.headers, 'content-type')!)?.utf8 === false
  if (headers.length === 0) return untyped ? [undeclaredType] : misspelt ? [wrongCharset] : none
  const faults: Fault[] = untyped ? [undeclaredType] : misspelt ? [wrongCharset] : []
  const into = {}
  for (const input of headers) readInput(input, x.headers, into, faults)
  return faults
}

const none: readonly Fault[] = []

/**
 * The choice by status: exact before range before `default` (OpenAPI 3.1, 4.8.16). A status is compiled when it first comes,
 * since most of those that documents declare never do.
 */
function contractFinder(responses: Responses, depth: number): (status: number) => CompiledResponse | null {
  const contracts = new Map(Object.entries(responses).map(([key, contract]) => [key.toUpperCase(), contract]))
  const byStatus = new Map<number, CompiledResponse | null>()
  return (status) => {
    let found = byStatus.get(status)
    if (found === undefined) {
      const contract = contracts.get(String(status)) ?? contracts.get(`${Math.floor(status / 100)}XX`) ?? contracts.get('DEFAULT')
      found = contract === undefined ? null : compile(contract, depth)
      byStatus.set(status, found)
    }
    return found
  }
}

function compile(contract: ResponseContract, depth: number): CompiledResponse {
  const readers = contract.media.flatMap((media) => {
    const reader = media.kind === 'multipart' ? null : bodyReader(media, 'response', depth)
    return reader === null ? [] : [[media, reader] as const]
  })
  const items = contract.media.flatMap((media) => {
    const reader = itemReader(media, 'response', depth)
    return reader === null ? [] : [[media, reader] as const]
  })
  const headers = contract.headers.filter(({ name }) => name.toLowerCase() !== 'content-type')
  return {
    contract, match: mediaMatcher(contract.media), readers: new Map(readers), items: new Map(items),
    headers: headers.map((header) => headerInput<readonly string[]>(header, true, fieldOf)),
  }
}

/** Answers without a body of their own, or with a part of one (RFC 9110, 6.4.1 and 15.3.7). */
function isBodiless({ method, status }: Exchange): boolean {
  return method === 'HEAD' || status === 204 || status === 206 || status === 304 || status < 200
}

function faultOf({ pointer, code, message }: Malformed): Fault {
  return fault('response', pointer, code, message)
}
