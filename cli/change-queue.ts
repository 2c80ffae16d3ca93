/** What was saved: documents, which are generated from, or only the user's own code. */
export type Change = 'specs' | 'app'

/** Takes changes as they come and hands them on one at a time. */
export interface ChangeQueue {
  readonly add: (change: Change) => void
  /** Resolves when nothing is under way. */
  readonly idle: () => Promise<void>
}

/** Editors save in several steps (write, rename, touch); what comes within this many ms is one change. */
const settling = 40

/** Hands changes to `work` one at a time; those that come meanwhile are joined, and documents include code. */
export function changeQueue(work: (change: Change) => Promise<void>): ChangeQueue {
  let waiting: Change | null = null
  let timer: NodeJS.Timeout | null = null
  let running: Promise<void> | null = null
  const next = (): void => {
    timer = null
    if (running !== null || waiting === null) return
    const change = waiting
    waiting = null
    running = work(change).catch(() => {}).finally(() => {
      running = null
      next()
    })
  }
  return {
    add(change) {
      waiting = waiting === 'specs' ? 'specs' : change
      if (timer !== null) clearTimeout(timer)
      timer = setTimeout(next, settling)
    },
    async idle() {
      if (timer !== null) clearTimeout(timer)
      waiting = null
      await running
    },
  }
}
