import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { before, describe, test } from 'node:test'
import Handlebars from 'handlebars'
import { Node, Project as Morph, SyntaxKind } from 'ts-morph'
import ts from 'typescript'
import { helpers } from '../../generator/emit/template.ts'
import { ABI } from '../../runtime/contract.ts'
import { hostileDocument } from '../unit/emit/hostile.ts'
import { Project, repository } from '../unit/emit/project.ts'

let project: Project
let files: ReadonlyMap<string, string>

before(async (t) => {
  const suite = t as unknown as ConstructorParameters<typeof Project>[0]
  // Removed by the process's end: `before` has no hook of its own.
  project = new Project({ after: (end: () => void) => void process.once('exit', end) } as unknown as typeof suite, {
    'specs/petstore.yaml': readFileSync(join(repository, 'specs/petstore.yaml'), 'utf8'),
    'specs/modern-petstore.yaml': readFileSync(join(repository, 'specs/modern-petstore.yaml'), 'utf8'),
    'specs/hostile.json': hostileDocument,
    'specs/gateway.yaml': 'apis: { petstore: { backend: pets, auth: { api_key: { keys: "a${KEYS:-b}" } } } }\nbackends: { pets: { targets: [{ url: "http://${HOST}:8081" }] } }\n',
  })
  const { diagnostics } = await project.generate()
  assert.deepEqual(diagnostics.filter(({ severity }) => severity === 'error'), [])
  files = project.files('generated')
})

/** Generated code that is written by hand-made templates: all but validators and types. */
function code(): readonly (readonly [string, string])[] {
  return [...files].filter(([path]) => path.endsWith('.gen.ts') && !path.endsWith('types.gen.ts'))
}

describe('generated code', () => {
  test('R1: has only declarations, literals and calls', () => {
    const allowed = new Set([
      SyntaxKind.CallExpression, SyntaxKind.ObjectLiteralExpression, SyntaxKind.ArrayLiteralExpression, SyntaxKind.PropertyAssignment,
      SyntaxKind.ShorthandPropertyAssignment, SyntaxKind.PropertyAccessExpression, SyntaxKind.Identifier, SyntaxKind.StringLiteral,
      SyntaxKind.NumericLiteral, SyntaxKind.TrueKeyword, SyntaxKind.FalseKeyword, SyntaxKind.NullKeyword, SyntaxKind.MetaProperty,
      SyntaxKind.ComputedPropertyName, SyntaxKind.TypeReference,
    ])
    const morph = new Morph({ useInMemoryFileSystem: true, skipLoadingLibFiles: true })
    for (const [path, text] of code()) {
      const file = morph.createSourceFile(`/${path}`, text)
      for (const statement of file.getStatements()) {
        if (Node.isImportDeclaration(statement) || Node.isInterfaceDeclaration(statement)) continue
        assert.ok(Node.isVariableStatement(statement) && statement.getDeclarationKind() === 'const', `${path}: ${statement.getKindName()}`)
        for (const declaration of statement.getDeclarations()) {
          for (const node of [declaration.getInitializerOrThrow(), ...declaration.getInitializerOrThrow().getDescendants()]) {
            const isToken = node.getKind() <= SyntaxKind.LastToken || node.getKind() === SyntaxKind.SyntaxList
            assert.ok(allowed.has(node.getKind()) || (isToken && !Node.isTemplateExpression(node) && !Node.isNoSubstitutionTemplateLiteral(node)), `${path}: ${node.getKindName()} ${node.getText().slice(0, 80)}`)
          }
        }
      }
    }
  })

  test('R2: imports its siblings and gatewright only', () => {
    for (const [path, text] of [...files].filter(([name]) => /\.(ts|js)$/.test(name))) {
      for (const { fileName } of ts.preProcessFile(text, true, true).importedFiles) {
        const own = /^\.\/(?:[a-z0-9-]+\/)?[a-z0-9.-]+\.(?:ts|js)$/.test(fileName)
        assert.ok(own || fileName === 'gatewright' || (path.includes('/validators/') && fileName === 'gatewright/formats'), `${path} imports ${fileName}`)
      }
    }
  })

  test('R3: carries the ABI as a literal', () => {
    assert.match(files.get('gateway.gen.ts')!, new RegExp(`\\n  abi: ${ABI},\\n`))
    assert.equal((JSON.parse(files.get('manifest.json')!) as { abi: number }).abi, ABI)
  })

  test('R4: is the same for the same documents in another folder, and names neither folder, version nor date', async (t) => {
    const other = new Project(t, Object.fromEntries([...project.files('specs')].map(([file, text]) => [`specs/${file}`, text])))
    await other.generate()
    assert.deepEqual(other.files('generated'), files)
    const { version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as { version: string }
    for (const [path, text] of files) {
      if (path.endsWith('openapi.json') || path.endsWith('types.gen.ts')) continue
      assert.ok(!text.includes(project.root) && !text.includes(repository) && !text.includes(`gatewright ${version}`), path)
      assert.doesNotMatch(text, new RegExp(`\\b${new Date().getFullYear()}-\\d\\d-\\d\\dT`), path)
    }
  })

  test('R4: a second run writes nothing', async () => {
    const { written, removed, unchanged } = await project.generate()
    assert.deepEqual([written, removed, unchanged], [[], [], files.size])
  })

  test('R5: the order of stages stands in comments only', () => {
    for (const [path, text] of code()) {
      assert.doesNotMatch(text.replace(/\/\*\*.*\*\/|^\/\/.*$/gm, ''), /authenticate|rateLimit|\bstages?\b|pipeline/, path)
    }
  })

  test('R7 and types: it type-checks strictly; without `security`, or with another ABI, it does not', () => {
    const path = join(project.root, 'generated/petstore/operations.gen.ts')
    const insecure = files.get('petstore/operations.gen.ts')!.replace(/\n {2}security: .*/, '')
    const stale = files.get('gateway.gen.ts')!.replace(`abi: ${ABI},`, 'abi: 0,')
    assert.deepEqual(typeErrors({}), [])
    assert.match(typeErrors({ [path]: insecure }).join('\n'), /petstore\/operations\.gen\.ts.*Property 'security' is missing/s)
    assert.match(typeErrors({ [join(project.root, 'generated/gateway.gen.ts')]: stale }).join('\n'), /gateway\.gen\.ts.*Type '0' is not assignable to type '1'/s)
    for (const [, text] of code().filter(([name]) => name.endsWith('operations.gen.ts'))) {
      assert.equal(text.match(/= operation\(\{$/gm)?.length, text.match(/^ {2}security: /gm)?.length)
    }
  })

  test('R8: types come in by `import type` only', () => {
    for (const [path, text] of code()) {
      assert.doesNotMatch(text, /import \{[^}]*\btype /, path)
      for (const [line] of text.matchAll(/^.*from '.*(?:types|hooks)\.gen\.ts'$/gm)) assert.match(line, /^import type |^\} from/, path)
    }
  })

  test('a hostile document neither breaks nor enters the code, and keeps its names', async () => {
    const url = (file: string): string => pathToFileURL(join(project.root, 'generated', file)).href
    const { operations } = await import(url('hostile/operations.gen.ts')) as { operations: Record<string, { id: string; path: string; summary?: string }> }
    assert.equal((globalThis as { pwned?: unknown }).pwned, undefined)
    const document = JSON.parse(hostileDocument) as { paths: Record<string, Record<string, { operationId: string }>> }
    const [path, item] = Object.entries(document.paths)[0]!
    const ids = Object.values(item).map(({ operationId }) => operationId)
    assert.deepEqual(Object.keys(operations), ids)
    assert.equal(Object.getPrototypeOf(operations), Object.prototype)
    for (const id of ids) assert.deepEqual([operations[id]!.id, operations[id]!.path], [id, path])
    for (const [file, text] of files) {
      assert.match(file, /^[a-z0-9][a-z0-9./-]*$/)
      if (/\.(ts|js)$/.test(file)) assert.doesNotMatch(text, /[\u2028\u2029\u202a-\u202e\u2066-\u2069\r]/, file)
    }
    const published = JSON.parse(files.get('hostile/openapi.json')!) as typeof document
    assert.ok(Object.hasOwn((published as unknown as { components: { schemas: object } }).components.schemas, '__proto__'))
  })
})

test('R6: a file that was edited by hand is refused with advice, a foreign one is left alone, and nothing is written', async (t) => {
  const own = new Project(t, { 'specs/shop.yaml': "openapi: 3.1.0\ninfo: { title: Shop, version: '1' }\npaths: { /a: { get: { responses: { 204: { description: '' } } } } }\n" })
  await own.generate()
  const file = 'generated/shop/operations.gen.ts'
  own.write(file, `${own.read(file)}// mine\n`)
  own.write('generated/notes.md', 'mine')
  own.write('specs/shop.yaml', own.read('specs/shop.yaml').replace('/a', '/b'))
  const before = own.files('generated')
  const { diagnostics } = await own.generate()
  const found = diagnostics.map(({ severity, code: name, place, hint }) => [severity, name, place.file, hint ?? ''])
  assert.deepEqual(found.map((row) => row.slice(0, 3)), [['info', 'file-foreign', 'generated/notes.md'], ['error', 'hand-edited', file]])
  assert.match(found[1]![3]!, /app\/.*--force/)
  assert.deepEqual(own.files('generated'), before)
  const forced = await own.generate({ force: true })
  assert.ok(forced.written.includes(file))
  assert.match(own.read(file), /'\/b'/)
  assert.equal(own.read('generated/notes.md'), 'mine')
})

test('templates print through typed helpers only, and have no logic', () => {
  const folder = join(repository, 'templates')
  const names = readdirSync(folder).filter((name) => name.endsWith('.hbs'))
  assert.ok(names.length >= 8)
  for (const name of names) {
    const visit = (statements: readonly hbs.AST.Statement[]): void => {
      for (const statement of statements) {
        if (statement.type === 'ContentStatement') continue
        const { path, params, hash } = statement as hbs.AST.MustacheStatement
        const helper = (path as hbs.AST.PathExpression).original
        assert.equal(hash, undefined, `${name}: {{${helper}}} has named values`)
        for (const param of params) assert.equal(param.type, 'PathExpression', `${name}: {{${helper}}} is given more than a field`)
        if (statement.type === 'MustacheStatement') {
          assert.ok(Object.hasOwn(helpers, helper) && params.length > 0, `${name}: {{${helper}}} is no typed helper`)
          continue
        }
        const block = statement as hbs.AST.BlockStatement
        assert.ok(statement.type === 'BlockStatement' && helper === 'each' && params.length === 1 && !block.inverse, `${name}: ${statement.type} {{#${helper}}}`)
        visit(block.program.body)
      }
    }
    visit(Handlebars.parse(readFileSync(join(folder, name), 'utf8')).body)
  }
})

/** Type errors in the project's own files, with some of them replaced. */
function typeErrors(replaced: Readonly<Record<string, string>>): readonly string[] {
  const { config } = ts.readConfigFile(join(repository, 'tsconfig.json'), ts.sys.readFile) as { config: { compilerOptions: object } }
  const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, typeRoots: [join(repository, 'node_modules/@types')] }, repository)
  const host = ts.createCompilerHost(options)
  const read = host.readFile.bind(host)
  host.readFile = (file) => replaced[file] ?? read(file)
  const known = host.getSourceFile.bind(host)
  host.getSourceFile = (file, version) => {
    const text = replaced[file]
    if (text !== undefined) return ts.createSourceFile(file, text, version)
    const cached = sources.get(file) ?? known(file, version)
    if (cached !== undefined) sources.set(file, cached)
    return cached
  }
  const program = ts.createProgram([join(project.root, 'generated/gateway.gen.ts'), join(project.root, 'app/main.ts')], options, host, previous)
  previous = program
  const errors = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(project.root)).flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
  return errors.map(({ file, messageText }) => `${file?.fileName ?? ''} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`)
}

const sources = new Map<string, ts.SourceFile>()
let previous: ts.Program | undefined
