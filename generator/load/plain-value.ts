import type { Json } from './document.ts'
import { setMember } from './pointer.ts'

/** How many member names a JSON value holds, and how deep it is nested; `JSON.parse` does not recurse, so neither may this. */
export function measure(value: Json): { readonly names: number; readonly depth: number } {
  let names = 0
  let depth = 0
  let level: Json[] = [value]
  while (level.length > 0) {
    depth++
    const below: Json[] = []
    for (const node of level) {
      if (typeof node !== 'object' || node === null) continue
      if (Array.isArray(node)) {
        for (const item of node as readonly Json[]) if (typeof item === 'object' && item !== null) below.push(item)
        continue
      }
      for (const key in node) {
        names++
        const child = (node as { readonly [key: string]: Json })[key]
        if (typeof child === 'object' && child !== null) below.push(child)
      }
    }
    level = below
  }
  return { names, depth }
}

/** Why a value that YAML gave is not plain JSON. */
export type PlainFault = 'depth' | 'nodes' | 'cycle' | 'number' | 'type'

/**
 * A copy of what the YAML parser gave, as a tree of plain JSON: nodes that aliases share become separate,
 * so that later steps may replace one without touching the other. Ends at a fault, with the path to it.
 */
export function copyPlain(value: unknown, limits: { readonly maxDepth: number; readonly maxNodes: number }):
{ readonly value: Json; readonly fault?: readonly [PlainFault, readonly string[]] } {
  const path: string[] = []
  const open = new Set<object>()
  let nodes = 0
  let fault: readonly [PlainFault, readonly string[]] | undefined
  const stop = (kind: PlainFault): null => {
    fault ??= [kind, [...path]]
    return null
  }
  const copy = (node: unknown): Json => {
    if (fault !== undefined) return null
    if (++nodes > limits.maxNodes) return stop('nodes')
    if (typeof node === 'string' || typeof node === 'boolean') return node
    if (node === null || node === undefined) return null
    if (typeof node === 'number') return Number.isFinite(node) ? node : stop('number')
    if (typeof node !== 'object') return stop('type')
    if (path.length >= limits.maxDepth) return stop('depth')
    if (open.has(node)) return stop('cycle')
    open.add(node)
    const copied = Array.isArray(node) ? node.map((item, index) => inside(String(index), item)) : copyObject(node)
    open.delete(node)
    return copied
  }
  const copyObject = (node: object): Json => {
    if (Object.getPrototypeOf(node) !== Object.prototype) return stop('type')
    const object: { [key: string]: Json | undefined } = {}
    for (const key of Object.keys(node)) setMember(object, key, inside(key, (node as { readonly [key: string]: unknown })[key]))
    return object
  }
  const inside = (token: string, child: unknown): Json => {
    path.push(token)
    const copied = copy(child)
    path.pop()
    return copied
  }
  const copied = copy(value)
  return fault === undefined ? { value: copied } : { value: null, fault }
}

/** The sentence for a fault of `copyPlain`. */
export function notPlain(kind: PlainFault, limits: { readonly maxDepth: number; readonly maxNodes: number }): string {
  switch (kind) {
    case 'depth': return `values are nested more than ${limits.maxDepth} deep`
    case 'nodes': return `aliases expand to more than ${limits.maxNodes} values`
    case 'cycle': return 'an alias stands inside what it names'
    case 'number': return 'infinity and not-a-number are no JSON values'
    case 'type': return 'this YAML value has no JSON form'
  }
}
