import type { JsonObject } from '../../load/document.ts'
import { asObject, eachSubschema, isSchema } from './schema-graph.ts'
import type { Located, SchemaGraph } from './schema-graph.ts'

/** The direction a body or parameter travels in, as seen from the client. */
export type Direction = 'request' | 'response'

/** What is known about schemas before any is compiled. Schemas are told apart by identity. */
export interface SchemaFacts {
  /** Where a schema that is nothing but a `$ref` leads in the end; `broken` names the reference that leads nowhere or round in a circle. */
  follow(located: Located): { readonly target: Located; readonly broken?: { readonly ref: string; readonly at: string; readonly loop: boolean } }
  /** True where some property that the schema reaches is read-only or write-only: it then means something else in each direction. */
  isDirectional(schema: JsonObject): boolean
  /** True where the schema reaches a `$dynamicRef`: it then means something else in each dynamic scope. */
  isDynamic(schema: JsonObject): boolean
  /** True where the schema reaches one that refuses members that it does not name: it then means something else where those are let pass. */
  isClosing(schema: JsonObject): boolean
  /** True where the schema reaches one that says which members an object has. */
  isDeclaring(schema: JsonObject): boolean
  /** True where applying the schema leads back to itself at the same value, and this is the schema to notice it at. */
  isReentrant(schema: JsonObject): boolean
  /** Names of properties that `direction` refuses and does not demand, of the schema and whatever `allOf` and `$ref` add to it. */
  refusedNames(located: Located, direction: Direction): ReadonlySet<string>
  /** True for the schema of a property that `direction` refuses: the mark stands beside, in what `$ref` leads to, or in an `allOf` part. */
  isRefused(property: Located, direction: Direction): boolean
  /** Names that the schema demands of the same object, directly or through any applicator. */
  demandedNames(located: Located): ReadonlySet<string>
}

/** Keywords that apply their schemas to the same value. */
const inPlace = new Set(['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas'])
/** Of those, the ones of which a `required` is a demand on the object, so that a refused property must be taken out. */
const demanding = new Set(['allOf', 'anyOf', 'oneOf', 'then', 'else', 'dependentSchemas'])
/** Keywords that say nothing about values. A schema of these and a `$ref` is the schema referred to. */
const silent = new Set([
  '$ref', '$comment', '$schema', '$defs', 'definitions', 'title', 'description', 'default', 'deprecated', 'example', 'examples',
  'externalDocs', 'xml', 'readOnly', 'writeOnly',
])

/** Keywords that say of all members of an object that they may be there, or none. */
const memberKeywords = ['additionalProperties', 'unevaluatedProperties']

/** True where the schema itself names members of an object, or patterns of their names; an empty list of them says nothing. */
export function namesMembers(schema: JsonObject): boolean {
  return ['properties', 'patternProperties'].some((keyword) => Object.keys(asObject(schema[keyword]) ?? {}).length > 0)
}

/** Walks everything that the roots reach, each schema once and without recursion over the document's depth. */
export function gatherSchemaFacts(graph: SchemaGraph, roots: readonly Located[]): SchemaFacts {
  const follow: SchemaFacts['follow'] = (located) => {
    let target = located
    const seen = new Set<JsonObject>()
    for (;;) {
      const schema = asObject(target.schema)
      const ref = schema?.['$ref']
      if (!schema || typeof ref !== 'string' || !Object.keys(schema).every((key) => silent.has(key) || key.startsWith('x-'))) return { target }
      const next = graph.resolve(ref, target.resource)
      const loop = seen.has(schema)
      if (!next || loop) return { target: { ...target, schema: true }, broken: { ref, at: `${target.pointer}/$ref`, loop } }
      seen.add(schema)
      target = next
    }
  }

  const marks = { request: 'readOnly', response: 'writeOnly' } as const
  const isRefused: SchemaFacts['isRefused'] = (property, direction) => {
    const seen = new Set<JsonObject>()
    const pending = [property]
    for (let at = pending.pop(); at; at = pending.pop()) {
      const schema = asObject(at.schema)
      if (!schema || seen.has(schema)) continue
      seen.add(schema)
      if (schema[marks[direction]] === true) return true
      pushParts(graph, at, schema, pending)
    }
    return false
  }

  const refusedCache = { request: new Map<JsonObject, ReadonlySet<string>>(), response: new Map<JsonObject, ReadonlySet<string>>() }
  const refusedNames: SchemaFacts['refusedNames'] = (located, direction) => {
    const root = asObject(located.schema)
    if (!root) return new Set()
    const cached = refusedCache[direction].get(root)
    if (cached) return cached
    const names = new Set<string>()
    const seen = new Set<JsonObject>()
    const pending = [located]
    for (let at = pending.pop(); at; at = pending.pop()) {
      const schema = asObject(at.schema)
      if (!schema || seen.has(schema)) continue
      seen.add(schema)
      const properties = asObject(schema['properties']) ?? {}
      for (const name of Object.keys(properties)) {
        const property = properties[name]
        if (isSchema(property) && isRefused(graph.child(at, property, 'properties', name), direction)) names.add(name)
      }
      pushParts(graph, at, schema, pending)
    }
    refusedCache[direction].set(root, names)
    return names
  }

  const demandedCache = new Map<JsonObject, ReadonlySet<string>>()
  const demandedNames: SchemaFacts['demandedNames'] = (located) => {
    const root = asObject(located.schema)
    if (!root) return new Set()
    const cached = demandedCache.get(root)
    if (cached) return cached
    const names = new Set<string>()
    const seen = new Set<JsonObject>()
    const pending = [located]
    for (let at = pending.pop(); at; at = pending.pop()) {
      const schema = asObject(at.schema)
      if (!schema || seen.has(schema)) continue
      seen.add(schema)
      if (Array.isArray(schema['required'])) for (const name of schema['required']) if (typeof name === 'string') names.add(name)
      const here = at
      eachSubschema(schema, (sub, keyword, name) => {
        if (demanding.has(keyword)) pending.push(graph.child(here, sub, keyword, name ?? ''))
      })
      if (typeof schema['$ref'] === 'string') push(pending, graph.resolve(schema['$ref'], at.resource))
    }
    demandedCache.set(root, names)
    return names
  }

  const nodes = walk(graph, roots, (property) => isRefused(property, 'request') || isRefused(property, 'response'))
  const directional = reaching(nodes, (node) => node.marked)
  const dynamic = reaching(nodes, (node) => node.dynamic)
  const reentrant = loopHeads(nodes)
  const closing = reaching(nodes, (node) => node.closing)
  const declaring = reaching(nodes, (node) => node.declaring)
  return {
    follow, isRefused, refusedNames, demandedNames,
    isDirectional: (schema) => directional.has(schema),
    isDynamic: (schema) => dynamic.has(schema),
    isClosing: (schema) => closing.has(schema),
    isDeclaring: (schema) => declaring.has(schema),
    isReentrant: (schema) => reentrant.has(schema),
  }
}

function push<T>(list: T[], item: T | undefined): void {
  if (item !== undefined) list.push(item)
}

function pushParts(graph: SchemaGraph, at: Located, schema: JsonObject, pending: Located[]): void {
  if (typeof schema['$ref'] === 'string') push(pending, graph.resolve(schema['$ref'], at.resource))
  if (Array.isArray(schema['allOf'])) {
    schema['allOf'].forEach((part, index) => { if (isSchema(part)) pending.push(graph.child(at, part, 'allOf', index)) })
  }
}

interface Node {
  readonly edges: Set<JsonObject>
  /** The edges that apply to the same value. */
  readonly inPlace: Set<JsonObject>
  /** Some reference leads here, so that the schema may become a function of its own. */
  referred: boolean
  marked: boolean
  dynamic: boolean
  closing: boolean
  declaring: boolean
}

function walk(graph: SchemaGraph, roots: readonly Located[], isMarked: (property: Located) => boolean): Map<JsonObject, Node> {
  const nodes = new Map<JsonObject, Node>()
  const nodeOf = (schema: JsonObject): Node => {
    const node = nodes.get(schema) ?? { edges: new Set(), inPlace: new Set(), referred: false, marked: false, dynamic: false, closing: false, declaring: false }
    nodes.set(schema, node)
    return node
  }
  const queue = [...roots]
  const seen = new Set<JsonObject>()
  for (let at = queue.pop(); at; at = queue.pop()) {
    const here = at
    const schema = asObject(here.schema)
    if (!schema || seen.has(schema)) continue
    seen.add(schema)
    const node = nodeOf(schema)
    node.closing = schema['additionalProperties'] === false || schema['unevaluatedProperties'] === false
    node.declaring = memberKeywords.some((keyword) => isSchema(schema[keyword])) || namesMembers(schema) || (Array.isArray(schema['required']) && schema['required'].length > 0) || schema['dependentRequired'] !== undefined
    const link = (target: Located | undefined, sameValue: boolean, byReference: boolean): void => {
      const object = target && asObject(target.schema)
      if (!object) return
      node.edges.add(object)
      if (sameValue) node.inPlace.add(object)
      if (byReference) nodeOf(object).referred = true
      queue.push(target)
    }
    if (typeof schema['$ref'] === 'string') link(graph.resolve(schema['$ref'], here.resource), true, true)
    if (typeof schema['$dynamicRef'] === 'string') {
      node.dynamic = true
      for (const target of graph.dynamicTargets(schema['$dynamicRef'], here.resource)) link(target, true, true)
    }
    eachSubschema(schema, (sub, keyword, name) => {
      if (keyword === '$defs' || keyword === 'definitions' || keyword === 'contentSchema') return
      const child = graph.child(here, sub, ...(name === undefined ? [keyword] : [keyword, name]))
      if (keyword === 'properties' && isMarked(child)) node.marked = true
      link(child, inPlace.has(keyword), false)
    })
  }
  return nodes
}

/** The nodes from which one that `holds` can be reached. */
function reaching(nodes: ReadonlyMap<JsonObject, Node>, holds: (node: Node) => boolean): Set<JsonObject> {
  const found = new Set<JsonObject>()
  for (const [schema, node] of nodes) if (holds(node)) found.add(schema)
  if (found.size === 0) return found
  const backwards = new Map<JsonObject, JsonObject[]>()
  for (const [schema, node] of nodes) {
    for (const target of node.edges) {
      const sources = backwards.get(target) ?? []
      sources.push(schema)
      backwards.set(target, sources)
    }
  }
  const queue = [...found]
  for (let schema = queue.pop(); schema; schema = queue.pop()) {
    for (const source of backwards.get(schema) ?? []) {
      if (found.has(source)) continue
      found.add(source)
      queue.push(source)
    }
  }
  return found
}

/**
 * Nodes that break every loop of in-place edges: where a depth-first walk comes back to a node that is still open, all nodes
 * of the way there that references lead to. A loop has at least one reference in it, and only these become functions.
 */
function loopHeads(nodes: ReadonlyMap<JsonObject, Node>): Set<JsonObject> {
  const heads = new Set<JsonObject>()
  const state = new Map<JsonObject, 'open' | 'done'>()
  for (const start of nodes.keys()) {
    if (state.has(start)) continue
    const path: { schema: JsonObject; rest: Iterator<JsonObject> }[] = []
    const open = (schema: JsonObject): void => {
      state.set(schema, 'open')
      path.push({ schema, rest: (nodes.get(schema)?.inPlace ?? new Set<JsonObject>()).values() })
    }
    open(start)
    while (path.length > 0) {
      const top = path[path.length - 1] as (typeof path)[number]
      const { value, done } = top.rest.next()
      if (done) {
        state.set(top.schema, 'done')
        path.pop()
      } else if (state.get(value) === 'open') {
        for (const { schema } of path.slice(path.findIndex((step) => step.schema === value))) {
          if (nodes.get(schema)?.referred) heads.add(schema)
        }
      } else if (!state.has(value)) open(value)
    }
  }
  return heads
}
