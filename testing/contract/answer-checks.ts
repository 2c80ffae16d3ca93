import { declaredResponse, hasNoBody, parseJson } from './answer.ts'
import { notBuilt } from './check.ts'
import type { Check, Planned } from './check.ts'
import type { Answer } from './client.ts'
import { isJson, matchMedia } from './media.ts'
import type { ContractOperation } from './operations.ts'
import { blocks } from './context.ts'
import type { ApiContext } from './context.ts'
import { constrains } from './schema-facts.ts'
import { planSecurity } from './security.ts'
import { bodyKind, concreteType } from '../sample/body.ts'
import type { Judge } from '../sample/judge.ts'
import type { SampleMedia } from '../sample/operations.ts'
import { sampleBody } from '../sample/request.ts'
import { createSampler } from '../sample/sample.ts'
import { isPlainXml } from '../sample/xml.ts'

/**
 * Answers that must be refused: the embedded backend is asked to break its own contract, and the gateway must not pass that on.
 * `answer` is what the operation's first valid request got; only what it has can be broken.
 */
export function* planAnswers(operation: ContractOperation, context: ApiContext, answer: Answer | undefined): Generator<Planned> {
  const { options, requests, routes, judge } = context
  if (answer === undefined || options.gateway === undefined || !blocks(operation, context, 'response')) return
  const declared = declaredResponse(operation, answer.status)
  const [credential] = planSecurity(operation, options.credentials).accepted
  const base = requests.valid(operation, routes).find((made) => !('unsupported' in made))
  if (declared === undefined || credential === undefined || base === undefined || 'unsupported' in base) return
  const faulty = (what: 'body' | 'header'): Check => ({
    name: `answer with a broken ${what}`,
    request: { ...base.request, credentials: credential.carried, headers: [...base.request.headers, ['prefer', `fault=${what}`]] },
    expect: { kind: 'refused', statuses: [502], code: 'response_invalid' },
  })
  const prefers = operation.parameters.some((parameter) => parameter.in === 'header' && parameter.name.toLowerCase() === 'prefer')
  const type = answer.headers.get('content-type')?.[0]
  const media = type === undefined || hasNoBody(operation.method, answer.status) ? undefined : matchMedia(declared.media, type)
  if (media !== undefined && type !== undefined && media.schema !== null && constrains(judge, media.schema)
    && (isJson(type) ? !('error' in parseJson(answer.body)) : isReadableXml(media, judge))) {
    yield prefers ? notBuilt('answer with a broken body', 'the operation has a parameter Prefer of its own') : faulty('body')
  }
  if (declared.headers.some((header) => header.required) && !prefers) yield faulty('header')
  if (options.embedded !== true || media === undefined) return
  for (const other of declared.media) {
    if (other === media || !isReadableXml(other, judge)) continue
    const accept = ['accept', concreteType(other)] as const
    const request = { ...base.request, credentials: credential.carried, headers: [...base.request.headers, accept] }
    yield { name: `answer in ${other.type}`, request, expect: { kind: 'accepted' } }
    if (!prefers && constrains(judge, other.schema!)) {
      yield { name: `answer in ${other.type} with a broken body`, request: { ...request, headers: [...request.headers, ['prefer', 'fault=body']] }, expect: { kind: 'refused', statuses: [502], code: 'response_invalid' } }
    }
  }
}

/** True where the embedded backend makes XML from the schema, so that it can make some that breaks it. */
function isReadableXml(media: SampleMedia, judge: Judge): boolean {
  return bodyKind(media) === 'xml' && media.schema !== null && !isPlainXml(judge, media)
    && !('unsupported' in sampleBody(media, createSampler(judge.document, { direction: 'response', judge })))
}
