import type { JsonObject } from '../load/document.ts'
import { childOf, isObject } from '../load/pointer.ts'
import { didYouMean } from '../load/closest.ts'
import { hasPlainParts } from './multipart.ts'
import { follow, itemsOf, member, membersOf, textOf } from './reader.ts'
import type { ObjectNode, Report } from './reader.ts'
import { propertiesOf } from './schema.ts'

/**
 * Reports what an Encoding Object asks for and nothing enforces (OpenAPI 3.2, 4.15), so that nobody takes it for checked: names where parts
 * have places and places where they have names, what is nested in a part, headers of named parts, and objects in a style.
 */
export function checkEncoding(root: JsonObject, media: ObjectNode, type: string, report: Report): void {
  const named = membersOf(member(media, 'encoding'))
  if (hasPlainParts(type)) {
    const encoding = member(media, 'encoding')
    if (encoding !== undefined && named.length > 0) {
      report('warning', 'encoding-not-checked', encoding.pointer, `"encoding" is not checked: parts of ${type} have places and no names`, 'prefixEncoding or itemEncoding (3.2)')
    }
    const rest = member(media, 'itemEncoding')
    for (const written of [...itemsOf(member(media, 'prefixEncoding')), ...(rest === undefined ? [] : [rest])]) {
      const found = follow(root, written)
      if (found !== undefined) checkNested(found, 'a part', report)
    }
    return
  }
  const multipart = type.startsWith('multipart/')
  const isForm = multipart || type.startsWith('application/x-www-form-urlencoded') || type.includes('*')
  if (!isForm && named.length > 0) return report('info', 'encoding-not-checked', `${media.pointer}/encoding`, `"encoding" is for forms and multipart bodies; beside ${type} it is ignored`)
  const properties = propertiesOf(root, member(media, 'schema')?.value)
  for (const key of ['prefixEncoding', 'itemEncoding']) {
    const found = member(media, key)
    if (found !== undefined) report('warning', 'encoding-not-checked', found.pointer, `"${key}" is not checked: parts of ${type} are known by their names`, 'encoding, with the names of the parts')
  }
  const item = member(media, 'itemSchema')
  if (multipart && item !== undefined) report('warning', 'encoding-not-checked', item.pointer, `"itemSchema" is not checked: ${type} is an object, whose members are its parts`, 'schema')
  for (const [name, written] of named) {
    const encoding = follow(root, written)
    if (encoding === undefined) continue
    if (properties.size > 0 && !properties.has(name)) report('warning', 'encoding-unknown-property', written.pointer, `the schema has no property "${name}" that this could be the encoding of`, didYouMean(name, properties.keys()))
    checkNested(encoding, `the part "${name}"`, report)
    const headers = membersOf(member(encoding, 'headers')).filter(([header]) => header.toLowerCase() !== 'content-type')
    if (multipart && headers.length > 0) report('warning', 'encoding-not-checked', `${encoding.pointer}/headers`, `the headers of the part "${name}" are not checked`)
    if (multipart && textOf(encoding, 'style') === 'deepObject') {
      report('warning', 'encoding-not-checked', `${encoding.pointer}/style`, `the part "${name}" is read as JSON where it is an object: style deepObject is for queries and forms`, 'contentType: application/json')
    }
  }
}

function checkNested(encoding: ObjectNode, part: string, report: Report): void {
  for (const key of ['encoding', 'prefixEncoding', 'itemEncoding']) {
    const found = member(encoding, key)
    if (found !== undefined) report('warning', 'encoding-not-checked', found.pointer, `"${key}" within ${part} is not checked`)
  }
}

/** True where a media type has anything that `checkEncoding` could speak of. */
export function hasEncoding({ value }: ObjectNode): boolean {
  return isObject(childOf(value, 'encoding')) || ['prefixEncoding', 'itemEncoding'].some((key) => childOf(value, key) !== undefined)
}
