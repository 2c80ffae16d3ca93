import type { Diagnostic, Place, Severity } from '../diagnostics.ts'
import type { ApiDocument, Json, JsonObject } from '../load/document.ts'
import { childOf, escapeToken, isObject, valueAt } from '../load/pointer.ts'

/** A value of the bundled document together with its pointer. */
export interface Node {
  readonly value: Json
  readonly pointer: string
}

/** An object of the bundled document together with its pointer. */
export interface ObjectNode {
  readonly value: JsonObject
  readonly pointer: string
}

/** Takes a finding at a pointer of the document. */
export type Report = (severity: Severity, code: string, pointer: string, message: string, hint?: string) => void

/** A `Report` that places findings where the author wrote the node. */
export function reportInto(document: ApiDocument, diagnostics: Diagnostic[]): Report {
  return (severity, code, pointer, message, hint) => {
    const place: Place = document.place(pointer)
    diagnostics.push({ code, severity, place, message, ...(hint === undefined ? {} : { hint }) })
  }
}

/** The member of an object node under a key, or undefined. */
export function member(node: ObjectNode, key: string): Node | undefined {
  const value = childOf(node.value, key)
  return value === undefined ? undefined : { value, pointer: `${node.pointer}/${escapeToken(key)}` }
}

/** The members of an object under a key, in order, with `$ref`s not yet followed; none where it is no object. */
export function membersOf(node: Node | undefined): readonly (readonly [string, Node])[] {
  if (node === undefined || !isObject(node.value)) return []
  const { value, pointer } = node
  return Object.keys(value).map((key) => [key, { value: value[key] as Json, pointer: `${pointer}/${escapeToken(key)}` }] as const)
}

/** The items of an array node; none where it is no array. */
export function itemsOf(node: Node | undefined): readonly Node[] {
  if (node === undefined || !Array.isArray(node.value)) return []
  return (node.value as readonly Json[]).map((value, index) => ({ value, pointer: `${node.pointer}/${index}` }))
}

/** A text member, or undefined. */
export function textOf(node: ObjectNode, key: string): string | undefined {
  const value = childOf(node.value, key)
  return typeof value === 'string' ? value : undefined
}

/**
 * The object that a node is or refers to, through any number of local references (`#/...`); undefined where there is none
 * or references run in a circle. The pointer is that of the object found.
 */
export function follow(root: JsonObject, node: Node | undefined): ObjectNode | undefined {
  let current = node
  for (let hops = 0; current !== undefined && hops < 100; hops++) {
    if (!isObject(current.value)) return undefined
    const reference = childOf(current.value, '$ref')
    if (typeof reference !== 'string') return { value: current.value, pointer: current.pointer }
    const pointer = localPointer(reference)
    if (pointer === undefined) return undefined
    const value = valueAt(root, pointer)
    current = value === undefined ? undefined : { value, pointer }
  }
  return undefined
}

/** The pointer of a local reference, percent-decoded (RFC 6901, section 6); undefined for any other. */
export function localPointer(reference: string): string | undefined {
  if (reference !== '#' && !reference.startsWith('#/')) return undefined
  try {
    return decodeURIComponent(reference.slice(1))
  } catch {
    return reference.slice(1)
  }
}
