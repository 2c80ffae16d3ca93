import type { JsonObject } from '../load/document.ts'
import { childOf, isObject } from '../load/pointer.ts'
import { follow, member, membersOf, textOf } from './reader.ts'
import type { ObjectNode, Report } from './reader.ts'

/**
 * Reports what an Encoding Object asks for and nothing enforces (OpenAPI 3.2, 4.15), so that nobody takes it for checked: parts by their
 * place, what is nested in a part, headers of parts, and objects in a style. `multipart`: whether the body is `multipart/form-data`.
 */
export function checkEncoding(root: JsonObject, media: ObjectNode, multipart: boolean, report: Report): void {
  for (const key of ['prefixEncoding', 'itemEncoding']) {
    const found = member(media, key)
    if (found !== undefined) report('warning', 'encoding-not-checked', found.pointer, `"${key}" is not checked: parts are known by their names only`, 'encoding, with the names of the parts')
  }
  const item = member(media, 'itemSchema')
  if (item !== undefined) report('warning', 'encoding-not-checked', item.pointer, 'the parts of a multipart body are not validated one by one: "itemSchema" is not checked here', 'multipart/form-data with a schema')
  for (const [name, written] of membersOf(member(media, 'encoding'))) {
    const encoding = follow(root, written)
    if (encoding === undefined) continue
    for (const key of ['encoding', 'prefixEncoding', 'itemEncoding']) {
      const found = member(encoding, key)
      if (found !== undefined) report('warning', 'encoding-not-checked', found.pointer, `"${key}" within the part "${name}" is not checked`)
    }
    const headers = membersOf(member(encoding, 'headers')).filter(([header]) => header.toLowerCase() !== 'content-type')
    if (multipart && headers.length > 0) report('warning', 'encoding-not-checked', `${encoding.pointer}/headers`, `the headers of the part "${name}" are not checked`)
    if (multipart && textOf(encoding, 'style') === 'deepObject') {
      report('warning', 'encoding-not-checked', `${encoding.pointer}/style`, `the part "${name}" is read as JSON where it is an object: style deepObject is for queries and forms`, 'contentType: application/json')
    }
  }
}

/** True where a media type has anything that `checkEncoding` could speak of. */
export function hasEncoding({ value }: ObjectNode): boolean {
  return isObject(childOf(value, 'encoding')) || ['prefixEncoding', 'itemEncoding'].some((key) => childOf(value, key) !== undefined)
}
