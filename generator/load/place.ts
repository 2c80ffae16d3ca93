import type { Place } from '../diagnostics.ts'
import type { Json, JsonObject } from './document.ts'
import { childOf, escapeToken, splitPointer } from './pointer.ts'

/** Where nodes of a bundled document were written, if not at the same pointer of the root file. */
export interface Origin { readonly file: WrittenFile; readonly pointer: string }

interface WrittenFile { readonly file: string; place(pointer: string): Place }

/**
 * Maps a pointer of the bundled source to the place that the author wrote: the nearest node above it that came from
 * another file or pointer says where to start counting.
 */
export function sourcePlace(options: {
  readonly source: JsonObject
  readonly root: WrittenFile
  readonly originOf: (node: object) => Origin | undefined
}): (pointer: string) => Place {
  return (pointer) => {
    let node: Json | undefined = options.source
    let { file, pointer: at }: Origin = { file: options.root, pointer: '' }
    for (const token of splitPointer(pointer)) {
      node = childOf(node, token)
      at = `${at}/${escapeToken(token)}`
      const origin = typeof node === 'object' && node !== null ? options.originOf(node) : undefined
      if (origin !== undefined) ({ file, pointer: at } = origin)
    }
    return file.place(at)
  }
}

/** The pointer into the source for one into the normalised document: the same, less the steps that normalising put in. */
export function sourcePointer(document: JsonObject, wrapped: WeakSet<object>, pointer: string): string {
  const tokens = splitPointer(pointer)
  let node: Json | undefined = document
  let written = ''
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!
    if (typeof node === 'object' && node !== null && wrapped.has(node) && token === 'anyOf') {
      node = childOf(childOf(node, 'anyOf'), tokens[index + 1] ?? '')
      index++
      continue
    }
    node = childOf(node, token)
    written += `/${escapeToken(token)}`
  }
  return written
}
