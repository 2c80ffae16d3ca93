/** Where the nodes of a document went when it was rewritten, in both directions; what is not noted is where it was, below its parent. */
export class Moves {
  readonly #converted = new Map<string, string>()
  readonly #written = new Map<string, string>()

  /** What was written at one pointer is at another. Where it is at several, the first is where references lead. */
  add(written: string, converted: string): void {
    this.seen(converted, written)
    if (!this.#converted.has(written)) this.#converted.set(written, converted)
  }

  /** What is at a converted pointer was written at another; no reference leads from there to here. */
  seen(converted: string, written: string): void {
    this.#written.set(converted, written)
  }

  /** The pointer at which a node of the converted document was written. */
  writtenAt(converted: string): string {
    const end = longest(this.#written, converted)
    return (this.#written.get(converted.slice(0, end)) ?? '') + converted.slice(end)
  }

  /** Where a written pointer leads: the converted pointer of its nearest noted ancestor, and the rest as written; undefined where none is noted. */
  convertedTo(written: string): { readonly pointer: string; readonly rest: string } | undefined {
    const end = longest(this.#converted, written)
    const pointer = this.#converted.get(written.slice(0, end))
    return pointer === undefined ? undefined : { pointer, rest: written.slice(end) }
  }
}

/** The length of the longest noted ancestor of a pointer, itself included. */
function longest(noted: ReadonlyMap<string, string>, pointer: string): number {
  let end = pointer.length
  while (end > 0 && !noted.has(pointer.slice(0, end))) end = pointer.lastIndexOf('/', end - 1)
  return Math.max(end, 0)
}
