import { forget, isNewName, marked } from './marks.ts'
import { anyNumberAt } from './numbers.ts'
import { blanks, booleanAt, no, nullAt, plainAt, stringAt, valueAt } from './scan.ts'
import { behind, indexAt, type Texts } from './texts.ts'

/** Any JSON value, nested at most `depth` deep, without names that need reading: those with escapes are not accepted. */
export function anyAt(json: Buffer, at: number, last: number, depth: number): number {
  switch (json[at]) {
    case 0x22: return stringAt(json, at, last)
    case 0x7b: return objectAt(json, at, last, depth)
    case 0x5b: return arrayAt(json, at, last, depth)
    case 0x74: case 0x66: return booleanAt(json, at)
    case 0x6e: return nullAt(json, at)
    default: return anyNumberAt(json, at)
  }
}

/** Any object. */
export function objectAt(json: Buffer, at: number, last: number, depth: number): number {
  if (depth === 0 || json[at] !== 0x7b) return no
  const floor = marked()
  at = blanks(json, at + 1)
  if (json[at] === 0x7d) return at + 1
  for (;;) {
    const end = plainAt(json, at, last)
    if (end > last || !isNewName(json, at, end, floor)) return no
    at = anyAt(json, valueAt(json, end, last), last, depth - 1)
    if (at > last) return no
    at = blanks(json, at)
    if (json[at] !== 0x2c) break
    at = blanks(json, at + 1)
  }
  forget(floor)
  return json[at] === 0x7d ? at + 1 : no
}

/** Any array. */
export function arrayAt(json: Buffer, at: number, last: number, depth: number): number {
  if (depth === 0 || json[at] !== 0x5b) return no
  at = blanks(json, at + 1)
  if (json[at] === 0x5d) return at + 1
  for (;;) {
    at = anyAt(json, at, last, depth - 1)
    if (at > last) return no
    at = blanks(json, at)
    if (json[at] !== 0x2c) break
    at = blanks(json, at + 1)
  }
  return json[at] === 0x5d ? at + 1 : no
}

/**
 * Which of `tags` the object at `at` has for its member `name`; below 0 where it has none of them. Members before it are read twice,
 * so that they may hold no objects and no arrays: with many choices inside one another each would be read again and again.
 */
export function tagAt(json: Buffer, at: number, last: number, name: Texts, tags: Texts): number {
  at = blanks(json, at + 1)
  for (;;) {
    const isTag = indexAt(name, json, at, last, 0) === 0
    const end = isTag ? behind(name, 0, at) : plainAt(json, at, last)
    if (end > last) return -1
    at = valueAt(json, end, last)
    if (isTag) return indexAt(tags, json, at, last, 0)
    at = anyAt(json, at, last, 0)
    if (at > last) return -1
    at = blanks(json, at)
    if (json[at] !== 0x2c) return -1
    at = blanks(json, at + 1)
  }
}
