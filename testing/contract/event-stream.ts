import type { Json, JsonObject } from '../../generator/load/document.ts'
import type { Answer } from './client.ts'

/** What is wrong with a `text/event-stream` (HTML, 9.2.6): its form, and by `faultsOf` each event; half an event at a broken-off end counts for nothing. */
export function checkEventStream(answer: Answer, faultsOf: (event: JsonObject) => readonly string[]): readonly string[] {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(answer.body, { stream: !answer.complete })
  } catch {
    return ['the event stream is not UTF-8']
  }
  const lines = text.split(/\r\n|\n|\r/)
  // What follows the last line's end is no line yet.
  const rest = lines.pop()
  const faults: string[] = []
  if (answer.complete && rest !== undefined && rest !== '') faults.push('the event stream ends within a line')
  let data: string[] = []
  let fields: Record<string, Json> = {}
  let events = 0
  for (const line of lines) {
    if (line === '') {
      if (data.length > 0) {
        events++
        faults.push(...faultsOf({ ...fields, data: data.join('\n') }).map((fault) => `event ${events}: ${fault}`))
      }
      data = []
      fields = {}
      continue
    }
    const [, name = ''] = /^([^:]*)/.exec(line)!
    const value = line.slice(name.length + 1).replace(/^ /, '')
    if (name === 'data') data.push(value)
    else if (name === 'event' || name === 'id') fields[name] = value
    else if (name === 'retry') fields[name] = /^\d+$/.test(value) ? Number(value) : value
    else if (name !== '') faults.push(`"${name.slice(0, 40)}" is no field of an event stream`)
  }
  return faults.slice(0, 5)
}
