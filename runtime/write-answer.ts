import { writePlainHead } from './answer-head.ts'
import type { Exchange } from './exchange.ts'

/** Writes the head of an answer, with its id; `length` is that of the body that follows at once, null where none does. */
export function writeHead(x: Exchange, length: number | null = null): void {
  for (const head of x.chain.headSteps) head(x)
  x.chain.events.answered(x)
  const { response, status, headers } = x
  if (length !== null && writePlainHead(response, status, headers, x.prepared, x.id, length)) return
  headers.push('x-request-id', x.id)
  if (length !== null) headers.push('content-length', String(length))
  response.writeHead(status, headers)
}

/** Below this, one string for head and body saves a `writev` (3 to 4 µs); above, the copy costs more. */
const singleWriteLimit = 16_384

/** Writes an answer that is whole. */
export function writeWhole(x: Exchange): void {
  const { response, answer } = x
  const bodiless = x.status === 204 || x.status === 304 || x.status < 200
  const leaves = !x.request.complete && leavesUpload(x)
  if (leaves) x.headers.push('connection', 'close')
  if (answer === null || bodiless || x.method === 'HEAD') {
    if (answer !== null && !bodiless) x.headers.push('content-length', String(answer.length))
    writeHead(x)
    response.end()
    return
  }
  writeHead(x, answer.length)
  x.bytesOut = answer.length
  if (leaves && x.refusal?.code !== 'request_timeout') linger(x, answer)
  else if (answer.length < singleWriteLimit) response.end(answer.toString('latin1'), 'latin1')
  else response.end(answer)
}

/** What is left of a refused upload, in bytes, that is still read so that the connection can be used again. */
const discardLimit = 65_536
/** How long, in ms, a client may go on sending what nobody wants, before the connection is closed under it. */
const lingerTime = 5_000

/** A large rest of an upload is not worth reading: the connection ends with the answer. A small one Node reads and drops. */
function leavesUpload({ request: { headers }, refusal }: Exchange): boolean {
  if (headers['transfer-encoding'] !== undefined) return true
  const length = Number(headers['content-length'] ?? 0)
  return length > discardLimit || (length > 0 && refusal?.code === 'request_timeout')
}

/**
 * Writes an answer whole, and ends it, and with it the connection, when the client has stopped sending: closing a connection
 * that still has unread bytes resets it, and takes the answer away from a client that has not read it yet (RFC 9112, 9.6).
 */
function linger({ request, response }: Exchange, answer: Buffer): void {
  const end = (): void => {
    clearTimeout(timer)
    response.end()
  }
  const timer = setTimeout(end, lingerTime)
  response.write(answer)
  request.once('close', end).once('end', end).resume()
}
