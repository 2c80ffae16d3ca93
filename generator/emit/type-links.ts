import type { JsonObject } from '../load/document.ts'
import { documentShape } from '../load/grammar.ts'
import { walk } from '../load/walk.ts'
import { asObject, buildSchemaGraph, eachSubschema } from './validators/schema-graph.ts'
import type { JsonSchema, Located } from './validators/schema-graph.ts'

/** What references of schemas mean as pointers into the document, by the schema that has them; null where they lead nowhere. Those that are such pointers already have no entry. */
export type TypeLinks = ReadonlyMap<object, string | null>

interface Root { readonly schema: JsonSchema; readonly pointer: string }

/** Resolves the references of a document that are no plain pointers: to anchors, to an `$id`, or relative to one (JSON Schema Core 8.2). */
export function readTypeLinks(document: JsonObject): TypeLinks {
  const roots: Root[] = []
  const take = (schema: JsonObject, pointer: string): false => {
    roots.push({ schema, pointer })
    return false
  }
  walk(document, documentShape, '', {
    object: (node, kind, pointer) => (kind === 'schema' ? take(node, pointer) : undefined),
    reference: (node, { kind, form }, pointer) => (kind === 'schema' && form === 'one' ? take(node, pointer) : undefined),
  })
  if (!needsGraph(roots)) return new Map()
  const graph = buildSchemaGraph(document, roots)
  const links = new Map<object, string | null>()
  visit(roots.map(({ schema, pointer }) => graph.locate(schema, pointer)), (schema, located) => {
    const ref = schema['$ref']
    if (typeof ref === 'string') {
      const target = graph.resolve(ref, located.resource)
      const link = target === undefined ? null : `#${encodeURI(target.pointer)}`
      if (link !== ref) links.set(schema, link)
    }
    const below: Located[] = []
    eachSubschema(schema, (sub, keyword, name) => below.push(graph.child(located, sub, ...(name === undefined ? [keyword] : [keyword, name]))))
    return below
  })
  return links
}

function needsGraph(roots: readonly Root[]): boolean {
  let found = false
  visit(roots, (schema) => {
    const { $ref, $id } = schema
    found ||= typeof $id === 'string' || (typeof $ref === 'string' && !$ref.startsWith('#/'))
    const below: Root[] = []
    if (!found) eachSubschema(schema, (sub) => below.push({ schema: sub, pointer: '' }))
    return below
  })
  return found
}

/** Visits each schema once; `look` gives what stands right inside. A list and no recursion: schemas nest as deep as their authors like. */
function visit<T extends { readonly schema: JsonSchema }>(roots: readonly T[], look: (schema: JsonObject, at: T) => readonly T[]): void {
  const pending = [...roots]
  const seen = new Set<JsonObject>()
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const schema = asObject(at.schema)
    if (schema === undefined || seen.has(schema)) continue
    seen.add(schema)
    pending.push(...look(schema, at))
  }
}
