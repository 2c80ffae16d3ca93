import type { ObjectLiteralExpression } from 'ts-morph'
import type { ParsedSource } from './source.ts'
import { findLiteral, findMember, parseSource } from './source.ts'

/** What became of an edit: the new text, none needed, or why it could not be made safely and the text for the user to paste. */
export type Edit =
  | { readonly kind: 'changed'; readonly text: string }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly reason: string; readonly paste: string }

/** Text to put in at a position; several are applied together, and nothing else changes. */
export interface Insertion { readonly at: number; readonly text: string }

/** A member to add: its name and its text, with `\n` between lines, without indentation and without a comma at the end. */
export interface NewMember { readonly name: string; readonly text: string }

/**
 * Adds a member at the end of an exported object literal, or of the literal that one of its members is. Text is only put in: every
 * byte of the user's stays, which is checked, as is that the result parses and has the member. Anything unclear is refused.
 */
export async function insertMember(options: {
  readonly text: string; readonly constant: string; readonly within?: string; readonly member: NewMember
}): Promise<Edit> {
  const { text, constant, within, member } = options
  const paste = `${member.text},`
  const refuse = (reason: string): Edit => ({ kind: 'refused', reason, paste })
  const source = await parseSource(text)
  if (source.faults > 0) return refuse('the file does not parse')
  const literal = locate(source, constant, within)
  if ('reason' in literal) return refuse(literal.reason)
  const known = findMember(source, literal, member.name)
  if (known !== undefined) return 'reason' in known ? refuse(known.reason) : { kind: 'unchanged' }
  const changed = applyInsertions(text, source.mark.length, insertionsFor(source, literal, member))
  const again = await parseSource(changed)
  const after = again.faults > 0 ? { reason: 'parse' } : locate(again, constant, within)
  const count = literal.getProperties().length
  if ('reason' in after || after.getProperties().length !== count + 1) return refuse('the change could not be proved harmless')
  const added = findMember(again, after, member.name)
  if (added === undefined || 'reason' in added || added !== after.getProperties()[count]) return refuse('the change could not be proved harmless')
  return { kind: 'changed', text: changed }
}

function locate(source: ParsedSource, constant: string, within: string | undefined): ObjectLiteralExpression | { readonly reason: string } {
  const literal = findLiteral(source, constant)
  if (within === undefined || 'reason' in literal) return literal
  const member = findMember(source, literal, within)
  if (member === undefined) return { reason: `there is no member ${within} in it` }
  if ('reason' in member) return member
  const { Node } = source.morph
  const value = Node.isPropertyAssignment(member) ? member.getInitializer() : undefined
  return Node.isObjectLiteralExpression(value) ? value : { reason: `\`${within}\` is not written as an object literal` }
}

function insertionsFor(source: ParsedSource, literal: ObjectLiteralExpression, member: NewMember): readonly Insertion[] {
  const { text } = source
  const close = literal.getEnd() - 1
  const lineStart = text.lastIndexOf('\n', close - 1) + 1
  const newline = newlineAt(text, literal.getStart())
  const last = literal.getProperties().at(-1)
  const comma = last === undefined || literal.compilerNode.properties.hasTrailingComma === true ? [] : [{ at: last.getEnd(), text: ',' }]
  const outer = indentAt(text, literal.getStart())
  const ownLine = text.slice(lineStart, close).trim() === '' && lineStart > literal.getStart()
  const sibling = last !== undefined && text.lastIndexOf('\n', last.getStart()) > literal.getStart() ? indentAt(text, last.getStart()) : undefined
  const indent = sibling ?? outer + (outer.includes('\t') || /^\t/m.test(text) ? '\t' : '  ')
  const block = `${member.text},`.split('\n').map((line) => (line === '' ? '' : indent + (indent.includes('\t') ? line.replace(/^(?: {2})+/, (lead) => '\t'.repeat(lead.length / 2)) : line))).join(newline)
  return ownLine
    ? [...comma, { at: lineStart, text: block + newline }]
    : [...comma, { at: close, text: `${newline}${block}${newline}${outer}` }]
}

/** The line end that the file uses where the literal stands: that of the next line, else of the first. */
function newlineAt(text: string, from: number): string {
  const next = text.indexOf('\n', from)
  const at = next === -1 ? text.indexOf('\n') : next
  return at > 0 && text[at - 1] === '\r' ? '\r\n' : '\n'
}

/** The white space that a position's line begins with. */
function indentAt(text: string, position: number): string {
  const lineStart = text.lastIndexOf('\n', position - 1) + 1
  return /^[\t ]*/.exec(text.slice(lineStart, position))![0]
}

/** Puts texts in, and proves that without them the text is what it was. */
export function applyInsertions(text: string, offset: number, insertions: readonly Insertion[]): string {
  const sorted = [...insertions].sort((a, b) => a.at - b.at)
  let result = ''
  let rest = ''
  let from = 0
  for (const { at, text: added } of sorted) {
    const kept = text.slice(from, at + offset)
    result += kept + added
    rest += kept
    from = at + offset
  }
  if (rest + text.slice(from) !== text) throw new Error('an edit would have changed what the user wrote')
  return result + text.slice(from)
}
