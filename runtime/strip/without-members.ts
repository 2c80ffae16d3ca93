/**
 * A JSON text without some members of the objects in it: `value` is what the text was parsed to, and `removed` has their names by
 * object. All else stays as it was written, blanks and digits too. The text must be valid and name no member twice in an object.
 * Recurses, so nesting must be bounded before.
 */
export function withoutMembers(text: string, value: unknown, removed: ReadonlyMap<object, ReadonlySet<string>>): string {
  const cursor: Cursor = { text, at: 0, copied: 0, parts: [] }
  skipBlanks(cursor)
  readValue(cursor, value, removed)
  cursor.parts.push(text.slice(cursor.copied))
  return cursor.parts.join('')
}

interface Cursor {
  readonly text: string
  at: number
  /** How much of the text is in `parts`, or was cut. */
  copied: number
  readonly parts: string[]
}

type Removed = ReadonlyMap<object, ReadonlySet<string>>

function readValue(cursor: Cursor, value: unknown, removed: Removed): void {
  const char = cursor.text[cursor.at]
  if (char === '{') readObject(cursor, value as Readonly<Record<string, unknown>>, removed)
  else if (char === '[') readArray(cursor, value as readonly unknown[], removed)
  else if (char === '"') skipString(cursor)
  else skipPlain(cursor)
}

/** A member goes with the comma before it; where none that stays is before it, with the comma after it. */
function readObject(cursor: Cursor, object: Readonly<Record<string, unknown>>, removed: Removed): void {
  const names = removed.get(object)
  let stays = false
  let previous = -1
  let cutFrom = -1
  while (entersNext(cursor, '}')) {
    const from = cursor.at
    if (cutFrom !== -1) {
      cut(cursor, cutFrom, from)
      cutFrom = -1
    }
    const name = readName(cursor)
    skipBlanks(cursor)
    cursor.at++
    skipBlanks(cursor)
    if (names === undefined || !names.has(name)) {
      readValue(cursor, object[name], removed)
      stays = true
    } else {
      skipValue(cursor)
      if (stays) cut(cursor, previous, cursor.at)
      else cutFrom = from
    }
    previous = cursor.at
  }
  if (cutFrom !== -1) cut(cursor, cutFrom, previous)
}

function readArray(cursor: Cursor, array: readonly unknown[], removed: Removed): void {
  for (let index = 0; entersNext(cursor, ']'); index++) readValue(cursor, array[index], removed)
}

/** Past the opening bracket or the comma to the next entry; false past the closing bracket. */
function entersNext(cursor: Cursor, close: string): boolean {
  skipBlanks(cursor)
  if (cursor.text[cursor.at] !== close) {
    cursor.at++
    skipBlanks(cursor)
    if (cursor.text[cursor.at] !== close) return true
  }
  cursor.at++
  return false
}

function cut(cursor: Cursor, from: number, to: number): void {
  cursor.parts.push(cursor.text.slice(cursor.copied, from))
  cursor.copied = to
}

function readName(cursor: Cursor): string {
  const from = cursor.at
  skipString(cursor)
  return JSON.parse(cursor.text.slice(from, cursor.at)) as string
}

function skipValue(cursor: Cursor): void {
  let nesting = 0
  do {
    const char = cursor.text[cursor.at]!
    if (char === '"') skipString(cursor)
    else if (char === '{' || char === '[') {
      nesting++
      cursor.at++
    } else if (char === '}' || char === ']') {
      nesting--
      cursor.at++
    } else if (nesting > 0) cursor.at++
    else skipPlain(cursor)
  } while (nesting > 0)
}

function skipString(cursor: Cursor): void {
  const { text } = cursor
  cursor.at++
  while (text[cursor.at] !== '"') cursor.at += text[cursor.at] === '\\' ? 2 : 1
  cursor.at++
}

function skipPlain(cursor: Cursor): void {
  while (cursor.at < cursor.text.length && !',]} \t\n\r'.includes(cursor.text[cursor.at]!)) cursor.at++
}

/** Blanks, and the separator of RFC 7464 before a record. */
function skipBlanks(cursor: Cursor): void {
  while (' \t\n\r\u001e'.includes(cursor.text[cursor.at] ?? '-')) cursor.at++
}
