import { parse } from 'yaml'
import { normalise } from '../../../generator/load/normalise.ts'
import type { JsonObject } from '../../../generator/load/document.ts'
import { childOf } from '../../../generator/load/pointer.ts'
import { XmlFault } from '../../../generator/model/xml/position.ts'
import { XmlTable } from '../../../generator/model/xml/xml-table.ts'
import type { XmlBody } from '../../../runtime/contract.ts'
import { Malformed } from '../../../runtime/decode/malformed.ts'
import { writeXml } from '../../../runtime/xml/write-value.ts'
import { xmlReader } from '../../../runtime/xml/xml-reader.ts'

export type Version = '3.0' | '3.1' | '3.2'

/** The plan of a schema, written in YAML, beside components of its document; the reason where there is none. */
export function planOf(schema: string, options: { readonly version?: Version; readonly schemas?: string } = {}): XmlBody | string {
  const { version = '3.1', schemas = '{}' } = options
  const media = { content: { 'application/xml': { schema: parse(schema) as JsonObject } } }
  const source = { openapi: `${version}.0`, info: { title: 'x', version: '1' }, paths: { '/a': { post: { requestBody: media, responses: {} } } }, components: { schemas: parse(schemas) as JsonObject } }
  const { document } = normalise(source as unknown as JsonObject, version)
  const pointer = '/paths/~1a/post/requestBody/content/application~1xml/schema'
  let value = document as unknown as JsonObject
  for (const token of ['paths', '/a', 'post', 'requestBody', 'content', 'application/xml', 'schema']) value = childOf(value, token) as JsonObject
  const table = new XmlTable(document)
  const root = table.rootOf({ value, pointer })
  return root instanceof XmlFault ? root.message : { root, shapes: table.shapes }
}

/** A plan that there must be. */
export function soundPlan(...given: Parameters<typeof planOf>): XmlBody {
  const plan = planOf(...given)
  if (typeof plan === 'string') throw new Error(plan)
  return plan
}

/** What XML is read as; the code and the pointer where it is refused. */
export function read(plan: XmlBody, xml: string | Buffer, attempt = 0): unknown {
  const value = xmlReader(plan, 'request', 100).read(Buffer.from(xml), attempt, 'application/xml')
  return value instanceof Malformed ? `${value.code} ${value.pointer}`.trimEnd() : value
}

/** A value as XML, without the declaration. */
export function write(plan: XmlBody, value: unknown): string {
  return writeXml(plan, value).toString().replace('<?xml version="1.0" encoding="UTF-8"?>\n', '')
}
