import type { PathPart } from './template-path.ts'

type Segment = readonly PathPart[]

/**
 * Which of two templates wins where one URL can match both and neither is more literal throughout: the one that is more literal at
 * the leftmost segment where they differ. Undefined where no URL matches both, or one is more literal everywhere it differs.
 */
export function crossingWinner(a: readonly Segment[], b: readonly Segment[]): 'a' | 'b' | undefined {
  if (a.length !== b.length) return undefined
  let winner: 'a' | 'b' | undefined
  let forA = false
  let forB = false
  for (let index = 0; index < a.length; index++) {
    const left = a[index]!
    const right = b[index]!
    if (!canMeet(left, right)) return undefined
    const difference = literality(left) - literality(right)
    if (difference === 0) continue
    winner ??= difference > 0 ? 'a' : 'b'
    if (difference > 0) forA = true
    else forB = true
  }
  return forA && forB ? winner : undefined
}

/** 2 for a literal, 1 for a literal with parameters in it, 0 for a parameter alone. */
function literality(segment: Segment): number {
  const parameters = segment.filter((part) => 'parameter' in part).length
  return parameters === 0 ? 2 : segment.length > parameters ? 1 : 0
}

/** True where some text matches both segments; for two mixed ones, as far as their literal ends tell. */
function canMeet(a: Segment, b: Segment): boolean {
  const left = literality(a)
  const right = literality(b)
  if (left === 0 || right === 0) return textOf(left === 0 ? b : a) !== ''
  if (left === 2 && right === 2) return textOf(a) === textOf(b)
  if (left === 2) return matcher(b).test(textOf(a))
  if (right === 2) return matcher(a).test(textOf(b))
  return compatible(endOf(a, 'start'), endOf(b, 'start'), 'start') && compatible(endOf(a, 'end'), endOf(b, 'end'), 'end')
}

function textOf(segment: Segment): string {
  return segment.map((part) => ('literal' in part ? part.literal : `{${part.parameter}}`)).join('')
}

function matcher(segment: Segment): RegExp {
  return new RegExp(`^${segment.map((part) => ('literal' in part ? part.literal.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&') : '.+')).join('')}$`, 'u')
}

function endOf(segment: Segment, end: 'start' | 'end'): string {
  const part = segment.at(end === 'start' ? 0 : -1)
  return part !== undefined && 'literal' in part ? part.literal : ''
}

function compatible(a: string, b: string, end: 'start' | 'end'): boolean {
  return end === 'start' ? a.startsWith(b) || b.startsWith(a) : a.endsWith(b) || b.endsWith(a)
}
