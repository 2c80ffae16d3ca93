import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { openLoad, type Outcome } from './open-load.ts'

/** What is offered, as parts of the whole: the high class alone is less than can be done. */
export const shares = { '/high': 0.2, '/normal': 0.4, '/low': 0.4 }

/** Offers twice what can be done for a time, then little, and holds the gateway to what is promised. Prints what was seen. */
export async function overload(options: { readonly url: string; readonly pid: number; readonly capacity: number; readonly duration: number; readonly say: (line: string) => void }): Promise<void> {
  const { url, pid, capacity, duration, say } = options
  const memory: number[] = []
  const watch = setInterval(() => memory.push(residentMemory(pid)), 250)
  const before = residentMemory(pid)
  const offered = await openLoad(url, { rate: capacity * 2, duration, shares })
  const over = performance.now()
  const after = await openLoad(url, { rate: capacity * 0.4, duration: 5_000, shares })
  clearInterval(watch)

  for (const path of Object.keys(shares)) {
    const of = offered.filter((outcome) => outcome.path === path)
    const times = of.filter(({ status }) => status === 200).map(({ took }) => took).sort((a, b) => a - b)
    say(`${path}: ${of.length} offered, ${(shareServed(of) * 100).toFixed(2)} % served, p50 ${at(times, 0.5)} ms, p99 ${at(times, 0.99)} ms, ${statusesOf(of)}`)
  }
  const high = shareServed(offered.filter(({ path }) => path === '/high'))
  assert.ok(high > 0.99, `${(high * 100).toFixed(2)} % of the high class were served`)
  assert.ok(offered.some(({ path, status }) => path === '/low' && status === 503), 'there was more than could be done')
  // 0: a connection that waited in the kernel until it was given up, as some do where the event loop itself is what is too slow.
  assert.deepEqual([...new Set(offered.map(({ status }) => status))].filter((status) => ![0, 200, 503].includes(status)), [])

  const half = Math.floor(memory.length / 2)
  const [first, second] = [Math.max(...memory.slice(0, half)), Math.max(...memory.slice(half))]
  say(`resident memory: ${before.toFixed(0)} MB before, at most ${first.toFixed(0)} MB in the first half and ${second.toFixed(0)} MB in the second`)
  // Its heap is bounded from outside; beyond that it would have ended. What is outside of the heap must not grow either.
  assert.ok(second < before + 150 && second < first + 40, `${second.toFixed(0)} MB`)

  const late = after.filter(({ status, took }) => status !== 200 || took > 1_000).map(({ sent }) => sent - over)
  const recovered = late.length === 0 ? 0 : Math.max(...late)
  say(`recovered ${recovered.toFixed(0)} ms after the load had gone; ${statusesOf(after)}`)
  assert.ok(recovered < 2_000, `${recovered.toFixed(0)} ms`)
}

const shareServed = (outcomes: readonly Outcome[]): number => outcomes.filter(({ status }) => status === 200).length / outcomes.length
const at = (sorted: readonly number[], share: number): string => (sorted[Math.floor(sorted.length * share)] ?? Number.NaN).toFixed(0)

function statusesOf(outcomes: readonly Outcome[]): string {
  return [...Map.groupBy(outcomes, ({ status }) => status)].map(([status, some]) => `${status}: ${some.length}`).join(', ')
}

/** MB, as Linux counts it. */
function residentMemory(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024
}
