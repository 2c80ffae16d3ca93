import type { Severity } from '../../diagnostics.ts'
import type { Json, JsonObject } from '../document.ts'
import { escapeToken, isObject, setMember, valueAt } from '../pointer.ts'
import { localPointer } from '../uri.ts'
import { isReference } from '../walk.ts'
import type { Moves } from './moves.ts'

/** What each step of a conversion works with. Pointers that are reported are those of the 2.0 document. */
export interface Conversion {
  readonly source: JsonObject
  readonly moves: Moves
  readonly consumes: MediaTypes
  readonly produces: MediaTypes
  /** How often a media type had to be assumed, since none was written. */
  readonly assumed: { consumes: number; produces: number }
  report(severity: Severity, code: string, pointer: string, message: string, hint?: string): void
}

/** The media types that a list names, and where it is written; '' where there is none. */
export interface MediaTypes { readonly names: readonly string[]; readonly pointer: string }

/** An object of the 2.0 document and its pointer. */
export interface At { readonly value: JsonObject; readonly pointer: string }

export type Mutable = { [key: string]: Json | undefined }

/** A member that is an object, with its pointer. */
export function objectAt(at: At, key: string): At | undefined {
  const value = Object.hasOwn(at.value, key) ? at.value[key] : undefined
  return isObject(value) ? { value, pointer: `${at.pointer}/${escapeToken(key)}` } : undefined
}

/** The objects of a list, with their pointers. */
export function itemsAt(at: At, key: string): readonly At[] {
  const list = at.value[key]
  if (!Array.isArray(list)) return []
  return (list as readonly Json[]).flatMap((value, index) => (isObject(value) ? [{ value, pointer: `${at.pointer}/${key}/${index}` }] : []))
}

/** The media types of `consumes` or `produces` of an object that has its own list, be it empty. */
export function mediaTypesAt(at: At, key: 'consumes' | 'produces'): MediaTypes | undefined {
  const list = at.value[key]
  if (!Array.isArray(list)) return undefined
  return { names: (list as readonly Json[]).filter((name) => typeof name === 'string'), pointer: `${at.pointer}/${key}` }
}

/** The object behind a chain of references; that each leads somewhere is known from the check of references. */
export function resolve(conversion: Conversion, at: At): At {
  let current = at
  for (let hops = 0; isReference(current.value) && hops < 100; hops++) {
    const pointer = localPointer(current.value.$ref)
    const value = valueAt(conversion.source, pointer)
    if (!isObject(value)) return current
    current = { value, pointer }
  }
  return current
}

/** The name of the entry of a section of the root that a node refers to and does nothing else; undefined where it does not. */
export function sectionEntry(at: At, section: 'parameters' | 'responses'): string | undefined {
  if (!isReference(at.value)) return undefined
  const pointer = localPointer(at.value.$ref)
  return pointer.startsWith(`/${section}/`) && pointer.indexOf('/', section.length + 2) === -1 ? pointer : undefined
}

/** Copies the named members, and all extensions but those that mean something here. */
export function carry(from: At, to: Mutable, names: readonly string[]): void {
  for (const key of Object.keys(from.value)) {
    if (names.includes(key) || (key.startsWith('x-') && key !== 'x-nullable')) setMember(to, key, from.value[key])
  }
}
