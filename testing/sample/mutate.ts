import { isDeepStrictEqual } from 'node:util'
import type { Json } from '../../generator/load/document.ts'
import { escapeToken, isObject, setMember } from '../../generator/load/pointer.ts'
import { itemsAt } from './build-array.ts'
import { schemasOf } from './build-object.ts'
import { choiceKey, flatten } from './flatten.ts'
import type { Part, SchemaNode } from './flatten.ts'
import { isValid } from './judge.ts'
import type { Judge, SchemaAt } from './judge.ts'
import { propose } from './propose.ts'
import type { Proposal } from './propose.ts'
import { isSchema, lookUp } from './resolve.ts'
import type { Sampler } from './sample.ts'

/** A value that breaks its schema, and the one constraint that was broken. `pointer` leads to the place within the value. */
export interface Mutation {
  readonly keyword: string
  readonly pointer: string
  readonly description: string
  readonly value: Json
}

/** A constraint for which no value was found that breaks it, though values of the kind can be sent. */
export interface CannotMutate { readonly keyword: string; readonly pointer: string; readonly reason: string }

export interface Mutations { readonly mutations: readonly Mutation[]; readonly cannot: readonly CannotMutate[] }

export interface MutateOptions {
  readonly judge: Judge
  readonly sampler: Sampler
  /** How many mutations are given at most; shallow ones come first. Default 40. */
  readonly limit?: number
  /** What a value may be read as where it arrives: a mutation counts where every reading is refused. By default a value is itself. */
  readonly readings?: (value: Json) => readonly Json[]
  /** False for values that cannot be sent. */
  readonly sendable?: (value: Json) => boolean
  /** Constraints that cannot be broken where the value is used are passed over without being counted. */
  readonly skip?: (proposal: Pick<Proposal, 'keyword'>, value: Json) => boolean
}

interface Place {
  readonly nodes: readonly SchemaNode[]
  readonly value: Json
  readonly pointer: string
  readonly put: (value: Json) => Json
  /** True within `oneOf`, `anyOf` or `if`. */
  readonly alternative: boolean
}

/** Places of a value that are looked at, at most. */
const mostPlaces = 400

/**
 * For each constraint that a valid value meets, a value that breaks it, as far as possible it alone: breadth first, in a fixed order, and each one
 * refused by the judge. Constraints for which none was found are in `cannot`; not those of one alternative where another takes over.
 */
export function mutations(schemaAt: SchemaAt, valid: Json, options: MutateOptions): Mutations {
  const { judge, sampler, limit = 40 } = options
  const schema = typeof schemaAt === 'string' ? lookUp(judge.document, schemaAt)?.value : schemaAt
  if (!isSchema(schema)) return { mutations: [], cannot: [{ keyword: 'schema', pointer: '', reason: `no schema at ${String(schemaAt)}` }] }
  const { readings = (value: Json) => [value], sendable = () => true } = options
  const refuses = (value: Json): boolean => readings(value).every((reading) => !isValid(judge, schema, reading))
  const found: Mutation[] = []
  const cannot: CannotMutate[] = []
  const queue: Place[] = [{ nodes: [{ schema, pointer: typeof schemaAt === 'string' ? schemaAt : '' }], value: valid, pointer: '', put: (value) => value, alternative: false }]
  for (let at = 0; at < queue.length && at < mostPlaces && found.length < limit; at++) {
    const { parts, alternative } = partsFor(judge, (queue[at] as Place).nodes, (queue[at] as Place).value)
    const place: Place = { ...(queue[at] as Place), alternative: alternative || (queue[at] as Place).alternative }
    for (const proposal of propose(parts, place.value, sampler)) {
      if (found.length >= limit) break
      const values = proposal.values.filter((value) => !isDeepStrictEqual(value, place.value) && options.skip?.(proposal, value) !== true).map(place.put).filter(sendable)
      if (values.length === 0) continue
      const refused = values.filter(refuses)
      // One that breaks nothing else is the better test; in alternatives there may be none, since every branch has its say.
      const breaking = refused.map((candidate) => ({ candidate, ...breaks(judge, schema, readings(candidate), place.pointer, proposal.keyword) })).filter(({ named }) => named)
      const value = (breaking.find(({ alone }) => alone) ?? breaking[0])?.candidate
      // What one alternative refuses another may accept: then it was no constraint of the whole.
      if (value === undefined && place.alternative) continue
      if (value === undefined) cannot.push({ keyword: proposal.keyword, pointer: place.pointer, reason: refused.length === 0 ? 'every value that was tried is accepted' : 'every value that was tried breaks something else' })
      else if (!found.some((other) => isDeepStrictEqual(other.value, value))) found.push({ keyword: proposal.keyword, pointer: place.pointer, description: proposal.description, value })
    }
    queue.push(...childrenOf(judge, place, parts))
  }
  return { mutations: found, cannot }
}

/** Names that the judge may give to one constraint. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  additionalProperties: ['unevaluatedProperties', 'false schema'], items: ['unevaluatedItems', 'false schema'], enum: ['const'], const: ['enum'],
}

/** Whether each reading of a value has a fault that is about the constraint, and whether none has another. */
function breaks(judge: Judge, schema: SchemaAt, values: readonly Json[], pointer: string, keyword: string): { readonly named: boolean; readonly alone: boolean } {
  const about = values.map((value) => judge.check(schema, value).map((fault) =>
    (fault.keyword === keyword || aliases[keyword]?.includes(fault.keyword) === true) && (fault.pointer === pointer || fault.pointer.startsWith(`${pointer}/`))))
  return { named: about.every((faults) => faults.includes(true)), alone: !about.flat().includes(false) }
}

/** The schemas that apply to a value, alternatives decided by what the value meets, and whether there were any. */
export function partsFor(judge: Judge, nodes: readonly SchemaNode[], value: Json): { readonly parts: readonly Part[]; readonly alternative: boolean } {
  const taken = new Set<string>()
  let all = nodes
  for (let steps = 0; steps < 60; steps++) {
    const flat = flatten(judge.document, all, taken)
    const [choice] = flat.choices
    if (choice === undefined) return { parts: flat.parts, alternative: taken.size > 0 }
    taken.add(choiceKey(choice))
    const way = choice.ways.find((candidate) => candidate.every((node) => isValid(judge, node.schema, value)))
    if (way !== undefined) all = [...all, ...way]
  }
  return { parts: flatten(judge.document, all, taken).parts, alternative: true }
}

function childrenOf(judge: Judge, place: Place, parts: readonly Part[]): Place[] {
  const { value, pointer, put, alternative } = place
  if (Array.isArray(value)) {
    const items = value as readonly Json[]
    // All items beyond those of `prefixItems` have one schema: breaking the first is enough.
    const prefix = Math.max(0, ...parts.map(({ schema }) => (Array.isArray(schema['prefixItems']) ? schema['prefixItems'].length : 0)))
    return items.slice(0, prefix + 1).map((item, index) => ({
      nodes: itemsAt(parts, index), value: item, pointer: `${pointer}/${index}`, put: (changed) => put(items.map((other, at) => (at === index ? changed : other))), alternative,
    }))
  }
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([name, item]) => (item === undefined ? [] : [{
    nodes: schemasOf(parts, name, { judge }) ?? [], value: item, pointer: `${pointer}/${escapeToken(name)}`, alternative,
    put: (changed: Json) => {
      const out: { [key: string]: Json | undefined } = Object.fromEntries(Object.entries(value))
      setMember(out, name, changed)
      return put(out as Json)
    },
  }]))
}
