import type { Operation, Parameter } from '../../../runtime/contract.ts'
import { readCookies, readHeaders, readPath, readQuery } from '../../../runtime/decode/parameters.ts'
import { readQuerystring } from '../../../runtime/decode/querystring.ts'
import { string } from '../../../runtime/define.ts'
import type { Exchange } from '../../../runtime/exchange.ts'
import type { Fault } from '../../../runtime/problem.ts'

/** A parameter with what the test does not say filled in. */
export function parameterOf(options: Partial<Parameter>): Parameter {
  const place = options.in ?? 'query'
  const style = options.style ?? (place === 'query' || place === 'cookie' ? 'form' : 'simple')
  return {
    name: 'a', in: place, required: false, style, explode: style === 'form', allowReserved: false, allowEmptyValue: false,
    content: null, shape: string, validate: null, ...options,
  }
}

/** Decodes one parameter from its raw text: a captured path segment, a query, a header's value (null: not sent), a Cookie header. Throws the first fault. */
export function decode(parameter: Parameter, raw: string | null): unknown {
  const operation = { path: `/{${parameter.name}}`, parameters: [parameter], at: 'test' } as unknown as Operation
  const headers: Record<string, string> = raw === null ? {} : { [parameter.in === 'cookie' ? 'cookie' : parameter.name.toLowerCase()]: raw }
  const x = {
    captures: [raw], query: raw, request: { headers },
    header: (name: string) => headers[name],
  } as unknown as Exchange
  const into: Record<string, unknown> = {}
  const faults: Fault[] = []
  const read = { path: readPath, query: (o: Operation, checks: boolean) => readQuery(o, checks, null)?.read ?? null, querystring: (o: Operation, checks: boolean) => readQuerystring(o, checks, [], 100), header: readHeaders, cookie: readCookies }[parameter.in]
  read(operation, true)!(x, into, faults)
  if (faults.length > 0) throw new Error(`${faults[0]!.code} ${faults[0]!.pointer}`)
  return into[parameter.name] === undefined || Object.hasOwn(into, parameter.name) ? into[parameter.name] : undefined
}
