import type { Json, JsonObject } from '../../generator/load/document.ts'
import { isObject, splitPointer } from '../../generator/load/pointer.ts'
import type { Fault, Judge, SchemaAt } from './judge.ts'

/**
 * Takes out of a value the members that are at fault until the judge has nothing left to say; undefined where that does not help.
 * With `keywords`, only faults of these are mended and any other is final.
 */
export function repair(judge: Judge, schema: SchemaAt, value: Json, keywords?: readonly string[]): Json | undefined {
  let faults = judge.check(schema, value)
  if (faults.length === 0) return value
  const mended = structuredClone(value) as Json
  for (let round = 0; round < 8; round++) {
    if (keywords !== undefined && faults.some((fault) => !keywords.includes(fault.keyword))) return undefined
    if (!faults.map((fault) => removeAt(mended, fault)).some(Boolean)) return undefined
    faults = judge.check(schema, mended)
    if (faults.length === 0) return mended
  }
  return undefined
}

/** Deletes the member that a fault is about, or the nearest member of an object that holds it. */
function removeAt(value: Json, fault: Fault): boolean {
  const extra = fault.params['additionalProperty'] ?? fault.params['unevaluatedProperty'] ?? fault.params['propertyName']
  const tokens = [...splitPointer(fault.pointer), ...(typeof extra === 'string' ? [extra] : [])]
  const holders: [{ [key: string]: Json | undefined }, string][] = []
  let node: Json | undefined = value
  for (const token of tokens) {
    if (isObject(node)) {
      if (!Object.hasOwn(node, token)) break
      holders.push([node as { [key: string]: Json | undefined }, token])
      node = (node as JsonObject)[token]
    } else if (Array.isArray(node)) node = (node as readonly Json[])[Number(token)]
    else break
  }
  const last = holders.at(-1)
  if (last === undefined) return false
  delete last[0][last[1]]
  return true
}
