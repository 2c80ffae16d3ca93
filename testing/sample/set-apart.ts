import type { Json, JsonObject } from '../../generator/load/document.ts'
import { isObject, setMember } from '../../generator/load/pointer.ts'
import { declared } from './build-object.ts'
import { flatten, listOf } from './flatten.ts'
import type { Part } from './flatten.ts'
import { isValid } from './judge.ts'
import type { Judge } from './judge.ts'

/** Values of every type: for any schema that refuses anything simple, one of them is refused. */
const oddities: readonly Json[] = ['text', 0, false, {}, []]

/**
 * Makes an object that several alternatives of a `oneOf` accept acceptable to one only: properties that only the others declare are added
 * with values that these refuse. Such alternatives are common where everything is optional. Undefined where it does not help.
 */
export function setApart(value: Json, owner: Part, judge: Judge): Json | undefined {
  if (!isObject(value)) return undefined
  const branches = listOf(owner, 'oneOf')
  const accepting = branches.filter(({ schema }) => isValid(judge, schema, value))
  if (accepting.length < 2) return undefined
  for (const kept of accepting.slice(0, 8)) {
    let apart: Json = value
    for (const other of accepting) if (other !== kept) apart = refusedBy(other.schema, flatten(judge.document, [other]).parts, kept.schema, apart, judge) ?? apart
    if (isValid(judge, owner.schema, apart)) return apart
  }
  return undefined
}

function refusedBy(other: boolean | JsonObject, parts: readonly Part[], kept: boolean | JsonObject, value: Json, judge: Judge): Json | undefined {
  if (!isObject(value)) return undefined
  for (const name of declared(parts).slice(0, 40)) {
    for (const oddity of oddities) {
      const changed: { [key: string]: Json | undefined } = { ...value }
      setMember(changed, name, oddity)
      if (isValid(judge, kept, changed as JsonObject) && !isValid(judge, other, changed as JsonObject)) return changed as JsonObject
    }
  }
  return undefined
}
