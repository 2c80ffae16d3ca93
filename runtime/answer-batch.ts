import type { Exchange } from './exchange.ts'

/** When an answer came, or the request where none was waited for: both clocks have been read. */
const cameAt = ({ started, received }: Exchange): number => (received > started ? received : started)

/** The most answers that wait for each other, and the longest, in ms, that the first of them waits. */
const most = 32
const longest = 0.25

export interface AnswerBatch {
  /** Has an answer written with the others of this turn of the event loop. */
  add(x: Exchange): void
  /** Writes those that wait, before work that would keep them waiting. */
  flush(): void
}

/**
 * Holds whole answers back until what came in with them has been dealt with, and writes them one after the other: whoever reads
 * them is then woken once and not once per answer, which is the dearest part of a small write (decision 0048). An answer that
 * comes alone goes out in the same turn of the event loop.
 */
export function answerBatch(write: (x: Exchange) => void): AnswerBatch {
  let waiting: Exchange[] = []
  let first = 0
  let scheduled = false

  const flush = (): void => {
    // What is written may let others in, which wait for their own turn.
    const batch = waiting
    waiting = []
    for (const x of batch) write(x)
  }
  const turnIsOver = (): void => {
    scheduled = false
    flush()
  }

  return {
    add(x) {
      const at = cameAt(x)
      if (waiting.length === 0) first = at
      if (!scheduled) {
        scheduled = true
        setImmediate(turnIsOver)
      }
      waiting.push(x)
      if (waiting.length >= most || at - first > longest) flush()
    },
    flush,
  }
}
