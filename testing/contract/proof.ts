import type { Answer } from './client.ts'
import type { ContractOperation } from './operations.ts'
import { canonical } from './routes.ts'
import type { WireRequest } from './wire.ts'

/**
 * The headers by which the embedded backend and the tester speak through the gateway: undeclared headers pass it both ways.
 * `operation` and `target` tell which operation a backend took a request for, and the target as it was received.
 * `mark` names a request that must not arrive; an answer to a request with `ask` (the beginning of names) lists those that did in `arrived`.
 */
export const proofHeaders = {
  operation: 'x-mock-operation', target: 'x-mock-target', mark: 'x-mock-mark', ask: 'x-mock-ask', arrived: 'x-mock-arrived',
} as const

/** How the marks of one run and API begin. */
export function markOf(run: string, api: string): string {
  return `${run}.${api}.`
}

/** What is wrong with where a request arrived; a backend that gives no proof is itself a fault. */
export function proofFaults(operation: ContractOperation, request: WireRequest, answer: Answer): readonly string[] {
  const answered = answer.headers.get(proofHeaders.operation)?.[0]
  const received = answer.headers.get(proofHeaders.target)?.[0]
  if (answered === undefined || received === undefined) return [`the embedded backend's ${proofHeaders.operation} and ${proofHeaders.target} are missing`]
  const faults: string[] = []
  if (decoded(answered) !== operation.id) faults.push(`the backend's operation ${answered} answered`)
  const question = received.indexOf('?')
  const path = question === -1 ? received : received.slice(0, question)
  const own = request.path.slice(operation.mount.length)
  const expected = [...new Set([operation.serverPath + own, own])].map(canonical)
  if (!expected.includes(canonical(path))) faults.push(`the backend got the path ${path} instead of ${expected[0]}`)
  const credentials = new Set(request.credentials.query.map((pair) => pair.name))
  const arrived = piecesOf(question === -1 ? '' : received.slice(question + 1)).filter((piece) => !credentials.has(decoded(piece.split('=')[0]!)))
  if (arrived.map(decoded).join('&') !== piecesOf(request.query.join('&')).map(decoded).join('&')) faults.push('the backend got another query than was sent')
  return faults
}

function piecesOf(query: string): readonly string[] {
  return query.split('&').filter((piece) => piece !== '')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
