import type { Exchange } from '../exchange.ts'
import type { Chain } from '../chain.ts'
import { answerKey, keyLimit, loggedStatus } from './answer-key.ts'
import { jsonText } from './json-text.ts'
import type { LineSink } from './line-sink.ts'
import { millisecondsText, timestamps } from './timestamp.ts'
import { traceId } from './trace-context.ts'

/** `json`: one object per line; `text`: one short line for a person; `off`: none. */
export type AccessLogFormat = 'json' | 'text' | 'off'

export interface AccessLogOptions {
  readonly sink: LineSink
  readonly format?: AccessLogFormat
  /** Milliseconds since 1970. */
  readonly now?: () => number
}

/**
 * Makes the line of a finished exchange and hands it to the sink. `subject` is what `describeChain` gave for its chain,
 * `end` the time of its end on the clock of `Exchange.started`.
 * Of what a client sent only the method, a plain request id and a valid trace id get in: no path, no query, no header, no body.
 */
export type AccessLog = (x: Exchange, subject: Subject, end: number) => void

/** An access log, or one that does nothing where the format is `off`. */
export function accessLog(options: AccessLogOptions): AccessLog {
  const { sink, format = 'json', now = Date.now } = options
  if (format === 'off') return () => {}
  const time = timestamps(now)
  if (format === 'text') return (x, subject, end) => sink.write(personLine(x, subject, end))
  return (x, subject, end) => sink.write(jsonLine(x, subject, time(end), end))
}

/** What the lines of one chain have in common, and how those of one method and status begin, made once: the last one used, and all of them. */
export interface Subject {
  readonly fields: string
  lastKey: string
  lastBeginning: string
  readonly beginnings: Map<string, string>
}

export function describeChain({ api, mount, operation }: Chain): Subject {
  const fields = operation === null
    ? `"api":${jsonText(api)},"operation":"","template":"unmatched"`
    : `"api":${jsonText(api)},"operation":${jsonText(operation.id)},"template":${jsonText(mount + operation.path)}`
  return { lastKey: '', lastBeginning: '', fields, beginnings: new Map() }
}

/** The line that says how many others were dropped, in the form of the log. */
export function droppedLine(count: number): string {
  return `{"time":"${new Date().toISOString()}","level":"warn","msg":"access log lines were dropped: the reader of the log is too slow","dropped":${count}}\n`
}

function jsonLine(x: Exchange, subject: Subject, time: string, end: number): string {
  const { refusal, principal } = x
  const trace = traceId(x.header('traceparent'))
  let line = `{"time":"${time}","id":${jsonText(x.id)},${beginning(x, subject)}`
    + `,"durationMs":${millisecondsText(end - x.started)},"bytesIn":${x.bytesIn},"bytesOut":${x.bytesOut},"origin":"${x.origin}"`
  if (x.sent > 0) line += `,"target":${configured(x.target, publicTarget)},"backendMs":${millisecondsText((x.received > 0 ? x.received : end) - x.sent)}`
  if (x.retries > 0) line += `,"retries":${x.retries}`
  if (refusal !== null) line += `,"refusedBy":${jsonText(x.refusedBy)},"code":"${refusal.code}"`
  if (refusal?.details.backendStatus !== undefined) line += `,"backendStatus":${refusal.details.backendStatus}`
  if (x.reported > 0) line += `,"reported":${x.reported}`
  if (principal !== null) line += `,"scheme":${configured(principal.scheme)}`
  if (trace !== '') line += `,"traceId":"${trace}"`
  return `${line}}\n`
}

function beginning(x: Exchange, subject: Subject): string {
  const key = answerKey(x)
  if (key !== subject.lastKey) {
    subject.lastBeginning = madeOnce(x, subject, key)
    subject.lastKey = key
  }
  return subject.lastBeginning
}

function madeOnce(x: Exchange, { fields, beginnings }: Subject, key: string): string {
  const known = beginnings.get(key)
  if (known !== undefined) return known
  const text = inOnePiece(`${fields},"method":${jsonText(x.method)},"status":${loggedStatus(x)}`)
  if (beginnings.size < keyLimit) beginnings.set(key, text)
  return text
}

/** A text of ASCII whose characters stand side by side: one that was joined stays a tree of its parts, to be walked whenever it is written. */
const inOnePiece = (text: string): string => Buffer.from(text, 'latin1').toString('latin1')

const configuredTexts = new Map<string, string>()

/** What comes from the configuration, of which there is little, as JSON. */
function configured(text: string, shown = (whole: string): string => whole): string {
  let json = configuredTexts.get(text)
  if (json === undefined) {
    if (configuredTexts.size >= 1_024) configuredTexts.clear()
    configuredTexts.set(text, json = jsonText(shown(text)))
  }
  return json
}

function personLine(x: Exchange, { fields }: Subject, end: number): string {
  const { api, operation, template } = JSON.parse(`{${fields}}`) as { api: string; operation: string; template: string }
  const why = x.refusal === null ? '' : ` ${x.refusal.code} by ${x.refusedBy === '' ? 'the gateway' : x.refusedBy}`
  const text = `${loggedStatus(x)} ${x.method.padEnd(6)} ${template} ${millisecondsText(end - x.started)} ms ${api}.${operation}${why}`
  return `${jsonText(text).slice(1, -1).replaceAll('\\"', '"').replaceAll('\\\\', '\\')}\n`
}

/** A configured address may hold a password or a key in its user part or query; neither is for the log. */
function publicTarget(target: string): string {
  if (!target.includes('@') && !target.includes('?')) return target
  const url = URL.parse(target)
  return url === null ? '' : url.origin
}
