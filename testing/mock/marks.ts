import type { IncomingHttpHeaders } from 'node:http'

/**
 * Remembers which requests arrived, for contract tests: a request's `x-mock-mark` is noted; a request with `x-mock-ask` is answered
 * with `x-mock-arrived`, the marks so far that begin with what it asks for, separated by commas.
 */
export interface Marks {
  /** Notes a request, and gives the headers that answer its question. */
  note(headers: IncomingHttpHeaders): readonly (readonly [string, string])[]
}

/** Marks that are kept at most; the oldest go first. */
const mostMarks = 200_000
/** A header must stay well below what clients accept in all (16 KiB in Node). */
const longestAnswer = 8_000

/** Starts with nothing noted. */
export function createMarks(): Marks {
  const arrived = new Set<string>()
  return {
    note(headers) {
      const mark = single(headers['x-mock-mark'])
      if (mark !== undefined && /^[\w.:-]{1,200}$/.test(mark)) {
        arrived.add(mark)
        if (arrived.size > mostMarks) for (const oldest of arrived) {
          arrived.delete(oldest)
          break
        }
      }
      const ask = single(headers['x-mock-ask'])
      if (ask === undefined) return []
      let list = ''
      for (const known of arrived) {
        if (!known.startsWith(ask)) continue
        if (list.length + known.length > longestAnswer) break
        list += list === '' ? known : `,${known}`
      }
      return [['x-mock-arrived', list]]
    },
  }
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}
