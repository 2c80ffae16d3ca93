import { isDeepStrictEqual } from 'node:util'
import type { Media, XmlBody } from '../contract.ts'
import { Malformed } from '../decode/malformed.ts'
import { MisuseError } from '../misuse-error.ts'
import { parseXml } from './parse-xml.ts'
import { writeXml } from './write-value.ts'
import { xmlReader } from './xml-reader.ts'

/** An XML body that can be read and written: one with a plan. */
export type XmlMedia = Media & { readonly xml: XmlBody }

export function isXml(media: Media | null | undefined): media is XmlMedia {
  return media?.kind === 'xml' && media.xml !== null
}

/** Whether a value is what the bytes say: then they stay as they came. */
export function isSameXml({ xml }: XmlMedia, value: unknown, bytes: Buffer | null): boolean {
  return bytes !== null && readingsOf(xml, bytes).some((reading) => isDeepStrictEqual(reading, value))
}

/**
 * A value that a hook changed, as XML. Throws a TypeError where it breaks its schema, and where it could not be read back from the XML as
 * what it is: what reaches the backend or the client is what was validated. `original` names the root element where the document does not.
 */
export function rewriteXml({ xml, validate }: XmlMedia, value: unknown, original: Buffer | null): Buffer {
  if (validate !== null && !validate(value)) throw new MisuseError(`the changed body breaks its schema: ${JSON.stringify(validate.errors?.[0]?.schemaPath)}`)
  const plan = xml.root.name === undefined || xml.root.name === null ? { ...xml, root: { ...xml.root, ...rootOf(original) } } : xml
  const bytes = writeXml(plan, value)
  // Empty lists and attributes that are null are not written: what is read back may lack them, and is then written the same.
  const sound = readingsOf(plan, bytes).some((reading) => (validate === null || validate(reading)) && writeXml(plan, reading).equals(bytes))
  if (!sound) throw new MisuseError('the changed body cannot be written as XML: it would be read as something else')
  return bytes
}

function readingsOf(xml: XmlBody, bytes: Buffer): readonly unknown[] {
  const reader = xmlReader(xml, 'response', wide)
  return Array.from({ length: reader.attempts }, (_, attempt) => reader.read(bytes, attempt, '')).filter((value) => !(value instanceof Malformed))
}

function rootOf(original: Buffer | null): { readonly name: string; readonly namespace?: string } {
  const element = original === null ? null : parseXml(original, { depth: wide, nodes: 2_000_000 })
  if (element === null || element instanceof Malformed) return { name: 'root' }
  return { name: element.local, ...(element.uri !== '' && { namespace: element.uri }) }
}

/** As deep as is read at all. */
const wide = 500
