import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { Script } from 'node:vm'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { compileValidators } from '../../../generator/emit/validators/compile-validators.ts'
import type { SchemaSlot } from '../../../generator/emit/validators/compile-validators.ts'
import type { JsonObject } from '../../../generator/load/document.ts'
import { normalise } from '../../../generator/load/normalise.ts'

const corpus = fileURLToPath(new URL('../../../../shared/corpus/', import.meta.url))

/** A slot for each schema that stands in a media type or a parameter, found by its place. */
function slotsOf(document: JsonObject): SchemaSlot[] {
  const slots: SchemaSlot[] = []
  const visit = (value: unknown, pointer: string, group: string): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [key, child] of Object.entries(value)) {
      const at = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
      if (key === 'schema') slots.push({ name: `slot${slots.length}`, pointer: at, schema: child as JsonObject, group, direction: at.includes('/responses/') ? 'response' : 'request' })
      else if (!key.startsWith('x-') && key !== 'example' && key !== 'examples') visit(child, at, group)
    }
  }
  for (const [path, item] of Object.entries((document['paths'] ?? {}) as JsonObject)) visit(item, `/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}`, path.split('/')[1] ?? '')
  return slots
}

const globals = new Set('undefined null true false if else for of in let const var function return typeof new break try finally Array Object Set RegExp Math isNaN isFinite data seen instancePath'.split(' '))

/** Names that the code uses and does not declare: string literals, property names and keys left aside. */
function unknownNames(module: string): string[] {
  const code = module.replaceAll(/\/\*\*.*?\*\/|^\/\/.*$/gm, '').replaceAll(/"(?:[^"\\]|\\.)*"/g, '""').replaceAll(/\/(?:[^/\\\n]|\\.)+\/g/g, '""')
  const declared = new Set<string>(globals)
  for (const [, name] of code.matchAll(/\b(?:const|let|var|function)\s+([\w$]+)/g)) declared.add(name as string)
  for (const [, names] of code.matchAll(/^import \{ (.*) \} from/gm)) for (const name of (names as string).split(', ')) declared.add(name)
  const used = code.replaceAll(/^import .*$/gm, '').replaceAll(/^export /gm, '').matchAll(/(?<![\w$.])[A-Za-z_$][\w$]*(?![\w$])(?!\s*:)/g)
  return [...new Set([...used].map(([name]) => name).filter((name) => !declared.has(name)))]
}

for (const file of ['api.github.com.json', 'openai.yaml', 'discord.json', 'adyen-balance-platform.json', 'train-travel.yaml', 'petstore-3.0.yaml', 'konnect-mesh.yaml', 'tyk-dashboard.yaml']) {
  test(`${file}: compiles without faults into modules that declare what they use`, { skip: existsSync(corpus + file) ? false : `no ../shared/corpus/${file} here` }, (t) => {
    const text = readFileSync(corpus + file, 'utf8')
    const source = (file.endsWith('.json') ? JSON.parse(text) : parse(text)) as JsonObject
    const { document } = normalise(source, String(source['openapi']).startsWith('3.0') ? '3.0' : '3.1')
    const slots = slotsOf(document)
    const { files, exports, diagnostics } = compileValidators({ document, slots })
    assert.deepEqual(diagnostics.filter(({ severity }) => severity === 'error'), [])
    assert.equal(exports.size, slots.length)
    let size = 0
    for (const [name, module] of files) {
      if (!name.endsWith('.js')) continue
      size += module.length
      assert.deepEqual(unknownNames(module), [], name)
      assert.doesNotThrow(() => new Script(module.replaceAll(/^import .*$/gm, '').replaceAll(/^export /gm, '')), name)
    }
    for (const { name, file: module } of exports.values()) assert.match(files.get(module) ?? '', new RegExp(`^export function ${name}\\(data`, 'm'))
    assert.ok(size < 10_000_000, `${size} bytes`)
    t.diagnostic(`${slots.length} schemas, ${new Set([...exports.values()].map(({ name }) => name)).size} functions, ${size} bytes in ${files.size / 2} files`)
  })
}
