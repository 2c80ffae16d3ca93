import type { Context } from './context.ts'

/** One line that says what is being done; it appears only where a person waits longer than a second, and leaves nothing behind. */
export interface ProgressLine {
  readonly say: (what: string) => void
  readonly end: () => void
}

const patience = 1_000
const shortest = 100

/** A progress line on standard error; silent in CI and where it is no terminal. */
export function progressLine(context: Context): ProgressLine {
  if (!context.interactive) return { say() {}, end() {} }
  const started = performance.now()
  let shown = -Infinity
  let visible = false
  return {
    say(what) {
      const now = performance.now()
      if (now - started < patience || now - shown < shortest) return
      shown = now
      visible = true
      context.err(`\r\u001b[2K${what}`)
    },
    end() {
      if (visible) context.err('\r\u001b[2K')
    },
  }
}

/** `1 file`, `2 files`. */
export function count(n: number, noun: string): string {
  return `${n.toLocaleString('en-US')} ${noun}${n === 1 ? '' : 's'}`
}

/** `320 ms`, `1.2 s`. */
export function durationText(ms: number): string {
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`
}
