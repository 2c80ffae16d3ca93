import type { Diagnostic } from '../../diagnostics.ts'
import type { Json, JsonObject } from '../document.ts'
import { documentShape } from '../grammar.ts'
import { escapeToken, setMember } from '../pointer.ts'
import { walk } from '../walk.ts'
import { bodyOf, convertResponse } from './bodies.ts'
import { carry, mediaTypesAt, objectAt, resolve, sectionEntry } from './conversion.ts'
import type { At, Conversion, Mutable } from './conversion.ts'
import { Moves } from './moves.ts'
import { convertParameter } from './parameters.ts'
import { convertPaths } from './paths.ts'
import { rewriteReferences } from './references.ts'
import { convertSecurityScheme } from './security.ts'
import { documentServers } from './servers.ts'

/** A finding at a pointer of the 2.0 document. */
export interface ConversionFinding extends Omit<Diagnostic, 'place'> { readonly pointer: string }

/** The same API in OpenAPI 3.0; `writtenAt` gives the pointer of the 2.0 document for one of the 3.0 document. */
export interface Converted {
  readonly document: JsonObject
  readonly findings: readonly ConversionFinding[]
  writtenAt(pointer: string): string
}

/** Makes an OpenAPI 3.0 document of a bundled Swagger 2.0 document that has passed the structure check. The source is not touched. */
export function convertSwagger(source: JsonObject): Converted {
  const root: At = { value: source, pointer: '' }
  const findings: ConversionFinding[] = []
  const moves = new Moves()
  const reported = new Set<string>()
  const conversion: Conversion = {
    source,
    moves,
    consumes: mediaTypesAt(root, 'consumes') ?? { names: [], pointer: '' },
    produces: mediaTypesAt(root, 'produces') ?? { names: [], pointer: '' },
    assumed: { consumes: 0, produces: 0 },
    report: (severity, code, pointer, message, hint) => {
      // What several operations share is converted once for each.
      if (reported.has(`${code} ${pointer}`)) return
      reported.add(`${code} ${pointer}`)
      findings.push({ code, severity, pointer, message, ...(hint === undefined ? {} : { hint }) })
    },
  }
  const made: Mutable = { openapi: '3.0.4' }
  carry(root, made, ['info', 'externalDocs', 'tags', 'security'])
  moves.seen('/openapi', '/swagger')
  const servers = documentServers(conversion, root)
  if (servers !== undefined) made['servers'] = servers
  // Components come first: they are where references lead, and what several operations share is noted there.
  const components = convertComponents(conversion, root)
  const paths = objectAt(root, 'paths')
  made['paths'] = paths === undefined ? {} : convertPaths(conversion, paths)
  if (Object.keys(components).length > 0) made['components'] = components
  reportFiles(conversion, made)
  reportAssumed(conversion)
  return { document: rewriteReferences(conversion, made), findings, writtenAt: (pointer) => moves.writtenAt(pointer) }
}

function convertComponents(conversion: Conversion, root: At): Mutable {
  const { moves } = conversion
  const sections: { [section: string]: Mutable } = {}
  const put = (section: string, name: string, value: Json): void => setMember(sections[section] ??= {}, name, value)
  const each = (key: string, section: string, convert: (at: At, to: string, name: string) => JsonObject | undefined): void => {
    const entries = objectAt(root, key)
    if (entries === undefined) return
    moves.add(`/${key}`, `/components/${section}`)
    for (const name of Object.keys(entries.value)) {
      const at = objectAt(entries, name)
      const converted = at === undefined || name.startsWith('x-') ? undefined : convert(at, `/components/${section}/${escapeToken(name)}`, name)
      if (converted !== undefined) put(section, name, converted)
    }
  }
  each('definitions', 'schemas', (at) => at.value)
  each('responses', 'responses', (at, to) => sectionEntry(at, 'responses') !== undefined ? at.value : convertResponse(conversion, resolve(conversion, at), conversion.produces, to))
  each('parameters', 'parameters', (at, to, name) => {
    const resolved = resolve(conversion, at)
    const alias = sectionEntry(at, 'parameters') === undefined ? undefined : at.value
    // A form field is part of the body of each operation that refers to it.
    if (resolved.value['in'] === 'formData') return undefined
    if (resolved.value['in'] !== 'body') return alias ?? convertParameter(conversion, resolved, to)
    const place = `/components/requestBodies/${escapeToken(name)}`
    moves.add(at.pointer, place)
    put('requestBodies', name, alias ?? bodyOf(conversion, resolved, conversion.consumes, place))
    return undefined
  })
  each('securityDefinitions', 'securitySchemes', (at, to) => convertSecurityScheme(conversion, at, to))
  return sections
}

/** Those of responses and forms have become binary strings by now. */
function reportFiles(conversion: Conversion, document: JsonObject): void {
  walk(document, documentShape, '', {
    object: (node, kind, pointer) => {
      if (kind !== 'schema' || node['type'] !== 'file') return
      conversion.report('error', 'schema-type-unknown', `${conversion.moves.writtenAt(pointer)}/type`, '"file" is a type of responses and of form fields only', 'type: string, format: binary')
    },
  })
}

function reportAssumed({ assumed, report }: Conversion): void {
  if (assumed.consumes > 0) {
    report('info', 'media-type-assumed', '/consumes', `${count(assumed.consumes, 'request body')} without "consumes": taken as application/json`, 'consumes: [application/json]')
  }
  if (assumed.produces > 0) {
    report('info', 'media-type-assumed', '/produces', `${count(assumed.produces, 'response')} with a schema and without "produces": taken as application/json, files as any type`, 'produces: [application/json]')
  }
}

function count(number: number, what: string): string {
  return number === 1 ? `a ${what}` : `${number} ${what.replace(/y$/, 'ie')}s`
}
