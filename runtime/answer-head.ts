import { STATUS_CODES, ServerResponse, type IncomingMessage } from 'node:http'

/** Fields whose lines are known: the first `count` entries of just this array. */
export interface PreparedLines {
  readonly headers: readonly string[]
  readonly count: number
  readonly lines: string
}

/** What `node:http` makes a head of, and where it keeps one that is not yet sent. It has no public form, so `alike` compares first. */
interface Head {
  statusCode: number
  statusMessage: string | undefined
  shouldKeepAlive: boolean
  maxRequestsOnConnectionReached?: boolean
  _header: string | null
  _headerSent: boolean
  _contentLength: number | null
  readonly _keepAliveTimeout: number
  readonly _defaultKeepAlive: boolean
  readonly _maxRequestsPerSocket?: number | null
  readonly _removedConnection: boolean
  readonly _expect_continue: boolean
}

const { writeHead } = ServerResponse.prototype

/** Names that say more to Node than their text: where an answer has one, Node writes the head. */
const telling: ReadonlySet<string> = new Set(['connection', 'content-length', 'expect', 'keep-alive', 'trailer', 'transfer-encoding', 'upgrade'])
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
/** How lines of known names begin; '' for those that Node has to write. */
const beginnings = new Map<string, string>()
const mostBeginnings = 1_024

function beginningOf(name: string): string {
  const known = beginnings.get(name)
  if (known !== undefined) return known
  const text = token.test(name) && !telling.has(name.toLowerCase()) ? `${name}: ` : ''
  if (beginnings.size < mostBeginnings) beginnings.set(name, text)
  return text
}

/** Printable ASCII and tabs: what is beyond them is Node's to judge. */
function isPlain(value: string): boolean {
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at)
    if ((code < 0x20 && code !== 0x09) || code > 0x7e) return false
  }
  return true
}

/** The lines of header fields from the entry `from` on, each checked as Node checks them; null where Node has to write one of them. */
export function linesOf(headers: readonly string[], from = 0): string | null {
  let lines = ''
  for (let at = from; at < headers.length; at += 2) {
    const beginning = beginningOf(headers[at]!)
    const value = headers[at + 1]!
    if (beginning === '' || !isPlain(value)) return null
    lines += `${beginning}${value}\r\n`
  }
  return lines
}

const isDate = (name: string): boolean => name.length === 4 && name.toLowerCase() === 'date'

function hasDate(headers: readonly string[]): boolean {
  for (let at = 0; at < headers.length; at += 2) if (isDate(headers[at]!)) return true
  return false
}

let ends: { readonly timeout: number; readonly text: string } = { timeout: 0, text: '' }

function endOf(timeout: number): string {
  if (timeout !== ends.timeout) ends = { timeout, text: `Connection: keep-alive\r\nKeep-Alive: timeout=${Math.floor(timeout / 1000)}\r\n\r\n` }
  return ends.text
}

/**
 * Writes the head of an answer whose body follows at once, as `response.writeHead` would, byte by byte, at less than half of its cost: a table in
 * place of two regular expressions per field, and nothing for fields that are kept as text (decision 0063). False where this is not for it
 * to do: `writeHead` was replaced (by a middleware, or an agent that watches), the connection ends with this answer, fields were set
 * before, one of them needs a closer look, or this version of Node keeps its heads in another way. Nothing has been written then.
 */
export function writePlainHead(response: ServerResponse, status: number, headers: readonly string[], prepared: PreparedLines | null, id: string, length: number): boolean {
  return alike && write(response, status, headers, prepared, id, length)
}

function write(response: ServerResponse, status: number, headers: readonly string[], prepared: PreparedLines | null, id: string, length: number): boolean {
  const head = response as unknown as Head
  if (!isPlainMessage(head) || response.writeHead !== writeHead || response.getHeaderNames().length > 0 || !hasDate(headers)) return false
  const known = prepared !== null && prepared.headers === headers ? prepared : null
  const lines = linesOf(headers, known === null ? 0 : known.count)
  if (lines === null) return false
  const reason = STATUS_CODES[status] ?? 'unknown'
  head.statusMessage = reason
  head.statusCode = status
  head._contentLength = length
  head._header = `HTTP/1.1 ${status} ${reason}\r\n${known === null ? '' : known.lines}${lines}x-request-id: ${id}\r\ncontent-length: ${length}\r\n${endOf(head._keepAliveTimeout)}`
  head._headerSent = false
  return true
}

/** Whether nothing was decided yet of the head, and the connection stays open after it. */
function isPlainMessage(head: Head): boolean {
  return head._header === null && head.statusMessage === undefined && head.shouldKeepAlive && head._defaultKeepAlive && head._keepAliveTimeout > 0
    && head.maxRequestsOnConnectionReached !== true && !(head._maxRequestsPerSocket! > 0) && !head._removedConnection && !head._expect_continue
}

/** What Node 26 looks up when it first checks a field, and keeps: it says nothing of the head. */
const caches: ReadonlySet<string> = new Set(['Symbol(kLenientCache)'])

/** Whether a head written here leaves a message as Node's own `writeHead` leaves it, in all that it keeps. */
function isAlike(): boolean {
  if (!Function.prototype.toString.call(writeHead).includes('_storeHeader')) return false
  const make = (): ServerResponse => {
    const response = new ServerResponse({ method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1, headers: {} } as IncomingMessage)
    return Object.assign(response, { shouldKeepAlive: true, _keepAliveTimeout: 75_000 })
  }
  const [ours, nodes] = [make(), make()]
  const headers = ['content-type', 'text/plain', 'Date', 'Thu, 01 Jan 1970 00:00:00 GMT']
  try {
    nodes.writeHead(206, [...headers, 'x-request-id', '1', 'content-length', '12'])
    return write(ours, 206, headers, null, '1', 12) && everything(ours) === everything(nodes)
  } catch {
    return false
  }
}

function everything(message: object): string {
  const fields = message as Readonly<Record<string | symbol, unknown>>
  const text = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value))
  return Reflect.ownKeys(message).filter((key) => !caches.has(String(key))).map((key) => `${String(key)}: ${text(fields[key])}`).sort().join('\n')
}

const alike = isAlike()
