import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { openLoad, type Outcome } from './open-load.ts'

/** What is offered, as parts of the whole: the high class alone is less than can be done. */
export const shares = { '/high': 0.2, '/normal': 0.4, '/low': 0.4 }

/** ms of little load before and after, which one is compared with the other. */
const calm = 6_000
/** ms of one look at the time that answers take. */
const look = 1_000

/** Offers little, then twice what can be done for a time, then little again, and holds the gateway to what is promised. Prints what was seen. */
export async function overload(options: { readonly url: string; readonly pid: number; readonly capacity: number; readonly duration: number; readonly say: (line: string) => void }): Promise<void> {
  const { url, pid, capacity, duration, say } = options
  const memory: { readonly at: number; readonly megabytes: number }[] = []
  const begun = performance.now()
  const read = (): void => { memory.push({ at: performance.now() - begun, megabytes: residentMemory(pid) }) }
  const watch = setInterval(read, 250)
  read()
  const little = { rate: capacity * 0.4, duration: calm }
  const outcomes = await openLoad(url, { phases: [little, { rate: capacity * 2, duration }, little], shares })
  clearInterval(watch)
  read()

  const over = calm + duration
  const before = outcomes.filter(({ sent }) => sent >= calm / 2 && sent < calm)
  const offered = outcomes.filter(({ sent }) => sent >= calm && sent < over)
  const after = outcomes.filter(({ sent }) => sent >= over)
  for (const path of Object.keys(shares)) {
    const of = offered.filter((outcome) => outcome.path === path)
    const times = timesOf(of)
    say(`${path}: ${of.length} offered, ${(shareOf(of, 200) * 100).toFixed(2)} % served, ${(shareOf(of, 503) * 100).toFixed(2)} % refused (503), ${(shareOf(of, 0) * 100).toFixed(2)} % broken; served in p50 ${at(times, 0.5).toFixed(0)} ms, p99 ${at(times, 0.99).toFixed(0)} ms`)
  }
  const broken = [...Map.groupBy(outcomes.filter(({ status }) => status === 0), ({ broke }) => broke)]
  say(`broken connections: ${broken.length === 0 ? 'none' : broken.map(([how, some]) => `${some.length} times ${how}`).join(', ')}`)

  const usual = at(timesOf(before), 0.99)
  const recovered = recovery(after, over, usual)
  const late = after.filter(({ status, took }) => status !== 200 || took > 1_000).map(({ sent }) => sent - over)
  const calmly = after.filter(({ sent }) => sent >= over + 2_000)
  say(`p99 ${usual.toFixed(1)} ms before; ${recovered === null ? 'never again' : `${recovered.toFixed(0)} ms after the end of the overload again`} within twice of that; ${statusesOf(before)} before it, ${statusesOf(calmly)} from 2 s after it on; the last that was refused or took over 1 s was sent ${late.length === 0 ? 'before its end' : `${Math.max(...late).toFixed(0)} ms after it`}`)

  const most = (from: number, to: number): number => Math.max(...memory.filter(({ at: when }) => when >= from && when <= to).map(({ megabytes }) => megabytes))
  const [first, second] = [most(calm, calm + duration / 2), most(calm + duration / 2, over)]
  say(`resident memory: ${most(0, calm).toFixed(0)} MB before, at most ${first.toFixed(0)} MB in the first half of the overload and ${second.toFixed(0)} MB in the second, ${memory.at(-1)!.megabytes.toFixed(0)} MB at the end`)

  const high = shareOf(offered.filter(({ path }) => path === '/high'), 200)
  assert.ok(high > 0.99, `${(high * 100).toFixed(2)} % of the high class were served`)
  assert.ok(offered.some(({ path, status }) => path === '/low' && status === 503), 'there was more than could be done')
  assert.deepEqual([...new Set(outcomes.map(({ status }) => status))].filter((status) => ![200, 503].includes(status)), [])
  // Its heap is bounded from outside; beyond that it would have ended. What is outside of the heap must not grow either.
  assert.ok(second < most(0, calm) + 150 && second < first + 40, `${second.toFixed(0)} MB`)
  assert.ok(recovered !== null && recovered < 2_000, `p99 as before ${recovered} ms after the overload`)
  assert.ok(late.every((sent) => sent < 2_000), `one that was sent ${Math.max(...late).toFixed(0)} ms after the overload was refused or took over 1 s`)
}

/** ms from the end of the overload to the first look in which all are served and the 99th percentile is at most twice the usual one. */
function recovery(after: readonly Outcome[], over: number, usual: number): number | null {
  const end = Math.max(...after.map(({ sent }) => sent))
  for (let from = over; from + look <= end; from += 50) {
    const some = after.filter(({ sent }) => sent >= from && sent < from + look)
    if (some.length > 0 && some.every(({ status }) => status === 200) && at(timesOf(some), 0.99) <= usual * 2) return from - over
  }
  return null
}

const shareOf = (outcomes: readonly Outcome[], wanted: number): number => outcomes.filter(({ status }) => status === wanted).length / outcomes.length
const timesOf = (outcomes: readonly Outcome[]): readonly number[] => outcomes.filter(({ status }) => status === 200).map(({ took }) => took).sort((a, b) => a - b)
const at = (sorted: readonly number[], share: number): number => sorted[Math.floor(sorted.length * share)] ?? Number.NaN

function statusesOf(outcomes: readonly Outcome[]): string {
  return [...Map.groupBy(outcomes, ({ status }) => status)].map(([status, some]) => `${status}: ${some.length}`).join(', ')
}

/** MB, as Linux counts it. */
function residentMemory(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024
}
