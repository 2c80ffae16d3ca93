import type { ScalarType } from '../../../runtime/contract.ts'
import type { Json, JsonObject } from '../../load/document.ts'
import { childOf, isObject, valueAt } from '../../load/pointer.ts'
import { localPointer, member, membersOf } from '../reader.ts'
import type { Node, ObjectNode } from '../reader.ts'

/** The schemas that a value meets: all of `all`, and of each list of alternatives one or some. */
export interface Position {
  readonly all: readonly Node[]
  readonly any: readonly (readonly Position[])[]
}

/** A position with references and `allOf` followed: its schema objects, the alternatives, and what holds under a condition only. */
export interface Flat {
  readonly parts: readonly ObjectNode[]
  readonly any: readonly (readonly Position[])[]
  readonly hints: readonly (readonly Position[])[]
}

/** A schema whose value cannot be read from XML with certainty, and why. */
export class XmlFault extends Error {
  readonly pointer: string

  constructor(pointer: string, reason: string) {
    super(reason)
    this.pointer = pointer
  }
}

export type XmlType = ScalarType | 'object' | 'array'

export const only = (node: Node): Position => ({ all: [node], any: [] })

/** What tells positions apart. */
export function keyOf({ all, any }: Position): string {
  const alternatives = any.map((group) => `(${group.map(keyOf).join('|')})`)
  return [...all.map(({ pointer }) => pointer), ...alternatives].join('&')
}

/** Where a position is, for people. */
export function pointerOf({ all, any }: Position): string {
  return all[0]?.pointer ?? (any[0]?.[0] === undefined ? '' : pointerOf(any[0][0]))
}

/** Follows `$ref` and `allOf`. Throws an XmlFault for a reference that this cannot follow. */
export function flatten(root: JsonObject, position: Position): Flat {
  const parts: ObjectNode[] = []
  const any = [...position.any]
  const hints: (readonly Position[])[] = []
  const seen = new Set<Json>()
  const visit = ({ value, pointer }: Node): void => {
    if (!isObject(value) || seen.has(value)) return
    seen.add(value)
    const part: ObjectNode = { value, pointer }
    parts.push(part)
    const reference = childOf(value, '$ref')
    if (typeof reference === 'string') visit(targetOf(root, reference, pointer))
    if (childOf(value, '$dynamicRef') !== undefined) throw new XmlFault(pointer, '"$dynamicRef" means different schemas in different places')
    for (const inner of listOf(part, 'allOf')) visit(inner)
    for (const keyword of ['oneOf', 'anyOf']) {
      const branches = listOf(part, keyword)
      if (branches.length > 0) any.push(branches.map(only))
    }
    const conditional = [...['if', 'then', 'else', 'not'].flatMap((keyword) => member(part, keyword) ?? []), ...membersOf(member(part, 'dependentSchemas')).map(([, inner]) => inner)]
    if (conditional.length > 0) hints.push(conditional.map(only))
  }
  for (const node of position.all) visit(node)
  return { parts, any, hints }
}

export function targetOf(root: JsonObject, reference: string, pointer: string): Node {
  const target = localPointer(reference)
  const value = target === undefined ? undefined : valueAt(root, target)
  if (target === undefined || value === undefined) throw new XmlFault(pointer, `the reference "${reference}" is no JSON pointer`)
  return { value, pointer: target }
}

export function listOf(part: ObjectNode, keyword: string): readonly Node[] {
  const list = childOf(part.value, keyword)
  return Array.isArray(list) ? (list as readonly Json[]).map((value, index) => ({ value, pointer: `${part.pointer}/${keyword}/${index}` })) : []
}

/** The types that a value at a position may have; undefined where nothing is said of it. */
export function typesOf(root: JsonObject, position: Position, open: ReadonlySet<string> = new Set()): readonly XmlType[] | undefined {
  const key = keyOf(position)
  if (open.has(key)) return undefined
  const inner = new Set([...open, key])
  const { parts, any } = flatten(root, position)
  const said = [
    ...parts.map(({ value }) => writtenTypes(value)),
    ...any.map((group) => {
      const types = group.map((branch) => typesOf(root, branch, inner))
      const known = [...new Set(types.flatMap((one) => one ?? []))]
      if (!types.includes(undefined)) return known
      // Beside an alternative of which nothing is said, the others are tried first.
      return known.length === 0 ? undefined : [...new Set([...known, 'string' as const, 'object' as const])]
    }),
  ].filter((types) => types !== undefined)
  if (said.length > 0) return said.reduce(meet)
  const implied = [...new Set(parts.flatMap(({ value }) => impliedTypes(value)))]
  if (implied.length > 0) return implied
  const outcomes = parts.flatMap((part) => [member(part, 'then'), member(part, 'else')].filter((node) => node !== undefined)).map((node) => typesOf(root, only(node), inner))
  return outcomes.length === 0 || outcomes.includes(undefined) ? undefined : [...new Set(outcomes.flat() as XmlType[])]
}

function meet(a: readonly XmlType[], b: readonly XmlType[]): readonly XmlType[] {
  const narrow = (types: readonly XmlType[], others: readonly XmlType[]): XmlType[] =>
    types.filter((type) => others.includes(type) || (type === 'integer' && others.includes('number')))
  return [...new Set([...narrow(a, b), ...narrow(b, a)])]
}

function writtenTypes(schema: JsonObject): readonly XmlType[] | undefined {
  const type = childOf(schema, 'type')
  if (typeof type === 'string') return [type as XmlType]
  if (Array.isArray(type)) return type as XmlType[]
  const values = childOf(schema, 'enum')
  if (Array.isArray(values) && values.length > 0) return [...new Set((values as readonly Json[]).map(typeName))]
  const constant = childOf(schema, 'const')
  return constant === undefined ? undefined : [typeName(constant)]
}

/** What a schema without `type` is about: its keywords say nothing of values of other types. */
function impliedTypes(schema: JsonObject): readonly XmlType[] {
  const has = (...keywords: readonly string[]): boolean => keywords.some((keyword) => childOf(schema, keyword) !== undefined)
  return [
    ...(has('properties', 'additionalProperties', 'patternProperties', 'required', 'minProperties', 'maxProperties', 'propertyNames', 'unevaluatedProperties') ? ['object' as const] : []),
    ...(has('items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems', 'contains') ? ['array' as const] : []),
    ...(has('minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf') ? ['number' as const] : []),
    ...(has('minLength', 'maxLength', 'pattern', 'format', 'contentEncoding', 'contentMediaType') ? ['string' as const] : []),
  ]
}

function typeName(value: Json): XmlType {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value as XmlType
}

/** The names of all properties that a position may have. */
export function propertyNames(root: JsonObject, position: Position, seen = new Set<string>()): ReadonlySet<string> {
  const names = new Set<string>()
  const key = keyOf(position)
  if (seen.has(key)) return names
  seen.add(key)
  const { parts, any, hints } = flatten(root, position)
  for (const part of parts) for (const [name] of membersOf(member(part, 'properties'))) names.add(name)
  for (const branch of [...any, ...hints].flat()) for (const name of propertyNames(root, branch, seen)) names.add(name)
  return names
}

/** Where something below a position is described: by its own schemas and by its alternatives; what is conditional counts where nothing else does. */
export function below(root: JsonObject, position: Position, find: (part: ObjectNode) => readonly Node[], open: ReadonlySet<string> = new Set()): Position | undefined {
  const key = keyOf(position)
  if (open.has(key)) return undefined
  const inner = new Set([...open, key])
  const { parts, any, hints } = flatten(root, position)
  const all = parts.flatMap(find)
  const groups = (from: Flat['any']): Flat['any'] => from.map((group) => group.flatMap((branch) => below(root, branch, find, inner) ?? [])).filter((group) => group.length > 0)
  const said = groups(any)
  const found = all.length > 0 || said.length > 0 ? said : groups(hints)
  return all.length === 0 && found.length === 0 ? undefined : simplify({ all, any: found })
}

/** A single alternative is none. */
function simplify({ all, any }: Position): Position {
  const single = any.filter((group) => group.length === 1).map((group) => group[0]!)
  if (single.length === 0) return { all, any }
  return {
    all: [...all, ...single.flatMap((one) => one.all)],
    any: [...any.filter((group) => group.length > 1), ...single.flatMap((one) => one.any)],
  }
}
