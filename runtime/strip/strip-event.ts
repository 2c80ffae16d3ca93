import { eventDataMember, type Declare } from '../contract.ts'
import { readText } from '../decode/bytes.ts'
import { parseJson } from '../decode/json.ts'
import { Malformed } from '../decode/malformed.ts'
import { parseEvent } from '../streams/event.ts'
import { undeclaredOf, withinStack } from './strip-json.ts'
import { withoutMembers } from './without-members.ts'

/**
 * A server-sent event whose `data` is JSON, without the members of that JSON that `declare` does not know; the fields of the event
 * itself stay. The same buffer where there are none, or where `data` is no JSON: whether it may be something else its schema says.
 */
export function stripEvent(bytes: Buffer, declare: Declare, depth: number): Buffer | Malformed {
  const text = readText(bytes)
  if (text instanceof Malformed) return text
  const event = parseEvent(text.replace(/^\ufeff/, ''))
  if (event === null) return bytes
  const parsed = parseJson(Buffer.from(event.data), { depth })
  if (parsed instanceof Malformed) return parsed.code === 'syntax' ? bytes : parsed
  const item = { ...event, [eventDataMember]: parsed.value }
  return withinStack(() => {
    const undeclared = new Map(undeclaredOf(item, declare))
    undeclared.delete(item)
    return undeclared.size === 0 ? bytes : Buffer.from(withData(text, withoutMembers(event.data, parsed.value, undeclared)))
  })
}

/** The lines of an event with other data: in the place of the first line of data, and in as many lines as it has. */
function withData(text: string, data: string): string {
  let written = false
  return (text.match(/[^\r\n]*(?:\r\n|\r|\n|$)/g) ?? []).map((line) => {
    const [, mark = '', end = ''] = /^(\ufeff?)data(?=:|[\r\n]|$)[^\r\n]*(\r\n|\r|\n|)$/.exec(line) ?? []
    if (!/^\ufeff?data(?=:|[\r\n]|$)/.test(line)) return line
    if (written) return ''
    written = true
    return mark + data.split('\n').map((part) => `data: ${part}`).join(end || '\n') + end
  }).join('')
}
