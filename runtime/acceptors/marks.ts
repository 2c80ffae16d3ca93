/** Places in the text that must differ from one another: names that no schema knows, items of arrays with `uniqueItems`. */
const most = 64
const froms = new Int32Array(4_096)
const tos = new Int32Array(froms.length)
const hashes = new Int32Array(froms.length)
let top = 0

/** The place to compare from: what is marked from now on belongs to one object or array. */
export function marked(): number {
  return top
}

/** Forgets what was marked since. */
export function forget(floor: number): void {
  top = floor
}

/**
 * Whether the bytes from `from` to `to` are other bytes than those marked since `floor`, and marks them. False too where there
 * are more than are worth comparing.
 */
export function isNew(json: Buffer, from: number, to: number, floor: number): boolean {
  if (top - floor >= most || top >= froms.length) return false
  let hash = to - from
  for (let at = from; at < to; at++) hash = (Math.imul(hash, 31) + json[at]!) | 0
  for (let mark = floor; mark < top; mark++) {
    if (hashes[mark] === hash && isEqual(json, from, to, froms[mark]!, tos[mark]!)) return false
  }
  froms[top] = from
  tos[top] = to
  hashes[top] = hash
  top++
  return true
}

function isEqual(json: Buffer, from: number, to: number, other: number, otherEnd: number): boolean {
  if (to - from !== otherEnd - other) return false
  while (from < to) if (json[from++] !== json[other++]) return false
  return true
}

let strict = true

/** Forgets everything; `unique`: whether no object may have a name twice. */
export function startMarks(unique: boolean): void {
  top = 0
  strict = unique
}

/** `isNew` for the name of a member, where names must be unique at all. */
export function isNewName(json: Buffer, from: number, to: number, floor: number): boolean {
  return !strict || isNew(json, from, to, floor)
}
