import type { Json } from '../../generator/load/document.ts'
import type { Fault, Judge, SchemaAt } from '../sample/judge.ts'

/**
 * Judges a text whose type only the schema tells (a header in style `simple`, a plain text body): valid where one way of reading it is.
 * Otherwise the faults of the reading that is the least wrong.
 */
export function textFaults(judge: Judge, schema: SchemaAt, text: string): readonly Fault[] {
  let best: readonly Fault[] = []
  let least = Infinity
  for (const reading of readings(text)) {
    const faults = judge.check(schema, reading)
    if (faults.length === 0) return []
    // A fault of the whole value's type tells that the text was read in a way that was not meant.
    const weight = faults.length + (faults.some((fault) => fault.keyword === 'type' && fault.pointer === '') ? 1_000 : 0)
    if (weight < least) [best, least] = [faults, weight]
  }
  return best
}

function readings(text: string): readonly Json[] {
  const found: Json[] = [text, ...scalars(text)]
  const items = text === '' ? [] : text.split(',').map((item) => item.trim())
  found.push(items, items.map((item) => scalars(item)[0] ?? item))
  for (const pairs of [explodedPairs(items), plainPairs(items)]) {
    if (pairs === undefined) continue
    found.push(Object.fromEntries(pairs), Object.fromEntries(pairs.map(([name, value]) => [name, scalars(value)[0] ?? value])))
  }
  return found
}

function scalars(text: string): Json[] {
  const found: Json[] = []
  if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)) found.push(Number(text))
  if (text === 'true' || text === 'false') found.push(text === 'true')
  if (text === '' || text === 'null') found.push(null)
  return found
}

/** `a=1,b=2`: style simple, explode true. */
function explodedPairs(items: readonly string[]): [string, string][] | undefined {
  if (items.length === 0 || !items.every((item) => item.includes('='))) return undefined
  return items.map((item) => [item.slice(0, item.indexOf('=')), item.slice(item.indexOf('=') + 1)])
}

/** `a,1,b,2`: style simple, explode false. */
function plainPairs(items: readonly string[]): [string, string][] | undefined {
  if (items.length === 0 || items.length % 2 === 1) return undefined
  return items.filter((_, index) => index % 2 === 0).map((name, index) => [name, items[index * 2 + 1]!])
}
