import type { Node, ObjectLiteralExpression, SourceFile } from 'ts-morph'

type Morph = typeof import('ts-morph')

/** A user's file as parsed; positions count from the first character after a byte order mark. */
export interface ParsedSource {
  readonly morph: Morph
  readonly file: SourceFile
  /** The text without its byte order mark. */
  readonly text: string
  /** The byte order mark, or ''. */
  readonly mark: string
  readonly faults: number
}

/** Parses a file of the user's. ts-morph is loaded on the first call: it takes 0.4 s, and most runs edit nothing. */
export async function parseSource(text: string): Promise<ParsedSource> {
  const morph = await import('ts-morph')
  const mark = text.startsWith('\ufeff') ? '\ufeff' : ''
  const body = text.slice(mark.length)
  const project = new morph.Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true, skipFileDependencyResolution: true })
  const file = project.createSourceFile('/hooks.ts', body)
  const { parseDiagnostics } = file.compilerNode as typeof file.compilerNode & { readonly parseDiagnostics: readonly unknown[] }
  return { morph, file, text: body, mark, faults: file.getFullText() === body ? parseDiagnostics.length : Infinity }
}

/** The object literal that an exported constant is, through parentheses, `satisfies` and `as`; else why there is none. */
export function findLiteral(source: ParsedSource, name: string): ObjectLiteralExpression | { readonly reason: string } {
  const { morph: { Node }, file } = source
  const declaration = file.getVariableDeclaration(name)
  if (declaration === undefined) return { reason: `there is no \`export const ${name}\` in it` }
  let value: Node | undefined = declaration.getInitializer()
  while (value !== undefined && (Node.isParenthesizedExpression(value) || Node.isSatisfiesExpression(value) || Node.isAsExpression(value))) value = value.getExpression()
  return value !== undefined && Node.isObjectLiteralExpression(value) ? value : { reason: `\`${name}\` is not written as an object literal` }
}

/** The member of a literal under a name; undefined where it has none; a reason where spreads or computed names leave it open. */
export function findMember(source: ParsedSource, literal: ObjectLiteralExpression, name: string): Node | undefined | { readonly reason: string } {
  const { Node } = source.morph
  let open = false
  for (const property of literal.getProperties()) {
    if (Node.isSpreadAssignment(property)) {
      open = true
      continue
    }
    const key = property.getNameNode()
    if (Node.isComputedPropertyName(key)) open = true
    else if ((Node.isStringLiteral(key) || Node.isNoSubstitutionTemplateLiteral(key) ? key.getLiteralText() : key.getText()) === name) return property
  }
  return open ? { reason: 'it has a spread or a computed name, which may hold the member already' } : undefined
}
