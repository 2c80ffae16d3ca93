import { canonicalLiteral } from '../target.ts'

/**
 * One segment of a path template: `literals[0] {} literals[1] {} … literals[n]`, in canonical form.
 * Without parameters there is one literal; a parameter alone has two empty ones around it.
 */
export interface Segment {
  readonly literals: readonly string[]
}

/** A path template (OpenAPI 3.1, 4.8.8.2) taken apart: its segments, and its parameters' names in the order written. */
export interface Template {
  readonly segments: readonly Segment[]
  readonly names: readonly string[]
}

/** Takes a template apart; any text is a template, a brace without its partner is literal, and a name may have any character but braces. */
export function parseTemplate(template: string): Template {
  const names: string[] = []
  const segments: { literals: string[] }[] = [{ literals: [''] }]
  for (const token of template.slice(1).match(/\{[^{}]+\}|[^{]+|\{/g) ?? []) {
    const segment = segments.at(-1)!
    if (token.length > 2 && token.startsWith('{') && token.endsWith('}')) {
      names.push(token.slice(1, -1))
      segment.literals.push('')
      continue
    }
    const [first, ...rest] = token.split('/')
    segment.literals.push(segment.literals.pop()! + first!)
    for (const text of rest) segments.push({ literals: [text] })
  }
  for (const segment of segments) segment.literals = segment.literals.map(canonicalLiteral)
  return { segments, names }
}

/** The names of a template's parameters, in the order of the captures that `Router.find` gives. */
export function templateNames(template: string): readonly string[] {
  return parseTemplate(template).names
}

/** Equal for templates that match the same paths, whatever their parameters are called. */
export function templateShape(template: string): string {
  return parseTemplate(template).segments.map(({ literals }) => literals.join('{}')).join('/')
}
