import type { Place } from '../diagnostics.ts'

/** A JSON value, as parsed from JSON or YAML. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject { readonly [key: string]: Json | undefined }

/**
 * One API document after loading.
 *
 * `source` is what the author wrote, overlays applied, bundled into one document (every `$ref` is local, `#/...`), in the author's own
 * version; Swagger 2.0 is converted to OpenAPI 3.0.
 * `document` is the same brought to one dialect: OpenAPI 3.1 or 3.2 shape, every Schema Object JSON Schema 2020-12
 * (3.0's `nullable`, boolean `exclusiveMinimum`, `example` rewritten), never dereferenced; JSON pointers are the same in both.
 */
export interface ApiDocument {
  /** The API's name, `[a-z0-9-]+`, from the file's or folder's name. */
  readonly name: string
  /** The root file, relative to the project, with `/`. */
  readonly file: string
  /** The version as written, e.g. `3.0.3` or `2.0`. */
  readonly version: string
  readonly source: JsonObject
  readonly document: JsonObject
  /** The file and pointer that a pointer of the bundled document was written at; line and column are filled in. */
  place(pointer: string): Place
}
