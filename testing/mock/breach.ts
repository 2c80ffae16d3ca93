import type { Json } from '../../generator/load/document.ts'
import { bodyKind, writeBody } from '../sample/body.ts'
import { mutateBody } from '../sample/mutate-message.ts'
import { mutations } from '../sample/mutate.ts'
import type { SampleOperation } from '../sample/operations.ts'
import { writeParameter } from '../sample/parameter.ts'
import type { Sampler } from '../sample/sample.ts'
import { survivesText } from '../sample/text-value.ts'
import { isBodiless } from './answer.ts'
import type { MockAnswer } from './answer.ts'
import type { FaultName } from './prefer.ts'

/** An answer that breaks the contract in the way asked for, or null where there is nothing to break. `slow` and `drop` are a matter of sending. */
export function breakAnswer(fault: FaultName, answer: MockAnswer, operation: SampleOperation, sampler: Sampler): MockAnswer | null {
  switch (fault) {
    case 'body': return brokenBody(answer, sampler) ?? strangeBody(answer)
    case 'header': return brokenHeader(answer, sampler)
    case 'status': return brokenStatus(answer, operation)
    case 'garbage': return { ...withBytes(answer, answer.media !== null && bodyKind(answer.media) === 'json' ? answer.contentType : 'application/json', '{"malformed": '), status: isBodiless(answer.status) ? 200 : answer.status }
    case 'slow':
    case 'drop': return answer
  }
}

const broken = new WeakMap<MockAnswer, MockAnswer | null>()

function brokenBody(answer: MockAnswer, sampler: Sampler): MockAnswer | null {
  const known = broken.get(answer)
  if (known !== undefined) return known
  const made = breakBody(answer, sampler)
  broken.set(answer, made)
  return made
}

function breakBody(answer: MockAnswer, sampler: Sampler): MockAnswer | null {
  const { media, value } = answer
  if (media === null || media.schema === null || value === undefined || bodyKind(media) === 'binary') return null
  if (bodyKind(media) === 'xml') {
    const [first] = mutateBody(media, value, sampler, 5).mutations
    return first === undefined ? null : { ...answer, contentType: first.contentType, chunks: [first.bytes], value: first.value }
  }
  for (const mutation of mutations(media.schema, value, { judge: sampler.judge, sampler, limit: 5 }).mutations) {
    const written = writeBody(sampler.judge, media, mutation.value)
    if (!('unsupported' in written)) return { ...answer, contentType: written.contentType, chunks: [written.bytes], value: mutation.value }
  }
  return null
}

/** Where no schema can be broken, the media type is one that no document declares. */
function strangeBody(answer: MockAnswer): MockAnswer {
  return { ...withBytes(answer, 'application/x-gatewright-fault', 'fault'), status: isBodiless(answer.status) ? 200 : answer.status }
}

function brokenHeader(answer: MockAnswer, sampler: Sampler): MockAnswer | null {
  const declared = answer.response?.headers ?? []
  const required = declared.find(({ required: needed }) => needed)
  if (required !== undefined) return { ...answer, headers: answer.headers.filter(([name]) => name.toLowerCase() !== required.name.toLowerCase()) }
  for (const header of declared) {
    const node = { schema: header.schema, pointer: header.schemaPointer }
    const texts: readonly Json[] = ['fault', '!', '-1', '0', 'x'.repeat(300)]
    const wrong = texts.find((text) => !survivesText(sampler.judge, node, text))
    const text = wrong === undefined ? null : writeParameter({ ...header, content: null, style: 'simple' }, wrong)
    if (text !== null) return { ...answer, headers: [...answer.headers.filter(([name]) => name.toLowerCase() !== header.name.toLowerCase()), [header.name, text]] }
  }
  return null
}

function brokenStatus(answer: MockAnswer, operation: SampleOperation): MockAnswer | null {
  const declares = (status: number): boolean => operation.responses.some(({ status: written }) => written === 'default' || written === String(status) || written === `${String(status)[0] ?? ''}XX`)
  const status = [299, 418, 599, 399].find((code) => !declares(code))
  return status === undefined ? null : { ...answer, status }
}

function withBytes(answer: MockAnswer, contentType: string | null, text: string): MockAnswer {
  return { ...answer, contentType, chunks: [new TextEncoder().encode(text)], streamed: false }
}
