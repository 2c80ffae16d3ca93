import { no, plainAt } from './scan.ts'

/** Texts to find in JSON text: names of members, values of an `enum`. Laid out when first used: most schemas never are. */
export interface Texts {
  readonly list: readonly string[]
  /** How many there are; -1 before they are laid out. */
  count: number
  /** All texts in UTF-8, one behind the other. */
  bytes: Uint8Array
  /** Where each begins; one more than there are texts. */
  starts: Int32Array
  /** By hash: the index of a text, or -1. At least half are empty. */
  slots: Int16Array
}

const noBytes = new Uint8Array(0)
const noStarts = new Int32Array(0)
const noSlots = new Int16Array(0)

/** Makes a table; at most 10,000 texts, none of which needs escapes in JSON. */
export function texts(list: readonly string[]): Texts {
  return { list, count: -1, bytes: noBytes, starts: noStarts, slots: noSlots }
}

/**
 * The index of the text that the string at `at` has; `unknown` where it has none of them, `noText` where it has escapes or is no string.
 * `guess` is tried first: members mostly come in the order of their schema.
 */
export function indexAt(table: Texts, json: Buffer, at: number, last: number, guess: number): number {
  const { bytes, starts, count } = table
  if (guess < count) {
    let index = starts[guess]!
    const stop = starts[guess + 1]!
    const end = at + 1 + stop - index
    if (end < last && json[end] === 0x22 && json[at] === 0x22) {
      for (at++; index < stop; at++) if (bytes[index++] !== json[at]) return search(table, json, end - stop + starts[guess]! - 1, last)
      return guess
    }
  }
  return search(table, json, at, last)
}

function search(table: Texts, json: Buffer, at: number, last: number): number {
  if (table.count < 0) layOut(table)
  const { bytes, starts, slots } = table
  const end = plainAt(json, at, last) - 1
  if (end > last) return noText
  const from = at + 1
  let hash = end - from
  for (at = from; at < end; at++) hash = (Math.imul(hash, 31) + json[at]!) | 0
  const mask = slots.length - 1
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const index = slots[slot]!
    if (index < 0) return unknown
    if (starts[index + 1]! - starts[index]! === end - from && isSame(bytes, starts[index]!, starts[index + 1]!, json, from)) return index
  }
}

export const unknown = -1
export const noText = -2

/** The place behind the string at `at`, which has the text of an index. */
export function behind(table: Texts, index: number, at: number): number {
  const { starts } = table
  return at + 2 + starts[index + 1]! - starts[index]!
}

/** A string that has one of the texts. */
export function textAmong(table: Texts, json: Buffer, at: number, last: number): number {
  const index = indexAt(table, json, at, last, 0)
  return index < 0 ? no : behind(table, index, at)
}

/** Whether the text of the table that lies from `start` to `stop` stands at `at`. */
function isSame(bytes: Uint8Array, start: number, stop: number, json: Buffer, at: number): boolean {
  while (start < stop) if (bytes[start++] !== json[at++]) return false
  return true
}

function layOut(table: Texts): void {
  const encoded = table.list.map((text) => Buffer.from(text))
  const starts = new Int32Array(encoded.length + 1)
  encoded.forEach(({ length }, index) => { starts[index + 1] = starts[index]! + length })
  const slots = new Int16Array(2 ** Math.ceil(Math.log2(encoded.length * 2 + 1))).fill(-1)
  encoded.forEach((text, index) => {
    let hash = text.length
    for (const byte of text) hash = (Math.imul(hash, 31) + byte) | 0
    let slot = hash & (slots.length - 1)
    while (slots[slot]! >= 0) slot = (slot + 1) & (slots.length - 1)
    slots[slot] = index
  })
  table.bytes = new Uint8Array(Buffer.concat(encoded))
  table.starts = starts
  table.slots = slots
  table.count = encoded.length
}

/** Four bytes as one number, the first as the lowest. */
export function wordAt(json: Buffer, at: number): number {
  return json[at]! | (json[at + 1]! << 8) | (json[at + 2]! << 16) | (json[at + 3]! << 24)
}
