import type { JsonObject } from '../../load/document.ts'
import type { Dispatch } from './keywords/reference-keywords.ts'
import { asObject, isSchema, pointerTokens } from './schema-graph.ts'
import type { Located, SchemaGraph } from './schema-graph.ts'
import type { SchemaFacts } from './schema-facts.ts'

/** How a `oneOf` or `anyOf` with a `discriminator` is decided without trying every alternative. */
export interface DispatchPlan {
  readonly dispatch: Dispatch
  /** The alternatives that the tags of `dispatch` belong to, in order; `null` is not among them. */
  readonly alternatives: readonly Located[]
}

/**
 * Plans the choice of one alternative by the value of a property (OpenAPI 3.1, Discriminator Object), or gives undefined
 * where the document leaves open which value means which alternative: then the plain `oneOf` or `anyOf` decides.
 *
 * The values of an alternative are those that `mapping` gives it, else the `const` or `enum` of its property, else the name
 * of its component; that name counts beside a mapping too, unless the mapping gives it to another ("an implicit or explicit
 * mapping"). With `oneOf` the alternatives that were not selected are not tried: that is what a discriminator is for.
 * A mapping whose values the alternative itself refuses cannot decide, since it must not change what is valid: `contradicted`
 * is told of it, and the plain keyword decides.
 */
export function planDispatch(
  graph: SchemaGraph, facts: SchemaFacts, located: Located, contradicted: (pointer: string, mapped: string, allowed: readonly string[]) => void = () => {},
): DispatchPlan | undefined {
  const schema = asObject(located.schema)
  const discriminator = schema && asObject(schema['discriminator'])
  const property = discriminator?.['propertyName']
  if (!schema || !discriminator || typeof property !== 'string' || discriminator['defaultMapping'] !== undefined) return undefined
  const keyword = Array.isArray(schema['oneOf']) ? 'oneOf' : 'anyOf'
  const branches = schema[keyword]
  if (!Array.isArray(branches) || (keyword === 'oneOf' && schema['anyOf'] !== undefined)) return undefined

  const alternatives: Located[] = []
  const targets: Located[] = []
  let nullable = false
  for (const [index, branch] of branches.entries()) {
    const object = asObject(branch)
    if (!object) return undefined
    if (object['type'] === 'null') {
      nullable = true
      continue
    }
    const place = graph.child(located, object, keyword, index)
    const { target, broken } = facts.follow(place)
    if (typeof object['$ref'] !== 'string' || broken || !asObject(target.schema) || target.schema === object) return undefined
    if (targets.some((other) => other.schema === target.schema)) return undefined
    alternatives.push(place)
    targets.push(target)
  }
  if (targets.length === 0) return undefined

  const mapping = asObject(discriminator['mapping']) ?? {}
  const mapped = readMapping(graph, facts, located, mapping)
  // A value that leads nowhere may be any alternative's.
  if ([...mapped.values()].flat().length < Object.keys(mapping).length) return undefined
  const tags: string[][] = []
  const used = new Set<string>()
  for (const [index, target] of targets.entries()) {
    const explicit = mapped.get(target.schema as JsonObject)
    const own = propertyValues(graph, target, property)
    if (explicit && own && !explicit.some((value) => own.includes(value))) {
      contradicted(`${located.pointer}/discriminator`, explicit[0] as string, own)
      return undefined
    }
    const values = explicit ?? own ?? implicitName(alternatives[index], target)
    if (!values || values.some((value) => used.has(value))) return undefined
    for (const value of values) used.add(value)
    tags.push([...values])
  }
  for (const [index, target] of targets.entries()) {
    if (!mapped.has(target.schema as JsonObject)) continue
    const [name] = implicitName(alternatives[index], target) ?? []
    if (name === undefined || used.has(name) || propertyValues(graph, target, property)?.includes(name) === false) continue
    used.add(name)
    tags[index]?.push(name)
  }
  const closed = targets.every((target) => demandsObjectWith(graph, target, property))
  return { dispatch: { property, tags, nullable, ...(closed ? {} : { otherwise: keyword }) }, alternatives }
}

/** The values that a `mapping` gives to each schema. */
export function readMapping(graph: SchemaGraph, facts: SchemaFacts, located: Located, mapping: JsonObject): Map<JsonObject, string[]> {
  const mapped = new Map<JsonObject, string[]>()
  for (const value of Object.keys(mapping)) {
    const to = mapping[value]
    if (typeof to !== 'string') continue
    const named = /^[\w.-]+$/.test(to) ? graph.resolve(`#/components/schemas/${to}`, located.resource) : undefined
    const found = named ?? graph.resolve(to, located.resource)
    const schema = found && asObject(facts.follow(found).target.schema)
    if (schema) mapped.set(schema, [...(mapped.get(schema) ?? []), value])
  }
  return mapped
}

/** The strings that the schema, its `$ref` and its `allOf` allow for a property, where they say so. */
function propertyValues(graph: SchemaGraph, target: Located, property: string): string[] | undefined {
  for (const part of family(graph, target)) {
    const schema = asObject(asObject(part.schema)?.['properties'])
    const found = schema && Object.hasOwn(schema, property) ? schema[property] : undefined
    if (!isSchema(found)) continue
    for (const { schema: inner } of family(graph, graph.child(part, found, 'properties', property))) {
      const object = asObject(inner)
      const allowed = object && (object['const'] !== undefined ? [object['const']] : object['enum'])
      if (Array.isArray(allowed) && allowed.length > 0 && allowed.every((value) => typeof value === 'string')) return allowed
    }
  }
  return undefined
}

/** The component's name, unless the alternative is itself a choice: then its own alternatives' names are meant, not its own. */
function implicitName(place: Located | undefined, target: Located): string[] | undefined {
  const schema = asObject(target.schema)
  const ref = asObject(place?.schema)?.['$ref']
  if (!schema || typeof ref !== 'string' || schema['oneOf'] !== undefined || schema['anyOf'] !== undefined) return undefined
  const tokens = pointerTokens(ref.slice(ref.indexOf('#') + 1))
  const name = tokens[0] === 'components' && tokens[1] === 'schemas' && tokens.length === 3 ? tokens[2] : undefined
  return name === undefined ? undefined : [name]
}

function demandsObjectWith(graph: SchemaGraph, target: Located, property: string): boolean {
  let isObject = false
  let isDemanded = false
  for (const { schema } of family(graph, target)) {
    const object = asObject(schema)
    if (object?.['type'] === 'object') isObject = true
    if (Array.isArray(object?.['required']) && object['required'].includes(property)) isDemanded = true
  }
  return isObject && isDemanded
}

/** A schema, and all that its `$ref` and `allOf` add to it, nearest first. */
export function family(graph: SchemaGraph, located: Located): Located[] {
  const found: Located[] = []
  const seen = new Set<JsonObject>()
  const queue = [located]
  for (let at = 0; at < queue.length; at++) {
    const here = queue[at] as Located
    const schema = asObject(here.schema)
    if (!schema || seen.has(schema)) continue
    seen.add(schema)
    found.push(here)
    if (typeof schema['$ref'] === 'string') {
      const target = graph.resolve(schema['$ref'], here.resource)
      if (target) queue.push(target)
    }
    if (Array.isArray(schema['allOf'])) {
      schema['allOf'].forEach((part, index) => { if (isSchema(part)) queue.push(graph.child(here, part, 'allOf', index)) })
    }
  }
  return found
}
