import type { Node } from 'ts-morph'
import { propertyName, stringLiteral } from '../emit/literal.ts'
import { pairText } from '../emit/template.ts'
import type { ApiModel } from '../model/model.ts'
import { applyInsertions, insertMember } from './edit.ts'
import type { ParsedSource } from './source.ts'
import { findLiteral, findMember, parseSource } from './source.ts'

/** What became of `app/hooks.ts`: the text as it should be, and for each API that could not be wired or unwired why, and what to do by hand. */
export interface Wiring {
  readonly text: string
  readonly refused: readonly { readonly api: string; readonly reason: string; readonly paste: string }[]
}

/** The module that an API's hooks are in, as `app/hooks.ts` imports it. */
export function hooksModule(api: string): string {
  return `./hooks/${api}.ts`
}

/** The APIs whose hooks a text imports, whatever the quotes. */
export function importedApis(text: string): readonly string[] {
  return [...text.matchAll(/['"]\.\/hooks\/([a-z0-9-]+)\.ts['"]/g)].map((match) => match[1]!)
}

/**
 * Brings the imports and members of `app/hooks.ts` in line with the APIs there are: adds two lines for each that is new, and takes the
 * same two out for each that is gone; lines that are not exactly as generating writes them are left to the user.
 */
export async function syncWiring(options: { readonly text: string; readonly apis: readonly Pick<ApiModel, 'name' | 'ident'>[] }): Promise<Wiring> {
  const { apis } = options
  let { text } = options
  const refused: { api: string; reason: string; paste: string }[] = []
  const names = new Set(apis.map(({ name }) => name))
  for (const api of importedApis(text)) {
    if (names.has(api)) continue
    const result = await unwire(text, api)
    if ('reason' in result) refused.push({ api, reason: result.reason, paste: `remove the import of ${hooksModule(api)}, and its member from \`hooks\`` })
    else text = result.text
  }
  const known = new Set(importedApis(text))
  for (const api of apis) {
    if (known.has(api.name)) continue
    const result = await wire(text, api)
    if ('reason' in result) refused.push({ api: api.name, reason: result.reason, paste: pasteFor(api) })
    else text = result.text
  }
  return { text, refused }
}

/** The two lines that wire an API's hooks, for a user to paste. */
export function pasteFor(api: Pick<ApiModel, 'name' | 'ident'>): string {
  return `import { ${api.ident} } from ${stringLiteral(hooksModule(api.name))} and, in \`hooks\`: ${pairText(api.name, api.ident)},`
}

type Result = { readonly text: string } | { readonly reason: string }

async function wire(text: string, api: Pick<ApiModel, 'name' | 'ident'>): Promise<Result> {
  const source = await parseSource(text)
  if (source.faults > 0) return { reason: 'the file does not parse' }
  const taken = source.file.getDescendantsOfKind(source.morph.SyntaxKind.Identifier).some((identifier) => identifier.getText() === api.ident && !isKey(source, identifier))
  if (taken) return { reason: `the name ${api.ident} is taken in it` }
  const last = source.file.getImportDeclarations().at(-1)
  if (last === undefined) return { reason: 'it has no imports to put another one after' }
  const lineEnd = source.text.indexOf('\n', last.getEnd())
  if (lineEnd === -1) return { reason: 'its last import is its last line' }
  const newline = source.text[lineEnd - 1] === '\r' ? '\r\n' : '\n'
  const line = `import { ${api.ident} } from ${stringLiteral(hooksModule(api.name))}${newline}`
  const imported = applyInsertions(text, source.mark.length, [{ at: lineEnd + 1, text: line }])
  const edit = await insertMember({ text: imported, constant: 'hooks', member: { name: api.name, text: pairText(api.name, api.ident) } })
  if (edit.kind === 'unchanged') return { reason: `\`hooks\` has a member ${propertyName(api.name)} already` }
  return edit.kind === 'changed' ? { text: edit.text } : { reason: edit.reason }
}

/** A member's name may be the same as a variable's without naming it. */
function isKey(source: ParsedSource, identifier: Node): boolean {
  const parent = identifier.getParent()
  return source.morph.Node.isPropertyAssignment(parent) && parent.getNameNode() === identifier
}

async function unwire(text: string, api: string): Promise<Result> {
  const source = await parseSource(text)
  if (source.faults > 0) return { reason: 'the file does not parse' }
  const { Node, SyntaxKind } = source.morph
  const declarations = source.file.getImportDeclarations().filter((declaration) => declaration.getModuleSpecifierValue() === hooksModule(api))
  const [declaration] = declarations
  const named = declaration?.getNamedImports() ?? []
  if (declarations.length !== 1 || declaration === undefined || named.length !== 1 || declaration.getDefaultImport() !== undefined) return { reason: 'its import is not as generating writes it' }
  const local = named[0]!.getAliasNode()?.getText() ?? named[0]!.getName()
  const literal = findLiteral(source, 'hooks')
  if ('reason' in literal) return literal
  const member = findMember(source, literal, api)
  if (member === undefined || 'reason' in member) return { reason: `\`hooks\` has no member ${propertyName(api)} of its own` }
  const value = Node.isShorthandPropertyAssignment(member) ? member.getName() : Node.isPropertyAssignment(member) ? member.getInitializer()?.getText() : undefined
  if (value !== local) return { reason: `the member ${propertyName(api)} is not as generating writes it` }
  const uses = source.file.getDescendantsOfKind(SyntaxKind.Identifier).filter((identifier) => identifier.getText() === local && !isKey(source, identifier))
  // One in the import, one in the member.
  if (uses.length !== 2) return { reason: `${local} is used elsewhere in it` }
  const next = source.text[member.getEnd()] === ',' ? member.getEnd() + 1 : member.getEnd()
  const lines = [wholeLine(source.text, declaration.getStart(), declaration.getEnd()), wholeLine(source.text, member.getStart(), next)]
  const [first, second] = lines
  if (first === undefined || second === undefined) return { reason: 'its lines hold more than what generating writes' }
  const { mark, text: body } = source
  const changed = mark + body.slice(0, first.from) + body.slice(first.to, second.from) + body.slice(second.to)
  const again = await parseSource(changed)
  const after = again.faults > 0 ? { reason: '' } : findLiteral(again, 'hooks')
  return 'reason' in after || after.getProperties().length !== literal.getProperties().length - 1
    ? { reason: 'the change could not be proved harmless' }
    : { text: changed }
}

/** The line or lines that a range fills but for white space; undefined where something else stands on them. */
function wholeLine(text: string, start: number, end: number): { readonly from: number; readonly to: number } | undefined {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const lineEnd = text.indexOf('\n', end)
  const to = lineEnd === -1 ? text.length : lineEnd + 1
  return text.slice(from, start).trim() === '' && text.slice(end, to).trim() === '' ? { from, to } : undefined
}
