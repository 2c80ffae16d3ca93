import type { Parts } from './bundle.ts'
import { hoistKey } from './bundle.ts'
import type { Json, JsonObject } from './document.ts'
import { ruleOf } from './grammar.ts'
import type { Origin } from './place.ts'
import { escapeToken, isObject, joinPointer, setMember, splitPointer } from './pointer.ts'
import { reveal } from './skeleton.ts'
import { decodeFragment } from './uri.ts'
import { isReference } from './walk.ts'

/** One target in another file: the part that it was given to the bundler as, its kind, and where it was written. */
export interface Hoisted { readonly name: string; readonly kind: string; readonly file: string; readonly pointer: string }

/**
 * Moves what the bundler collected under `hoistKey` into `components`, under the author's own name where a component is
 * nothing but a reference to it, else under the name of its pointer or file; then restores what skeletons had set aside.
 */
export function hoist(options: { readonly merged: Json; readonly parts: Parts }): { readonly source: JsonObject; readonly originOf: (node: object) => Origin | undefined } {
  const { parts } = options
  const { [hoistKey]: collected, ...root } = options.merged as { [key: string]: Json }
  const sections: { [section: string]: { [name: string]: Json } } = {}
  // 2.0 has its sections at the root.
  const flat = Object.hasOwn(root, 'swagger')
  const components = flat ? root : { ...(isObject(root['components']) ? root['components'] : {}) } as { [section: string]: Json }
  const section = (name: string): { [name: string]: Json } => {
    const known = sections[name]
    if (known !== undefined) return known
    const written = components[name]
    const made: { [name: string]: Json } = {}
    if (isObject(written)) {
      for (const key of Object.keys(written)) setMember(made, key, written[key])
      parts.skeletons.mark(made, parts.skeletons.origin(written))
    }
    components[name] = made
    return sections[name] = made
  }
  const places = parts.hoisted.map(({ kind, file, pointer }, index) => {
    const name = flat && kind === 'schema' ? 'definitions' : ruleOf(kind).section!
    const entries = section(name)
    // The author's own component: one that only refers here, or one in a section that came from the same file whole.
    const whole = parts.skeletons.origin(entries) as Origin | undefined
    const own = Object.keys(entries).find((key) => isAliasOf(entries[key], index)
      || (whole !== undefined && whole.file.file === file && `${whole.pointer}/${escapeToken(reveal(key))}` === pointer))
    const chosen = own ?? freeName(nameOf(file, pointer), (candidate) => Object.hasOwn(entries, candidate))
    setMember(entries, chosen, (collected as { [index: string]: Json })[String(index)]!)
    return [...(flat ? [] : ['components']), name, reveal(chosen)]
  })
  if (!flat && Object.keys(sections).length > 0) root['components'] = components
  const link = (ref: string): string => {
    const tokens = splitPointer(decodeFragment(ref.slice(ref.indexOf('#') + 1)))
    const moved = tokens[0] === hoistKey ? places[Number(tokens[1])] : undefined
    const final = moved === undefined ? tokens.map(reveal) : [...moved, ...tokens.slice(2).map(reveal)]
    return `#${joinPointer(final).replaceAll('%', '%25')}`
  }
  const source = parts.skeletons.restore(root as JsonObject, link) as JsonObject
  return { source, originOf: (node) => parts.skeletons.origin(node) as Origin | undefined }
}

function isAliasOf(value: Json | undefined, index: number): boolean {
  if (!isReference(value) || Object.keys(value).length !== 1) return false
  const tokens = splitPointer(decodeFragment(value.$ref.slice(1)))
  return tokens.length === 2 && tokens[0] === hoistKey && tokens[1] === String(index)
}

/** `schemas/pet.yaml#/definitions/Tag` is called Tag, `schemas/pet.yaml` is called pet; only characters that a component key may have. */
function nameOf(file: string, pointer: string): string {
  const last = splitPointer(pointer).at(-1) ?? file.split('/').at(-1)!.replace(/\.[^.]*$/, '')
  return last.replace(/[^A-Za-z0-9._-]+/g, '_').replace(/^__/, '_') || 'part'
}

function freeName(wanted: string, isTaken: (name: string) => boolean): string {
  let name = wanted
  for (let count = 2; isTaken(name); count++) name = `${wanted}_${count}`
  return name
}
