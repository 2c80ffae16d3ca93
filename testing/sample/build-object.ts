import type { Json, JsonObject } from '../../generator/load/document.ts'
import { isObject, setMember } from '../../generator/load/pointer.ts'
import { close, open } from './build-array.ts'
import { build, failed } from './build.ts'
import type { Building } from './build.ts'
import { isHidden } from './direction.ts'
import { readFacts, stringsIn } from './facts.ts'
import type { Facts } from './facts.ts'
import { flatten, memberOf, oneOf } from './flatten.ts'
import type { Part, SchemaNode } from './flatten.ts'
import { compilePattern } from './judge-formats.ts'
import { patternTexts } from './pattern-text.ts'

/** Deeper than this optional properties are left out, so that a document with everything optional gives a page and not a book. */
const fullDepth = 5

/** An object for flattened schemas: the required properties, and the optional ones too where a full value is asked for. */
export function buildObject(given: readonly Part[], givenFacts: Facts, building: Building, variant: number): Json | undefined {
  const parts = withDependentSchemas(given, givenFacts, building)
  const facts = parts === given ? givenFacts : readFacts(parts)
  const hidden = (name: string): boolean =>
    parts.some((part) => {
      const node = memberOf(part, 'properties', name)
      return node !== undefined && isHidden(building.document, node.schema, building.direction)
    })
  const out: { [key: string]: Json | undefined } = {}
  let size = 0
  const add = (name: string, required: boolean, shift: number): boolean => {
    if (Object.hasOwn(out, name)) return true
    const nodes = schemasOf(parts, name, building)
    if (nodes === null) return failed(building, `the property ${JSON.stringify(name)} is required and not allowed`, parts) ?? false
    if (!required && leadsBack(nodes, parts, building)) return false
    const value = build(nodes, building, shift)
    if (value === undefined) return false
    setMember(out, name, value)
    size++
    return true
  }
  const opened = open(parts, building)
  try {
    const required = withDependents(facts.required, parts).filter((name) => !hidden(name))
    // Every property takes the shift of the variant at once: items that differ anywhere are different items.
    for (const name of required) if (!add(name, true, variant) && !(variant > 0 && add(name, true, 0))) return undefined
    const optional = declared(parts).filter((name) => !required.includes(name) && !hidden(name))
    const avoided = new Set(parts.flatMap((part) => stringsIn((oneOf(part, 'not')?.schema as JsonObject | undefined)?.['required'])))
    if (building.full && building.depth <= fullDepth) {
      for (const name of optional) {
        if (size >= facts.maxProperties || building.left <= 0) break
        if (!avoided.has(name) && !parts.some((part) => memberOf(part, 'dependentSchemas', name) !== undefined) && withDependents([name], parts).every((other) => other === name || Object.hasOwn(out, other) || optional.includes(other))) add(name, false, variant)
      }
      for (const name of withDependents(Object.keys(out), parts)) if (!hidden(name) && !add(name, true, 0)) return undefined
    }
    const showsMap = building.full && size === 0 && facts.maxProperties > 0 && optional.length === 0 && building.left > 0 && describesOthers(parts)
    const least = Math.max(facts.minProperties, showsMap ? 1 : 0)
    for (const name of size < least ? furtherNames(parts, optional, building) : []) {
      if (size >= least) break
      add(name, size < facts.minProperties, variant)
    }
    if (size < facts.minProperties) return failed(building, `no ${facts.minProperties} properties were found`, parts)
    if (size > facts.maxProperties) return failed(building, 'more properties are required than allowed', parts)
    return out
  } finally {
    close(opened, building)
  }
}

/** The schemas that apply to a property (JSON Schema Core, 10.3.2); null where it is not allowed. */
export function schemasOf(parts: readonly Part[], name: string, building: Pick<Building, 'judge'>): SchemaNode[] | null {
  const nodes: SchemaNode[] = []
  let declaredSomewhere = false
  for (const part of parts) {
    const names = oneOf(part, 'propertyNames')
    if (names !== undefined && building.judge.check(names.schema, name).length > 0) return null
    const own = memberOf(part, 'properties', name)
    const matching = patternsOf(part, name)
    if (own !== undefined) nodes.push(own)
    nodes.push(...matching)
    const additional = own === undefined && matching.length === 0 ? oneOf(part, 'additionalProperties') : undefined
    if (additional?.schema === false) return null
    if (additional !== undefined) nodes.push(additional)
    declaredSomewhere ||= own !== undefined || matching.length > 0 || additional !== undefined
  }
  if (!declaredSomewhere) {
    for (const part of parts) {
      const unevaluated = oneOf(part, 'unevaluatedProperties')
      if (unevaluated?.schema === false) return null
      if (unevaluated !== undefined) nodes.push(unevaluated)
    }
  }
  return nodes
}

function patternsOf(part: Part, name: string): SchemaNode[] {
  const patterns = part.schema['patternProperties']
  if (!isObject(patterns)) return []
  return Object.keys(patterns).flatMap((pattern) => (compilePattern(pattern)?.test(name) === true ? memberOf(part, 'patternProperties', pattern) ?? [] : []))
}

/** The names of all declared properties, in the document's order. */
export function declared(parts: readonly Part[]): string[] {
  return [...new Set(parts.flatMap(({ schema }) => (isObject(schema['properties']) ? Object.keys(schema['properties']) : [])))]
}

/** Adds the `dependentSchemas` of properties that are required anyway; optional ones that have such are left out. */
function withDependentSchemas(given: readonly Part[], facts: Facts, building: Building): readonly Part[] {
  let parts = given
  for (let round = 0; round < 5; round++) {
    const required = withDependents(round === 0 ? facts.required : readFacts(parts).required, parts)
    const added = parts.flatMap((part) => required.flatMap((name) => memberOf(part, 'dependentSchemas', name) ?? []))
    const next = added.length === 0 ? parts : flatten(building.document, [...parts, ...added]).parts
    if (next.length === parts.length) return parts
    parts = next
  }
  return parts
}

/** Names together with those that `dependentRequired` and `dependentSchemas` then require as well. */
function withDependents(names: readonly string[], parts: readonly Part[]): string[] {
  const all = new Set(names)
  for (const name of all) {
    for (const part of parts) {
      const dependents = part.schema['dependentRequired']
      if (isObject(dependents) && Object.hasOwn(dependents, name)) for (const other of stringsIn(dependents[name])) all.add(other)
      const schema = memberOf(part, 'dependentSchemas', name)?.schema
      if (typeof schema === 'object') for (const other of stringsIn(schema['required'])) all.add(other)
    }
  }
  return [...all]
}

function leadsBack(nodes: readonly SchemaNode[], parts: readonly Part[], building: Building): boolean {
  const reached = flatten(building.document, nodes).parts
  const items = reached.flatMap((part) => oneOf(part, 'items') ?? [])
  const all = items.length === 0 ? reached : [...reached, ...flatten(building.document, items).parts]
  return all.some(({ schema }) => building.open.has(schema) || parts.some((part) => part.schema === schema))
}

function describesOthers(parts: readonly Part[]): boolean {
  return parts.some((part) => typeof part.schema['additionalProperties'] === 'object' || isObject(part.schema['patternProperties']))
}

/** Names that were not declared but are allowed: first those left out so far, then some that the patterns describe, then plain ones. */
function* furtherNames(parts: readonly Part[], optional: readonly string[], building: Building): Generator<string> {
  yield* optional
  for (const part of parts) {
    const patterns = part.schema['patternProperties']
    if (isObject(patterns)) for (const pattern of Object.keys(patterns)) yield* take(patternTexts(pattern, { minLength: 0, maxLength: 200 }), 20)
  }
  const names = parts.flatMap((part) => oneOf(part, 'propertyNames') ?? [])
  for (let n = 0; n < 40; n++) {
    const name = names.length > 0 ? build(names, building, n) : undefined
    if (typeof name === 'string') yield name
    yield n === 0 ? 'key' : `key${n + 1}`
  }
  for (let n = 41; n < 1_000; n++) yield `key${n}`
}

function* take(texts: Iterable<string>, count: number): Generator<string> {
  let left = count
  for (const text of texts) {
    if (left-- <= 0) return
    yield text
  }
}
