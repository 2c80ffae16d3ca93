import { isIpv6 } from './host.ts'

/** What a character may stand in: bits in `classes`, by code. */
const scheme = 1
const registeredName = 2
const userInfo = 4
const path = 8
const query = 16
const hex = 32

const classes = new Uint8Array(128)
function allow(characters: string, bits: number): void {
  for (const character of characters) classes[character.charCodeAt(0)] = (classes[character.charCodeAt(0)] ?? 0) | bits
}
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
allow(`${letters}0123456789+-.`, scheme)
allow(`${letters}0123456789-._~!$&'()*+,;=`, registeredName | userInfo | path | query)
allow(':', userInfo | path | query)
allow('@/', path | query)
allow('?', query)
allow('0123456789abcdefABCDEF', hex)

const percent = 0x25

/** Most URIs there are, told in one scan: each part ends at a character that it cannot hold, so that nothing is tried twice. */
const commonUri = /^https?:\/\/[\w.~-]+(?::\d+)?(?:\/[\w\-.~!$&'()*+,;=:@/]*)?(?:\?[\w\-.~!$&'()*+,;=:@/?]*)?(?:#[\w\-.~!$&'()*+,;=:@/?]*)?$/

/** RFC 3986, section 3: a URI, so with a scheme. */
export function isUri(text: string): boolean {
  return commonUri.test(text) || isReference(text, true, false)
}

/** RFC 3986, section 4.1: a URI or a relative reference. */
export function isUriReference(text: string): boolean {
  return isReference(text, false, false)
}

/** RFC 3987, section 2.2: an IRI. */
export function isIri(text: string): boolean {
  return isReference(text, true, true)
}

/** RFC 3987, section 2.2: an IRI or a relative reference. */
export function isIriReference(text: string): boolean {
  return isReference(text, false, true)
}

/** One pass from left to right, no backing up: time in proportion to the length. */
function isReference(text: string, absolute: boolean, unicode: boolean): boolean {
  const { length } = text
  let at = schemeEnd(text)
  if (at < 0) {
    if (absolute) return false
    at = 0
    // RFC 3986, 4.2: the first segment of a relative path has no colon, or it would look like a scheme.
    const colon = text.indexOf(':')
    if (colon >= 0 && !/[/?#]/.test(text.slice(0, colon))) return false
  }
  if (text.charCodeAt(at) === 0x2f && text.charCodeAt(at + 1) === 0x2f) {
    const end = authorityEnd(text, at + 2)
    if (!isAuthority(text.slice(at + 2, end), unicode)) return false
    at = end
  }
  at = run(text, at, length, path, unicode)
  if (text.charCodeAt(at) === 0x3f) at = run(text, at + 1, length, query, unicode)
  if (text.charCodeAt(at) === 0x23) at = run(text, at + 1, length, query, unicode)
  return at === length
}

/** The place behind `scheme:`, or -1. */
function schemeEnd(text: string): number {
  const first = text.charCodeAt(0) | 0x20
  if (!(first >= 0x61 && first <= 0x7a)) return -1
  for (let at = 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x3a) return at + 1
    if (code > 127 || !((classes[code] as number) & scheme)) return -1
  }
  return -1
}

function authorityEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x2f || code === 0x3f || code === 0x23) return at
  }
  return text.length
}

/** RFC 3986, section 3.2: `[userinfo@]host[:port]`. */
function isAuthority(text: string, unicode: boolean): boolean {
  const sign = text.indexOf('@')
  if (sign >= 0 && run(text, 0, sign, userInfo, unicode) !== sign) return false
  let at = sign + 1
  if (text.charCodeAt(at) === 0x5b) {
    const end = text.indexOf(']', at)
    if (end < 0) return false
    const literal = text.slice(at + 1, end)
    if (!isIpv6(literal) && !/^v[0-9a-f]+\.[a-z0-9\-._~!$&'()*+,;=:]+$/i.test(literal)) return false
    at = end + 1
  } else at = run(text, at, text.length, registeredName, unicode)
  return at === text.length || (text.charCodeAt(at) === 0x3a && /^\d*$/.test(text.slice(at + 1)))
}

/** The first place from `at` on, at most `end`, with a character that is not of the class and not percent-encoded. */
function run(text: string, from: number, end: number, bits: number, unicode: boolean): number {
  let at = from
  while (at < end) {
    const code = text.charCodeAt(at)
    if (code < 128) {
      if ((classes[code] as number) & bits) at++
      else if (code === percent && isHex(text, at + 1) && isHex(text, at + 2)) at += 3
      else return at
    } else if (unicode && code >= 0xa0 && !(code >= 0xfdd0 && code <= 0xfdef) && code < 0xfff0 && !(code >= 0xe000 && code <= 0xf8ff && bits !== query)) at++
    else return at
  }
  return at
}

function isHex(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code < 128 && ((classes[code] as number) & hex) !== 0
}

const templateExpression = /^[+#./;?&=,!@|]?(?:[a-z0-9_]|%[0-9a-f]{2})+(?:\.(?:[a-z0-9_]|%[0-9a-f]{2})+)*(?::[1-9]\d{0,3}|\*)?(?:,(?:[a-z0-9_]|%[0-9a-f]{2})+(?:\.(?:[a-z0-9_]|%[0-9a-f]{2})+)*(?::[1-9]\d{0,3}|\*)?)*$/i
// eslint-disable-next-line no-control-regex
const templateLiteral = /^(?:[^\x00-\x20"<>%\\^`{|}\x7f]|%[0-9a-f]{2})*$/i

/** RFC 6570, section 2: literals, and expressions in braces. */
export function isUriTemplate(text: string): boolean {
  let at = 0
  while (at <= text.length) {
    const open = text.indexOf('{', at)
    if (!templateLiteral.test(text.slice(at, open < 0 ? text.length : open))) return false
    if (open < 0) return true
    const close = text.indexOf('}', open)
    if (close < 0 || !templateExpression.test(text.slice(open + 1, close))) return false
    at = close + 1
  }
  return true
}
