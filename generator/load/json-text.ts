import { escapeToken } from './pointer.ts'

/** Offsets of one member of a container: of its key (objects only) and of its value. */
export interface Member { readonly key: string; readonly keyOffset: number; readonly valueOffset: number }

/** What a JSON text breaks at: an offset into the text and what was expected there. */
export interface JsonFault { readonly offset: number; readonly message: string }

/**
 * Reads positions out of JSON text (RFC 8259). Values come from `JSON.parse`, which is many times faster;
 * this scanner runs only when a position is asked for, or to say what `JSON.parse` refused. It never recurses.
 */
export class JsonText {
  readonly text: string
  readonly #members = new Map<number, readonly Member[]>()

  constructor(text: string) {
    this.text = text
  }

  /** The members of the object or array whose text begins at `offset`; none for other values. The text must be valid JSON. */
  members(offset: number): readonly Member[] {
    const known = this.#members.get(offset)
    if (known !== undefined) return known
    const found = this.#read(offset)
    this.#members.set(offset, found)
    return found
  }

  /** The offset of the first value. */
  root(): number {
    return this.#space(0)
  }

  #read(offset: number): readonly Member[] {
    const { text } = this
    const open = text[offset]
    if (open !== '{' && open !== '[') return []
    const members: Member[] = []
    let at = this.#space(offset + 1)
    for (let index = 0; at < text.length && text[at] !== '}' && text[at] !== ']'; index++) {
      let key = String(index)
      const keyOffset = at
      if (open === '{') {
        const end = stringEnd(text, at)
        key = JSON.parse(text.slice(at, end)) as string
        at = this.#space(this.#space(end) + 1)
      }
      members.push({ key, keyOffset, valueOffset: at })
      at = this.#space(skipValue(text, at))
      if (text[at] === ',') at = this.#space(at + 1)
    }
    return members
  }

  #space(at: number): number {
    return skipSpace(this.text, at)
  }
}

/** The first fault of a text that `JSON.parse` refused. */
export function findJsonFault(text: string): JsonFault {
  const stack: ('{' | '[')[] = []
  let at = skipSpace(text, 0)
  if (at >= text.length) return { offset: at, message: 'the file is empty' }
  for (;;) {
    // A value begins here.
    const character = text[at]
    if (character === '{' || character === '[') {
      stack.push(character)
      at = skipSpace(text, at + 1)
      if (text[at] === (character === '{' ? '}' : ']')) {
        stack.pop()
        at++
      } else if (character === '[') continue
      else {
        const key = keyFault(text, at)
        if (key !== undefined) return key
        at = skipSpace(text, skipSpace(text, stringEnd(text, at)) + 1)
        continue
      }
    } else {
      const fault = scalarFault(text, at)
      if (fault !== undefined) return fault
      at = character === '"' ? stringEnd(text, at) : at + scalarLength(text, at)
    }
    // A value has ended: what follows depends on what is open.
    for (;;) {
      at = skipSpace(text, at)
      const open = stack.at(-1)
      if (open === undefined) {
        return at >= text.length
          ? { offset: at, message: 'not valid JSON' }
          : { offset: at, message: `nothing may follow the document, found ${shown(text, at)}` }
      }
      const close = open === '{' ? '}' : ']'
      if (text[at] === close) {
        stack.pop()
        at++
        continue
      }
      if (text[at] !== ',') return { offset: at, message: `expected "," or "${close}", found ${shown(text, at)}` }
      at = skipSpace(text, at + 1)
      if (text[at] === close) return { offset: at, message: `a trailing comma before "${close}" is not JSON` }
      if (open === '{') {
        const key = keyFault(text, at)
        if (key !== undefined) return key
        at = skipSpace(text, skipSpace(text, stringEnd(text, at)) + 1)
      }
      break
    }
  }
}

/** How many member names stand in a valid JSON text: a string followed by a colon is one. */
export function countNames(text: string): number {
  let count = 0
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at)) {
    at = stringEnd(text, at)
    if (text[skipSpace(text, at)] === ':') count++
  }
  return count
}

/** Every member name that stands twice in one object: the pointer of the member and the offset of its second writing. */
export function findDuplicateNames(json: JsonText): { readonly pointer: string; readonly offset: number }[] {
  const found: { pointer: string; offset: number }[] = []
  const pending = [{ offset: json.root(), pointer: '' }]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const seen = new Set<string>()
    const isObject = json.text[next.offset] === '{'
    for (const member of json.members(next.offset)) {
      const pointer = `${next.pointer}/${escapeToken(member.key)}`
      if (isObject && seen.has(member.key)) found.push({ pointer, offset: member.keyOffset })
      seen.add(member.key)
      pending.push({ offset: member.valueOffset, pointer })
    }
  }
  return found.sort((a, b) => a.offset - b.offset)
}

function skipSpace(text: string, start: number): number {
  let at = start
  for (;;) {
    const code = text.charCodeAt(at)
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return at
    at++
  }
}

/** The offset after the string that begins at `start`; the end of the text where it never closes. */
function stringEnd(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let slashes = 0
    while (text.charCodeAt(end - 1 - slashes) === 92) slashes++
    if (slashes % 2 === 0) return end + 1
  }
  return text.length
}

/** The offset after the value that begins at `start`, by counting brackets outside strings. */
function skipValue(text: string, start: number): number {
  let depth = 0
  let at = start
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === 34) {
      at = stringEnd(text, at)
      if (depth === 0) return at
      continue
    }
    if (code === 123 || code === 91) depth++
    else if (code === 125 || code === 93) {
      if (depth === 0) return at
      depth--
      if (depth === 0) return at + 1
    } else if (depth === 0 && (code === 44 || code === 32 || code === 10 || code === 13 || code === 9)) return at
    at++
  }
  return at
}

function keyFault(text: string, at: number): JsonFault | undefined {
  if (text[at] !== '"') return { offset: at, message: `expected a member name in double quotes, found ${shown(text, at)}` }
  const fault = scalarFault(text, at)
  if (fault !== undefined) return fault
  const colon = skipSpace(text, stringEnd(text, at))
  return text[colon] === ':' ? undefined : { offset: colon, message: `expected ":" after the member name, found ${shown(text, colon)}` }
}

function scalarFault(text: string, at: number): JsonFault | undefined {
  if (text[at] === '"') {
    for (let i = at + 1; i < text.length; i++) {
      if (text[i] === '"') return undefined
      if (text.charCodeAt(i) < 32) return { offset: i, message: 'a string runs over the end of its line (a control character must be written \\n, \\t or \\u00XX)' }
      if (text[i] !== '\\') continue
      if (!/^(["\\/bfnrt]|u[0-9a-fA-F]{4})/.test(text.slice(i + 1, i + 6))) return { offset: i, message: `${text.slice(i, i + 2)} is no escape of JSON` }
      i++
    }
    return { offset: at, message: 'a string that never ends' }
  }
  return scalarLength(text, at) > 0 ? undefined : { offset: at, message: `expected a value, found ${shown(text, at)}` }
}

function scalarLength(text: string, at: number): number {
  const match = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)(?![\w.+-])/.exec(text.slice(at, at + 400))
  return match === null ? 0 : match[0].length
}

function shown(text: string, at: number): string {
  if (at >= text.length) return 'the end of the file'
  const word = /^[\w$.+-]{1,24}/.exec(text.slice(at, at + 24))
  return `"${word === null ? String.fromCodePoint(text.codePointAt(at)!) : word[0]}"`
}
