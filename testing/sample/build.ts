import type { Json, JsonObject } from '../../generator/load/document.ts'
import { buildArray } from './build-array.ts'
import { buildObject } from './build-object.ts'
import type { Direction } from './direction.ts'
import { likelyTypes, meets, readFacts } from './facts.ts'
import type { Facts } from './facts.ts'
import { choiceKey, flatten, oneOf } from './flatten.ts'
import type { Choice, Part, SchemaNode } from './flatten.ts'
import { isValid } from './judge.ts'
import type { Fault, Judge } from './judge.ts'
import { repair } from './repair.ts'
import { scalar } from './scalar.ts'
import { setApart } from './set-apart.ts'

/** What one attempt at a value goes by, and what it has left to spend. */
export interface Building {
  readonly document: JsonObject
  readonly direction: Direction
  readonly judge: Judge
  /** Optional properties and items are included; else only what is required. */
  readonly full: boolean
  /** Values that the author wrote in schemas (`examples`, `example`, `default`) are used where they are valid. */
  readonly examples: boolean
  /** Called for each such value that breaks its own schema. */
  readonly report: (pointer: string, faults: readonly Fault[]) => void
  /** Schema objects that the value at hand stands within: where one comes again, the document is recursive. */
  readonly open: Set<JsonObject>
  depth: number
  /** Values that may still be made; at zero, optional ones are left out. */
  left: number
  /** Combinations of choices that may still be tried. */
  tries: number
  /** Why the last value could not be made. */
  reason: string
}

/** Deeper than this nothing required is followed any more: the document demands a value without end. */
const deepest = 64

/**
 * The `variant`-th value that should be valid by all the schemas given, or undefined with `reason` set. Constructed, not proved:
 * the caller has the judge look at the whole.
 */
export function build(nodes: readonly SchemaNode[], building: Building, variant: number): Json | undefined {
  if (building.depth > deepest) return failed(building, 'the schema requires itself without end')
  building.left--
  return choose(nodes, new Set(), [], building, variant)
}

/** Takes one choice after the other; at the end the value is held against the schemas that demanded a choice. */
function choose(nodes: readonly SchemaNode[], taken: ReadonlySet<string>, owners: readonly Part[], building: Building, variant: number): Json | undefined {
  const flat = flatten(building.document, nodes, taken)
  if (flat.never) return failed(building, 'the schema is false', flat.parts)
  const [choice] = flat.choices
  if (choice === undefined) return construct(nodes, flat.parts, owners, building, variant)
  const ways = order(choice, building)
  for (let n = 0; n < ways.length; n++) {
    if (n > 0 && --building.tries < 0) return failed(building, 'too many combinations of oneOf, anyOf and if', [choice.owner])
    // Further variants start with further ways, so that a list of unique items finds its items.
    const way = ways[(n + variant) % ways.length] ?? []
    const value = choose([...nodes, ...way], new Set([...taken, choiceKey(choice)]), [...owners, choice.owner], building, Math.floor(variant / ways.length))
    if (value !== undefined) return value
  }
  return undefined
}

/** Ways that do not lead back into what is being built come first, and `null` last. */
function order(choice: Choice, building: Building): readonly (readonly SchemaNode[])[] {
  const rank = (way: readonly SchemaNode[]): number => {
    const flat = flatten(building.document, way)
    if (flat.never) return 3
    if (flat.parts.some(({ schema }) => building.open.has(schema))) return 2
    return flat.parts.some(({ schema }) => schema['type'] === 'null') ? 1 : 0
  }
  return choice.ways.map((way) => ({ way, rank: rank(way) })).sort((a, b) => a.rank - b.rank).map(({ way }) => way)
}

function construct(nodes: readonly SchemaNode[], parts: readonly Part[], owners: readonly Part[], building: Building, variant: number): Json | undefined {
  const facts = readFacts(parts)
  const proof = [...owners, ...parts.filter(needsProof)]
  const proved = (value: Json): boolean => proof.every(({ schema }) => isValid(building.judge, schema, value))
  if (building.examples && variant === 0) {
    const written = fromAuthor(nodes, parts, facts, building)
    if (written !== undefined && proved(written)) return written
  }
  const attempts = proof.length > 0 ? 6 : 1
  for (let shift = 0; shift < attempts; shift++) {
    const value = fresh(parts, facts, building, variant + shift)
    if (value === undefined) return undefined
    if (proved(value)) return value
    for (const owner of owners) {
      const apart = owner.schema['oneOf'] === undefined ? undefined : setApart(value, owner, building.judge)
      if (apart !== undefined && proved(apart)) return apart
    }
    if (proof.length > 0 && --building.tries < 0) break
  }
  return failed(building, 'no value was found that exactly the right alternatives of oneOf, anyOf, not or if accept', proof)
}

/** Keywords whose outcome the construction does not foresee. */
function needsProof({ schema }: Part): boolean {
  return schema['not'] !== undefined || schema['unevaluatedProperties'] !== undefined || schema['unevaluatedItems'] !== undefined || schema['dependentSchemas'] !== undefined
}

function fresh(parts: readonly Part[], facts: Facts, building: Building, variant: number): Json | undefined {
  if (facts.values !== null) {
    const allowed = facts.values.filter((value) => meets(facts, value, building.judge))
    const sorted = [...allowed.filter((value) => value !== null), ...allowed.filter((value) => value === null)]
    return sorted[variant] ?? failed(building, allowed.length === 0 ? 'enum or const leaves no value' : 'enum leaves too few values', parts)
  }
  const types = likelyTypes(facts, parts).filter((type) => !forbidden(parts, type))
  if (types.length === 0) return failed(building, 'the schemas allow no common type', parts)
  for (const type of types) {
    const value = type === 'object' ? buildObject(parts, facts, building, variant) : type === 'array' ? buildArray(parts, facts, building, variant) : scalar(type, facts, variant, building.judge)
    if (value !== undefined) return value
    if (type !== 'object' && type !== 'array') failed(building, `no ${type} was found${described(facts)}`, parts)
  }
  return undefined
}

function described(facts: Facts): string {
  const said = [...facts.patterns.map((pattern) => `pattern ${pattern}`), ...facts.formats.map((format) => `format ${format}`)]
  return said.length === 0 ? ' within the bounds' : ` with ${said.join(', ')}`
}

/** True where a schema says `not: { type }`; all other `not` are left to the judge. */
function forbidden(parts: readonly Part[], type: string): boolean {
  return parts.some((part) => {
    const not = oneOf(part, 'not')?.schema
    return typeof not === 'object' && Object.keys(not).length === 1 && (not['type'] === type || (Array.isArray(not['type']) && not['type'].includes(type)))
  })
}

/** The first of the values that the author wrote into the schemas which is valid by all of them. */
function fromAuthor(nodes: readonly SchemaNode[], parts: readonly Part[], facts: Facts, building: Building): Json | undefined {
  for (const part of parts) {
    const { examples, example, default: standard } = part.schema
    const written = [
      ...(Array.isArray(examples) ? examples.map((value, index) => ({ value: value as Json, at: `examples/${index}` })) : []),
      ...(example === undefined ? [] : [{ value: example, at: 'example' }]),
      ...(standard === undefined ? [] : [{ value: standard, at: 'default' }]),
    ]
    for (const { value, at } of written) {
      if (typeof value !== 'object' || value === null) {
        if (meets(facts, value, building.judge)) return value
        if (building.full) building.report(`${part.pointer}/${at}`, building.judge.check(part.schema, value))
        continue
      }
      // An example of a whole object has what is optional in it: it is none of the smallest value.
      if (!building.full) continue
      const mended = repair(building.judge, part.schema, value, ['readOnly', 'writeOnly'])
      if (mended === undefined) building.report(`${part.pointer}/${at}`, building.judge.check(part.schema, value))
      else if (nodes.every(({ schema }) => isValid(building.judge, schema, mended))) return mended
    }
  }
  return undefined
}

/** Notes why there is no value, and is none. */
export function failed(building: Building, why: string, at: readonly Part[] = []): undefined {
  const place = at.at(-1)?.pointer
  building.reason = place === undefined || place === '' ? why : `${why} (${place})`
  return undefined
}
