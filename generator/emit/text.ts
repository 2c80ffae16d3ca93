import type { Text } from '../../runtime/contract.ts'
import type { Expression } from './expression.ts'
import { array, call, literal } from './expression.ts'

/** Text with values from the environment: `env('NAME', 'default')`, or a list of such parts. */
export function textExpression(text: unknown, use: (name: string) => string): Expression {
  const value = text as Text
  if (typeof value === 'string') return literal(value)
  if (Array.isArray(value)) return array((value as readonly Text[]).map((part) => textExpression(part, use)))
  const { env, default: otherwise } = value as { readonly env: string; readonly default?: string }
  return call(use('env'), literal(env), ...(otherwise === undefined ? [] : [literal(otherwise)]))
}
