import { writeFileSync, mkdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { TestContext } from 'node:test'
import ts from 'typescript'
import { generateProject } from '../support/generated-gateway.ts'

const repository = join(import.meta.dirname, '../..')

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2024, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, lib: ['lib.es2024.d.ts'],
  customConditions: ['gatewright-source'], types: ['node'], typeRoots: [join(repository, 'node_modules/@types')],
  strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true, verbatimModuleSyntax: true, erasableSyntaxOnly: true,
  allowImportingTsExtensions: true, skipLibCheck: true, noEmit: true,
}

/** Parses the files of the repository and of the language once for all programs. */
const host = ts.createCompilerHost(options)
const parse = host.getSourceFile
const parsed = new Map<string, ts.SourceFile | undefined>()
host.getSourceFile = (file, ...rest) => {
  if (!file.startsWith(repository)) return parse(file, ...rest)
  if (!parsed.has(file)) parsed.set(file, parse(file, ...rest))
  return parsed.get(file)
}

/**
 * Generates a project from a document, puts a file of the user's beside what was generated, and type-checks it as the user would.
 * Gives what is wrong as `file:line text of the line`, with the compiler's words.
 */
export async function typeCheck(t: Pick<TestContext, 'after'>, document: object, file: string, source: string): Promise<readonly { readonly at: string; readonly line: string; readonly message: string }[]> {
  const project = await generateProject({ 'specs/pets.json': JSON.stringify(document) })
  t.after(() => project.remove())
  const path = join(project.root, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, source)
  const program = ts.createProgram([path], options, host)
  // What is generated and the user's; the runtime is checked with the repository.
  const own = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(project.root))
  const diagnostics = [...program.getOptionsDiagnostics(), ...own.flatMap((one) => [...program.getSyntacticDiagnostics(one), ...program.getSemanticDiagnostics(one)])]
  return diagnostics.map((diagnostic) => {
    const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')
    if (diagnostic.file === undefined) return { at: '', line: '', message }
    const line = diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line
    return { at: relative(project.root, diagnostic.file.fileName), line: diagnostic.file.text.split('\n')[line]!.trim(), message }
  })
}

type Document = { paths: Record<string, Record<string, unknown>> }

/** A document with one of everything that a hook can see. */
export function pets(change: (document: Document) => void = () => undefined): object {
  const pet = { type: 'object', required: ['name'], additionalProperties: false, properties: { name: { type: 'string' }, age: { type: 'integer' } } }
  const document = {
    openapi: '3.1.0', info: { title: 'Pets', version: '1' }, servers: [{ url: 'https://pets.example' }],
    paths: {
      '/pets/{petId}': {
        get: {
          operationId: 'getPet',
          parameters: [
            { name: 'petId', in: 'path', required: true, schema: { type: 'integer' } }, { name: 'limit', in: 'query', schema: { type: 'integer' } },
            { name: 'X-Mode', in: 'header', schema: { type: 'string', enum: ['fast', 'slow'] } }, { name: 'lang', in: 'cookie', schema: { type: 'string' } },
          ],
          responses: { 200: { description: 'A pet', content: { 'application/json': { schema: pet } } }, 404: { description: 'None', content: { 'application/problem+json': { schema: { type: 'object', required: ['title'], properties: { title: { type: 'string' } } } } } } },
        },
      },
      '/pets': {
        post: { operationId: 'addPet', requestBody: { required: true, content: { 'application/json': { schema: pet } } }, responses: { 201: { description: 'Added', content: { 'application/json': { schema: pet } } }, 204: { description: 'Nothing' } } },
      },
    },
  }
  change(document as unknown as Document)
  return document
}
