type Node = Record<string, unknown>

const isNode = (value: unknown): value is Node => value !== null && typeof value === 'object' && !Array.isArray(value)
const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']
/** Characters that path-to-regexp 8 gives a meaning of its own, and throws on at each request. */
const reserved = /[()[\]+!?*:\\]/

/** What express-openapi-validator can be given of a document, and which templates it cannot serve, with the reason. */
export interface AdaptedDocument {
  readonly document: Node
  readonly unservable: ReadonlyMap<string, string>
}

/**
 * A copy of the published document that express-openapi-validator 5.6 reads as it was meant: one server (the mount), path
 * parameters renamed to identifiers, `explode` written out, `requestBody.required` written out, `nullable` without `type`
 * dropped, no security (the gateway's own verifiers do it).
 */
export function adaptDocument(published: Node, mount: string): AdaptedDocument {
  const document = structuredClone(published)
  const unservable = new Map<string, string>()
  document['servers'] = [{ url: mount === '' ? '/' : mount }]
  delete document['security']
  const components = isNode(document['components']) ? document['components'] : {}
  delete components['securitySchemes']
  for (const parameter of Object.values(isNode(components['parameters']) ? components['parameters'] : {})) adaptParameter(parameter, new Map())
  for (const body of Object.values(isNode(components['requestBodies']) ? components['requestBodies'] : {})) if (isNode(body)) body['required'] ??= false
  const paths: Node = {}
  for (const [template, item] of Object.entries(isNode(document['paths']) ? document['paths'] : {})) {
    const literal = template.replaceAll(/\{[^{}]*\}/g, '')
    if (reserved.test(literal)) unservable.set(template, `path-to-regexp gives ${JSON.stringify(reserved.exec(literal)![0])} a meaning of its own`)
    else if (template.includes('}{')) unservable.set(template, 'two parameters without anything between them')
    else if (isNode(item)) {
      const names = new Map<string, string>()
      for (const [, name] of template.matchAll(/\{([^{}]*)\}/g)) names.set(name!, `p${names.size}`)
      paths[renamedTemplate(template)] = adaptItem(item, names, components)
    }
  }
  document['paths'] = paths
  delete document['webhooks']
  dropBareNullable(document)
  return { document, unservable }
}

/** The template that the validator knows an operation by. */
export function renamedTemplate(template: string): string {
  let count = 0
  return template.replaceAll(/\{[^{}]*\}/g, () => `{p${count++}}`)
}

function adaptItem(item: Node, names: ReadonlyMap<string, string>, components: Node): Node {
  const inline = (parameters: unknown): unknown => (Array.isArray(parameters) ? parameters.map((parameter) => inlined(parameter, names, components)) : parameters)
  const adapted: Node = { ...item }
  delete adapted['servers']
  if (item['parameters'] !== undefined) adapted['parameters'] = inline(item['parameters'])
  for (const method of methods) {
    const operation = item[method]
    if (!isNode(operation)) continue
    const copy: Node = { ...operation }
    delete copy['security']
    delete copy['servers']
    delete copy['callbacks']
    if (copy['parameters'] !== undefined) copy['parameters'] = inline(copy['parameters'])
    const body = copy['requestBody']
    if (isNode(body) && body['$ref'] === undefined) body['required'] ??= false
    adapted[method] = copy
  }
  return adapted
}

function inlined(parameter: unknown, names: ReadonlyMap<string, string>, components: Node): unknown {
  const reference = isNode(parameter) && typeof parameter['$ref'] === 'string' ? parameter['$ref'].match(/^#\/components\/parameters\/(.+)$/)?.[1] : undefined
  const shared = isNode(components['parameters']) ? components['parameters'] : {}
  const found = reference === undefined ? parameter : structuredClone(shared[decodeURIComponent(reference).replaceAll('~1', '/').replaceAll('~0', '~')])
  adaptParameter(found, names)
  return found
}

/** The validator takes `explode` for true in every style, and needs `style` written out for headers and cookies that are arrays. */
function adaptParameter(parameter: unknown, names: ReadonlyMap<string, string>): void {
  if (!isNode(parameter)) return
  if (parameter['in'] === 'path') parameter['name'] = names.get(String(parameter['name'])) ?? parameter['name']
  if (parameter['content'] !== undefined) return
  parameter['style'] ??= parameter['in'] === 'path' || parameter['in'] === 'header' ? 'simple' : 'form'
  parameter['explode'] ??= parameter['style'] === 'form'
  if (parameter['in'] === 'query') parameter['allowReserved'] = true
}

function dropBareNullable(node: unknown): void {
  if (Array.isArray(node)) node.forEach(dropBareNullable)
  else if (isNode(node)) {
    if (node['nullable'] === true && node['type'] === undefined) delete node['nullable']
    Object.values(node).forEach(dropBareNullable)
  }
}
