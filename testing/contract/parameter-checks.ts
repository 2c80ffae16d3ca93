import type { Json } from '../../generator/load/document.ts'
import { sampleParameter } from '../sample/request.ts'
import type { SampleParameter } from '../sample/operations.ts'
import { writeParameter } from '../sample/parameter.ts'
import { refused } from './check.ts'
import type { Planned } from './check.ts'
import type { ContractOperation } from './operations.ts'
import { valueOf, withParameter } from './requests.ts'
import type { ValidRequest } from './requests.ts'
import type { ApiContext } from './run-contract.ts'

/** Each parameter in turn: left out where it is required, repeated where it is one value. */
export function* planParameters(operation: ContractOperation, context: ApiContext, base: ValidRequest): Generator<Planned> {
  for (const parameter of operation.parameters) {
    const name = `${parameter.in} ${parameter.name}`
    if (parameter.required && parameter.in !== 'path') {
      const request = withParameter(operation, base, { parameter, text: null })
      yield { name: `${name}: missing`, request, expect: refused(400) }
    }
    const text = textOf(parameter, context, base)
    if (text === null) continue
    if (parameter.in === 'query' && isOneValue(parameter, context)) {
      const request = withParameter(operation, base, { parameter, text: `${text}&${text}` })
      yield { name: `${name}: repeated`, request, expect: refused(400) }
    }
  }
}

function textOf(parameter: SampleParameter, context: ApiContext, base: ValidRequest): string | null {
  const value = valueOf(base, parameter)
  if (value !== undefined) return writeParameter(parameter, value)
  const sampled = sampleParameter(parameter, context.requests.sampler)
  return 'unsupported' in sampled ? null : sampled.text
}

/** True where a key may come only once: no schema type that is written as several pairs. */
function isOneValue(parameter: SampleParameter, context: ApiContext): boolean {
  if (parameter.content !== null) return true
  const { judge } = context.requests.sampler
  const refusesType = (value: Json): boolean => judge.check(parameter.schema, value).some((fault) => fault.pointer === '' && ['type', 'enum', 'const'].includes(fault.keyword))
  return parameter.style === 'form' && refusesType([]) && refusesType({})
}
