/** A value that can be written as a literal. */
export type Literal = null | boolean | number | string | readonly Literal[] | { readonly [key: string]: Literal | undefined }

/** A string as a single-quoted literal: nothing in it can end the literal, break the line or turn the reading direction. */
export function stringLiteral(text: string): string {
  return `'${escapeText(text).replaceAll("'", "\\'")}'`
}

/** A number as a literal, whole ones in groups of three: `5_000`. */
export function numberLiteral(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`${value} has no literal`)
  if (Object.is(value, -0)) return '-0'
  return Number.isSafeInteger(value) ? String(value).replace(/\B(?=(\d{3})+$)/g, '_') : String(value)
}

/** A property name as it stands before a colon: bare where it may, else quoted; `__proto__` computed, or it would set the prototype. */
export function propertyName(name: string): string {
  if (name === '__proto__') return "['__proto__']"
  if (/^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name) || /^(0|[1-9]\d{0,14})$/.test(name)) return name
  return stringLiteral(name)
}

/** A member's name in a type, where nothing is evaluated. */
export function typeMemberName(name: string): string {
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name) ? name : stringLiteral(name)
}

/** Text that may stand inside a block comment, on one line: it can neither end the comment nor break the line. */
export function commentText(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
    .replace(invisible, '')
    .replaceAll('*/', '*\u200b/').replaceAll('/*', '/\u200b*')
}

/** A text as a YAML 1.2 scalar that is read as that text by 1.1 too: bare where it can be nothing else, else in double quotes (7.3.1). */
export function yamlScalar(text: string): string {
  return /^[A-Za-z][A-Za-z0-9_./-]*$/.test(text) && !yamlWords.has(text.toLowerCase()) ? text : `"${escapeText(text).replaceAll('"', '\\"')}"`
}

/** What YAML 1.1 or 1.2 takes for a boolean or null. */
const yamlWords: ReadonlySet<string> = new Set(['true', 'false', 'yes', 'no', 'on', 'off', 'y', 'n', 'null'])

/** True for letters, digits and `. _ / : @ -` that begin with a letter or digit: nothing in them means anything to a shell. */
export function isWord(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._/:@-]*$/.test(text)
}

/** Control and formatting characters, line separators and lone surrogates: what is not seen, or is seen elsewhere. */
const invisible = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function escapeText(text: string): string {
  return text.replaceAll('\\', '\\\\')
    .replace(invisible, (character) => short[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/**
 * Printed code in which characters that turn the reading direction, or end a line unseen, are escapes: these mean the same in
 * strings and nothing in comments, and such characters can stand nowhere else.
 */
export function escapeInvisible(code: string): string {
  return code.replace(/[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
