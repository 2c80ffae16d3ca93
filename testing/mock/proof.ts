/**
 * What the embedded backend tells the contract tester through the gateway, in headers that no document declares and that pass it therefore:
 * `x-mock-operation` (percent-encoded) and `x-mock-target`, the operation that a request was taken for and its target as received.
 * A request with `x-mock-mark` was to be refused by the gateway; its mark is kept, and the answer to a request with `x-mock-ask` lists
 * in `x-mock-arrived` the kept marks that begin with what was asked for.
 */
export interface Proof {
  /** Notes a request, and gives the answer's headers as flat name-value pairs. `headers` are the request's, by lower-case name. */
  headersFor(request: {
    /** The operationId, or `METHOD /template`; null where the path is none of the document's. */
    readonly operation: string | null
    /** The request target as received. */
    readonly target: string
    readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  }): string[]
}

/** Marks kept at most, and characters of them in one answer: Node reads 16 KiB of headers. */
const mostMarks = 100_000
const longestList = 8_000

/** Makes the memory of one embedded backend. */
export function createProof(): Proof {
  const marks = new Set<string>()
  return {
    headersFor({ operation, target, headers }) {
      const mark = headers['x-mock-mark']
      if (typeof mark === 'string' && marks.size < mostMarks) marks.add(mark)
      const flat = ['x-mock-target', target]
      if (operation !== null) flat.push('x-mock-operation', encodeURIComponent(operation.toWellFormed()))
      const ask = headers['x-mock-ask']
      if (typeof ask === 'string') flat.push('x-mock-arrived', list(marks, ask))
      return flat
    },
  }
}

function list(marks: ReadonlySet<string>, beginning: string): string {
  let text = ''
  for (const mark of marks) {
    if (!mark.startsWith(beginning)) continue
    if (text.length + mark.length > longestList) break
    text += text === '' ? mark : `,${mark}`
  }
  return text
}
