import type { Json } from './document.ts'

/** One reference token as a JSON pointer writes it (RFC 6901, section 3). */
export function escapeToken(token: string): string {
  return token.includes('~') || token.includes('/') ? token.replaceAll('~', '~0').replaceAll('/', '~1') : token
}

/** The tokens of a JSON pointer, unescaped; `''` is the whole document and has none. */
export function splitPointer(pointer: string): string[] {
  if (pointer === '') return []
  return pointer.slice(pointer.startsWith('/') ? 1 : 0).split('/').map((token) =>
    token.includes('~') ? token.replaceAll('~1', '/').replaceAll('~0', '~') : token)
}

/** The JSON pointer of a list of tokens. */
export function joinPointer(tokens: readonly string[]): string {
  let pointer = ''
  for (const token of tokens) pointer += `/${escapeToken(token)}`
  return pointer
}

/** The child of a value under one token, own members only (`__proto__` and `constructor` are names like others). */
export function childOf(value: Json | undefined, token: string): Json | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (Array.isArray(value)) return /^(0|[1-9]\d*)$/.test(token) ? (value as readonly Json[])[Number(token)] : undefined
  return Object.hasOwn(value, token) ? (value as { readonly [key: string]: Json | undefined })[token] : undefined
}

/** The value that a pointer names, or undefined. */
export function valueAt(value: Json | undefined, pointer: string): Json | undefined {
  let node = value
  for (const token of splitPointer(pointer)) {
    node = childOf(node, token)
    if (node === undefined) return undefined
  }
  return node
}

/** True for a JSON object, that is neither an array nor null. */
export function isObject(value: Json | undefined): value is { readonly [key: string]: Json | undefined } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Sets an own member whatever its name; a plain assignment to `__proto__` would set the prototype instead. */
export function setMember(object: { [key: string]: Json | undefined }, key: string, value: Json | undefined): void {
  if (key === '__proto__') Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true })
  else object[key] = value
}
