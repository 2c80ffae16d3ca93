import type { JsonObject } from '../../generator/load/document.ts'
import { isObject } from '../../generator/load/pointer.ts'
import { itemsAt } from './build-array.ts'
import { schemasOf } from './build-object.ts'
import { flatten, oneOf } from './flatten.ts'
import type { Part, SchemaNode } from './flatten.ts'
import type { Judge } from './judge.ts'
import { spread, typesOf } from './text-value.ts'
import { xmlPlace } from './xml-place.ts'

const known = new WeakMap<JsonObject, string | null>()

/** Why values of a schema cannot be read from XML with certainty, whatever they are; null where they can. */
export function xmlDoubt(judge: Judge, nodes: readonly SchemaNode[]): string | null {
  const [only] = nodes
  if (only === undefined || typeof only.schema === 'boolean') return null
  let doubt = known.get(only.schema)
  if (doubt === undefined) known.set(only.schema, doubt = isEither(judge, nodes) ? 'it may be a list and something else' : search(judge, nodes, new Set()))
  return doubt
}

function search(judge: Judge, nodes: readonly SchemaNode[], seen: Set<unknown>): string | null {
  const { document } = judge
  const parts = spread(document, nodes)
  if (parts.every(({ schema }) => seen.has(schema))) return null
  for (const { schema } of parts) seen.add(schema)
  for (const { schema } of parts) if (schema['$dynamicRef'] !== undefined || (typeof schema['$ref'] === 'string' && !schema['$ref'].startsWith('#/'))) return 'a reference is no JSON pointer'
  const taken = new Map<string, string>()
  for (const name of propertyNames(parts)) {
    const about = schemasOf(parts, name, { judge }) ?? []
    const types = xmlTypes(judge, about) ?? []
    const isList = types.includes('array')
    const place = xmlPlace(document, about, name, isList)
    if (place === undefined) return `the schemas of ${name} put it in different places of the XML`
    if (isList && types.some((type) => type !== 'array' && type !== 'null') && place.node !== 'none') return `${name} may be a list and something else`
    if (!isList && place.node === 'none') return `${name} is nowhere in the XML`
    if (place.node !== 'element' && place.node !== 'none' && (isList || types.includes('object'))) return `${name} cannot be of nodeType ${place.node}`
    const item = isList && place.node === 'none' ? xmlPlace(document, itemsAt(spread(document, about), 0), name, false) : place
    const key = place.node === 'text' || place.node === 'cdata' ? 'text' : `${place.node === 'attribute'} ${item?.namespace ?? ''} ${item?.name ?? name}`
    if (taken.has(key)) return `${taken.get(key)!} and ${name} stand in one place of the XML`
    taken.set(key, name)
    const inner = search(judge, about, seen)
    if (inner !== null) return inner
  }
  const others = parts.flatMap((part) => oneOf(part, 'additionalProperties') ?? []).filter(({ schema }) => typeof schema === 'object')
  const rest = others.length === 0 ? null : search(judge, others, seen)
  return rest ?? doubtOfItems(judge, parts, seen)
}

function doubtOfItems(judge: Judge, parts: readonly Part[], seen: Set<unknown>): string | null {
  const about = itemsAt(parts, 0)
  if (about.length === 0) return null
  const isList = xmlTypes(judge, about)?.includes('array') === true
  const place = xmlPlace(judge.document, about, null, isList)
  if (place === undefined || place.node === 'attribute' || place.node === 'none') return 'the items of a list must be elements'
  return isEither(judge, about) ? 'an item may be a list and something else' : search(judge, about, seen)
}

function isEither(judge: Judge, nodes: readonly SchemaNode[]): boolean {
  const types = xmlTypes(judge, nodes) ?? []
  return types.includes('array') && types.some((type) => type !== 'array' && type !== 'null')
}

/** The types of a value in XML: those that are written, else those that its keywords are about; null where nothing is said. */
export function xmlTypes(judge: Judge, nodes: readonly SchemaNode[]): readonly string[] | null {
  const written = typesOf(judge.document, nodes)
  // Alternatives that are looked at together may contradict each other.
  if (written !== null) return written.length > 0 || nodes.length < 2 ? written : [...new Set(nodes.flatMap((node) => xmlTypes(judge, [node]) ?? []))]
  const { parts } = flatten(judge.document, nodes)
  const implied = about.filter(([, keywords]) => parts.some(({ schema }) => keywords.some((keyword) => schema[keyword] !== undefined))).map(([type]) => type)
  return implied.length === 0 ? null : implied
}

const about: readonly (readonly [type: string, keywords: readonly string[]])[] = [
  ['object', ['properties', 'additionalProperties', 'patternProperties', 'required', 'minProperties', 'maxProperties', 'propertyNames', 'unevaluatedProperties']],
  ['array', ['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems', 'contains']],
  ['number', ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']],
  ['string', ['minLength', 'maxLength', 'pattern', 'format', 'contentEncoding', 'contentMediaType']],
]

/** The names of all properties that are declared. */
export function propertyNames(parts: readonly Part[]): readonly string[] {
  return [...new Set(parts.flatMap(({ schema }) => (isObject(schema['properties']) ? Object.keys(schema['properties']) : [])))]
}
