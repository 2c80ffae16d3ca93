import type { XmlBody } from '../contract.ts'
import { MisuseError } from '../misuse-error.ts'
import { instanceNamespace, textMember } from './read-value.ts'
import { compileShapes, type Field, type ObjectShape, type Place, type Shape } from './shapes.ts'

/** Prefixes in force, by prefix; '' is the default namespace. */
type Scope = ReadonlyMap<string, string>

/** What is written of an element; `used` are the prefixes in its tag, which must not be bound anew there. */
interface Content { attributes: string; children: string; scope: Scope; readonly used: Map<string, string> }

/** Where nothing says what the root element is called. */
const defaultRoot = 'root'

/**
 * A value as an XML document, by the plan that it would be read with. Throws a TypeError for what could not be read back: names and
 * characters that XML does not have, lists and objects where text is declared.
 */
export function writeXml(body: XmlBody, value: unknown): Buffer {
  const root = compileShapes(body)
  if (root.node === 'text') return Buffer.from(scalar(value))
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${element(root, root.name ?? defaultRoot, value, new Map([['xml', '']]))}`)
}

/** An element of a place; null is one that is nil. */
function element(place: Pick<Place, 'namespace' | 'prefix' | 'shape'>, local: string, value: unknown, scope: Scope): string {
  const { namespace, prefix = '' } = place
  checkName(local)
  const name = namespace === undefined || prefix === '' ? local : `${prefix}:${local}`
  const declared = new Map<string, string>()
  if (namespace !== undefined && scope.get(prefix) !== namespace) declared.set(prefix, namespace)
  if (value === null) declared.set('xsi', instanceNamespace)
  const used = new Map([...declared, ...(namespace === undefined ? [] : [[prefix, namespace] as const])])
  const content: Content = { attributes: value === null ? ' xsi:nil="true"' : '', children: '', scope: new Map([...scope, ...declared]), used }
  if (value !== null) writeInto(content, place.shape, value)
  const namespaces = [...content.scope].filter(([key, uri]) => scope.get(key) !== uri)
    .map(([key, uri]) => ` xmlns${key === '' ? '' : `:${key}`}="${escapeAttribute(uri)}"`).join('')
  return content.children === '' ? `<${name}${namespaces}${content.attributes}/>` : `<${name}${namespaces}${content.attributes}>${content.children}</${name}>`
}

function writeInto(content: Content, shape: Shape, value: unknown): void {
  if (typeof value !== 'object' || value === null) content.children += escapeText(scalar(value))
  else if (Array.isArray(value)) writeList(content, shape, value)
  else {
    writeAttributes(content, shape.object, value as Record<string, unknown>)
    writeMembers(content, shape.object, value as Record<string, unknown>)
  }
}

/** All of them before the first child, for which their prefixes are in force. */
function writeAttributes(content: Content, object: ObjectShape | null, value: Record<string, unknown>): void {
  for (const field of object?.fields ?? []) {
    const member = Object.hasOwn(value, field.property) ? value[field.property] : undefined
    if (member === undefined || member === null) continue
    if (field.node === 'attribute') content.attributes += attribute(content, field, scalar(member))
    else if (field.node === 'inline') writeAttributes(content, field.shape.object, membersOf(member))
  }
}

function membersOf(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unwritable('no object where one is declared')
  return value as Record<string, unknown>
}

function writeList(content: Content, { array }: Shape, list: readonly unknown[]): void {
  if (array === null) throw unwritable('a list where none is declared')
  for (const [index, item] of list.entries()) {
    const place = array.prefix[index] ?? array.items
    if (place.node === 'text') content.children += escapeText(scalar(item))
    else if (place.node === 'cdata') content.children += cdata(scalar(item))
    else content.children += element(place, place.name ?? 'item', item, content.scope)
  }
}

function writeMembers(content: Content, object: ObjectShape | null, value: Record<string, unknown>): void {
  const fields = object?.fields ?? []
  const declared = new Set(fields.map(({ property }) => property))
  for (const field of fields) {
    const member = Object.hasOwn(value, field.property) ? value[field.property] : undefined
    if (member !== undefined) writeField(content, field, member)
  }
  for (const [name, member] of Object.entries(value)) {
    if (declared.has(name) || member === undefined) continue
    if (name === textMember) content.children += escapeText(scalar(member))
    else content.children += undeclared(object?.rest ?? null, name, member, content.scope)
  }
}

function writeField(content: Content, field: Field, member: unknown): void {
  switch (field.node) {
    case 'attribute': return
    case 'text': content.children += member === null ? '' : escapeText(scalar(member)); return
    case 'cdata': content.children += member === null ? '' : cdata(scalar(member)); return
    case 'inline': writeMembers(content, field.shape.object, membersOf(member)); return
    case 'items': {
      if (!Array.isArray(member)) {
        if (field.single === null && member === null) return
        if (field.single === null) throw unwritable(`no list in ${field.property}`)
        const { name } = field.shape.array!.items
        content.children += element({ ...field.shape.array!.items, shape: field.single }, name ?? field.property, member, content.scope)
        return
      }
      for (const [index, item] of member.entries()) {
        const place = field.shape.array!.prefix[index] ?? field.shape.array!.items
        content.children += element(place, place.name ?? field.property, item, content.scope)
      }
      return
    }
    default: content.children += element(field, field.name ?? field.property, member, content.scope)
  }
}

/** Members of which nothing is declared are elements; lists of them are repeated ones. */
function undeclared(rest: Place | null, name: string, member: unknown, scope: Scope): string {
  const { array = null, any = true } = rest?.shape ?? {}
  if (Array.isArray(member) && (any || rest?.node === 'items')) {
    return member.map((item: unknown, index) => element(array === null ? loose : array.prefix[index] ?? array.items, name, item, scope)).join('')
  }
  return element(rest === null ? loose : rest.single === null ? rest : { ...rest, shape: rest.single }, name, member, scope)
}

const loose: Pick<Place, 'namespace' | 'prefix' | 'shape'> = { namespace: undefined, prefix: undefined, shape: { any: true, types: [], object: null, array: null } }

function attribute(content: Content, { name, property, namespace, prefix }: Field, text: string): string {
  const local = name ?? property
  checkName(local)
  if (namespace === undefined) return ` ${local}="${escapeAttribute(text)}"`
  // The default namespace is not for attributes (Namespaces in XML, 6.2).
  const wanted = prefix ?? 'ns'
  let used = wanted
  for (let count = 2; (content.used.get(used) ?? namespace) !== namespace; count++) used = `${wanted}${count}`
  content.used.set(used, namespace)
  if (content.scope.get(used) !== namespace) content.scope = new Map([...content.scope, [used, namespace]])
  return ` ${used}:${local}="${escapeAttribute(text)}"`
}

function scalar(value: unknown): string {
  if (typeof value === 'object' && value !== null) throw unwritable('a list or an object where text is declared')
  const text = value === null ? '' : String(value)
  if (!characters.test(text)) throw unwritable('characters that XML does not have')
  return text
}

/** XML 1.0, 2.2 `Char`. */
const characters = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u
/** Namespaces in XML, 3 `NCName`. */
const ncName = /^[A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{effff}][-.0-9A-Z_a-z\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff\u200c\u200d\u203f\u2040\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{effff}]*$/u

function checkName(name: string): void {
  if (!ncName.test(name)) throw unwritable('a member whose name XML does not have')
}

function escapeText(text: string): string {
  return text.replace(/[&<>\r]/g, (character) => entities[character]!)
}

/** Line breaks and tabs would be read as spaces (XML 1.0, 3.3.3). */
function escapeAttribute(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, (character) => entities[character]!)
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\t': '&#9;', '\n': '&#10;', '\r': '&#13;' }

function cdata(text: string): string {
  if (text.includes('\r')) throw unwritable('a carriage return in a CDATA section')
  return text === '' ? '' : `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}

function unwritable(what: string): MisuseError {
  return new MisuseError(`a value cannot be written as XML: it has ${what}`)
}
