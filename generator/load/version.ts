import type { Diagnostic } from '../diagnostics.ts'
import type { Json, JsonObject } from './document.ts'
import { documentShape, swaggerShape } from './grammar.ts'
import type { Shape } from './grammar.ts'

/** What a file in the specs folder is, by the member at its root. */
export type FileRole = 'api' | 'overlay' | 'fragment'

/** Tells an API document from an overlay and from a fragment. */
export function roleOf(value: Json): FileRole {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'fragment'
  if (Object.hasOwn(value, 'openapi') || Object.hasOwn(value, 'swagger')) return 'api'
  return Object.hasOwn(value, 'overlay') ? 'overlay' : 'fragment'
}

/** The versions that differ; patch releases are all alike (OpenAPI 3.1.1, section 4.1). */
export type Family = '2.0' | '3.0' | '3.1' | '3.2'

/** True where schemas are JSON Schema 2020-12 and a `$ref` among them may have siblings: since 3.1. */
export function hasFullSchemas(family: Family): boolean {
  return family === '3.1' || family === '3.2'
}

/** The shape of the whole document in a family. */
export function shapeOfFamily(family: Family): Shape {
  return family === '2.0' ? swaggerShape : documentShape
}

/** The dialects that schemas are read in: JSON Schema 2020-12, and OpenAPI's own upon it. */
export const knownDialect = /^https:\/\/(json-schema\.org\/draft\/2020-12\/schema|spec\.openapis\.org\/oas\/3\.[12]\/dialect\/.*)#?$/

/** The version of an API document as written, and its family where this generator reads it. */
export type VersionReading =
  | { readonly written: string; readonly family: Family }
  | { readonly fault: Omit<Diagnostic, 'place'>; readonly pointer: string }

/** Reads `openapi`, or 2.0's `swagger`. */
export function readVersion(document: JsonObject): VersionReading {
  const key = Object.hasOwn(document, 'openapi') ? 'openapi' : 'swagger'
  const value = document[key]
  const refuse = (message: string, hint?: string): VersionReading =>
    ({ pointer: `/${key}`, fault: { code: 'version-unsupported', severity: 'error', message, ...(hint === undefined ? {} : { hint }) } })
  if (typeof value === 'number') {
    const meant = key === 'swagger' ? '2.0' : latest[value === 3 ? '3.0' : String(value)] ?? String(value)
    return refuse(`the version of the document must be a string, this is the number ${value}`, `${key}: "${meant}"`)
  }
  if (typeof value !== 'string') return refuse('the version of the document must be a string', `${key}: "3.1.1"`)
  if (key === 'swagger' && value === '2.0') return { written: value, family: '2.0' }
  const family = key === 'openapi' ? /^(3\.[012])\.\d+(-.+)?$/.exec(value)?.[1] : undefined
  if (family !== undefined) return { written: value, family: family as Family }
  const full = key === 'openapi' ? latest[value] : undefined
  if (full !== undefined) return refuse(`"${value}" is not a full version number`, `openapi: "${full}"`)
  return refuse(`${key === 'swagger' ? 'Swagger' : 'OpenAPI'} ${value} cannot be read; Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2 can`)
}

const latest: Readonly<Record<string, string>> = { '3.0': '3.0.4', '3.1': '3.1.1', '3.2': '3.2.0' }
