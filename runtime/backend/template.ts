import type { Exchange } from '../exchange.ts'
import { onceIn } from '../once-in.ts'
import { canonicalLiteral } from '../target.ts'

/** What the backend's path is made of. */
export interface PathUse {
  /** The backend's template, and the operation's own, without the mount. */
  readonly template: string
  readonly own: string
  readonly mount: string
  /** The names of the operation's path parameters, in the order in which the router captures them. */
  readonly captures: readonly string[]
  /** Whether a hook may have put another text in a parameter's place. */
  readonly edited: boolean
}

/**
 * Compiles the path that a backend is sent for an exchange, without the target's own. Where it is the client's, nothing is joined, and
 * the function is one for all operations of a mount.
 */
export function compilePath({ template, own, mount, captures, edited }: PathUse): (x: Exchange) => string {
  const literals = (mount + template).split(/\{[^{}]*\}/)
  if (!edited && template === own && literals.every((text) => canonicalLiteral(text) === text)) {
    return onceIn(clientsPaths, mount, () => (mount === '' ? (x) => x.path : (x) => x.path.slice(mount.length)))
  }
  const path = compileTemplate(template, captures)
  return (x) => path(x.captures)
}

/** By the mount. */
const clientsPaths = new Map<string, (x: Exchange) => string>()

/**
 * Compiles the backend's path template into a function of the captured texts, which are used raw, as the client's path
 * had them. `captures` names the operation's path parameters in the order in which the router captures them.
 */
export function compileTemplate(template: string, captures: readonly string[]): (texts: readonly string[]) => string {
  const pieces = template.split(/\{([^{}]*)\}/)
  const literals = pieces.filter((_, index) => index % 2 === 0)
  const order = pieces.filter((_, index) => index % 2 === 1).map((name) => captures.indexOf(name))
  const unknown = order.indexOf(-1)
  if (unknown !== -1) throw new TypeError(`backend path ${template}: {${pieces[unknown * 2 + 1]}} is no parameter of the operation`)
  const first = literals[0]!
  if (order.length === 0) return () => first
  return (texts) => {
    let path = first
    for (let i = 0; i < order.length; i++) path += texts[order[i]!]! + literals[i + 1]!
    return path
  }
}
