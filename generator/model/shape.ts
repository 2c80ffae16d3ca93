import type { ScalarType, Shape } from '../../runtime/contract.ts'
import type { Json, JsonObject } from '../load/document.ts'
import { childOf, isObject, valueAt } from '../load/pointer.ts'
import { localPointer } from './reader.ts'

/** Deeper than this, and after this many schemas, a shape is cut to `any`: schemas may be recursive, decoding is not. */
const maxDepth = 6
const maxSchemas = 2_000

const any: Shape = { kind: 'any' }
/** Text is tried as these in turn: what is more special first, since every text is a string. */
const scalarOrder: readonly ScalarType[] = ['null', 'boolean', 'integer', 'number', 'string']

/** Which JSON types a value of this schema may have, through references, allOf, oneOf, anyOf, enum and const; bounded. */
export function shapeOf(root: JsonObject, schema: Json | undefined): Shape {
  let visited = 0
  const read = (value: Json | undefined, depth: number, open: readonly string[]): Shape => {
    if (!isObject(value) || depth > maxDepth || ++visited > maxSchemas) return any
    const parts: Shape[] = []
    const reference = childOf(value, '$ref')
    if (typeof reference === 'string') {
      const pointer = localPointer(reference)
      if (pointer !== undefined && !open.includes(reference)) parts.push(read(valueAt(root, pointer), depth, [...open, reference]))
    }
    parts.push(own(value, depth, open))
    for (const part of list(childOf(value, 'allOf'))) parts.push(read(part, depth, open))
    for (const key of ['oneOf', 'anyOf']) {
      const alternatives = list(childOf(value, key))
      if (alternatives.length > 0) parts.push(union(alternatives.map((part) => read(part, depth, open))))
    }
    return parts.reduce(intersect, any)
  }
  const own = (value: JsonObject, depth: number, open: readonly string[]): Shape => {
    const types = typesOf(value)
    if (types === undefined) return any
    const shapes: Shape[] = []
    const scalars = scalarOrder.filter((type) => types.includes(type))
    if (scalars.length > 0) shapes.push({ kind: 'scalar', types: scalars })
    if (types.includes('array')) shapes.push({ kind: 'array', items: items(value, depth, open) })
    if (types.includes('object')) {
      const properties: Record<string, Shape> = Object.create(null) as Record<string, Shape>
      const declared = childOf(value, 'properties')
      if (isObject(declared)) for (const key of Object.keys(declared)) properties[key] = read(declared[key], depth + 1, open)
      const additional = childOf(value, 'additionalProperties')
      shapes.push({ kind: 'object', properties, additional: isObject(additional) ? read(additional, depth + 1, open) : any })
    }
    return union(shapes)
  }
  const items = (value: JsonObject, depth: number, open: readonly string[]): Shape => {
    const rest = childOf(value, 'items')
    const first = list(childOf(value, 'prefixItems'))
    if (first.length === 0) return read(rest, depth + 1, open)
    return union([...first, ...(isObject(rest) ? [rest] : [])].map((part) => read(part, depth + 1, open)))
  }
  return read(schema, 0, [])
}

/** True where some value of the shape is text as it stands. */
export function admitsText(shape: Shape): boolean {
  if (shape.kind === 'oneOf') return shape.shapes.some(admitsText)
  return shape.kind === 'any' || (shape.kind === 'scalar' && shape.types.includes('string'))
}

/** True where some value of the shape is an array or an object. */
export function admitsStructure(shape: Shape): boolean {
  if (shape.kind === 'oneOf') return shape.shapes.some(admitsStructure)
  return shape.kind === 'array' || shape.kind === 'object'
}

function typesOf(schema: JsonObject): readonly string[] | undefined {
  const type = childOf(schema, 'type')
  if (typeof type === 'string') return [type]
  if (Array.isArray(type)) return (type as readonly Json[]).filter((item): item is string => typeof item === 'string')
  const values = childOf(schema, 'enum')
  if (Array.isArray(values) && values.length > 0) return [...new Set((values as readonly Json[]).map(typeName))]
  const constant = childOf(schema, 'const')
  if (constant !== undefined) return [typeName(constant)]
  if (isObject(childOf(schema, 'properties'))) return ['object']
  if (childOf(schema, 'items') !== undefined || childOf(schema, 'prefixItems') !== undefined) return ['array']
  return undefined
}

function typeName(value: Json): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value
}

function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : []
}

function union(shapes: readonly Shape[]): Shape {
  const flat = shapes.flatMap((shape) => (shape.kind === 'oneOf' ? shape.shapes : [shape]))
  if (flat.length === 0 || flat.every((shape) => shape.kind === 'any')) return any
  const types = scalarOrder.filter((type) => flat.some((shape) => shape.kind === 'scalar' && shape.types.includes(type)))
  const result: Shape[] = []
  // Structures are tried before scalars, since a text that is no structure fails to decode as one; `any` takes all that is left.
  for (const shape of flat) {
    if (shape.kind === 'any' || shape.kind === 'scalar' || result.some((other) => same(other, shape))) continue
    result.push(shape)
  }
  if (types.length > 0) result.push({ kind: 'scalar', types })
  if (flat.some((shape) => shape.kind === 'any')) result.push(any)
  return result.length === 1 ? result[0]! : { kind: 'oneOf', shapes: result.slice(0, 16) }
}

function same(a: Shape, b: Shape): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** What both may be; where they agree on nothing the first is kept, and the schema's validator refuses. */
function intersect(a: Shape, b: Shape): Shape {
  if (a.kind === 'any') return b
  if (b.kind === 'any') return a
  if (a.kind === 'oneOf' || b.kind === 'oneOf') {
    const left = a.kind === 'oneOf' ? a.shapes : [a]
    const right = b.kind === 'oneOf' ? b.shapes : [b]
    const both = left.flatMap((one) => right.flatMap((other) => meet(one, other) ?? []))
    return both.length === 0 ? a : union(both)
  }
  return meet(a, b) ?? a
}

function meet(a: Shape, b: Shape): Shape | undefined {
  if (a.kind === 'any') return b
  if (b.kind === 'any') return a
  if (a.kind === 'scalar' && b.kind === 'scalar') {
    const types = scalarOrder.filter((type) => admits(a.types, type) && admits(b.types, type))
    return types.length === 0 ? undefined : { kind: 'scalar', types }
  }
  if (a.kind === 'array' && b.kind === 'array') return { kind: 'array', items: intersect(a.items, b.items) }
  if (a.kind === 'object' && b.kind === 'object') {
    const properties: Record<string, Shape> = Object.create(null) as Record<string, Shape>
    for (const key of new Set([...Object.keys(a.properties), ...Object.keys(b.properties)])) {
      properties[key] = intersect(a.properties[key] ?? any, b.properties[key] ?? any)
    }
    return { kind: 'object', properties, additional: intersect(a.additional, b.additional) }
  }
  return undefined
}

/** An integer is a number too. */
function admits(types: readonly ScalarType[], type: ScalarType): boolean {
  return types.includes(type) || (type === 'integer' && types.includes('number'))
}
