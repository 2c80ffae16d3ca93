import type { ScalarType } from '../contract.ts'

/** Text as a value of one of the types it may have; text that is none of them stays text, and the schema says what is wrong. */
export type ReadScalar = (text: string) => unknown

/**
 * Compiles the coercion of text (OpenAPI 3.1, appendix B), exact and in the order of `types`: an integer is
 * `-?(0|[1-9][0-9]*)`, a number is one of JSON's grammar, a boolean `true` or `false`. Null is the empty text, since a form
 * has no other way to send it, or the text `null`; both are strings first where a string is allowed, as everybody else reads them.
 */
export function scalarReader(types: readonly ScalarType[]): ReadScalar {
  return inOrder(types.includes('null') ? [...withoutNull(types), 'null'] : types)
}

/** The second reading, where the first one's value did not fit the schema; null where text can be read in one way only. */
export function otherScalarReader(types: readonly ScalarType[]): ReadScalar | null {
  if (types.length < 2 || !types.includes('string')) return null
  const nothing: readonly ScalarType[] = types.includes('null') ? ['null'] : []
  if (withoutNull(types)[0] !== 'string') return inOrder([...nothing, 'string'])
  return inOrder([...withoutNull(types).slice(1), ...nothing, 'string'])
}

function withoutNull(types: readonly ScalarType[]): readonly ScalarType[] {
  return types.filter((type) => type !== 'null')
}

function inOrder(types: readonly ScalarType[]): ReadScalar {
  const first = types[0]
  if (first === undefined || first === 'string') return asText
  if (types.length === 1) return single[first]
  return (text) => {
    for (const type of types) {
      if (type === 'string') return text
      const value = single[type](text)
      if (value !== text) return value
    }
    return text
  }
}

const asText: ReadScalar = (text) => text

const single: Readonly<Record<ScalarType, ReadScalar>> = {
  string: asText,
  integer: (text) => (isInteger(text) ? finite(text) : text),
  number: (text) => (isInteger(text) || jsonNumber.test(text) ? finite(text) : text),
  boolean: (text) => (text === 'true' ? true : text === 'false' ? false : text),
  null: (text) => (text === '' || text === 'null' ? null : text),
}

/** Beyond the range of doubles there is no number to check. */
function finite(text: string): number | string {
  const value = Number(text)
  return Number.isFinite(value) ? value : text
}

const jsonNumber = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/

function isInteger(text: string): boolean {
  let at = text.charCodeAt(0) === 0x2d ? 1 : 0
  const first = text.charCodeAt(at)
  if (first === 0x30) return text.length === at + 1
  if (at === text.length) return false
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x30 || code > 0x39) return false
  }
  return true
}
