import type { JsonObject } from '../../generator/load/document.ts'
import { isObject } from '../../generator/load/pointer.ts'
import { isSchema, resolveSchema } from './resolve.ts'
import type { Schema } from './resolve.ts'

/** Which way a message goes: `readOnly` properties are refused in requests, `writeOnly` ones in responses, and neither is required there. */
export type Direction = 'request' | 'response'

/** The annotation that hides a property in one direction (OpenAPI 3.1, 4.8.24; JSON Schema Validation, 9.4). */
export function hidingKeyword(direction: Direction): 'readOnly' | 'writeOnly' {
  return direction === 'request' ? 'readOnly' : 'writeOnly'
}

/** True where a property's schema says, itself or through `$ref` or `allOf`, that the property does not occur in this direction. */
export function isHidden(document: JsonObject, schema: Schema, direction: Direction): boolean {
  const keyword = hidingKeyword(direction)
  const seen = new Set<JsonObject>()
  const visit = (node: Schema): boolean => {
    if (typeof node === 'boolean' || seen.has(node)) return false
    seen.add(node)
    if (node[keyword] === true) return true
    const ref = node['$ref']
    if (typeof ref === 'string') {
      const target = resolveSchema(document, ref)
      if (target !== undefined && visit(target.schema)) return true
    }
    const all = node['allOf']
    return Array.isArray(all) && all.some((part) => isSchema(part) && visit(part))
  }
  return visit(schema)
}

/** The schemas that a schema's properties have by name: its own, and those of what it refers to or consists of (`$ref`, `allOf`). */
export function propertiesOf(document: JsonObject, schema: JsonObject): Map<string, Schema[]> {
  const found = new Map<string, Schema[]>()
  const seen = new Set<JsonObject>()
  const visit = (node: Schema): void => {
    if (typeof node === 'boolean' || seen.has(node)) return
    seen.add(node)
    const properties = node['properties']
    if (isObject(properties)) {
      for (const [name, property] of Object.entries(properties)) {
        if (!isSchema(property)) continue
        const known = found.get(name)
        if (known === undefined) found.set(name, [property])
        else known.push(property)
      }
    }
    const ref = node['$ref']
    if (typeof ref === 'string') {
      const target = resolveSchema(document, ref)
      if (target !== undefined) visit(target.schema)
    }
    const all = node['allOf']
    if (Array.isArray(all)) for (const part of all) if (isSchema(part)) visit(part)
  }
  visit(schema)
  return found
}
