import { family, readMapping } from './discriminator.ts'
import type { SchemaFacts } from './schema-facts.ts'
import { asObject, pointerTokens } from './schema-graph.ts'
import type { Located, SchemaGraph } from './schema-graph.ts'

/** A schema that extends another, and the values of the discriminating property that mean it. */
export interface Heir {
  readonly target: Located
  readonly tags: readonly string[]
}

/**
 * What a schema with a `discriminator` and no `oneOf` or `anyOf` may turn out to be: the components that extend it by `allOf`,
 * by their names and by its `mapping` (OpenAPI 3.1, 4.8.25.1).
 */
export function heirsOf(graph: SchemaGraph, facts: SchemaFacts, components: readonly Located[], base: Located): { readonly property: string; readonly heirs: readonly Heir[] } | undefined {
  const schema = asObject(base.schema)
  const discriminator = schema && asObject(schema['discriminator'])
  const property = discriminator?.['propertyName']
  if (!schema || !discriminator || typeof property !== 'string' || schema['oneOf'] !== undefined || schema['anyOf'] !== undefined) return undefined
  const mapped = readMapping(graph, facts, base, asObject(discriminator['mapping']) ?? {})
  const heirs = components.flatMap((target): Heir[] => {
    const own = asObject(target.schema)
    if (!own || own === schema || !family(graph, target).some((part) => part.schema === schema)) return []
    return [{ target, tags: [...new Set([...mapped.get(own) ?? [], pointerTokens(target.pointer).at(-1) ?? ''])] }]
  })
  return heirs.length === 0 ? undefined : { property, heirs }
}
