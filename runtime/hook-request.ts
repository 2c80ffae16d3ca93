import type { Operation, Parameter } from './contract.ts'
import { encodeQuery, encodeText } from './encode.ts'
import type { Exchange } from './exchange.ts'
import { templateNames } from './backend/template.ts'
import { withoutQueryKeys } from './backend/headers.ts'

/** The members of a hook's request that it may change. */
export interface RequestChange {
  readonly path?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly headers?: Readonly<Record<string, unknown>>
  readonly cookies?: Readonly<Record<string, unknown>>
  readonly body?: unknown
}

/**
 * Validates what a `before` hook changed and writes it back into the request for the backend, serialised by the parameter's
 * style. Members that are not given stay as they are. Throws a TypeError for an undeclared parameter or a value that breaks
 * its schema: the fault is the hook's, so it ends as a 500.
 */
export function changeRequest(x: Exchange, operation: Operation, change: RequestChange): void {
  const of = (place: Parameter['in'], values: Readonly<Record<string, unknown>> | undefined) =>
    Object.entries(values ?? {}).map(([name, value]) => ({ parameter: declared(operation, place, name), value }))
  for (const { parameter, value } of of('path', change.path)) {
    const at = templateNames(operation.path).indexOf(parameter.name)
    x.captures = x.captures.map((text, index) => (index === at ? encodeText(parameter, checked(operation, parameter, value)) : text))
  }
  for (const { parameter, value } of of('query', change.query)) {
    const keys = value === undefined ? [] : encodeQuery(parameter, checked(operation, parameter, value))
    const rest = withoutQueryKeys(x.query, [parameter.name])
    x.query = [...(rest === '' ? [] : [rest]), ...keys].join('&')
  }
  for (const { parameter, value } of of('header', change.headers)) {
    x.droppedHeaders = [...(x.droppedHeaders ?? []), parameter.name.toLowerCase()]
    if (value !== undefined) x.addedHeaders = [...(x.addedHeaders ?? []), parameter.name, encodeText(parameter, checked(operation, parameter, value))]
  }
  const cookies = of('cookie', change.cookies)
  if (cookies.length > 0) {
    x.droppedCookies = [...(x.droppedCookies ?? []), ...cookies.map(({ parameter }) => parameter.name)]
    const pairs = cookies.filter(({ value }) => value !== undefined)
      .map(({ parameter, value }) => `${parameter.name}=${encodeText(parameter, checked(operation, parameter, value))}`)
    if (pairs.length > 0) x.addedHeaders = [...(x.addedHeaders ?? []), 'cookie', pairs.join('; ')]
  }
  if ('body' in change) changeBody(x, operation, change.body)
  if (x.parameters !== null) {
    const { path, query, headers, cookies: kept } = x.parameters
    x.parameters = {
      path: { ...path, ...change.path }, query: { ...query, ...change.query },
      headers: { ...headers, ...change.headers }, cookies: { ...kept, ...change.cookies },
    }
  }
}

function changeBody(x: Exchange, operation: Operation, body: unknown): void {
  const media = x.media ?? operation.body?.media.find(({ kind }) => kind === 'json') ?? null
  if (media === null || media.kind !== 'json') throw new TypeError(`hook of ${operation.id}: only a JSON body can be changed`)
  if (media.validate !== null && !media.validate(body)) {
    throw new TypeError(`hook of ${operation.id}: the changed body breaks its schema: ${JSON.stringify(media.validate.errors?.[0]?.schemaPath)}`)
  }
  x.body = Buffer.from(JSON.stringify(body))
  x.value = body
  x.droppedHeaders = [...(x.droppedHeaders ?? []), 'content-encoding', 'content-type']
  x.addedHeaders = [...(x.addedHeaders ?? []), 'content-type', x.media === null || media.type.includes('*') ? 'application/json' : media.type]
}

function declared(operation: Operation, place: Parameter['in'], name: string): Parameter {
  const same = place === 'header'
    ? (parameter: Parameter) => parameter.name.toLowerCase() === name.toLowerCase()
    : (parameter: Parameter) => parameter.name === name
  const parameter = operation.parameters.find((candidate) => candidate.in === place && same(candidate))
  if (parameter === undefined) throw new TypeError(`hook of ${operation.id}: no ${place} parameter ${name} is declared`)
  return parameter
}

function checked(operation: Operation, parameter: Parameter, value: unknown): unknown {
  if (parameter.validate !== null && !parameter.validate(value)) {
    throw new TypeError(`hook of ${operation.id}: the changed ${parameter.in} parameter ${parameter.name} breaks its schema`)
  }
  return value
}
