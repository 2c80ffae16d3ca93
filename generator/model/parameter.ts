import type { ParameterIn, Shape } from '../../runtime/contract.ts'
import type { JsonObject } from '../load/document.ts'
import { childOf } from '../load/pointer.ts'
import { buildMedia } from './media.ts'
import type { ParameterModel } from './model.ts'
import { pascalOf } from './naming.ts'
import { follow, itemsOf, member, membersOf, textOf } from './reader.ts'
import type { Node, ObjectNode, Report } from './reader.ts'
import { allowsAllText, type SlotTable } from './schema.ts'
import { shapeOf } from './shape.ts'
import { checkStyleUse, defaultStyleOf, styleOf } from './style.ts'
import { parseTemplate } from './template-path.ts'
import type { XmlTable } from './xml/xml-table.ts'

/** What a builder of one operation's parts works with. */
export interface PartContext {
  readonly root: JsonObject
  readonly report: Report
  readonly slots: SlotTable
  /** Null where no body is read. */
  readonly xml: XmlTable | null
  /** The operation's name in upper camel case, which names of schemas begin with. */
  readonly prefix: string
  readonly group: string
}

const locations: ReadonlySet<string> = new Set(['path', 'query', 'querystring', 'header', 'cookie'])
/** Parameters of these names are described elsewhere in a document, and are ignored here (OpenAPI 3.1, 4.8.12.1). */
const ignoredHeaders: ReadonlySet<string> = new Set(['accept', 'content-type', 'authorization'])

/** The parameters of an operation: its own over those of its path item, by location and name (OpenAPI 3.1, 4.8.10). */
export function buildParameters(context: PartContext, pathItem: ObjectNode, operation: ObjectNode): readonly ParameterModel[] {
  const merged = new Map<string, ObjectNode>()
  for (const owner of [pathItem, operation]) {
    const seen = new Set<string>()
    for (const item of itemsOf(member(owner, 'parameters'))) {
      const node = follow(context.root, item)
      const name = node && textOf(node, 'name')
      const place = node && textOf(node, 'in')
      if (node === undefined || name === undefined || place === undefined) continue
      const key = `${place} ${place === 'header' ? name.toLowerCase() : name}`
      if (seen.has(key)) {
        context.report('error', 'parameter-duplicate', item.pointer, `the ${place} parameter "${name}" stands twice in one list`, 'remove one of the two')
        continue
      }
      seen.add(key)
      merged.set(key, node)
    }
  }
  return [...merged.values()].flatMap((node) => buildParameter(context, node) ?? [])
}

/**
 * Path parameters as the template has them: one that is declared but not in the template is dropped, since no request can have it,
 * and one that is in the template but not declared is any text. Both are reported by the checks.
 */
export function fitPathParameters(parameters: readonly ParameterModel[], path: string): readonly ParameterModel[] {
  const template = parseTemplate(path)
  if ('fault' in template) return parameters
  const declared = new Set(parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name))
  const missing = template.parameters.filter((name) => !declared.has(name)).map((name): ParameterModel => ({
    name, in: 'path', required: true, style: 'simple', explode: false, allowReserved: false, allowEmptyValue: false,
    content: null, shape: { kind: 'scalar', types: ['string'] }, slot: null,
  }))
  return [...missing, ...parameters.filter((parameter) => parameter.in !== 'path' || template.parameters.includes(parameter.name))]
}

function buildParameter(context: PartContext, node: ObjectNode): ParameterModel | undefined {
  const name = textOf(node, 'name')!
  const place = textOf(node, 'in')!
  if (!locations.has(place)) {
    context.report('error', 'parameter-location-unsupported', node.pointer, `parameters in "${place}" are not supported`,
      'in: path, query, querystring, header or cookie')
    return undefined
  }
  if (place === 'header' && ignoredHeaders.has(name.toLowerCase())) {
    context.report('info', 'header-parameter-ignored', node.pointer,
      `the header parameter "${name}" is ignored, as OpenAPI demands: ${ignoredReason[name.toLowerCase()]}`)
    return undefined
  }
  if (place === 'querystring') return buildQuerystring(context, node, name)
  return buildInput(context, node, { name, place: place as ParameterIn, slot: `${context.prefix}${pascalOf(name)}`, direction: 'request' })
}

/** The query as one value (OpenAPI 3.2, 4.12.1 `in`): what it holds is read like a body of its media type. */
function buildQuerystring(context: PartContext, node: ObjectNode, name: string): ParameterModel | undefined {
  const content = member(node, 'content')
  const [media] = buildMedia(context, content, { direction: 'request', name: `${context.prefix}${pascalOf(name)}`, blocks: false })
  if (media === undefined || !wholeKinds.has(media.kind)) {
    context.report('error', 'parameter-content-unsupported', content?.pointer ?? node.pointer, `a query cannot be read as ${media?.type ?? 'no media type'}`,
      'application/x-www-form-urlencoded, application/json or text/plain')
    return undefined
  }
  return {
    name, in: 'querystring', required: childOf(node.value, 'required') === true, ...defaultStyleOf('querystring'),
    allowReserved: false, allowEmptyValue: false, content: media.type, shape: { kind: 'any' }, slot: media.slot, media,
  }
}

const wholeKinds: ReadonlySet<string> = new Set(['form', 'json', 'text'])

const ignoredReason: Readonly<Record<string, string>> = {
  'accept': 'the media types of the responses say it',
  'content-type': 'the media types of the request body say it',
  'authorization': 'the security schemes say it',
}

/** The headers that a response declares, as parameters in style `simple`; `Content-Type` is ignored (OpenAPI 3.1, 4.8.17.1). */
export function buildHeaders(context: PartContext, headers: Node | undefined, prefix: string): readonly ParameterModel[] {
  return membersOf(headers).flatMap(([name, item]) => {
    const node = follow(context.root, item)
    if (node === undefined) return []
    if (name.toLowerCase() === 'content-type') {
      context.report('info', 'header-parameter-ignored', item.pointer, `the header "${name}" is ignored, as OpenAPI demands: the media types say it`)
      return []
    }
    return buildInput(context, node, { name, place: 'header', slot: `${prefix}${pascalOf(name)}`, direction: 'response' }) ?? []
  })
}

interface Input {
  readonly name: string
  readonly place: ParameterIn
  readonly slot: string
  readonly direction: 'request' | 'response'
}

function buildInput(context: PartContext, node: ObjectNode, input: Input): ParameterModel | undefined {
  const { root, report, slots, group } = context
  const { name, place, direction } = input
  if (unsafeName.test(name) || (place === 'header' && !headerName.test(name))) {
    report('error', 'parameter-name-unsafe', node.pointer, `"${name}" cannot be the name of a ${place === 'header' ? 'header' : `${place} parameter`}`,
      place === 'header' ? 'letters, digits and !#$%&\'*+-.^_`|~ (RFC 9110, 5.1)' : 'remove control characters, and separators where it is a cookie')
    return undefined
  }
  const content = membersOf(member(node, 'content'))[0]
  const media = content && follow(root, content[1])
  const schema = media === undefined ? member(node, 'schema') : member(media, 'schema')
  const style = media === undefined ? styleOf(node, place, report) : defaultStyleOf(place)
  if (style === undefined) return undefined
  const shape: Shape = media === undefined ? shapeOf(root, schema?.value) : { kind: 'any' }
  checkStyleUse(style, shape, node.pointer, report)
  return {
    name,
    in: place,
    required: place === 'path' || childOf(node.value, 'required') === true,
    ...style,
    allowReserved: childOf(node.value, 'allowReserved') === true,
    allowEmptyValue: place === 'query' && childOf(node.value, 'allowEmptyValue') === true,
    content: media === undefined ? null : content![0].toLowerCase(),
    shape,
    // What is read as text and may be any text fits: there is nothing to check.
    slot: shape.kind === 'scalar' && shape.types.join() === 'string' && allowsAllText(root, schema?.value) ? null : slots.add({ name: input.slot, schema, direction, group }),
  }
}

/** Names with control characters could break a header or a log line in two. */
const unsafeName = /[\u0000-\u001f\u007f\u2028\u2029]/
const headerName = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
