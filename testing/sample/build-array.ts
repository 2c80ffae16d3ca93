import { isDeepStrictEqual } from 'node:util'
import type { Json } from '../../generator/load/document.ts'
import { build, failed } from './build.ts'
import type { Building } from './build.ts'
import type { Facts } from './facts.ts'
import { flatten, listOf, oneOf } from './flatten.ts'
import type { Part, SchemaNode } from './flatten.ts'

/** More items than this are not made: a document that demands more gets a reason. */
const mostItems = 2_000

/** An array for flattened schemas: as few items as they allow, or one where a full value is asked for. */
export function buildArray(parts: readonly Part[], facts: Facts, building: Building, variant: number): Json | undefined {
  const needed = contained(parts)
  const least = Math.max(facts.minItems, needed.length)
  const wanted = building.full && building.left > 0 && !leadsBack(parts, building) ? Math.max(least, 1) : least
  if (least > mostItems) return failed(building, `at least ${least} items are demanded`, parts)
  const count = Math.min(Math.max(wanted, variant > 0 && facts.maxItems > wanted && building.full ? 1 : 0), facts.maxItems)
  if (count < least) return failed(building, 'fewer items are allowed than demanded', parts)
  const items: Json[] = []
  const opened = open(parts, building)
  try {
    for (let index = 0; index < count; index++) {
      const nodes = itemsAt(parts, index)
      // What must be contained comes last, behind the places that `prefixItems` describes.
      const extra = needed[needed.length - (count - index)]
      const item = nextItem(extra === undefined ? nodes : [...nodes, extra], items, facts.uniqueItems, building, index === 0 ? variant : 0)
      if (item === undefined) {
        if (index >= least) break
        return undefined
      }
      items.push(item)
    }
  } finally {
    close(opened, building)
  }
  return items
}

function nextItem(nodes: readonly SchemaNode[], others: readonly Json[], unique: boolean, building: Building, variant: number): Json | undefined {
  for (let shift = 0; shift < (unique ? others.length + 8 : 1); shift++) {
    const item = build(nodes, building, variant + shift)
    if (item === undefined && shift === 0) return undefined
    if (item !== undefined && !(unique && others.some((other) => isDeepStrictEqual(other, item)))) return item
  }
  return failed(building, 'not enough different items were found')
}

/** The schemas that apply to the item at an index (JSON Schema Core, 10.3.1). */
export function itemsAt(parts: readonly Part[], index: number): SchemaNode[] {
  const known = parts.flatMap((part) => {
    const prefix = listOf(part, 'prefixItems')
    const node = prefix[index] ?? (index >= prefix.length ? oneOf(part, 'items') : undefined)
    return node === undefined ? [] : [node]
  })
  return known.length > 0 ? known : parts.flatMap((part) => oneOf(part, 'unevaluatedItems') ?? [])
}

function contained(parts: readonly Part[]): SchemaNode[] {
  return parts.flatMap((part) => {
    const node = oneOf(part, 'contains')
    if (node === undefined) return []
    const least = part.schema['minContains']
    return Array<SchemaNode>(Math.min(typeof least === 'number' ? least : 1, mostItems)).fill(node)
  })
}

function leadsBack(parts: readonly Part[], building: Building): boolean {
  const nodes = itemsAt(parts, 0)
  return nodes.length > 0 && flatten(building.document, nodes).parts.some(({ schema }) => building.open.has(schema) || parts.some((part) => part.schema === schema))
}

/** Marks schemas as being built; what was not marked before is given back, for `close`. */
export function open(parts: readonly Part[], building: Building): readonly Part[] {
  const added = parts.filter(({ schema }) => !building.open.has(schema))
  for (const { schema } of added) building.open.add(schema)
  building.depth++
  return added
}

/** Takes back the marks of `open`. */
export function close(added: readonly Part[], building: Building): void {
  for (const { schema } of added) building.open.delete(schema)
  building.depth--
}
