import { no, plainAt } from './scan.ts'

let whole: string | null = null
let ascii = true

/** Begins with another text, or lets go of the last one. */
export function startSlices(isAscii: boolean): void {
  whole = null
  ascii = isAscii
}

/** The text that the bytes from `from` to `to`, a string without escapes, stand for. */
export function textBetween(json: Buffer, from: number, to: number): string {
  if (!ascii) return json.toString('utf8', from, to)
  // Parts of one string are cheaper than strings of their own.
  whole ??= json.toString('latin1')
  return whole.slice(from, to)
}

/** A string that `fits`; none with escapes. */
export function stringThat(json: Buffer, at: number, last: number, fits: (text: string) => boolean): number {
  const end = plainAt(json, at, last)
  return end <= last && fits(textBetween(json, at + 1, end - 1)) ? end : no
}
