const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** RFC 9562, section 4: a UUID of any version. */
export function isUuid(text: string): boolean {
  return text.length === 36 && uuid.test(text)
}

/** RFC 6901, section 3. */
export function isJsonPointer(text: string): boolean {
  return isPointerFrom(text, 0)
}

function isPointerFrom(text: string, from: number): boolean {
  if (from === text.length) return true
  if (text.charCodeAt(from) !== 0x2f) return false
  for (let at = text.indexOf('~', from); at >= 0; at = text.indexOf('~', at + 1)) {
    const next = text.charCodeAt(at + 1)
    if (next !== 0x30 && next !== 0x31) return false
  }
  return true
}

/** A number of levels up, then a JSON pointer or `#` (draft-bhutton-relative-json-pointer-00). */
export function isRelativeJsonPointer(text: string): boolean {
  const levels = /^(?:0|[1-9]\d*)/.exec(text)
  if (!levels) return false
  const end = levels[0].length
  return (text.charCodeAt(end) === 0x23 && end + 1 === text.length) || isPointerFrom(text, end)
}

/** Letters that mean something behind a backslash in ECMA-262; with others the flagless form silently means the letter. */
const foreignEscape = /(?:^|[^\\])(?:\\\\)*\\[aeghijlmoqyzACEFGHIJKLMNOQRTUVXYZ]/

/** A regular expression of ECMA-262, with the `u` flag or in the older form without. */
export function isRegex(text: string): boolean {
  return compiles(text, 'u') || (compiles(text, '') && !foreignEscape.test(text))
}

function compiles(text: string, flags: string): boolean {
  try {
    new RegExp(text, flags)
    return true
  } catch {
    return false
  }
}

/** RFC 4648, section 4: base64 with padding and without line breaks. */
export function isBase64(text: string): boolean {
  const { length } = text
  if (length % 4 !== 0) return false
  let end = length
  if (text.charCodeAt(end - 1) === 0x3d) end--
  if (text.charCodeAt(end - 1) === 0x3d) end--
  return isAlphabet(text, end, 0x2b, 0x2f)
}

/** RFC 4648, section 5: base64 with `-` and `_`; padding may be left out. */
export function isBase64Url(text: string): boolean {
  let end = text.length
  if (end % 4 === 0) {
    if (text.charCodeAt(end - 1) === 0x3d) end--
    if (text.charCodeAt(end - 1) === 0x3d) end--
  }
  return end % 4 !== 1 && isAlphabet(text, end, 0x2d, 0x5f)
}

function isAlphabet(text: string, end: number, sixtyTwo: number, sixtyThree: number): boolean {
  for (let at = 0; at < end; at++) {
    const code = text.charCodeAt(at)
    const letter = code | 0x20
    const fits = (letter >= 0x61 && letter <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === sixtyTwo || code === sixtyThree
    if (!fits) return false
  }
  return true
}

/** One character. */
export function isChar(text: string): boolean {
  return text.length === 1 || (text.length === 2 && (text.codePointAt(0) as number) > 0xffff)
}
