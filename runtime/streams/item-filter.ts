import type { Fault } from '../problem.ts'

/** What the chunks of a stream of items pass on their way: what `push` and `end` give back may go on. */
export interface ItemFilter {
  /** What is wrong with the item that ended the stream; once it is set, nothing more goes on. */
  readonly faults: readonly Fault[] | null
  push(chunk: Buffer): Buffer
  end(): Buffer
}

/** One filter behind another; `first` null for none. */
export function behind(first: ItemFilter | null, second: ItemFilter): ItemFilter {
  if (first === null) return second
  return {
    get faults() { return first.faults ?? second.faults },
    push: (chunk) => second.push(first.push(chunk)),
    end: () => Buffer.concat([second.push(first.end()), second.end()]),
  }
}
