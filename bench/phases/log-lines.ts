import { createReadStream } from 'node:fs'
import { truncate } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { petBody } from '../payloads.ts'
import type { Setting } from '../setting.ts'
import type { Started } from './running-contenders.ts'

/** Longer than a line waits in the process before it is written. */
const flushed = 500

/** Forgets what a contender has logged so far; its descriptor appends, so that nothing else is lost. */
export async function emptyLog(file: string): Promise<void> {
  await sleep(flushed)
  await truncate(file)
}

/** Lines of a log, when all of them are out. */
export async function countLines(file: string): Promise<number> {
  await sleep(flushed)
  let lines = 0
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines++
  }
  return lines
}

/** As many requests as given, every one of them answered, and the lines that they left in the access log. Throws an Error where the two differ. */
export async function compareLogLines({ url, log, contender }: Started, { key }: Setting, requests: number): Promise<{ readonly requests: number; readonly lines: number }> {
  await emptyLog(log)
  for (let sent = 0; sent < requests; sent += 50) {
    const answers = await Promise.all(Array.from({ length: Math.min(50, requests - sent) }, async () => (await fetch(`${url}/pets/42`, { headers: { 'x-api-key': key } })).text()))
    if (answers.some((answer) => answer !== petBody)) throw new Error(`${contender.name} gave a wrong answer`)
  }
  const lines = await countLines(log)
  if (lines !== requests) throw new Error(`${contender.name}: ${lines} log lines for ${requests} requests`)
  return { requests, lines }
}
