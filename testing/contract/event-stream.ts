import type { Json } from '../../generator/load/document.ts'
import type { Answer } from './client.ts'

/** What is wrong with a `text/event-stream` (HTML, 9.2.6): its form, and by `faultsOf` the JSON that its events carry; half an event at a broken-off end counts for nothing. */
export function checkEventStream(answer: Answer, faultsOf: (value: Json) => readonly string[]): readonly string[] {
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
  let events = 0
  for (const line of lines) {
    if (line === '') {
      if (data.length === 0) continue
      events++
      faults.push(...eventFaults(data.join('\n'), faultsOf).map((fault) => `event ${events}: ${fault}`))
      data = []
      continue
    }
    const [, name = ''] = /^([^:]*)/.exec(line)!
    if (name === 'data') data.push(line.slice(5).replace(/^ /, ''))
    else if (!['', 'event', 'id', 'retry'].includes(name)) faults.push(`"${name.slice(0, 40)}" is no field of an event stream`)
  }
  return faults.slice(0, 5)
}

function eventFaults(data: string, faultsOf: (value: Json) => readonly string[]): readonly string[] {
  let value: Json
  try {
    value = JSON.parse(data) as Json
  } catch {
    // `[DONE]` and the like: events need not be JSON, and only JSON is judged by a schema.
    return []
  }
  return faultsOf(value)
}
