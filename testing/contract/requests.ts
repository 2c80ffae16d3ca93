import type { Json, JsonObject } from '../../generator/load/document.ts'
import { childOf } from '../../generator/load/pointer.ts'
import { createJudge } from '../sample/judge.ts'
import type { SampleParameter } from '../sample/operations.ts'
import { writeParameter } from '../sample/parameter.ts'
import { fillTemplate } from '../sample/path.ts'
import { sampleParameter, sampleRequests } from '../sample/request.ts'
import type { RequestValues, SampledRequest } from '../sample/request.ts'
import { createSampler } from '../sample/sample.ts'
import type { Sampler } from '../sample/sample.ts'
import type { ContractOperation } from './operations.ts'
import type { RouteTable } from './routes.ts'
import { nothing } from './carried.ts'
import type { WireRequest } from './wire.ts'

/** A request that an operation must accept, and the values that it was written from. */
export interface ValidRequest {
  readonly label: string
  readonly request: WireRequest
  readonly values: RequestValues
}

/** Makes requests of one document's operations. */
export interface RequestMaker {
  readonly sampler: Sampler
  /** The smallest request, the fullest, and one for each further media type; or why one could not be made. */
  valid(operation: ContractOperation, routes: RouteTable<ContractOperation>): readonly (ValidRequest | { readonly label: string; readonly unsupported: string })[]
  /** A path that leads to the operation, mount included, or why there is none. */
  path(operation: ContractOperation, routes: RouteTable<ContractOperation>): { readonly path: string } | { readonly unsupported: string }
}

/** How many values of path parameters are tried before a template is given up as shadowed by others. */
const pathVariants = 6

/** Makes the request maker of one document; nothing is sampled yet. */
export function createRequestMaker(document: JsonObject): RequestMaker {
  const sampler = createSampler(document, { direction: 'request', judge: createJudge(document, 'request') })
  const pathOf = (operation: ContractOperation, routes: RouteTable<ContractOperation>): { readonly path: string; readonly values: JsonObject } | { readonly unsupported: string } => {
    let reason = 'no value of its path parameters was found'
    for (let variant = 0; variant < pathVariants; variant++) {
      const texts = new Map<string, string>()
      const values: Record<string, Json> = {}
      for (const parameter of operation.parameters.filter((one) => one.in === 'path')) {
        const sampled = sampleParameter(parameter, sampler, 'minimal', variant)
        if ('unsupported' in sampled) {
          if (variant === 0) return { unsupported: `path parameter ${JSON.stringify(parameter.name)}: ${sampled.unsupported}` }
          return { unsupported: reason }
        }
        texts.set(parameter.name, sampled.text)
        values[parameter.name] = sampled.value
      }
      const path = operation.mount + fillTemplate(operation.path, texts)
      const found = routes.find(path)
      if (found?.methods.get(operation.method) === operation) return { path, values }
      reason = found === undefined ? `${path} leads nowhere` : `${path} belongs to ${found.template}`
      if (texts.size === 0) break
    }
    return { unsupported: reason }
  }
  const made = new WeakMap<ContractOperation, ReturnType<RequestMaker['valid']>>()
  return {
    sampler,
    path: pathOf,
    valid(operation, routes) {
      const before = made.get(operation)
      if (before !== undefined) return before
      const path = pathOf(operation, routes)
      const known = new Set<string>()
      const requests = sampleRequests(operation, sampler).flatMap((sampled): readonly (ValidRequest | { label: string; unsupported: string })[] => {
        if ('unsupported' in sampled) return [sampled]
        const own = operation.mount + sampled.path
        // The author's own values stay, unless another template takes them.
        const leads = routes.find(own)?.methods.get(operation.method) === operation
        if (!leads && 'unsupported' in path) return [{ label: sampled.label, unsupported: path.unsupported }]
        const request = toWire(sampled, leads || 'unsupported' in path ? own : path.path)
        const values = leads || 'unsupported' in path ? sampled.values : { ...sampled.values, path: path.values }
        const key = JSON.stringify([request.path, request.query, request.headers, request.cookies, request.body === null ? null : Buffer.from(request.body).toString('base64')])
        if (known.has(key)) return []
        known.add(key)
        return [{ label: sampled.label, request, values }]
      })
      made.set(operation, requests)
      return requests
    },
  }
}

function toWire(sampled: SampledRequest, path: string): WireRequest {
  return {
    method: sampled.method,
    path,
    query: sampled.query === '' ? [] : sampled.query.split('&'),
    headers: sampled.contentType === null ? sampled.headers : [...sampled.headers, ['content-type', sampled.contentType]],
    cookies: sampled.cookies,
    body: sampled.body,
    credentials: nothing,
  }
}

/** A change to one parameter: `text` null leaves it out. A path's text replaces `{name}`; the others are as `writeParameter` gives them. */
export interface ParameterChange { readonly parameter: SampleParameter; readonly text: string | null }

/** A valid request with one parameter changed, everything else as it was. */
export function withParameter(operation: ContractOperation, base: ValidRequest, change: ParameterChange): WireRequest {
  const textOf = (parameter: SampleParameter): string | null => {
    if (parameter.in === change.parameter.in && parameter.name === change.parameter.name) return change.text
    const value = childOf(valuesOf(base.values, parameter), parameter.name)
    return value === undefined ? null : writeParameter(parameter, value)
  }
  const texts = (place: SampleParameter['in']): readonly (readonly [string, string])[] => operation.parameters.flatMap((parameter) => {
    const text = parameter.in === place ? textOf(parameter) : null
    return text === null ? [] : [[parameter.name, text] as const]
  })
  const type = base.request.headers.filter(([name]) => name === 'content-type')
  return {
    ...base.request,
    path: operation.mount + fillTemplate(operation.path, new Map(texts('path'))),
    query: [...texts('query'), ...texts('querystring')].flatMap(([, text]) => text.split('&')).filter((piece) => piece !== ''),
    headers: [...texts('header'), ...type],
    cookies: texts('cookie').flatMap(([, text]) => text.split('; ')).filter((piece) => piece !== ''),
  }
}

/** The value that a valid request has for a parameter. */
export function valueOf(base: ValidRequest, parameter: SampleParameter): Json | undefined {
  return childOf(valuesOf(base.values, parameter), parameter.name)
}

function valuesOf(values: RequestValues, parameter: SampleParameter): JsonObject {
  return values[parameter.in]
}
