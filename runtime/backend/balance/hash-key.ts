import type { Balance, Operation } from '../../contract.ts'
import type { Exchange } from '../../exchange.ts'
import { requestValue } from '../../request-value.ts'
import { templateNames } from '../../router/template.ts'

/**
 * What an operation's requests are hashed by; it gives null for a request that lacks it, or has it twice. Null where targets are not
 * chosen by a hash, or the operation has no such parameter.
 */
export function hashKey(balance: Balance, operation: Operation): ((x: Exchange) => string | null) | null {
  if (typeof balance === 'string') return null
  const { hash } = balance
  if (hash === '$identity.subject') return ({ principal }) => (principal === null ? null : principal.subject)
  const [, parameter] = /^\$request\.path\.(\S+)$/.exec(hash) ?? []
  if (parameter !== undefined && !templateNames(operation.path).includes(parameter)) return null
  const read = requestValue(hash, operation)
  return (x) => read(x) ?? null
}
