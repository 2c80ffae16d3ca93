import type { Place } from '../../diagnostics.ts'
import type { Json } from '../document.ts'
import { childOf, escapeToken, isObject, setMember, splitPointer } from '../pointer.ts'

interface WrittenFile { place(pointer: string, part?: 'key' | 'value'): Place }

/** Where a value was written; with `whole`, all that lies below it is there too. */
export interface Written { readonly file: WrittenFile; readonly pointer: string; readonly whole?: boolean }

type Container = { [key: string]: Json | undefined } | Json[]

/** A value that is edited in place, and where each of its nodes was written: at first all in one file, at the pointers that they have. */
export class EditedValue {
  readonly root: Json
  readonly #file: WrittenFile
  /** For members that are elsewhere than below what their parent is. */
  readonly #members = new WeakMap<object, Map<string, Written>>()

  /** `value` is copied. */
  constructor(value: Json, file: WrittenFile) {
    this.root = copyOf(value)
    this.#file = file
  }

  /** Where the node under these tokens was written. */
  written(tokens: readonly string[]): Written {
    let node: Json | undefined = this.root
    let at: Written = { file: this.#file, pointer: '' }
    for (const token of tokens) {
      const own = typeof node === 'object' && node !== null ? this.#members.get(node)?.get(token) : undefined
      if (own !== undefined) at = own
      else if (at.whole !== true) at = { file: at.file, pointer: `${at.pointer}/${escapeToken(token)}` }
      node = childOf(node, token)
    }
    return at
  }

  /** The place of a pointer into the edited value. */
  place(pointer: string, part?: 'key' | 'value'): Place {
    const { file, pointer: at } = this.written(splitPointer(pointer))
    return file.place(at, part)
  }

  /** Sets a member of an object, or an item of an array, to a copy of a value. */
  set(container: Container, token: string, value: Json, written: Written): void {
    setMember(container as { [key: string]: Json | undefined }, token, copyOf(value))
    this.#note(container, token, written)
  }

  /** Appends a copy of a value to an array. */
  append(list: Json[], value: Json, written: Written): void {
    this.set(list, String(list.length), value, written)
  }

  /** Takes out what stands under these tokens; items after it move up. */
  remove(tokens: readonly string[]): void {
    const parents = tokens.slice(0, -1)
    const last = tokens.at(-1)!
    const parent = parents.reduce<Json | undefined>(childOf, this.root)
    if (isObject(parent)) {
      delete (parent as { [key: string]: Json | undefined })[last]
      this.#members.get(parent)?.delete(last)
    } else if (Array.isArray(parent)) {
      const list = parent as Json[]
      const origins = list.map((_, index) => this.written([...parents, String(index)]))
      list.splice(Number(last), 1)
      origins.splice(Number(last), 1)
      this.#members.set(list, new Map(origins.map((origin, index) => [String(index), origin])))
    }
  }

  #note(container: object, token: string, written: Written): void {
    const members = this.#members.get(container) ?? new Map<string, Written>()
    this.#members.set(container, members.set(token, written))
  }
}

/** A copy that shares nothing with the value. */
export function copyOf(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(copyOf)
  if (!isObject(value)) return value
  const made: { [key: string]: Json | undefined } = {}
  for (const key of Object.keys(value)) setMember(made, key, copyOf(value[key] as Json))
  return made
}
