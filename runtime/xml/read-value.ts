import type { ScalarType } from '../contract.ts'
import { Malformed, repeated, setOwn } from '../decode/malformed.ts'
import { scalarReader } from '../decode/scalar.ts'
import type { XmlElement, XmlText } from './parse-xml.ts'
import { readObject } from './read-object.ts'
import { indexOf, namesake, type ArrayShape, type Place, type Shape } from './shapes.ts'

/** Of an element that is null (XML Schema 1.1, 2.7.2); OpenAPI 3.2, 4.27.3. */
export const instanceNamespace = 'http://www.w3.org/2001/XMLSchema-instance'

/** The member that holds text for which nothing is declared; no element can have this name. */
export const textMember = '#text'

/**
 * The root as the value that its schema describes; a Malformed where it cannot be one. Where text or an element may be read in two ways
 * the first is the more special one, `second` the other.
 */
export function readRoot(root: Place, element: XmlElement, second: boolean): unknown {
  if (root.name !== null && (element.local !== root.name || !namesake(root.namespace, element.uri, false))) {
    return new Malformed('root', `must be the element ${root.name}${root.namespace === undefined ? '' : ' in its namespace'}`)
  }
  return readElement(root.shape, element, second)
}

/** An element's content. */
export function readElement(shape: Shape, element: XmlElement, second: boolean): unknown {
  const { attributes } = element
  let nil = false
  for (const { local, uri, value } of attributes) if (uri === instanceNamespace && local === 'nil') nil = value === 'true' || value === '1'
  if (nil) return attributes.some((attribute) => !isNil(attribute)) || element.children.some((child) => !isBlank(child)) ? nilWithContent : null
  if (shape.any) return readAnything(element, second)
  const { object, array, types } = shape
  if (array !== null) return readList(array, element, second)
  if (object === null) return hasStructure(element) ? notText : readWhole(element, types, second)
  if (hasStructure(element)) return readObject(object, element, second)
  // Text, or an object that has none or only text; an empty element is an empty object, unless it may be the empty text (OpenAPI 3.2, 4.27.6).
  const blank = element.children.every(isBlank)
  // Text alone, for which the object has no place, is a text: the schema says that it must be an object.
  if (!blank && indexOf(object).text === null) return readWhole(element, types, second)
  return types.length === 0 || second === (blank ? types.includes('string') : true) ? readObject(object, element, second) : readWhole(element, types, second)
}

const nilWithContent = new Malformed('content', 'is nil and has content')
const notText = new Malformed('content', 'must hold text only')

function readWhole(element: XmlElement, types: readonly ScalarType[], second: boolean): unknown {
  const text = textOf(element)
  if (element.interrupted && text !== '') return interruptedText
  return readText(types, text, second)
}

/** Some readers take what stands before a comment for the whole text. */
export const interruptedText = new Malformed('content', 'must not have comments or processing instructions beside its text')

/** Text as one of the types; all but strings without the white space around. The empty text is null where it can be no string. */
export function readText(types: readonly ScalarType[], text: string, second: boolean): unknown {
  const trimmed = trim(text)
  const asString = types.length === 0 || types.includes('string')
  if (!(second && asString)) {
    const value = special(types)(trimmed)
    if (typeof value !== 'string') return value
  }
  if (trimmed === '' && types.includes('null') && (!asString || second)) return null
  return asString ? text : trimmed
}

const readers = new Map<string, (text: string) => unknown>()

/** Reads what is no string: null by text alone is none in XML. */
function special(types: readonly ScalarType[]): (text: string) => unknown {
  const key = types.join()
  let reader = readers.get(key)
  if (reader === undefined) {
    const others = types.filter((type) => type !== 'string' && type !== 'null')
    reader = others.length === 0 ? (text) => text : scalarReader(others)
    readers.set(key, reader)
  }
  return reader
}

/** A list within an element of its own. */
function readList({ prefix, items }: ArrayShape, element: XmlElement, second: boolean): unknown {
  const stray = element.attributes.find(({ uri }) => uri !== instanceNamespace)
  if (stray !== undefined) return notDeclared.under(stray.name)
  const nodes = joinText(element)
  const list: unknown[] = []
  let at = 0
  for (;;) {
    const index = list.length
    const place = index < prefix.length ? prefix[index]! : items
    const node = nodes[at]
    if (place.node === 'text' || place.node === 'cdata') {
      if (node === undefined) break
      const text = 'text' in node ? (at++, node.text) : ''
      if (element.interrupted && text !== '') return interruptedText
      list.push(readText(place.shape.types, text, second))
      continue
    }
    if (node === undefined) break
    at++
    if ('text' in node) {
      if (trim(node.text) !== '') return new Malformed('content', 'must hold elements only').under(String(index))
      continue
    }
    if (place.name !== null && (node.local !== place.name || !namesake(place.namespace, node.uri, false))) return notDeclared.under(String(index))
    const value = readElement(place.shape, node, second)
    if (value instanceof Malformed) return value.under(String(index))
    list.push(value)
  }
  return list
}

export const notDeclared = new Malformed('undeclared', 'is not declared')

/** A list whose items stand in the element of its parent. */
export function readItems({ prefix, items }: ArrayShape, elements: readonly XmlElement[], second: boolean): unknown {
  const list: unknown[] = []
  for (const element of elements) {
    const index = list.length
    const place = index < prefix.length ? prefix[index]! : items
    if (place.name !== null && (element.local !== place.name || !namesake(place.namespace, element.uri, false))) return notDeclared.under(String(index))
    const value = readElement(place.shape, element, second)
    if (value instanceof Malformed) return value.under(String(index))
    list.push(value)
  }
  return list
}

/** What nothing is said about: text, or an object whose repeated members are lists; an empty element may be either. */
function readAnything(element: XmlElement, second: boolean): unknown {
  if (!hasStructure(element)) return second && element.children.every(isBlank) ? {} : readWhole(element, ['string'], second)
  const value: Record<string, unknown> = {}
  for (const attribute of element.attributes) {
    if (!isNil(attribute)) setOwn(value, attribute.name, attribute.value)
  }
  const lists = new Set<string>()
  for (const child of element.children) {
    if ('text' in child) continue
    const inner = readAnything(child, second)
    if (inner instanceof Malformed) return inner.under(child.local)
    if (!Object.hasOwn(value, child.local)) setOwn(value, child.local, inner)
    else if (lists.has(child.local)) (value[child.local] as unknown[]).push(inner)
    else if (element.attributes.some(({ name }) => name === child.local)) return repeated.under(child.local)
    else {
      lists.add(child.local)
      setOwn(value, child.local, [value[child.local], inner])
    }
  }
  const text = textOf(element)
  if (trim(text) !== '') value[textMember] = text
  return value
}

export function isNil({ uri, local }: { readonly uri: string; readonly local: string }): boolean {
  return uri === instanceNamespace && local === 'nil'
}

/** True where an element has more than text. */
function hasStructure(element: XmlElement): boolean {
  return element.attributes.some((attribute) => !isNil(attribute)) || element.children.some((child) => !('text' in child))
}

export function isBlank(child: XmlElement | XmlText): boolean {
  return 'text' in child && trim(child.text) === ''
}

/** All text of an element; where it has CDATA or elements, white space beside them is layout. */
export function textOf({ children }: XmlElement): string {
  const laidOut = children.some((child) => !('text' in child) || child.cdata)
  let text = ''
  for (const child of children) if ('text' in child && !(laidOut && !child.cdata && trim(child.text) === '')) text += child.text
  return text
}

/** Elements and runs of text in turn; runs of white space only are layout. */
function joinText({ children }: XmlElement): readonly (XmlElement | XmlText)[] {
  const nodes: (XmlElement | XmlText)[] = []
  for (const child of children) {
    const last = nodes.at(-1)
    if ('text' in child && last !== undefined && 'text' in last) nodes[nodes.length - 1] = { text: last.text + child.text, cdata: false }
    else nodes.push(child)
  }
  return nodes.filter((node) => !isBlank(node))
}

/** Without XML's white space at the ends; other blanks are text. In linear time, unlike the expression that would do it. */
export function trim(text: string): string {
  let from = 0
  let to = text.length
  while (from < to && isSpace(text.charCodeAt(from))) from++
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--
  return from === 0 && to === text.length ? text : text.slice(from, to)
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09
}
