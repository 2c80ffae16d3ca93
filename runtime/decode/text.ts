import type { Parameter } from '../contract.ts'
import { isJsonType } from '../media-type.ts'
import { parseJsonText } from './json.ts'
import { badEncoding, Malformed, repeated, setOwn } from './malformed.ts'
import { attemptsOf, type Attempt, type Reader } from './reader.ts'
import { layoutOf, type Layout } from './style.ts'

/** Reads one raw text as a value; a Malformed where it is not laid out as declared. */
export type ReadText = (raw: string) => unknown

/** How text is unescaped; null for what is malformed. */
export type Unescape = (raw: string) => string | null

/** The nesting that a JSON parameter may have. */
const depthLimit = 100

/** Compiles the readings, in the order to try them, of an input that stands in one text: a path segment, a header, a form value. */
export function compileText(
  input: Pick<Parameter, 'name' | 'style' | 'explode' | 'content' | 'shape'>, unescape: Unescape,
): readonly ReadText[] {
  const { name, style, explode, content, shape } = input
  if (content !== null) return contentReadings(content, input, unescape)
  const layout = layoutOf(style, explode, name)
  return attemptsOf(shape).map(({ kind, reader }) => {
    if (kind === 'array') return listReading(layout, reader, unescape)
    if (kind === 'object') return pairsReading(layout, reader, unescape)
    return scalarReading(layout, reader, unescape, style === 'label' || style === 'matrix')
  })
}

/** Readings of text that has a media type of its own: parsed where it is JSON, else text (OpenAPI 3.1, 4.8.12.2.2 `content`). */
export function contentReadings(content: string, { shape }: Pick<Parameter, 'shape'>, unescape: Unescape): readonly ReadText[] {
  if (!isJsonType(content)) {
    const scalars = attemptsOf(shape).filter(({ kind }) => kind === 'scalar')
    const readings = scalars.map(({ reader }) => scalarReading(layoutOf('simple', false, ''), reader, unescape, false))
    return readings.length > 0 ? readings : [(raw) => unescape(raw) ?? badEncoding]
  }
  return [(raw) => {
    const text = unescape(raw)
    return text === null ? badEncoding : parseJsonText(text, depthLimit)
  }]
}

/** The members of an object from names and raw values in turn. */
function readMembers(pairs: readonly string[], reader: Reader, unescape: Unescape): unknown {
  const object: Record<string, unknown> = {}
  for (let at = 0; at < pairs.length; at += 2) {
    const name = unescape(pairs[at]!)
    const text = unescape(pairs[at + 1]!)
    if (name === null || text === null) return badEncoding
    if (Object.hasOwn(object, name)) return repeated.under(name)
    setOwn(object, name, (reader.member?.(name) ?? reader).scalar(text))
  }
  return object
}

/** The items of a list from raw texts. */
export function readItems(texts: readonly string[], reader: Attempt['reader'], unescape: Unescape): unknown {
  const { scalar } = reader.item ?? reader
  const items: unknown[] = []
  for (const raw of texts) {
    const text = unescape(raw)
    if (text === null) return badEncoding
    items.push(scalar(text))
  }
  return items
}

function scalarReading(layout: Layout, reader: Reader, unescape: Unescape, prefixed: boolean): ReadText {
  const { scalar } = reader
  if (!prefixed) {
    return (raw) => {
      const text = unescape(raw)
      return text === null ? badEncoding : scalar(text)
    }
  }
  return (raw) => {
    const inner = layout.scalar(raw)
    if (inner instanceof Malformed) return inner
    const text = unescape(inner)
    return text === null ? badEncoding : scalar(text)
  }
}

function listReading(layout: Layout, reader: Reader, unescape: Unescape): ReadText {
  return (raw) => {
    const texts = layout.list(raw)
    return texts instanceof Malformed ? texts : readItems(texts, reader, unescape)
  }
}

function pairsReading(layout: Layout, reader: Reader, unescape: Unescape): ReadText {
  return (raw) => {
    const pairs = layout.pairs(raw)
    return pairs instanceof Malformed ? pairs : readMembers(pairs, reader, unescape)
  }
}
