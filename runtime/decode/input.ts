import type { Shape, Validate } from '../contract.ts'
import { fault, faultsOf, pointerToken } from '../faults.ts'
import type { Fault } from '../problem.ts'
import { emptyValue } from './keyed.ts'
import { Malformed, setOwn } from './malformed.ts'
import { attemptsOf } from './reader.ts'

/** One declared input, compiled: its readings from a source in the order to try them, and the schema that decides between them. */
export interface Input<S> {
  readonly name: string
  readonly in: Fault['in']
  readonly required: boolean
  readonly readings: readonly ((source: S) => unknown)[]
  readonly validate: Validate | null
  /** What an empty value counts as where it is allowed. */
  readonly empty: '' | 'array' | 'object'
}

/** Completes an input from its declaration; `validate` null takes the first reading as it is. */
export function makeInput<S>(
  declared: { readonly name: string; readonly required: boolean; readonly shape: Shape },
  place: Fault['in'], readings: Input<S>['readings'], validate: Validate | null,
): Input<S> {
  const kind = attemptsOf(declared.shape)[0]!.kind
  return { name: declared.name, in: place, required: declared.required, readings, validate, empty: kind === 'scalar' ? '' : kind }
}

/**
 * Reads one input into `into`, where anybody wants it, or says in `faults` what is wrong. The first reading whose value fits the schema counts;
 * where none does, the faults are those of the first.
 */
export function readInput<S>(input: Input<S>, source: S, into: Record<string, unknown> | null, faults: Fault[]): void {
  const { readings, validate } = input
  const value = readings[0]!(source)
  if (value === undefined) {
    if (input.required) faults.push(fault(input.in, `/${pointerToken(input.name)}`, 'required', 'is required'))
    return
  }
  if (value === emptyValue) return put(into, input.name, input.empty === '' ? '' : input.empty === 'array' ? [] : {})
  const malformed = value instanceof Malformed
  if (!malformed && (validate === null || validate(value))) return put(into, input.name, value)
  const errors = malformed ? null : validate!.errors
  for (let at = 1; at < readings.length; at++) {
    const other = readings[at]!(source)
    if (other === undefined || other instanceof Malformed || !(validate === null || validate(other))) continue
    return put(into, input.name, other)
  }
  const pointer = `/${pointerToken(input.name)}`
  if (malformed) faults.push(fault(input.in, pointer + value.pointer, value.code, value.message))
  else faults.push(...faultsOf(errors, input.in, pointer))
}

function put(into: Record<string, unknown> | null, name: string, value: unknown): void {
  if (into !== null) setOwn(into, name, value)
}
