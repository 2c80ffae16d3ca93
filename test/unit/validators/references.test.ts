import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JsonObject } from '../../../generator/load/document.ts'
import { compileValidators } from '../../../generator/emit/validators/compile-validators.ts'
import { importValidators, slot } from './printed.ts'

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` })

test('chains of 5,000 references, bare or not, compile and run', async () => {
  const schemas: Record<string, JsonObject> = { Bare5000: { type: 'integer' }, Deep5000: { type: 'integer' } }
  for (let n = 0; n < 5000; n++) {
    schemas[`Bare${n}`] = ref(`Bare${n + 1}`)
    schemas[`Deep${n}`] = { properties: { next: ref(`Deep${n + 1}`) }, minProperties: 0 }
  }
  let nested: JsonObject = { type: 'integer' }
  for (let n = 0; n < 3000; n++) nested = { items: nested }
  const printed = await importValidators({ components: { schemas } }, [
    slot(ref('Bare0'), { name: 'bare' }), slot(ref('Deep0'), { name: 'deep' }), slot(nested, { name: 'nested' }),
  ])
  assert.deepEqual(printed.exports.get('bare')?.name, 'Bare5000', 'a chain of nothing but references is its end')
  assert.equal(printed.validator('bare')('x'), false)
  assert.equal(printed.validator('deep')({ next: { next: { next: {} } } }), true)
  assert.equal(printed.validator('nested')([[[[]]]]), true)
})

test('equal slots and slots that are a reference share a function', () => {
  const schemas: JsonObject = { Pet: { type: 'object' }, Alias: ref('Pet') }
  const inline = { type: 'array', items: ref('Pet'), description: 'one' }
  const { exports, files } = compileValidators({ document: { components: { schemas } }, slots: [
    slot(ref('Pet'), { name: 'a', group: 'x' }), slot(ref('Alias'), { name: 'b', group: 'y', direction: 'response' }),
    slot(inline, { name: 'c', group: 'x' }), slot({ ...inline, description: 'two', items: ref('Alias') }, { name: 'd', group: 'x' }),
  ] })
  assert.deepEqual(exports.get('a'), { name: 'Pet', file: 'shared.js' })
  assert.deepEqual(exports.get('b'), exports.get('a'))
  assert.deepEqual(exports.get('c'), { name: 'c', file: 'x.js' })
  assert.deepEqual(exports.get('d'), exports.get('c'))
  assert.match(files.get('shared.d.ts') ?? '', /export declare const Pet: Validate/)
  assert.match(files.get('x.js') ?? '', /import \{ Pet \} from '\.\/shared\.js'/)
  assert.ok([...files.values()].every((text) => !/require\(|\bajv\b/.test(text)))
})

test('references go through $id, $anchor and any pointer, and cycles across files work', async () => {
  const document: JsonObject = {
    paths: { '/x': { schema: { properties: { 'a b': { type: 'integer' } } } } },
    components: { schemas: {
      Tree: { $id: 'https://example.com/tree', properties: { left: { $ref: '#' }, leaf: { $ref: '#leaf' }, other: { $ref: 'sub#/$defs/n' } }, $defs: { l: { $anchor: 'leaf', type: 'integer' }, s: { $id: 'sub', $defs: { n: { type: 'null' } } } } },
      Doc: { $id: 'https://example.com/doc', $ref: '#/components/schemas/Plain' },
      Plain: { type: 'boolean' },
      Ping: { properties: { pong: ref('Pong'), plain: ref('Plain') } }, Pong: { properties: { ping: ref('Ping'), plain: ref('Plain') } },
    } },
  }
  const printed = await importValidators(document, [
    slot(ref('Tree'), { name: 'tree' }), slot(ref('Doc'), { name: 'doc' }), slot({ $ref: '#/paths/~1x/schema/properties/a%20b' }, { name: 'pointer' }),
    slot(ref('Ping'), { name: 'ping', group: 'one' }), slot(ref('Pong'), { name: 'pong', group: 'two' }), slot(ref('Plain'), { name: 'plain', group: 'three' }),
    slot({ items: ref('Ping') }, { name: 'pings', group: 'one' }),
  ])
  assert.deepEqual(printed.diagnostics, [])
  const check = (name: string, value: unknown): boolean => printed.validator(name)(value)
  assert.deepEqual([check('tree', { left: { leaf: 1 } }), check('tree', { left: { leaf: 'x' } }), check('tree', { other: null }), check('tree', { other: 1 })], [true, false, true, false])
  assert.deepEqual([check('doc', true), check('doc', 1), check('pointer', 1), check('pointer', 'x')], [true, false, true, false])
  assert.deepEqual([check('ping', { pong: { ping: { plain: true } } }), check('ping', { pong: { ping: { plain: 1 } } })], [true, false])
})

test('$dynamicRef means the outermost anchor (JSON Schema Core 8.2.3.2, the extensible tree)', async () => {
  const schemas: JsonObject = {
    Tree: { $id: 'https://example.com/tree', $dynamicAnchor: 'node', type: 'object', properties: { data: true, children: { type: 'array', items: { $dynamicRef: '#node' } } } },
    Strict: { $id: 'https://example.com/strict', $dynamicAnchor: 'node', $ref: 'tree', unevaluatedProperties: false },
  }
  const printed = await importValidators({ components: { schemas } }, [slot(ref('Tree'), { name: 'tree' }), slot(ref('Strict'), { name: 'strict' })])
  const value = { children: [{ daat: 1 }] }
  assert.equal(printed.validator('tree')(value), true)
  assert.equal(printed.validator('strict')(value), false)
  assert.equal(printed.validator('strict')({ children: [{ data: 1, children: [] }] }), true)
})

test('references that lead nowhere or round in a circle are errors with a place', () => {
  const schemas: JsonObject = { A: ref('B'), B: ref('A'), C: { properties: { c: ref('Missing') } } }
  const { diagnostics } = compileValidators({ document: { components: { schemas } }, slots: [
    slot(ref('A'), { pointer: '/x' }), slot(ref('C'), { name: 'c' }), slot({ items: ref('B') }, { name: 'd', pointer: '/y' }),
  ] })
  assert.deepEqual(diagnostics.map(({ code, pointer }) => `${code} ${pointer}`).sort(), [
    'ref-loop /components/schemas/A/$ref', 'ref-loop /y/items/$ref', 'ref-unresolved /components/schemas/C/properties/c/$ref',
  ])
})
