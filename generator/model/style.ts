import type { ParameterIn, ParameterStyle, Shape } from '../../runtime/contract.ts'
import { childOf } from '../load/pointer.ts'
import { textOf } from './reader.ts'
import type { ObjectNode, Report } from './reader.ts'

/** How a parameter is laid out (OpenAPI 3.2, "Style Values"). */
export interface Style { readonly style: ParameterStyle; readonly explode: boolean }

/** The styles of each location, its default first. */
const stylesOf: Readonly<Record<ParameterIn, readonly ParameterStyle[]>> = {
  path: ['simple', 'label', 'matrix'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
  querystring: ['form'],
  header: ['simple'],
  cookie: ['form', 'cookie'],
}

/** The style of a parameter that has no media type, or undefined where it names one that its location does not have, which is reported. */
export function styleOf(node: ObjectNode, place: ParameterIn, report: Report): Style | undefined {
  const written = textOf(node, 'style') ?? defaultStyleOf(place).style
  const style = stylesOf[place].find((known) => known === written)
  if (style === undefined) {
    report('error', 'style-unknown', `${node.pointer}/style`, `"${written}" is no style of a ${place} parameter`, `style: ${oneOf(stylesOf[place])}`)
    return undefined
  }
  return { style, explode: explodeOf(node, style) }
}

/** What a parameter has that does not name a style. */
export function defaultStyleOf(place: ParameterIn): Style {
  const style = stylesOf[place][0]!
  return { style, explode: explodesByDefault(style) }
}

/** The style of a field of a form: those of the query, where `form` is the default (OpenAPI 3.1, 4.8.15.1). */
export function fieldStyleOf(node: ObjectNode | undefined, report: Report): Style {
  return (node === undefined ? undefined : styleOf(node, 'query', report)) ?? defaultStyleOf('query')
}

function explodeOf(node: ObjectNode, style: ParameterStyle): boolean {
  const written = childOf(node.value, 'explode')
  return typeof written === 'boolean' ? written : explodesByDefault(style)
}

function explodesByDefault(style: ParameterStyle): boolean {
  return style === 'form' || style === 'cookie'
}

function oneOf(styles: readonly string[]): string {
  return styles.length === 1 ? styles[0]! : `${styles.slice(0, -1).join(', ')} or ${styles.at(-1)}`
}

/**
 * Reports what the table "Style Examples" calls undefined (n/a). Such a parameter is read as everybody reads it: delimited lists that
 * are exploded, and single values, as `form` writes them; lists in `deepObject` as `name[]=` or `name[0]=`.
 */
export function checkStyleUse({ style, explode }: Style, shape: Shape, pointer: string, report: Report): void {
  const delimited = style === 'spaceDelimited' || style === 'pipeDelimited'
  const kinds = new Set(shape.kind === 'oneOf' ? shape.shapes.map(({ kind }) => kind) : [shape.kind])
  const only = (kind: Shape['kind']): boolean => kinds.size === 1 && kinds.has(kind)
  const undefinedUse = delimited && explode ? `${style} with explode`
    : (delimited || style === 'deepObject') && only('scalar') ? `${style} for a single value`
      : style === 'deepObject' && only('array') ? 'deepObject for a list' : undefined
  if (undefinedUse === undefined) return
  report('info', 'style-undefined', pointer, `OpenAPI does not say what ${undefinedUse} looks like; it is read as ${style === 'deepObject' && only('array') ? '`name[]=` or `name[0]=`' : '`form` writes it'}`)
}
