import type { ApiModel, OperationModel, ResponseModel, SchemeModel } from '../model/model.ts'
import { NameTable, identOf } from '../model/naming.ts'
import { verifierTexts } from '../model/settings.ts'
import type { Security } from '../../runtime/contract.ts'
import type { Literal } from './literal.ts'
import type { Expression } from './expression.ts'
import { array, call, literal, object, reference } from './expression.ts'
import type { PartPrinter } from './parts.ts'
import { printMedia, printParameter } from './parts.ts'
import { stagesOf } from './stages.ts'
import { template } from './template.ts'
import { textExpression } from './text.ts'

interface Fields {
  readonly file: string
  readonly imports: readonly { readonly names: readonly string[]; readonly from: string }[]
  readonly types: readonly { readonly names: readonly string[]; readonly from: string }[]
  readonly namespaces: readonly { readonly name: string; readonly from: string }[]
  readonly schemes: readonly Binding[]
  readonly backends: readonly Binding[]
  readonly operations: readonly Binding[]
  readonly all: Expression
  readonly column: number
}

interface Binding { readonly name: string; readonly value: Expression; readonly comment: string; readonly column: number }

const render = template<Fields>('operations')

/** `operations.gen.ts`: one typed literal per operation. `validators` names the function that each schema's slot got, `declared` that which tells what it declares. */
export function emitOperations(api: ApiModel, validators: ReadonlyMap<string, string>, declared: ReadonlyMap<string, string> = new Map()): string {
  const used = new Set<string>(['operation'])
  const use = (name: string): string => {
    used.add(name)
    return name
  }
  let validates = false
  let reads = false
  const printer: PartPrinter = {
    use,
    validator: (slot) => {
      const name = validators.get(slot)
      if (name === undefined) throw new Error(`no validator was made for ${slot}`)
      validates = true
      return name
    },
    declared: (slot) => declared.get(slot),
    shapes: () => {
      reads = true
      return 'xmlShapes'
    },
  }
  const schemes = new Map(api.schemes.map((scheme) => [scheme.name, scheme]))
  const backends = backendNames(api)
  const operations = api.operations.map((operation): Binding => ({
    name: operation.ident,
    value: call('operation', printOperation(printer, operation, schemes, backends)),
    comment: commentOf(operation),
    column: `export const ${operation.ident}: Operation = `.length,
  }))
  const all = object(api.operations.map(({ id, ident }) => [id, reference(ident)] as const))
  const schemeBindings = api.schemes.map((scheme): Binding => printScheme(scheme, use))
  const backendBindings = [...backends].map(([name, ident]): Binding => ({
    name: ident, value: call(use('backend'), literal(name)), comment: '', column: `const ${ident} = `.length,
  }))
  if (api.operations.length === 0) used.delete('operation')
  const names = [...used].sort()
  return render({
    file: api.file,
    imports: [...(names.length === 0 ? [] : [{ names, from: 'gatewright' }]), ...(reads ? [{ names: ['xmlShapes'], from: './xml.gen.ts' }] : [])],
    types: api.operations.length === 0 ? [] : [{ names: ['Operation'], from: 'gatewright' }],
    namespaces: validates ? [{ name: 'validate', from: './validators/index.js' }] : [],
    schemes: schemeBindings,
    backends: backendBindings,
    operations,
    all,
    column: 'export const operations = '.length,
  })
}

/** Names in code of the backends that an API's operations go to, free of the names of operations and schemes. */
function backendNames(api: ApiModel): ReadonlyMap<string, string> {
  const names = new NameTable([...api.operations, ...api.schemes].map(({ ident }) => ident).concat(runtimeNames))
  return new Map([...new Set(api.operations.flatMap(({ backend, routes }) => [backend.name, ...routes.map((route) => route.backend.name)]))].map((name) => [name, names.take(identOf(name, 'backend'), 'Backend')]))
}

function printScheme(scheme: SchemeModel, use: (name: string) => string): Binding {
  const { name, contract, verifier } = scheme
  const settings = verifier === null ? [] : [object(Object.entries(verifier).map(([key, value]) =>
    [key, textKeys.has(key) ? textExpression(value, use) : literal(value as Literal)] as const))]
  return {
    name: scheme.ident,
    value: call(use('scheme'), literal(name), literal(contract as unknown as Literal), ...settings),
    comment: `The security scheme ${name}; called with scopes, it is a requirement.`,
    column: `export const ${scheme.ident} = `.length,
  }
}

const textKeys: ReadonlySet<string> = new Set(verifierTexts)

function printOperation(
  printer: PartPrinter, operation: OperationModel, schemes: ReadonlyMap<string, SchemeModel>, backends: ReadonlyMap<string, string>,
): Expression {
  const { body, responses, parameters, policies, backend } = operation
  const members: (readonly [string, Expression])[] = [
    ['id', literal(operation.id)],
    ['method', literal(operation.method)],
    ['path', literal(operation.path)],
    ['at', literal(operation.at)],
    ['security', printSecurity(printer, operation.security, schemes)],
  ]
  if (parameters.length > 0) members.push(['parameters', array(parameters.map((parameter) => printParameter(printer, parameter)))])
  if (body !== null) members.push(['body', call(printer.use(body.required ? 'required' : 'optional'), ...body.media.map((media) => printMedia(printer, media)))])
  members.push(['responses', object(responses.map((response) => [response.status, printResponse(printer, response)] as const))])
  members.push(['backend', call(backends.get(backend.name)!, literal(backend.path))])
  if (operation.routes.length > 0) {
    members.push(['routes', array(operation.routes.map((route) => object([
      ['when', literal(route.when as Literal)], ['backend', call(backends.get(route.backend.name)!, literal(route.backend.path))],
    ])))])
  }
  if (Object.keys(operation.require).length > 0) members.push(['require', literal(operation.require as Literal)])
  if (Object.keys(policies).length > 0) members.push(['policies', literal(policies as Literal)])
  return object(members, { open: true })
}

function printSecurity(printer: PartPrinter, security: Security, schemes: ReadonlyMap<string, SchemeModel>): Expression {
  if (security.anyOf.every((alternative) => alternative.length === 0)) return call(printer.use('publicAccess'))
  return call(printer.use('anyOf'), ...security.anyOf.map((alternative) => array(alternative.map(({ scheme, scopes }) =>
    call(schemes.get(scheme)!.ident, ...scopes.map((scope) => literal(scope)))))))
}

function printResponse(printer: PartPrinter, response: ResponseModel): Expression {
  const headers = response.headers.length === 0 ? [] : [array(response.headers.map((header) => printParameter(printer, header)))]
  if (response.media.length === 0) return call(printer.use('empty'), ...headers)
  return call(printer.use('answer'), array(response.media.map((media) => printMedia(printer, media))), ...headers)
}

function commentOf(operation: OperationModel): string {
  const summary = operation.summary.trim()
  const chain = `${operation.method} ${operation.path}: ${stagesOf(operation).join(' > ')}.`
  return summary === '' ? chain : `${chain} ${/[.!?]$/.test(summary) ? summary : `${summary}.`}`
}

const runtimeNames = [
  'Operation', 'answer', 'any', 'anyOf', 'array', 'backend', 'binary', 'boolean', 'cookieParameter', 'empty', 'env', 'eventStream', 'field', 'form',
  'headerParameter', 'integer', 'json', 'jsonLines', 'multipart', 'number', 'object', 'oneOf', 'operation', 'operations', 'optional',
  'part', 'parts', 'pathParameter', 'publicAccess', 'queryParameter', 'querystringParameter', 'required', 'scalar', 'scheme', 'string', 'stripping', 'text', 'validate', 'xml', 'xmlShapes',
]
