import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { test } from 'node:test'
import ts from 'typescript'

const root = join(import.meta.dirname, '../..')

/** What each part may import besides itself: a part is a folder, or a file where the folder has finer rules. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  app: ['generated', 'runtime'],
  generated: ['runtime'],
  cli: ['generator', 'testing', 'runtime'],
  testing: ['generator/load', 'generator/diagnostics.ts'],
  generator: ['runtime/contract.ts'],
  runtime: [],
}
const generatorOrder = ['generator/load', 'generator/model', 'generator/emit']

/** The project's files that a file imports, relative to the root; bare specifiers are left out, save the project's own name. */
function importsOf(file: string): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const specifier = ts.isImportDeclaration(node) || ts.isExportDeclaration(node) ? node.moduleSpecifier
      : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword ? node.arguments[0]
        : undefined
    if (specifier !== undefined && ts.isStringLiteral(specifier)) {
      if (specifier.text === 'gatewright') found.push('runtime/index.ts')
      else if (specifier.text === 'gatewright/formats') found.push('runtime/formats.ts')
      else if (specifier.text.startsWith('.')) found.push(relative(root, join(root, dirname(file), specifier.text)))
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

const files = globSync(Object.keys(allowed).map((part) => `${part}/**/*.{ts,js}`), { cwd: root }).filter((file) => !file.includes('/validators/') || file.startsWith('generator/'))
const partOf = (file: string): string => file.split('/')[0]!
const within = (file: string, place: string): boolean => file === place || file.startsWith(`${place}/`)

test('imports run one way between the parts', () => {
  const wrong = files.flatMap((file) => importsOf(file)
    .filter((target) => partOf(target) !== partOf(file) && !allowed[partOf(file)]!.some((place) => within(target, place)))
    .map((target) => `${file} imports ${target}`))
  assert.deepEqual(wrong, [])
  assert.ok(files.length > 50)
})

test('generated code reaches the runtime by its one door', () => {
  const wrong = files.filter((file) => within(file, 'generated')).flatMap((file) => importsOf(file)
    .filter((target) => within(target, 'runtime') && target !== 'runtime/index.ts' && target !== 'runtime/formats.ts').map((target) => `${file} imports ${target}`))
  assert.deepEqual(wrong, [])
})

test('within the generator: emit, model, load', () => {
  const wrong = files.flatMap((file) => {
    const level = generatorOrder.findIndex((place) => within(file, place))
    if (level === -1) return []
    return importsOf(file).filter((target) => generatorOrder.findIndex((place) => within(target, place)) > level).map((target) => `${file} imports ${target}`)
  })
  assert.deepEqual(wrong, [])
})

test('stages never import each other, and only pipeline.ts imports them, besides the hooks that are terminals', () => {
  const wrong = files.flatMap((file) => importsOf(file)
    .filter((target) => within(target, 'runtime/stages'))
    .filter((target) => file !== 'runtime/pipeline.ts' && !(file === 'runtime/chains.ts' && target === 'runtime/stages/hooks.ts'))
    .map((target) => `${file} imports ${target}`))
  assert.deepEqual(wrong, [])
})

test('Express is known in three places only', () => {
  const wrong = files.filter((file) => within(file, 'runtime'))
    .filter((file) => /from '(express|express-openapi-validator|http-proxy-middleware)'/.test(readFileSync(join(root, file), 'utf8')))
    .filter((file) => file !== 'runtime/gateway.ts' && file !== 'runtime/express.ts' && !within(file, 'runtime/engine-express'))
  assert.deepEqual(wrong, [])
})

test('contract.ts imports its own parts, which import nothing, and no file is over 300 lines', () => {
  const parts = importsOf('runtime/contract.ts')
  assert.deepEqual(parts.filter((file) => !within(file, 'runtime/contract')), [])
  assert.deepEqual(parts.flatMap(importsOf), [])
  const long = files.filter((file) => !within(file, 'generated') && readFileSync(join(root, file), 'utf8').split('\n').length > 301)
  assert.deepEqual(long, [])
})
