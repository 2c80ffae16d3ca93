/** A server-sent event as OpenAPI 3.2 has it (4.14.4): its fields are text, but `retry`, which is a number. */
export interface StreamEvent {
  data: string
  event?: string
  id?: string
  retry?: number
}

/**
 * One event from the lines that make it up (HTML, 9.2.6): lines of `data` joined, comments and unknown fields ignored, one space after
 * the colon taken off. Null where it has no data, since such an event is never dispatched.
 */
export function parseEvent(text: string): StreamEvent | null {
  const event: StreamEvent = { data: '' }
  let data: string | null = null
  for (const line of text.split(/\r\n|\n|\r/)) {
    const colon = line.indexOf(':')
    if (colon === 0) continue
    const name = colon === -1 ? line : line.slice(0, colon)
    const value = colon === -1 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1)
    if (name === 'data') data = data === null ? value : `${data}\n${value}`
    else if (name === 'event') event.event = value
    else if (name === 'id') {
      if (!value.includes('\0')) event.id = value
    } else if (name === 'retry' && /^[0-9]+$/.test(value)) event.retry = Number(value)
  }
  if (data === null) return null
  event.data = data
  return event
}
