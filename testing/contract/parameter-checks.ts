import type { Json } from '../../generator/load/document.ts'
import { sampleParameter } from '../sample/request.ts'
import { bodyKind } from '../sample/body.ts'
import type { SampleMedia, SampleParameter } from '../sample/operations.ts'
import { writeParameter } from '../sample/parameter.ts'
import type { Sampler } from '../sample/sample.ts'
import { refusedBodies } from './body-mutations.ts'
import { notBuilt, refused } from './check.ts'
import type { Planned } from './check.ts'
import type { ContractOperation } from './operations.ts'
import { valueOf, withParameter } from './requests.ts'
import type { ValidRequest } from './requests.ts'
import type { ApiContext } from './context.ts'
import { labelOf, refusedTexts } from './text-mutations.ts'

/** Each parameter in turn: left out where it is required, repeated where it is one value, and each of its constraints broken. */
export function* planParameters(operation: ContractOperation, context: ApiContext, base: ValidRequest): Generator<Planned> {
  for (const parameter of operation.parameters) {
    const name = `${parameter.in} ${parameter.name}`
    if (parameter.required && parameter.in !== 'path') {
      const request = withParameter(operation, base, { parameter, text: null })
      yield { name: `${name}: missing`, request, expect: refused(400) }
    }
    const known = valueOf(base, parameter)
    const made = known === undefined ? sampleParameter(parameter, context.requests.sampler) : { value: known }
    if ('unsupported' in made) {
      yield notBuilt(`${name}: valid`, made.unsupported)
      continue
    }
    const { value } = made
    const text = writeParameter(parameter, value)
    if (text !== null && text !== '' && parameter.in === 'query' && isOneValue(parameter, context)) {
      const request = withParameter(operation, base, { parameter, text: `${text}&${text}` })
      yield { name: `${name}: repeated`, request, expect: refused(400) }
    }
    const broken = isForm(parameter) ? refusedForms(parameter.described, context.requests.sampler) : refusedTexts(parameter, value, context.requests.sampler, mostMutations)
    for (const { label, text: wrong } of broken.texts) {
      const request = withParameter(operation, base, { parameter, text: wrong })
      if (parameter.in !== 'path' || leadsTo(operation, parameter, context, request.path)) yield { name: `${name}: ${label}`, request, expect: refused(400) }
    }
    for (const cannot of broken.cannot) yield notBuilt(`${name}: ${labelOf(cannot)}`, cannot.reason)
  }
}

/** Where a segment holds several parameters, a changed text may be cut into others than were meant. */
function leadsTo(operation: ContractOperation, parameter: SampleParameter, context: ApiContext, path: string): boolean {
  const segment = operation.path.split('/').find((one) => one.includes(`{${parameter.name}}`)) ?? ''
  return segment.split('{').length === 2 && context.routes.find(path)?.methods.get(operation.method) === operation
}

type Form = SampleParameter & { readonly described: SampleMedia }

/** A query that is a form as a whole is broken as a body of it would be. */
function isForm(parameter: SampleParameter): parameter is Form {
  return parameter.in === 'querystring' && parameter.described !== undefined && bodyKind(parameter.described) === 'form'
}

function refusedForms(media: SampleMedia, sampler: Sampler): ReturnType<typeof refusedTexts> {
  const { bodies, cannot } = refusedBodies(media, sampler, mostMutations)
  return { cannot, texts: bodies.map(({ label, bytes }) => ({ label, text: Buffer.from(bytes).toString() })) }
}

/** Constraints of one parameter that are broken at most. */
const mostMutations = 8

/** True where a key may come only once: no schema type that is written as several pairs. */
function isOneValue(parameter: SampleParameter, context: ApiContext): boolean {
  if (parameter.content !== null) return true
  const { judge } = context.requests.sampler
  const refusesType = (value: Json): boolean => judge.check(parameter.schema, value).some((fault) => fault.pointer === '' && ['type', 'enum', 'const'].includes(fault.keyword))
  return parameter.style === 'form' && refusesType([]) && refusesType({})
}
