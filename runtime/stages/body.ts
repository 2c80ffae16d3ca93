import type { Media } from '../contract.ts'
import { codingOf, acceptedCodings, contentTooLarge, decodeContent, type Coding, type Decoded } from '../content-coding.ts'
import { bodyReader, fits } from '../decode/body.ts'
import type { BodyReader } from '../decode/form.ts'
import { Malformed } from '../decode/malformed.ts'
import { mediaMatcher } from '../decode/media.ts'
import type { Exchange } from '../exchange.ts'
import { fault, faultsOf } from '../faults.ts'
import { GatewayError, type Fault } from '../problem.ts'
import { readBody } from '../read-body.ts'
import { fail, resume } from '../run.ts'
import { later, type OperationContext, type Outcome, type RequestStep, type Stage, type StageMaker, type Step } from '../stage.ts'
import { codedFraming, hasPlainFraming } from '../transfer-coding.ts'
import { ItemGate } from '../streams/item-gate.ts'
import { itemReader } from '../streams/item-reader.ts'
import type { ItemReader } from '../streams/item.ts'

/** What is done with a body of one media type: read whole, checked item by item, passed on as it comes, or refused since nobody can check it. */
type Plan =
  | { readonly kind: 'read'; readonly reader: BodyReader; readonly limit: number }
  | { readonly kind: 'items'; readonly reader: ItemReader; readonly limit: number }
  | { readonly kind: 'pass' }
  | { readonly kind: 'refuse' }

/**
 * Holds the body to what is declared: whether there may be one, its size, media type and coding, then its value. Sets `x.media`
 * and, for a body that was read, `x.body` (the bytes as sent) and, where a hook may want it, `x.value`. Bodies without a schema are not looked at.
 */
export const bodyStage: StageMaker = (context) => {
  const { operation: { body }, policies: { limits, validation: { request: mode } } } = context
  const hooked = isHooked(context)
  const match = mediaMatcher(body?.media ?? [])
  const plans = new Map((body?.media ?? []).map((media) => [media, planOf(media, context)]))
  const accepted = (body?.media ?? []).map(({ type }) => type).filter((type) => /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+$/.test(type)).join(', ')

  const breach = (x: Exchange, refusal: GatewayError, faults: readonly Fault[]): Outcome => {
    if (mode === 'block') return refusal
    if (mode === 'report') context.report(x, 'request', faults)
    return undefined
  }
  const invalid = (x: Exchange, faults: readonly Fault[]): Outcome => breach(x, new GatewayError('request_invalid', { errors: faults }), faults)
  const unsupported = (x: Exchange, message: string): Outcome => breach(x, unsupportedType(accepted), [fault('body', '', 'contentType', message)])

  const whole = (x: Exchange, limit: number, then: (bytes: Buffer) => Step): typeof later => {
    readBody(x, limit, (bytes) => {
      if (bytes instanceof GatewayError) return resume(x, bytes)
      x.body = bytes
      try {
        const step = then(bytes)
        if (step instanceof Promise) step.then((outcome) => resume(x, outcome), (error: unknown) => fail(x, error, 'body'))
        else resume(x, step)
      } catch (error) {
        fail(x, error, 'body')
      }
    })
    return later
  }

  /** Passes the body on unread; the backend's client counts what comes without a length. */
  const pass = (x: Exchange): RequestStep => {
    const length = lengthOf(x)
    if (length > limits.upload) return tooLarge(limits.upload)
    return length <= smallUpload && x.bodyItems === null ? whole(x, limits.upload, () => undefined) : undefined
  }
  const passing = (x: Exchange, outcome: Outcome): RequestStep => outcome ?? pass(x)

  /** Items are checked on their way to the backend, which gets none but good ones. */
  const gate = (x: Exchange, { reader, limit }: Plan & { kind: 'items' }, { validate }: Media, contentType: string): RequestStep => {
    const report = mode === 'block' ? null : (faults: readonly Fault[]) => context.report(x, 'request', faults)
    x.bodyItems = new ItemGate({ reader: reader.ofType?.(contentType) ?? reader, limit, validate, where: 'body', required: body!.required, report })
    return pass(x)
  }

  const judge = (x: Exchange, media: Media, reader: BodyReader, bytes: Decoded, contentType: string, limit: number): Outcome => {
    if (bytes === contentTooLarge) return tooLarge(limit)
    if (bytes instanceof Malformed) return invalid(x, [fault('body', bytes.pointer, bytes.code, bytes.message)])
    const validate = mode === 'off' ? null : media.validate
    if (!hooked && validate !== null && reader.accepts?.(bytes)) return undefined
    let faults: readonly Fault[] | null = null
    for (let attempt = 0; attempt < reader.attempts; attempt++) {
      const value = reader.read(bytes, attempt, contentType)
      if (attempt === 0 && !(value instanceof Malformed)) x.value = value
      const fit = value instanceof Malformed ? value : validate === null || fits(validate, value)
      if (fit === true) {
        x.value = value
        return undefined
      }
      faults ??= fit === false ? faultsOf(validate!.errors, 'body') : [fault('body', fit.pointer, fit.code, fit.message)]
    }
    return invalid(x, faults ?? [])
  }

  const read = (x: Exchange, media: Media, plan: Plan & { kind: 'read' }, coding: Exclude<Coding, 'unknown'>, contentType: string): RequestStep => {
    const { limit, reader } = plan
    if (lengthOf(x) > limit) return tooLarge(limit)
    return whole(x, limit, (bytes) => {
      if (bytes.length === 0) return body!.required ? invalid(x, missing) : undefined
      const decoded = decodeContent(bytes, coding, limit)
      if (decoded instanceof Promise) return decoded.then((text) => judge(x, media, reader, text, contentType, limit))
      return judge(x, media, reader, decoded, contentType, limit)
    })
  }

  const request: NonNullable<Stage['request']> = (x) => {
    const { headers } = x.request
    if (headers['transfer-encoding'] === undefined && (headers['content-length'] === undefined || lengthOf(x) === 0)) {
      return body !== null && body.required ? invalid(x, missing) : undefined
    }
    if (!hasPlainFraming(headers['transfer-encoding'])) return codedFraming()
    if (body === null) return passing(x, invalid(x, notDeclared))
    const contentType = headers['content-type']
    if (contentType === undefined) return passing(x, unsupported(x, 'has no media type'))
    const found = match(contentType)
    if (found === null) return passing(x, unsupported(x, 'has a media type that is not declared'))
    if (repeatsType(x.request.rawHeaders)) return passing(x, unsupported(x, 'has more than one media type'))
    x.media = found.media
    const plan = plans.get(found.media)!
    if (plan.kind === 'pass') return pass(x)
    if (plan.kind === 'refuse') return passing(x, unsupported(x, 'is of a media type that cannot be validated'))
    if (!found.utf8) return passing(x, unsupported(x, 'must be UTF-8'))
    const coding = codingOf(headers['content-encoding'])
    if (coding === 'unknown') return passing(x, breach(x, unsupportedCoding(acceptedCodings), [fault('body', '', 'contentEncoding', `must be of ${acceptedCodings}`)]))
    if (plan.kind === 'read') return read(x, found.media, plan, coding, contentType)
    return coding === 'identity' ? gate(x, plan, found.media, contentType) : passing(x, breach(x, unsupportedCoding('identity'), [fault('body', '', 'contentEncoding', 'must have none')]))
  }
  // Most requests that need no body have none; they then need nothing that was compiled for one.
  return { name: 'body', request: body !== null && body.required ? request : (x) => (hasNoBody(x) ? undefined : request(x)) }
}

function hasNoBody({ request: { headers } }: Exchange): boolean {
  return headers['content-length'] === undefined && headers['transfer-encoding'] === undefined
}

/** A body of at most this many bytes is sent on in one piece also where nobody checks it: a stream between two connections costs more. */
const smallUpload = 16_384

const missing: readonly Fault[] = [fault('body', '', 'required', 'is required')]
const notDeclared: readonly Fault[] = [fault('body', '', 'undeclared', 'is not declared')]

/** Whether a hook will look at the value. */
function isHooked({ hooks }: OperationContext): boolean {
  return hooks?.before !== undefined || hooks?.handle !== undefined || hooks?.after !== undefined
}

function planOf(media: Media, context: OperationContext): Plan {
  const { policies: { limits, validation } } = context
  const mode = validation.request
  const wanted = mode !== 'off' || isHooked(context)
  const items = mode === 'off' ? null : itemReader(media, 'request', limits.depth)
  if (items !== null) return { kind: 'items', reader: items, limit: media.kind === 'parts' ? limits.upload : limits.body }
  const reader = bodyReader(media, 'request', limits.depth)
  if (reader === null) return media.validate !== null && mode !== 'off' && media.kind !== 'binary' ? { kind: 'refuse' } : { kind: 'pass' }
  if (!wanted || (media.validate === null && media.kind !== 'json')) return { kind: 'pass' }
  return { kind: 'read', reader, limit: media.kind === 'multipart' || media.kind === 'parts' ? limits.upload : limits.body }
}

/** The declared length; NaN, which is over no bound, where there is none. */
function lengthOf(x: Exchange): number {
  return Number(x.request.headers['content-length'])
}

/** `node:http` keeps the first of several Content-Type headers, but all of them could reach the backend. */
function repeatsType(rawHeaders: readonly string[]): boolean {
  let count = 0
  for (let at = 0; at < rawHeaders.length; at += 2) {
    if (rawHeaders[at]!.length === 12 && rawHeaders[at]!.toLowerCase() === 'content-type') count++
  }
  return count > 1
}

function tooLarge(limit: number): GatewayError {
  return new GatewayError('body_too_large', { detail: `The body may have ${limit} bytes.` })
}

function unsupportedType(accepted: string): GatewayError {
  return new GatewayError('media_type_unsupported', accepted === '' ? {} : { detail: `The operation takes ${accepted}.`, headers: ['accept', accepted] })
}

function unsupportedCoding(accepted: string): GatewayError {
  return new GatewayError('media_type_unsupported', { detail: `The body may be coded as ${accepted}.`, headers: ['accept-encoding', accepted] })
}
