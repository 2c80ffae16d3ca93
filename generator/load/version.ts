import type { Diagnostic } from '../diagnostics.ts'
import type { Json, JsonObject } from './document.ts'

/** What a file in the specs folder is, by the member at its root. */
export type FileRole = 'api' | 'overlay' | 'fragment'

/** Tells an API document from an overlay and from a fragment. */
export function roleOf(value: Json): FileRole {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'fragment'
  if (Object.hasOwn(value, 'openapi') || Object.hasOwn(value, 'swagger')) return 'api'
  return Object.hasOwn(value, 'overlay') ? 'overlay' : 'fragment'
}

/** The version of an API document as written, and its family where this generator reads it. */
export type VersionReading =
  | { readonly written: string; readonly family: '3.0' | '3.1' }
  | { readonly fault: Omit<Diagnostic, 'place'>; readonly pointer: string }

/** Reads `openapi` (or 2.0's `swagger`); patch releases are all alike (OpenAPI 3.1.1, section 4.1). */
export function readVersion(document: JsonObject): VersionReading {
  const key = Object.hasOwn(document, 'openapi') ? 'openapi' : 'swagger'
  const value = document[key]
  const refuse = (message: string, hint?: string): VersionReading =>
    ({ pointer: `/${key}`, fault: { code: 'version-unsupported', severity: 'error', message, ...(hint === undefined ? {} : { hint }) } })
  if (typeof value === 'number') {
    const meant = key === 'swagger' ? '2.0' : value === 3 ? '3.0.4' : value === 3.1 ? '3.1.1' : String(value)
    return refuse(`the version of the document must be a string, this is the number ${value}`, `${key}: "${meant}"`)
  }
  if (typeof value !== 'string') return refuse('the version of the document must be a string', `${key}: "3.1.1"`)
  const family = key === 'openapi' ? /^(3\.[01])\.\d+(-.+)?$/.exec(value)?.[1] : undefined
  if (family === '3.0' || family === '3.1') return { written: value, family }
  if (key === 'openapi' && /^3\.[01]$/.test(value)) return refuse(`"${value}" is not a full version number`, `openapi: "${value === '3.0' ? '3.0.4' : '3.1.1'}"`)
  return refuse(`${key === 'swagger' ? 'Swagger' : 'OpenAPI'} ${value} is not read yet; 3.0 and 3.1 are`)
}
