import { bodyKind, concreteType, isBinarySchema } from '../sample/body.ts'
import type { SampleMedia } from '../sample/operations.ts'
import { sampleBody } from '../sample/request.ts'
import type { Sampler } from '../sample/sample.ts'
import { refusedBodies } from './body-mutations.ts'
import { notBuilt, refused } from './check.ts'
import type { Planned } from './check.ts'
import { essence, isJson, matchMedia } from './media.ts'
import type { ContractOperation } from './operations.ts'
import type { ValidRequest } from './requests.ts'
import type { ApiContext } from './context.ts'
import { admitsText, constrains } from './schema-facts.ts'
import { labelOf } from './text-mutations.ts'
import type { WireRequest } from './wire.ts'

/** Bodies that must be refused, whatever the document says of their content. */
export function* planBodies(operation: ContractOperation, context: ApiContext, base: ValidRequest, valid: readonly ValidRequest[]): Generator<Planned> {
  const { body, method } = operation
  if (body === null) {
    if (method !== 'TRACE' && method !== 'HEAD') yield { name: 'body where none is declared', request: withBody(base.request, 'application/json', '{}'), expect: refused(400) }
    return
  }
  if (body.required) yield { name: 'missing body', request: { ...base.request, ...withType(base.request, null), body: null }, expect: refused(400) }
  const withABody = valid.find(({ request }) => request.body !== null && request.body.length > 0)
  if (withABody !== undefined) {
    const stranger = ['application/x-gatewright-undeclared', 'image/x-gatewright-undeclared', 'text/x-gatewright-undeclared']
      .find((type) => matchMedia(body.media, type) === undefined)
    if (stranger !== undefined) {
      yield { name: 'undeclared media type', request: { ...withABody.request, ...withType(withABody.request, stranger) }, expect: refused(415) }
      yield { name: 'missing media type', request: { ...withABody.request, ...withType(withABody.request, null) }, expect: refused(415) }
    }
  }
  for (const media of body.media) {
    const type = concreteType(media)
    if (refusesAny(context.requests.sampler, media)) {
      // A body that cannot be validated must not reach a backend that believes that it was.
      yield { name: `${media.type}, which cannot be validated`, request: withBody(base.request, type, '<root/>'), expect: refused(415, 400) }
    } else if (bodyKind(media) === 'json' && isJson(type) && media.schema !== null && constrains(context.requests.sampler.judge, media.schema)) {
      yield { name: `malformed JSON as ${media.type}`, request: withBody(base.request, type, '{"gatewright": '), expect: refused(400) }
    }
    if (bodyKind(media) === 'xml' && media.schema !== null && media.schema !== true && !refusesAny(context.requests.sampler, media)) {
      yield { name: `malformed XML as ${media.type}`, request: withBody(base.request, type, '<gatewright><'), expect: refused(400) }
      yield { name: `a document type declaration as ${media.type}`, request: withBody(base.request, type, '<!DOCTYPE gatewright [<!ENTITY a "b">]><gatewright>&a;</gatewright>'), expect: refused(400) }
    }
    const broken = refusedBodies(media, context.requests.sampler, mostMutations)
    for (const { label, contentType, bytes } of broken.bodies) {
      yield { name: `body ${media.type} ${label}`, request: { ...base.request, ...withType(base.request, contentType), body: bytes }, expect: refused(400) }
    }
    for (const cannot of broken.cannot) yield notBuilt(`body ${media.type} ${labelOf(cannot)}`, cannot.reason)
  }
}

/** Constraints of one body that are broken at most. */
const mostMutations = 24

/** The media type of a sample that could not be made because nobody can apply its schema to its bytes; the gateway must refuse it. */
export function refusedMedia(operation: ContractOperation, context: ApiContext, label: string): SampleMedia | undefined {
  const media = operation.body?.media ?? []
  const found = label.startsWith('full ') ? media.find((entry) => label === `full ${entry.type}`) : media[0]
  return found !== undefined && refusesAny(context.requests.sampler, found) ? found : undefined
}

/** XML that cannot be read with certainty, and text or other bytes with a schema of structure: they have no value that the schema could be applied to. */
function refusesAny(sampler: Sampler, media: SampleMedia): boolean {
  const { judge } = sampler
  const { schema } = media
  if (schema === null || schema === true) return false
  const kind = bodyKind(media)
  if (kind === 'xml') return constrains(judge, schema) && 'unsupported' in sampleBody(media, sampler)
  if ((kind !== 'text' && kind !== 'binary') || essence(media.type).startsWith('multipart/') || isBinarySchema(schema)) return false
  return constrains(judge, schema) && !admitsText(judge, schema)
}

function withBody(request: WireRequest, type: string, text: string): WireRequest {
  return { ...request, ...withType(request, type), body: new TextEncoder().encode(text) }
}

function withType(request: WireRequest, type: string | null): Pick<WireRequest, 'headers'> {
  const others = request.headers.filter(([name]) => name.toLowerCase() !== 'content-type')
  return { headers: type === null ? others : [...others, ['content-type', type]] }
}
