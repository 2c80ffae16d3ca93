import { withoutQueryKeys } from '../backend/headers.ts'
import type { Operation } from '../contract.ts'
import { decodePercent } from '../percent.ts'
import { bodyReader } from './body.ts'
import { makeInput, readInput } from './input.ts'
import { badEncoding } from './malformed.ts'
import type { ReadLocation } from './parameters.ts'

/**
 * Compiles the query that is one value (`in: querystring`, OpenAPI 3.2, 4.12.1): a form as it stands, anything else percent-decoded,
 * where a plus sign is one. The keys of `credentials` are no part of the value. Null where the operation declares none.
 */
export function readQuerystring(operation: Operation, checks: boolean, credentials: readonly string[], depth: number): ReadLocation | null {
  const parameter = operation.parameters.find((one) => one.in === 'querystring')
  if (parameter === undefined) return null
  const media = parameter.media
  const reader = media === undefined ? null : bodyReader(media, 'request', depth)
  if (media === undefined || reader === null) throw new Error(`${operation.at}: the query cannot be read as ${parameter.content ?? 'nothing'}`)
  const isForm = media.kind === 'form'
  const readings = Array.from({ length: reader.attempts }, (_, attempt) => (raw: string) => {
    if (raw === '') return undefined
    const text = isForm ? raw : decodePercent(raw)
    return text === null ? badEncoding : reader.read(Buffer.from(text), attempt, media.type)
  })
  const input = makeInput<string>(parameter, 'querystring', readings, checks ? media.validate : null)
  const dropped = credentials.length === 0 ? null : credentials
  return (x, into, faults) => readInput(input, withoutQueryKeys(x.query, dropped), into, faults)
}
