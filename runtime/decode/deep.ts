import { pointerToken } from '../faults.ts'
import { badEncoding, Malformed, repeated, setOwn } from './malformed.ts'
import type { Reader } from './reader.ts'
import type { Unescape } from './text.ts'

/** Raw values at one place, or the places below it by name. */
type Tree = string[] | Map<string, Tree>

const depthLimit = 32
const segment = /\[([^[\]]*)\]/y

/**
 * Reads `deepObject` entries, the path (`[a][b]`, decoded) and the raw value in turn. Lists come as repeated keys, as `[]`
 * or with indices from 0 without a gap, which is how servers read them; OpenAPI leaves it open (3.1, 4.8.12.3).
 */
export function readDeep(entries: readonly string[], reader: Reader, unescape: Unescape): unknown {
  const root: Tree = new Map()
  for (let at = 0; at < entries.length; at += 2) {
    const failed = plant(root, entries[at]!, entries[at + 1]!)
    if (failed !== null) return failed
  }
  return read(root, reader, unescape, '')
}

function plant(root: Map<string, Tree>, path: string, value: string): Malformed | null {
  const names = namesOf(path)
  if (names === null) return new Malformed('style', 'must have the form name[member]=value')
  if (names.length > depthLimit) return new Malformed('depth', `must not be nested deeper than ${depthLimit}`)
  let node = root
  for (const name of names.slice(0, -1)) {
    let next = node.get(name)
    if (next === undefined) node.set(name, next = new Map<string, Tree>())
    if (Array.isArray(next)) return mixed(names)
    node = next
  }
  const leaf = node.get(names.at(-1)!)
  if (leaf === undefined) node.set(names.at(-1)!, [value])
  else if (Array.isArray(leaf)) leaf.push(value)
  else return mixed(names)
  return null
}

function namesOf(path: string): readonly string[] | null {
  const names: string[] = []
  segment.lastIndex = 0
  for (let at = 0; at < path.length; at = segment.lastIndex) {
    const match = segment.exec(path)
    if (match === null) return null
    names.push(match[1]!)
  }
  return names
}

function mixed(names: readonly string[]): Malformed {
  return new Malformed('style', 'is given both as a value and as an object', names.map((name) => `/${pointerToken(name)}`).join(''))
}

function read(tree: Tree, reader: Reader, unescape: Unescape, pointer: string): unknown {
  if (Array.isArray(tree)) return readValues(tree, reader, unescape, pointer)
  if (reader.item !== null || (reader.any && tree.size === 1 && tree.has(''))) {
    const items = itemsOf(tree)
    if (items !== null) return readList(items, reader.item ?? reader, unescape, pointer)
  }
  const object: Record<string, unknown> = {}
  for (const [name, child] of tree) {
    const value = read(child, reader.member?.(name) ?? reader, unescape, `${pointer}/${pointerToken(name)}`)
    if (value instanceof Malformed) return value
    setOwn(object, name, value)
  }
  return object
}

function readValues(values: readonly string[], reader: Reader, unescape: Unescape, pointer: string): unknown {
  if (values.length > 1 && reader.item === null && !reader.any) return new Malformed('duplicate', repeated.message, pointer)
  if (reader.item !== null || values.length > 1) {
    return readList(values.map((value) => [value]), reader.item ?? reader, unescape, pointer)
  }
  const text = unescape(values[0]!)
  return text === null ? badEncoding : reader.scalar(text)
}

function readList(trees: readonly Tree[], reader: Reader, unescape: Unescape, pointer: string): unknown {
  const items: unknown[] = []
  for (const tree of trees) {
    const value = Array.isArray(tree) && tree.length === 1 ? scalarOf(tree[0]!, reader, unescape) : read(tree, reader, unescape, `${pointer}/${items.length}`)
    if (value instanceof Malformed) return value
    items.push(value)
  }
  return items
}

function scalarOf(raw: string, reader: Reader, unescape: Unescape): unknown {
  const text = unescape(raw)
  return text === null ? badEncoding : reader.scalar(text)
}

/** The items of a list given as `[]` or by index; null where the names are neither. */
function itemsOf(tree: ReadonlyMap<string, Tree>): readonly Tree[] | null {
  const unnamed = tree.get('')
  if (unnamed !== undefined) {
    if (tree.size > 1) return null
    return Array.isArray(unnamed) ? unnamed.map((value) => [value]) : null
  }
  const items: Tree[] = []
  for (let at = 0; at < tree.size; at++) {
    const item = tree.get(String(at))
    if (item === undefined) return null
    items.push(item)
  }
  return items
}
