import type { IncomingMessage } from 'node:http'
import type { Response } from 'express'
import { codingOf, decodeContent } from '../content-coding.ts'
import type { Operation } from '../contract.ts'
import { parseAnswer } from '../decode/json.ts'
import { Malformed } from '../decode/malformed.ts'
import type { Exchange } from '../exchange.ts'
import { isJsonType } from '../media-type.ts'
import { GatewayError } from '../problem.ts'

/** An answer's bytes; `response_too_large` beyond the bound, `backend_failed` where it broke off. */
export async function readAnswer(answer: IncomingMessage, bound: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > bound) throw new GatewayError('response_too_large')
      chunks.push(chunk)
    }
  } catch (error) {
    throw error instanceof GatewayError ? error : new GatewayError('backend_failed', { cause: error })
  }
  return Buffer.concat(chunks)
}

/**
 * Has express-openapi-validator check a JSON answer. It checks what goes through `res.json` and nothing else, so the parsed
 * value is passed there, while the bytes that are sent stay the backend's own. A breach goes to Express' error handler.
 */
export async function validateAnswer(x: Exchange, answer: IncomingMessage, response: Response): Promise<void> {
  const coding = codingOf(answer.headers['content-encoding'])
  const bytes = coding === 'identity' ? x.answer! : coding === 'unknown' ? null : await decodeContent(x.answer!, coding, x.chain.policies.limits.response)
  const parsed = Buffer.isBuffer(bytes) ? parseAnswer(bytes) : null
  if (parsed === null || parsed instanceof Malformed) throw new GatewayError('response_invalid', { backendStatus: x.status })
  const { value } = parsed
  const { statusCode } = response
  let passed = false
  response.statusCode = x.status
  response.setHeader('content-type', answer.headers['content-type'] ?? '')
  lastJson.set(response, () => { passed = true })
  response.json(value)
  response.statusCode = statusCode
  if (response.headersSent || x.done) return
  response.removeHeader('content-type')
  if (!passed) throw new GatewayError('response_invalid', { backendStatus: x.status })
}

/** What the innermost `res.json` of a response does, below the validator's. */
const lastJson = new WeakMap<Response, () => void>()

/** Puts a `res.json` that writes nothing under the validator's. */
export function interceptJson(response: Response): void {
  response.json = function json() {
    lastJson.get(response)?.()
    return response
  }
}

/** The validator calls a status that the document does not declare a fault; here it passes, as in the compiled engine. */
validateAnswer.applies = (operation: Operation, status: number, contentType: string | undefined): boolean => {
  if (status === 204 || status === 304 || status === 206 || status >= 500) return false
  const contract = operation.responses[String(status)] ?? operation.responses[`${Math.floor(status / 100)}XX`] ?? operation.responses['default']
  return (contract?.media.some(({ kind, validate }) => kind === 'json' && validate !== null) ?? false)
    && isJsonType(contentType ?? 'application/json')
}
