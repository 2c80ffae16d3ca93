import type { Json, JsonObject } from '../load/document.ts'
import { documentShape } from '../load/grammar.ts'
import { walk } from '../load/walk.ts'

/** Above this many characters a document is written on one line: indentation would be most of the file. */
const compactAbove = 1_000_000

/** `openapi.json`: the document as the author wrote it, bundled, in its own version, without `x-gateway` wherever it may stand. */
export function emitPublished(source: JsonObject): string {
  const holders = new Set<unknown>()
  walk(source, documentShape, '', {
    leaf: (_value, shape, _pointer, parent, key) => {
      if (shape === undefined && key === 'x-gateway') holders.add(parent)
    },
  })
  const compact = holders.size === 0 ? JSON.stringify(source) : JSON.stringify(source, withoutExtension(holders))
  return compact.length > compactAbove ? `${compact}\n` : `${JSON.stringify(JSON.parse(compact) as Json, null, 2)}\n`
}

/** An extension is left out where the grammar knows it as one: a property or a header may have the same name. */
function withoutExtension(holders: ReadonlySet<unknown>) {
  return function replace(this: unknown, key: string, value: unknown): unknown {
    return key === 'x-gateway' && holders.has(this) ? undefined : value
  }
}
