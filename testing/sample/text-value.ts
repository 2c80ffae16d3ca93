import { isDeepStrictEqual } from 'node:util'
import type { Json, JsonObject } from '../../generator/load/document.ts'
import { isObject, setMember } from '../../generator/load/pointer.ts'
import { itemsAt } from './build-array.ts'
import { schemasOf } from './build-object.ts'
import { readFacts } from './facts.ts'
import type { TypeName } from './facts.ts'
import { choiceKey, flatten } from './flatten.ts'
import type { Part, SchemaNode } from './flatten.ts'
import type { Judge } from './judge.ts'
import { scalarText } from './parameter.ts'

/**
 * What a value may become when it is written as text and read again by its schema: `1` is an integer where integers are allowed and a string
 * where strings are, so a schema that allows both has two readings. The first is the typed one. Values of parameters and forms are judged by
 * all their readings: valid where every one is, refused where none is.
 */
export function readings(judge: Judge, nodes: readonly SchemaNode[], value: Json): Json[] {
  const typed = read(judge, nodes, value, true)
  const textual = read(judge, nodes, value, false)
  return isDeepStrictEqual(typed, textual) ? [typed] : [typed, textual]
}

/** True where a value is valid by a schema however its text is read. */
export function survivesText(judge: Judge, node: SchemaNode, value: Json): boolean {
  return readings(judge, [node], value).every((reading) => judge.check(node.schema, reading).length === 0)
}

function read(judge: Judge, nodes: readonly SchemaNode[], value: Json, typed: boolean): Json {
  const parts = spread(judge.document, nodes)
  if (Array.isArray(value)) return value.map((item: Json, index) => read(judge, itemsAt(parts, index), item, typed))
  if (isObject(value)) {
    const out: { [key: string]: Json | undefined } = {}
    for (const [name, item] of Object.entries(value)) {
      if (item !== undefined) setMember(out, name, read(judge, schemasOf(parts, name, { judge }) ?? [], item, typed))
    }
    return out
  }
  const text = scalarText(value) ?? ''
  const types = typesOf(judge.document, nodes)
  const fitting = (types ?? ['string']).flatMap((type) => asType(text, type))
  const nonText = fitting.find((reading) => typeof reading !== 'string')
  return (typed ? nonText : fitting.find((reading) => typeof reading === 'string')) ?? nonText ?? text
}

function asType(text: string, type: TypeName): Json[] {
  switch (type) {
    case 'string': return [text]
    case 'boolean': return text === 'true' ? [true] : text === 'false' ? [false] : []
    case 'null': return text === 'null' || text === '' ? [null] : []
    case 'integer': return /^-?(?:0|[1-9]\d*)$/.test(text) ? [Number(text)] : []
    case 'number': return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text) ? [Number(text)] : []
    default: return []
  }
}

/** The types that any alternative allows; null where all do. */
export function typesOf(document: JsonObject, nodes: readonly SchemaNode[]): readonly TypeName[] | null {
  const flat = flatten(document, nodes)
  const own = readFacts(flat.parts)
  const implied = own.types ?? (own.values === null ? null : [...new Set(own.values.map((value): TypeName => value === null ? 'null' : typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'string'))])
  const [choice] = flat.choices
  if (choice === undefined || implied !== null) return implied
  const all = new Set<TypeName>()
  for (const way of choice.ways) {
    const types = way.length === 0 ? null : typesOf(document, way)
    if (types === null) return null
    for (const type of types) all.add(type)
  }
  return [...all]
}

const spreads = new WeakMap<JsonObject, WeakMap<JsonObject, readonly Part[]>>()

/** All schema objects that may apply to a value, those of every alternative included. */
export function spread(document: JsonObject, nodes: readonly SchemaNode[]): readonly Part[] {
  const [only] = nodes
  if (only === undefined || nodes.length > 1 || typeof only.schema === 'boolean') return collect(document, nodes)
  let known = spreads.get(document)
  if (known === undefined) spreads.set(document, known = new WeakMap())
  let parts = known.get(only.schema)
  if (parts === undefined) known.set(only.schema, parts = collect(document, nodes))
  return parts
}

function collect(document: JsonObject, nodes: readonly SchemaNode[]): Part[] {
  const found = new Map<JsonObject, Part>()
  const visit = (next: readonly SchemaNode[], depth: number): void => {
    if (depth > 12) return
    const taken = new Set<string>()
    for (;;) {
      const flat = flatten(document, next, taken)
      for (const part of flat.parts) if (!found.has(part.schema)) found.set(part.schema, part)
      const [choice] = flat.choices
      if (choice === undefined) return
      taken.add(choiceKey(choice))
      for (const way of choice.ways) if (way.some(({ schema }) => typeof schema === 'object' && !found.has(schema))) visit(way, depth + 1)
    }
  }
  visit(nodes, 0)
  return [...found.values()]
}
