import type { Priority, PriorityClass } from '../contract.ts'
import type { Exchange } from '../exchange.ts'
import { claimText } from '../limits/subject.ts'
import type { Rank } from './gate.ts'

const ranks: Readonly<Record<PriorityClass, Rank>> = { high: 0, normal: 1, low: 2 }

/** How a request's priority is told: once for the operation, or by who was authenticated. */
export type Ranking =
  | { readonly kind: 'fixed'; readonly rank: Rank }
  | { readonly kind: 'identity'; readonly rank: (x: Exchange) => Rank }

/** Compiles the policy `priority`. What the client only claims does not count: the class is the key's, the claim was verified. */
export function compilePriority({ default: otherwise, by, classes = {} }: Priority): Ranking {
  const rank = ranks[otherwise]
  if (by === undefined) return { kind: 'fixed', rank }
  const known = new Map(Object.entries(classes).map(([name, priority]) => [name, ranks[priority]]))
  const claim = by.startsWith('$claim.') ? by.slice('$claim.'.length) : null
  return {
    kind: 'identity',
    rank: (x) => known.get((claim === null ? x.principal?.key?.class : claimText(x.principal, claim)) ?? '') ?? rank,
  }
}
