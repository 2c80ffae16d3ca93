import { headerReader, queryReader, type Sent } from './auth/credentials.ts'
import type { Operation } from './contract.ts'
import type { Exchange } from './exchange.ts'
import { templateNames } from './router/template.ts'

/**
 * Compiles a runtime expression (OpenAPI 3.1, 4.8.20.4) of the forms `$request.path.x`, `$request.query.x` and
 * `$request.header.x` into a reader of the text in a request, percent-decoded: undefined where it is absent, null where it
 * was sent more than once, since the backend might take the other one. Throws a TypeError for anything else.
 */
export function requestValue(expression: string, operation: Operation): (x: Exchange) => Sent {
  const [, where, name = ''] = /^\$request\.(path|query|header)\.(\S+)$/.exec(expression) ?? []
  if (where === 'query') return queryReader(name)
  if (where === 'header') return headerReader(name.toLowerCase())
  const index = templateNames(operation.path).indexOf(name)
  if (where === undefined || index === -1) throw new TypeError(`${operation.id}: ${expression} is nothing of a request`)
  return ({ captures }) => decoded(captures[index]!)
}

function decoded(text: string): string | null {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
