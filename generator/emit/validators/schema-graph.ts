import type { Json, JsonObject } from '../../load/document.ts'

/** A JSON Schema 2020-12 schema. */
export type JsonSchema = boolean | JsonObject

/** What one base URI covers: the document, or a schema with an `$id` (JSON Schema Core, section 4.3.5). */
export interface Resource {
  readonly uri: string
  readonly root: JsonObject
  readonly pointer: string
  readonly anchors: Map<string, Located>
  readonly dynamicAnchors: Map<string, Located>
}

/** A schema together with where it stands and which resource its references are resolved in. */
export interface Located {
  readonly schema: JsonSchema
  /** JSON pointer in the document, without `#`. */
  readonly pointer: string
  readonly resource: Resource
}

/** Finds what references mean. All lookups are by own properties only; nothing throws. */
export interface SchemaGraph {
  /** The place of a schema that was found by other means than a reference. */
  locate(schema: JsonSchema, pointer: string): Located
  /** The place of a schema that stands right inside `parent`. */
  child(parent: Located, schema: JsonSchema, ...tokens: readonly (string | number)[]): Located
  /** What `ref` means in `resource`, or undefined where it leads nowhere. */
  resolve(ref: string, resource: Resource): Located | undefined
  /** Whatever a `$dynamicRef` may mean in some dynamic scope: first what `$ref` would mean (JSON Schema Core 8.2.3.2). */
  dynamicTargets(ref: string, resource: Resource): readonly Located[]
  /**
   * False inside a schema whose `$schema` names a dialect of json-schema.org itself: there `format` is an annotation
   * (JSON Schema Validation 7.2.1). Elsewhere, so in what OpenAPI's own dialect governs, formats are checked.
   */
  assertsFormat(schema: JsonObject): boolean
}

/** The schema of which `$id`, anchors and references count, or undefined for booleans and for what is no schema. */
export function asObject(schema: unknown): JsonObject | undefined {
  return typeof schema === 'object' && schema !== null && !Array.isArray(schema) ? (schema as JsonObject) : undefined
}

/** True for what can stand where a schema is expected. */
export function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'boolean' || asObject(value) !== undefined
}

/** Keywords of which the value is one schema. */
export const schemaKeywords: readonly string[] = [
  'additionalProperties', 'propertyNames', 'items', 'contains', 'not', 'if', 'then', 'else',
  'unevaluatedProperties', 'unevaluatedItems', 'contentSchema',
]
/** Keywords of which the value is a list of schemas. */
export const schemaListKeywords: readonly string[] = ['allOf', 'anyOf', 'oneOf', 'prefixItems']
/** Keywords of which the value is a map of names to schemas. */
export const schemaMapKeywords: readonly string[] = ['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions']

/** Calls `visit` with each schema right inside `schema`, in the document's order of keywords. */
export function eachSubschema(schema: JsonObject, visit: (sub: JsonSchema, keyword: string, name?: string | number) => void): void {
  for (const keyword of Object.keys(schema)) {
    const value = schema[keyword]
    if (schemaKeywords.includes(keyword)) {
      if (isSchema(value)) visit(value, keyword)
    } else if (schemaListKeywords.includes(keyword)) {
      if (Array.isArray(value)) value.forEach((sub, index) => { if (isSchema(sub)) visit(sub, keyword, index) })
    } else if (schemaMapKeywords.includes(keyword)) {
      const map = asObject(value)
      if (map) for (const name of Object.keys(map)) { const sub = map[name]; if (isSchema(sub)) visit(sub, keyword, name) }
    }
  }
}

/** One token of a JSON pointer, escaped (RFC 6901, section 3). */
export function escapeToken(token: string | number): string {
  return typeof token === 'number' ? String(token) : token.replaceAll('~', '~0').replaceAll('/', '~1')
}

/** The tokens of a JSON pointer, unescaped. */
export function pointerTokens(pointer: string): string[] {
  return pointer.split('/').slice(1).map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** Indexes the base URIs and anchors of a document's schemas, so that references can be resolved as JSON Schema says. */
export function buildSchemaGraph(document: JsonObject, roots: readonly { schema: JsonSchema; pointer: string }[]): SchemaGraph {
  const documentResource: Resource = {
    uri: 'gatewright:/document', root: document, pointer: '', anchors: new Map(), dynamicAnchors: new Map(),
  }
  const resources = new Map<string, Resource>([[documentResource.uri, documentResource]])
  const resourceOf = new Map<JsonObject, Resource>()
  const annotating = new Set<JsonObject>()

  const queue: (Located & { readonly annotates?: boolean })[] = []
  const schemas = asObject(asObject(document['components'])?.['schemas']) ?? {}
  for (const name of Object.keys(schemas)) {
    const schema = schemas[name]
    if (isSchema(schema)) queue.push({ schema, pointer: `/components/schemas/${escapeToken(name)}`, resource: documentResource })
  }
  for (const root of roots) queue.push({ ...root, resource: documentResource })
  const seen = new Set<JsonObject>()
  // A list used as a queue and not recursion: documents nest as deep as their authors like.
  for (let at = 0; at < queue.length; at++) {
    const located = queue[at] as (typeof queue)[number]
    const schema = asObject(located.schema)
    if (!schema || seen.has(schema)) continue
    seen.add(schema)
    let { resource } = located
    const dialect = schema['$schema']
    const annotates = typeof dialect === 'string' ? /^https?:\/\/json-schema\.org\//.test(dialect) : (located.annotates ?? false)
    if (annotates) annotating.add(schema)
    if (typeof schema['$id'] === 'string') {
      const uri = absolute(schema['$id'], resource.uri)
      if (uri !== undefined && !resources.has(uri)) {
        resource = { uri, root: schema, pointer: located.pointer, anchors: new Map(), dynamicAnchors: new Map() }
        resources.set(uri, resource)
      }
    }
    if (resource !== documentResource) resourceOf.set(schema, resource)
    for (const [keyword, anchors] of [['$anchor', resource.anchors], ['$dynamicAnchor', resource.dynamicAnchors]] as const) {
      const anchor = schema[keyword]
      if (typeof anchor !== 'string') continue
      if (!anchors.has(anchor)) anchors.set(anchor, { schema, pointer: located.pointer, resource })
    }
    eachSubschema(schema, (sub, keyword, name) => {
      queue.push({ schema: sub, pointer: joinPointer(located.pointer, name === undefined ? [keyword] : [keyword, name]), resource, annotates })
    })
  }

  const locate = (schema: JsonSchema, pointer: string, around: Resource = documentResource): Located => {
    const object = asObject(schema)
    return { schema, pointer, resource: (object && resourceOf.get(object)) ?? around }
  }
  const byPointer = (fragment: string, resource: Resource): Located | undefined => {
    let value: Json | undefined = resource.root
    let around = resource
    for (const token of pointerTokens(fragment)) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, token)) return undefined
      value = (value as JsonObject)[token]
      const object = asObject(value)
      around = (object && resourceOf.get(object)) ?? around
    }
    return isSchema(value) ? { schema: value, pointer: resource.pointer + fragment, resource: around } : undefined
  }
  const byFragment = (fragment: string, resource: Resource): Located | undefined => {
    if (fragment === '') return locate(resource.root, resource.pointer, resource)
    if (fragment.startsWith('/')) return byPointer(fragment, resource)
    return resource.anchors.get(fragment) ?? resource.dynamicAnchors.get(fragment)
  }
  const graph: SchemaGraph = {
    assertsFormat: (schema) => !annotating.has(schema),
    locate: (schema, pointer) => locate(schema, pointer),
    dynamicTargets(ref, resource) {
      const first = graph.resolve(ref, resource)
      const anchor = ref.slice(ref.indexOf('#') + 1)
      const others = [...resources.values()].flatMap((one) => one.dynamicAnchors.get(anchor) ?? [])
      return first ? [first, ...others] : others
    },
    child: (parent, schema, ...tokens) => locate(schema, joinPointer(parent.pointer, tokens), parent.resource),
    resolve(ref, resource) {
      const hash = ref.indexOf('#')
      const fragment = hash < 0 ? '' : decodeFragment(ref.slice(hash + 1))
      const address = hash < 0 ? ref : ref.slice(0, hash)
      const uri = address === '' ? resource.uri : absolute(address, resource.uri)
      const found = uri === undefined ? undefined : resources.get(uri)
      const target = found && byFragment(fragment, found)
      // Bundlers write `#/components/...` into schemas that have an `$id`, and mean the document.
      return target ?? (address === '' && fragment.startsWith('/') ? byPointer(fragment, documentResource) : undefined)
    },
  }
  return graph
}

function joinPointer(pointer: string, tokens: readonly (string | number)[]): string {
  let joined = pointer
  for (const token of tokens) joined += `/${escapeToken(token)}`
  return joined
}

function decodeFragment(fragment: string): string {
  if (!fragment.includes('%')) return fragment
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}

function absolute(reference: string, base: string): string | undefined {
  const url = URL.parse(reference, base)
  if (!url) return undefined
  url.hash = ''
  return url.href
}
