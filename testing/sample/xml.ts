import type { Json } from '../../generator/load/document.ts'
import { isObject, setMember } from '../../generator/load/pointer.ts'
import { itemsAt } from './build-array.ts'
import { schemasOf } from './build-object.ts'
import { isHidden } from './direction.ts'
import { memberOf } from './flatten.ts'
import type { Part, SchemaNode } from './flatten.ts'
import type { Judge } from './judge.ts'
import type { SampleMedia } from './operations.ts'
import { scalarText } from './parameter.ts'
import { spread, typesOf } from './text-value.ts'
import { propertyNames, xmlDoubt, xmlTypes } from './xml-doubt.ts'
import { xmlPlace } from './xml-place.ts'
import type { XmlPlace } from './xml-place.ts'

/** A value that has no XML, or none that is read back with certainty. */
class Unwritable extends Error {}

const instance = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'

/** A value as an XML document by the XML Objects of its schema, or why there is none. Written from the document alone. */
export function writeXml(judge: Judge, media: SampleMedia, value: Json): string | { readonly unsupported: string } {
  const nodes = rootOf(media)
  if (isPlainXml(judge, media)) return typeof value === 'string' && value.startsWith('<') ? value : { unsupported: 'a nameless string is the XML text itself' }
  const doubt = xmlDoubt(judge, nodes)
  if (doubt !== null) return { unsupported: doubt }
  try {
    const place = need(xmlPlace(judge.document, nodes, null, Array.isArray(value)))
    const bare = place.node === 'none' && Array.isArray(value)
    if (place.node !== 'element' && !bare) throw new Unwritable(`the root cannot be of nodeType ${place.node}`)
    const root = bare ? { ...place, name: null, namespace: null } : place
    return `<?xml version="1.0" encoding="UTF-8"?>\n${element(judge, nodes, root, root.name ?? 'root', value, bare ? null : root.name)}`
  } catch (error) {
    if (error instanceof Unwritable) return { unsupported: error.message }
    throw error
  }
}

/** True for a string that nothing gives the name of an element to: whoever declares one means the text of the document. */
export function isPlainXml(judge: Judge, media: SampleMedia): boolean {
  const nodes = rootOf(media)
  const types = typesOf(judge.document, nodes)
  if (types?.length !== 1 || types[0] !== 'string') return false
  const place = xmlPlace(judge.document, nodes, null, false)
  return place?.name === null && place.node === 'element'
}

/** What a value may become on the way: text of several types has two readings; empty lists and attributes that are null are not there. */
export function xmlReadings(judge: Judge, media: SampleMedia, value: Json): Json[] {
  return isPlainXml(judge, media) ? [value] : [true, false].map((typed) => arrival(judge, rootOf(media), value, typed))
}

function rootOf(media: SampleMedia): SchemaNode[] {
  return media.schema === null ? [] : [{ schema: media.schema, pointer: `${media.pointer}/schema` }]
}

function need(place: XmlPlace | undefined): XmlPlace {
  if (place === undefined) throw new Unwritable('its schemas put it in different places of the XML')
  return place
}

function element(judge: Judge, nodes: readonly SchemaNode[], place: XmlPlace, name: string, value: Json, inherited: string | null): string {
  if (!/^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(name)) throw new Unwritable(`XML has no element ${JSON.stringify(name)}`)
  const tag = place.namespace !== null && place.prefix !== null ? `${place.prefix}:${name}` : name
  const declared = place.namespace === null ? '' : ` xmlns${place.prefix === null ? '' : `:${place.prefix}`}="${escape(place.namespace)}"`
  if (value === null) return `<${tag}${declared} ${instance} xsi:nil="true"/>`
  const { attributes, content } = inside(judge, nodes, value, inherited)
  return `<${tag}${declared}${attributes}>${content}</${tag}>`
}

function inside(judge: Judge, nodes: readonly SchemaNode[], value: Json, inherited: string | null): { readonly attributes: string; readonly content: string } {
  if (Array.isArray(value)) return { attributes: '', content: items(judge, nodes, value as readonly Json[], inherited, true) }
  if (!isObject(value)) return { attributes: '', content: escape(textOf(value)) }
  const parts = spread(judge.document, nodes)
  let attributes = ''
  let content = ''
  const taken = new Map<string, string>()
  for (const [property, member] of Object.entries(value)) {
    if (member === undefined) continue
    const about = schemasOf(parts, property, { judge }) ?? []
    const isDeclared = parts.some((part) => memberOf(part, 'properties', property) !== undefined)
    const place = need(xmlPlace(judge.document, about, isDeclared ? property : null, Array.isArray(member)))
    if (!Array.isArray(member) && member !== null && xmlTypes(judge, about)?.every((type) => type === 'array' || type === 'null') === true) throw new Unwritable(`${property} is a list`)
    const written = isDeclared ? place.name ?? property : property
    const key = place.node === 'text' || place.node === 'cdata' ? 'text' : `${place.node === 'attribute'} ${place.namespace ?? ''} ${written}`
    if (taken.has(key)) throw new Unwritable(`two members stand in one place of the XML: ${taken.get(key)!} and ${property}`)
    taken.set(key, property)
    switch (place.node) {
      case 'attribute':
        if (place.namespace !== null) throw new Unwritable('attributes in a namespace are not written')
        if (member !== null) attributes += ` ${written}="${escape(textOf(member))}"`
        break
      case 'text': content += member === null ? '' : escape(textOf(member)); break
      case 'cdata': content += member === null ? '' : `<![CDATA[${textOf(member).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`; break
      case 'none':
        if (!Array.isArray(member)) throw new Unwritable('an object of nodeType none is not written')
        if (!isDeclared && about.length === 0 && member.length < 2) throw new Unwritable('a list of one where nothing is declared is no list')
        content += isDeclared ? items(judge, about, member as readonly Json[], property, false) : unnamed(judge, about, member as readonly Json[], property)
        break
      default: content += element(judge, about, place, written, member, place.name)
    }
  }
  return { attributes, content }
}

/** A list that is an undeclared member: its items are called as the member is. */
function unnamed(judge: Judge, nodes: readonly SchemaNode[], list: readonly Json[], name: string): string {
  const parts = spread(judge.document, nodes)
  return list.map((item, index) => {
    const about = itemsAt(parts, index)
    const place = need(xmlPlace(judge.document, about, null, Array.isArray(item)))
    if (place.node !== 'element' || place.name !== null) throw new Unwritable('the items of an undeclared list have no name of their own')
    return element(judge, about, place, name, item, null)
  }).join('')
}

function items(judge: Judge, nodes: readonly SchemaNode[], list: readonly Json[], inherited: string | null, wrapped: boolean): string {
  const parts = spread(judge.document, nodes)
  return list.map((item, index) => {
    const about = itemsAt(parts, index)
    const place = need(xmlPlace(judge.document, about, inherited, Array.isArray(item)))
    if (place.node === 'none' || place.node === 'attribute') throw new Unwritable('the items of a list must be elements')
    if (place.node === 'element') return element(judge, about, place, place.name ?? 'item', item, place.name)
    if (!wrapped || parts.every((part) => part.schema['prefixItems'] === undefined)) throw new Unwritable('texts beside each other are one text')
    if (item === null) throw new Unwritable('null is no text')
    return escape(textOf(item))
  }).join('')
}

function textOf(value: Json): string {
  const text = scalarText(value)
  if (text === null) throw new Unwritable('a list or an object stands where text is declared')
  if (!/^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u.test(text)) throw new Unwritable('it has characters that XML does not have')
  return text
}

function escape(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`)
}

function arrival(judge: Judge, nodes: readonly SchemaNode[], value: Json, typed: boolean): Json {
  const parts = spread(judge.document, nodes)
  const types = xmlTypes(judge, nodes)
  // One element may be a list of one, or what may stand in its place.
  const either = types?.includes('array') === true && types.some((type) => type !== 'array' && type !== 'null')
  if (Array.isArray(value)) {
    const list = value.map((item: Json, index) => arrival(judge, itemsAt(parts, index), item, typed))
    return either && typed && list.length === 1 ? list[0]! : list
  }
  if (either && !typed) return [value === null ? null : arrival(judge, itemsAt(parts, 0), value, typed)]
  if (value === null) return null
  if (!isObject(value)) {
    const text = scalarText(value) ?? ''
    const empty = text.trim() === '' && (types === null || types.includes('object'))
    return empty && typed !== (types ?? ['string']).includes('string') ? {} : scalar(types ?? ['string'], text, typed)
  }
  const out: { [key: string]: Json | undefined } = {}
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue
    const about = schemasOf(parts, name, { judge }) ?? []
    const node = xmlPlace(judge.document, about, name, Array.isArray(member))?.node
    if ((member === null && node === 'attribute') || ((node === 'text' || node === 'cdata') && (member === null || member === '')) || (Array.isArray(member) && member.length === 0 && node === 'none')) continue
    setMember(out, name, arrival(judge, about, member, typed))
  }
  for (const name of propertyNames(parts)) if (!Object.hasOwn(out, name)) absent(judge, parts, name, out, typed)
  // An empty element is the empty text where it may be, and where nothing is said of it.
  if (Object.keys(out).length > 0) return out
  if (types === null || types.includes('string')) return typed ? '' : out
  return types.includes('null') && !typed ? null : out
}

/** Nothing in the XML is an empty list where one is required, and null for an attribute that may be it. */
function absent(judge: Judge, parts: readonly Part[], name: string, out: { [key: string]: Json | undefined }, typed: boolean): void {
  const about = schemasOf(parts, name, { judge }) ?? []
  const types = xmlTypes(judge, about)
  const required = parts.some(({ schema }) => Array.isArray(schema['required']) && schema['required'].includes(name))
  const hidden = about.some(({ schema }) => isHidden(judge.document, schema, judge.direction))
  if (types?.includes('array') === true && required && !hidden && xmlPlace(judge.document, about, name, true)?.node === 'none') setMember(out, name, [])
  const node = xmlPlace(judge.document, about, name, false)?.node
  if (node === 'attribute' && types?.includes('null') === true) setMember(out, name, null)
  else if ((node === 'text' || node === 'cdata') && (required || types?.includes('null') === true)) setMember(out, name, scalar(types ?? ['string'], '', typed))
}

/** Text by its types: all but strings without the white space around them. */
function scalar(types: readonly string[], text: string, typed: boolean): Json {
  const trimmed = text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')
  const isText = types.includes('string')
  if (!isText || typed) {
    if (types.includes('boolean') && /^(true|false)$/.test(trimmed)) return trimmed === 'true'
    const isNumber = types.includes('number') ? /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/ : types.includes('integer') ? /^-?(?:0|[1-9]\d*)$/ : null
    if (isNumber?.test(trimmed) === true && Number.isFinite(Number(trimmed))) return Number(trimmed)
  }
  if (trimmed === '' && types.includes('null') && (!isText || !typed)) return null
  return isText ? text : trimmed
}
