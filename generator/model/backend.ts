import type { JsonObject } from '../load/document.ts'
import { isObject } from '../load/pointer.ts'
import { follow, itemsOf, member, textOf } from './reader.ts'
import type { Node, ObjectNode, Report } from './reader.ts'

/** A Server Object's URL with its variables filled in: `origin` is null where the URL is relative or no web address. */
export interface ServerModel {
  readonly origin: string | null
  /** Without a trailing slash; '' for the root. */
  readonly path: string
  readonly pointer: string
}

/** The first of a `servers` list, variables replaced by their defaults (OpenAPI 3.1, 4.8.5); undefined where there is none. */
export function firstServer(root: JsonObject, servers: Node | undefined, report: Report): ServerModel | undefined {
  const item = itemsOf(servers)[0]
  const node = follow(root, item)
  if (node === undefined) return undefined
  const written = textOf(node, 'url')
  if (written === undefined) return undefined
  const pointer = `${node.pointer}/url`
  const filled = fillVariables(node, written, report)
  if (filled === undefined) return { origin: null, path: '', pointer }
  const url = URL.parse(filled, 'relative://server/')
  if (url === null) {
    report('warning', 'server-invalid', pointer, `the server URL "${written}" cannot be read`, 'https://host/path, or set the backend in gateway.yaml')
    return { origin: null, path: '', pointer }
  }
  const web = url.protocol === 'http:' || url.protocol === 'https:'
  if (!web && url.protocol !== 'relative:') {
    report('warning', 'server-invalid', pointer, `the server URL "${written}" is no http or https address`, 'https://host/path, or set the backend in gateway.yaml')
  }
  if (url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '') {
    report('warning', 'server-part-ignored', pointer, 'a server URL has origin and path only; its query, fragment or credentials are ignored')
  }
  return { origin: web ? url.origin : null, path: web || url.protocol === 'relative:' ? url.pathname.replace(/\/+$/, '') : '', pointer }
}

function fillVariables(node: ObjectNode, written: string, report: Report): string | undefined {
  const variables = member(node, 'variables')
  let complete = true
  const filled = written.replace(/\{([^{}]*)\}/g, (whole, name: string) => {
    const variable = variables && isObject(variables.value) ? member({ value: variables.value, pointer: variables.pointer }, name) : undefined
    const declared = variable && isObject(variable.value) ? { value: variable.value, pointer: variable.pointer } : undefined
    const value = declared && textOf(declared, 'default')
    if (value !== undefined) {
      checkEnum(declared!, name, value, report)
      return value
    }
    complete = false
    report('warning', 'server-variable-unknown', `${node.pointer}/url`, `the server URL names {${name}}, for which \`variables\` has no default`)
    return whole
  })
  return complete ? filled : undefined
}

/** A default that is none of the values that may be (OpenAPI 3.1, 4.8.6 `enum`) is told, and used: it is what the document gives. */
function checkEnum(variable: ObjectNode, name: string, value: string, report: Report): void {
  const allowed = itemsOf(member(variable, 'enum')).map((item) => item.value)
  if (allowed.length === 0 || allowed.includes(value)) return
  report('warning', 'server-variable-default', `${variable.pointer}/default`, `the default of the server variable ${name} is none of its \`enum\``, `one of ${allowed.map(String).join(', ')}`)
}

/** True where a target's URL has a path of its own, be it `/`. */
export function hasPath(url: string): boolean {
  return /^[a-z]+:\/\/[^/]*\//i.test(url)
}
