import { formatPlace } from '../generator/diagnostics.ts'
import type { ApiDocument } from '../generator/load/document.ts'
import type { ApiModel, BackendModel, OperationModel } from '../generator/model/model.ts'
import type { Shape, Text } from '../runtime/contract.ts'
import { conditionText } from '../generator/model/route.ts'
import { variableName } from '../runtime/settings/environment.ts'
import { policyStages } from './explain-policies.ts'

/** One stage of a chain in words; every line with the place that it comes from, '' where it is built in. */
export interface ExplainedStage {
  readonly name: string
  readonly lines: readonly { readonly text: string; readonly at: string }[]
}

export interface ChainOptions {
  readonly api: ApiModel
  readonly operation: OperationModel
  readonly document: ApiDocument
  readonly backends: readonly BackendModel[]
}

/** What a request of an operation runs through, in the order of `runtime/pipeline.ts`, and the policies that are set for it. */
export function chainOf(options: ChainOptions): { readonly at: string; readonly stages: readonly ExplainedStage[]; readonly policies: readonly ExplainedStage[] } {
  const { operation, document } = options
  const at = (pointer: string): string => formatPlace(document.place(pointer))
  const { edge, limits, last } = policyStages(options)
  const stages = [...edge, security(options, at), ...limits, required(operation), parameters(options, at), body(operation, at), ...last, backend(options), responses(operation, at)]
  return {
    at: at(operation.pointer),
    stages: stages.filter((stage) => stage !== null),
    policies: Object.entries(operation.origins).filter(([key]) => key.startsWith('policies.')).map(([key, origin]) => ({
      name: key.slice('policies.'.length),
      lines: [{ text: JSON.stringify(valueAt(operation.policies, key.split('.').slice(1))), at: origin }],
    })),
  }
}

type At = (pointer: string) => string

function security({ operation, document, api }: ChainOptions, at: At): ExplainedStage | null {
  const { anyOf } = operation.security
  if (anyOf.every((alternative) => alternative.length === 0)) return { name: 'public', lines: [{ text: 'no credential is asked for', at: at(operation.pointer) }] }
  const own = nodeAt(document, `${operation.pointer}/security`) !== undefined
  const base = own ? `${operation.pointer}/security` : '/security'
  return {
    name: 'authenticate',
    lines: anyOf.map((alternative, index) => ({
      text: `${index === 0 ? '' : 'or '}${alternative.length === 0 ? 'nothing' : alternative.map(({ scheme, scopes }) =>
        `${scheme}${kindOf(api, scheme)}${scopes.length === 0 ? '' : ` with ${scopes.join(', ')}`}`).join(' and ')}`,
      at: at(`${base}/${index}`),
    })),
  }
}

function required({ require, origins }: OperationModel): ExplainedStage | null {
  if (Object.keys(require).length === 0) return null
  return { name: 'require', lines: Object.entries(require).map(([claim, values]) => ({ text: `${claim} ${values.join(' or ')}`, at: origins[`require.${claim}`] ?? '' })) }
}

function kindOf(api: ApiModel, name: string): string {
  const contract = api.schemes.find((scheme) => scheme.name === name)?.contract
  if (contract === undefined) return ''
  return ` (${contract.type === 'apiKey' ? `${contract.in} ${contract.name}` : contract.type === 'http' ? contract.scheme : contract.type})`
}

function parameters({ operation, document }: ChainOptions, at: At): ExplainedStage | null {
  if (operation.parameters.length === 0 || operation.policies.validation?.request === 'off') return null
  return {
    name: 'parameters',
    lines: operation.parameters.map((parameter) => ({
      text: `${parameter.in} ${parameter.name}${parameter.required ? '' : '?'}: ${shapeText(parameter.shape)}${parameter.content === null ? '' : ` as ${parameter.content}`}`,
      at: at(parameterPointer(document, operation, parameter)),
    })),
  }
}

/** Where a parameter stands: in the operation's own list, else in that of its path item. */
function parameterPointer(document: ApiDocument, operation: OperationModel, parameter: { readonly name: string; readonly in: string }): string {
  const pathItem = operation.pointer.slice(0, operation.pointer.lastIndexOf('/'))
  for (const owner of [operation.pointer, pathItem]) {
    const list = nodeAt(document, `${owner}/parameters`)
    if (!Array.isArray(list)) continue
    const index = list.findIndex((entry: unknown) => {
      const reference = (entry as { readonly $ref?: unknown } | null)?.$ref
      const node = typeof reference === 'string' ? nodeAt(document, reference.slice(1)) : entry
      return isRecord(node) && node['name'] === parameter.name && node['in'] === parameter.in
    })
    if (index !== -1) return `${owner}/parameters/${index}`
  }
  return operation.pointer
}

function body(operation: OperationModel, at: At): ExplainedStage | null {
  if (operation.body === null) return null
  const { required, media } = operation.body
  return {
    name: 'body',
    lines: media.map(({ type, slot }) => ({ text: `${type}${required ? '' : '?'}${slot === null ? '' : `: ${slot}`}`, at: at(`${operation.pointer}/requestBody`) })),
  }
}

function backend({ operation, backends }: ChainOptions): ExplainedStage {
  const { routes, origins } = operation
  const named = routes.map((route) => ({ text: `where ${conditionText(route.when)}: ${route.backend.name}, ${addressOf(route.backend, backends)}`, at: origins['routes'] ?? '' }))
  const own = { text: `${named.length > 0 ? 'else ' : ''}${addressOf(operation.backend, backends)}`, at: backendOrigin(operation, backends) }
  const used = [...new Set([...routes.map((route) => route.backend.name), operation.backend.name])]
  const care = used.flatMap((name) => {
    const known = backends.find((each) => each.name === name)
    return Object.entries(known?.resilience ?? {}).map(([key, value]) => ({ text: `${used.length > 1 ? `${name}: ` : ''}${key} ${settingText(value)}`, at: known!.origin }))
  })
  return { name: operation.backend.name, lines: [...named, own, ...care] }
}

/** A setting as in gateway.yaml, its times in ms. */
function settingText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value).replaceAll('"', '').replaceAll(':', ': ').replaceAll(',', ', ') : String(value)
}

function addressOf(backend: OperationModel['backend'], backends: readonly BackendModel[]): string {
  const known = backends.find(({ name }) => name === backend.name)
  const base = known?.path ?? ''
  // A target with a path of its own replaces that of the document's server.
  const targets = known === undefined || known.targets.length === 0
    ? `$BACKEND_${variableName(backend.name)}${base}`
    : known.targets.map(({ url }) => textOf(url)).map((url) => (/^[a-z]+:\/\/[^/]*\//i.test(url) ? url.replace(/\/+$/, '') : url + base)).join(', ')
  return known?.mock === true ? `the embedded backend, ${base}${backend.path}` : `${targets}${backend.path}`
}

function backendOrigin({ backend: { name }, origins }: OperationModel, backends: readonly BackendModel[]): string {
  return origins['backend'] ?? backends.find((known) => known.name === name)?.origin ?? ''
}

function responses(operation: OperationModel, at: At): ExplainedStage | null {
  if (operation.responses.length === 0 || operation.policies.validation?.response === 'off') return null
  return {
    name: 'response',
    lines: operation.responses.map(({ status, media, headers }) => ({
      text: `${status}: ${[...media.map(({ type, slot }) => `${type}${slot === null ? '' : ` ${slot}`}`), ...headers.map(({ name }) => `header ${name}`)].join(', ') || 'nothing to check'}`,
      at: at(`${operation.pointer}/responses/${status}`),
    })),
  }
}

function shapeText(shape: Shape): string {
  switch (shape.kind) {
    case 'scalar': return shape.types.join(' or ')
    case 'array': return `list of ${shapeText(shape.items)}`
    case 'object': return `object of ${Object.keys(shape.properties).join(', ') || 'anything'}`
    case 'oneOf': return shape.shapes.map(shapeText).join(' or ')
    case 'any': return 'anything'
  }
}

function textOf(text: Text): string {
  if (typeof text === 'string') return text
  if ('env' in text) return `\${${text.env}${text.default === undefined ? '' : `:-${text.default}`}}`
  return text.map(textOf).join('')
}

function nodeAt(document: ApiDocument, pointer: string): unknown {
  let node: unknown = document.document
  for (const token of pointer.split('/').slice(1)) {
    if (typeof node !== 'object' || node === null) return undefined
    node = (node as Readonly<Record<string, unknown>>)[token.replaceAll('~1', '/').replaceAll('~0', '~')]
  }
  return node
}

const isRecord = (node: unknown): node is Readonly<Record<string, unknown>> => typeof node === 'object' && node !== null && !Array.isArray(node)

function valueAt(value: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((node, key) => (typeof node === 'object' && node !== null ? (node as Readonly<Record<string, unknown>>)[key] : undefined), value)
}
