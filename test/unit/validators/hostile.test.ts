import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileValidators } from '../../../generator/emit/validators/compile-validators.ts'
import type { JsonObject } from '../../../generator/load/document.ts'
import { importValidators, slot } from './printed.ts'

const marks = globalThis as { entered?: boolean }
const strings = [
  '"', "'", '`', '\\', '*/', '/*', '//', '${globalThis.entered = true}', '"+(globalThis.entered=true)+"', "'+(globalThis.entered=true)+'",
  '\n', '\r\n', '\u2028', '\u2029', '\0', '\ud800', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '</script>', '});globalThis.entered=true;({',
  'values$0', 'pattern$1', 'names$2', '}\nelse {', '(vErrors ??= []).push(', 'const err0 = {};', 'a.b', '#', '~1', '$ref', '*/ globalThis.entered = true /*',
]
const escapeText = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
const own = (name: string, value: unknown): JsonObject => JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)}}`) as JsonObject

test('text of the document neither breaks nor enters the code', async () => {
  const slots = strings.flatMap((text, at) => [
    slot({ enum: [text, { x: text }] }, { name: `enum${at}`, group: text }),
    slot({ const: text }, { name: `const${at}`, group: text }),
    slot({ const: own(text, [text]) }, { name: `deep${at}`, group: text }),
    slot({ type: 'object', properties: own(text, { type: 'integer' }), required: [text], additionalProperties: false }, { name: `property${at}`, group: text }),
    slot({ dependentRequired: own(text, ['other']), propertyNames: { minLength: 1 } }, { name: `dependent${at}`, group: text }),
    slot({ type: 'string', pattern: `^${escapeText(text)}$` }, { name: `pattern${at}`, group: text }),
    slot({ patternProperties: own(escapeText(text), { type: 'null' }) }, { name: `patterns${at}`, group: text }),
    slot({ $ref: `#/components/schemas/${encodeURIComponent(text.toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1'))}` }, { name: `ref${at}`, group: text }),
    slot({ format: text, title: text, description: text, type: 'string' }, { name: `format${at}`, group: text }),
  ])
  const schemas: JsonObject = Object.fromEntries(strings.map((text) => [text.toWellFormed(), { type: 'integer', description: text }]))
  const printed = await importValidators({ components: { schemas } }, slots, true)
  assert.deepEqual(printed.diagnostics.filter(({ severity }) => severity === 'error'), [])
  for (const [at, text] of strings.entries()) {
    const check = (kind: string, value: unknown, expected: boolean): void => {
      const validate = printed.validator(`${kind}${at}`)
      assert.equal(validate(value), expected, `${kind} ${JSON.stringify(text)} ${JSON.stringify(value)} ${JSON.stringify(validate.errors)}`)
    }
    check('enum', text, true)
    check('enum', { x: text }, true)
    check('enum', `${text} `, false)
    check('const', text, true)
    check('const', '', false)
    check('deep', own(text, [text]), true)
    check('deep', own(text, [`${text}!`]), false)
    check('deep', {}, false)
    check('property', own(text, 1), true)
    check('property', own(text, 'no'), false)
    check('property', {}, false)
    check('property', { ...own(text, 1), more: 1 }, false)
    check('dependent', own(text, 1), false)
    check('dependent', {}, true)
    check('pattern', text, true)
    check('pattern', `${text}${text}`, false)
    check('patterns', own(text, null), true)
    check('patterns', own(text, 1), false)
    check('ref', 1, true)
    check('ref', 'x', false)
    check('format', 'anything', true)
  }
  assert.equal(marks.entered, undefined)
  assert.equal(({} as { polluted?: unknown }).polluted, undefined)
})

test('errors name hostile properties as JSON pointers', async () => {
  const printed = await importValidators({}, [
    slot({ properties: { 'a/b~"\n': { type: 'integer' } }, additionalProperties: { type: 'null' } }),
  ])
  const validate = printed.validator('value')
  assert.equal(validate({ 'a/b~"\n': 'x', 'c/d~': 1 }), false)
  assert.deepEqual(validate.errors?.map(({ instancePath }) => instancePath).sort(), ['/a~1b~0"\n', '/c~1d~0'])
})

test('broken schemas give diagnostics with pointers, and never throw', () => {
  const broken: Record<string, unknown> = {
    type: 'strng', enum: 'x', multipleOf: 0, maximum: '1); evil(', maxLength: -1, pattern: '(?i)x', format: 5, maxItems: 1.5, uniqueItems: 'yes',
    required: 'name', dependentRequired: { a: 'b' }, properties: [], patternProperties: { '(': {} }, additionalProperties: 7, items: [{}], prefixItems: {},
    allOf: [], anyOf: [1], not: 'x', if: null, $ref: '#/components/schemas/Missing', $dynamicRef: 9, unevaluatedItems: 'no',
  }
  const compiled = compileValidators({ document: {}, slots: [slot(broken as JsonObject, { pointer: '/paths/x' })] })
  assert.equal(compiled.files.size, 2)
  const found = new Set(compiled.diagnostics.map(({ pointer }) => pointer.split('/')[3]))
  assert.deepEqual([...found].sort(), Object.keys(broken).sort())
  assert.ok(compiled.diagnostics.every(({ severity, pointer }) => severity === 'error' && pointer.startsWith('/paths/x/')))
})

test('names of slots and components that mean something in JavaScript are changed', async () => {
  const names = ['data', 'errors', 'vErrors', 'key0', 'values0', 'class', 'undefined', 'Object', 'isDate', 'instancePath', 'len', 'arguments', 'active1', '_errs1']
  const schemas: JsonObject = Object.fromEntries(['Object', 'object', 'Array', 'data', '1st', '日本', 'Math', 'Pet', 'pet', 'P-et'].map((name) => [name, { type: 'integer' }]))
  const all = names.map((name) => slot({ items: { enum: [name, {}] }, allOf: [{ $ref: '#/components/schemas/Pet' }] }, { name }))
  const components = Object.keys(schemas).map((name, at) => slot({ $ref: `#/components/schemas/${name}` }, { name: `component${at}` }))
  const printed = await importValidators({ components: { schemas } }, [...all, ...components])
  for (const { name } of all) assert.equal(printed.validator(name)(1), true)
  for (const { name } of components) {
    assert.equal(printed.validator(name)(1), true)
    assert.equal(printed.validator(name)('1'), false)
  }
})

test('equal input gives equal bytes, whatever was compiled before', () => {
  const document: JsonObject = { components: { schemas: { A: { properties: { b: { $ref: '#/components/schemas/B' } } }, B: { enum: ['x', 'y'], pattern: 'x+' } } } }
  const slots = [slot({ $ref: '#/components/schemas/A' }, { group: 'One' }), slot({ items: { $ref: '#/components/schemas/B' } }, { name: 'list', group: 'Two' })]
  const first = compileValidators({ document, slots })
  compileValidators({ document: {}, slots: [slot({ pattern: 'other', enum: [1] })] })
  assert.deepEqual([...compileValidators({ document: structuredClone(document), slots: structuredClone(slots) }).files], [...first.files])
})
