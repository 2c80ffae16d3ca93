import { readFileSync } from 'node:fs'

/**
 * One `JSON.parse` of the list's bytes, again and again: what any validation of them has to pay. For each line on standard input it
 * parses for that many milliseconds and prints how often. Usage: node parse-list.ts FILE
 */
const bytes = readFileSync(process.argv[2]!)
let kept: unknown

process.stdin.setEncoding('utf8').on('data', (line: string) => {
  const end = performance.now() + Number(line)
  let count = 0
  while (performance.now() < end) {
    kept = JSON.parse(bytes.toString())
    count++
  }
  console.log(Array.isArray(kept) ? count : 0)
})
