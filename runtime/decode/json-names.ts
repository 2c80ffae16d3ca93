import { setOwn } from './malformed.ts'

/**
 * Reads a text that is known to be JSON, member names and all, without V8's shortcut for them. `JSON.parse` of Node 24 guesses
 * the next member name from objects that it has parsed before, and where a name is written with escapes it compares the
 * raw text: after `{"x":1,"\\u00":2}`, the name `"\u0072ole"` is taken for `\u00`. A property could so be hidden from its
 * schema, while the backend reads it. Recurses, so nesting must be bounded before.
 */
export function readWithNames(text: string): unknown {
  const reader = { text, at: 0 }
  skipBlanks(reader)
  return readValue(reader)
}

interface Reader { readonly text: string; at: number }

function readValue(reader: Reader): unknown {
  switch (reader.text[reader.at]) {
    case '{': return readObject(reader)
    case '[': return readArray(reader)
    case '"': return readString(reader)
    default: return readPlain(reader)
  }
}

function readObject(reader: Reader): Record<string, unknown> {
  const object: Record<string, unknown> = {}
  while (entersNext(reader, '}')) {
    const name = readString(reader)
    skipBlanks(reader)
    reader.at++
    skipBlanks(reader)
    setOwn(object, name, readValue(reader))
  }
  return object
}

function readArray(reader: Reader): unknown[] {
  const array: unknown[] = []
  while (entersNext(reader, ']')) array.push(readValue(reader))
  return array
}

/** Past the opening bracket or the comma to the next entry; false past the closing bracket. */
function entersNext(reader: Reader, close: string): boolean {
  skipBlanks(reader)
  if (reader.text[reader.at] !== close) {
    reader.at++
    skipBlanks(reader)
    if (reader.text[reader.at] !== close) return true
  }
  reader.at++
  return false
}

/** A text by itself is parsed right: the shortcut is for names only. */
function readString(reader: Reader): string {
  const from = reader.at++
  while (reader.text[reader.at] !== '"') reader.at += reader.text[reader.at] === '\\' ? 2 : 1
  reader.at++
  return JSON.parse(reader.text.slice(from, reader.at)) as string
}

function readPlain(reader: Reader): unknown {
  const from = reader.at
  while (reader.at < reader.text.length && !',]} \t\n\r'.includes(reader.text[reader.at]!)) reader.at++
  return JSON.parse(reader.text.slice(from, reader.at))
}

function skipBlanks(reader: Reader): void {
  while (' \t\n\r'.includes(reader.text[reader.at] ?? '-')) reader.at++
}
