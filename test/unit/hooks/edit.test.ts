import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import ts from 'typescript'
import fc from 'fast-check'
import { insertMember } from '../../../generator/hooks/edit.ts'
import { insertHook } from '../../../generator/hooks/insert-hook.ts'

const member = { name: 'getB', text: 'getB: {}' }
const add = (text: string) => insertMember({ text, constant: 'shop', member })

/** What must come out, by what went in. */
const changes: readonly (readonly [name: string, before: string, after: string])[] = [
  ['empty', 'export const shop = {} satisfies X\n', 'export const shop = {\n  getB: {},\n} satisfies X\n'],
  ['as scaffolded', 'export const shop = {\n} satisfies X\n', 'export const shop = {\n  getB: {},\n} satisfies X\n'],
  ['a trailing comma', 'export const shop = {\n  getA: {},\n} satisfies X\n', 'export const shop = {\n  getA: {},\n  getB: {},\n} satisfies X\n'],
  ['no trailing comma', 'export const shop = {\n  getA: {}\n} satisfies X\n', 'export const shop = {\n  getA: {},\n  getB: {},\n} satisfies X\n'],
  ['a comment after the last member', 'export const shop = {\n  getA: {} // a, b\n}\n', 'export const shop = {\n  getA: {}, // a, b\n  getB: {},\n}\n'],
  ['a comment after its comma', 'export const shop = {\n  getA: {}, /* } */\n\n  // end\n}\n', 'export const shop = {\n  getA: {}, /* } */\n\n  // end\n  getB: {},\n}\n'],
  ['a comment only', 'export const shop = {\n  // later }\n}\n', 'export const shop = {\n  // later }\n  getB: {},\n}\n'],
  ['one line', 'export const shop = { getA: {} }\n', 'export const shop = { getA: {}, \n  getB: {},\n}\n'],
  ['CRLF and tabs', 'export const shop = {\r\n\tgetA: {}\r\n}\r\n', 'export const shop = {\r\n\tgetA: {},\r\n\tgetB: {},\r\n}\r\n'],
  ['a byte order mark', '\ufeffexport const shop = {\n}\n', '\ufeffexport const shop = {\n  getB: {},\n}\n'],
  ['odd spacing', 'export   const shop={\n\n\n      getA :  {}  ,\n\n   }\n', 'export   const shop={\n\n\n      getA :  {}  ,\n\n      getB: {},\n   }\n'],
  ['parentheses and as const', 'export const shop = ({\n  getA: {},\n}) as const\n', 'export const shop = ({\n  getA: {},\n  getB: {},\n}) as const\n'],
  ['an annotation', 'export const shop: X = {\n  getA: {},\n}\n', 'export const shop: X = {\n  getA: {},\n  getB: {},\n}\n'],
  ['template literals with braces', 'const s = `{ ${1} }`\nexport const shop = {\n  getA: { before() { return `}${s}{` } }\n}\n', 'const s = `{ ${1} }`\nexport const shop = {\n  getA: { before() { return `}${s}{` } },\n  getB: {},\n}\n'],
  ['a method', 'export const shop = {\n  getA() {}\n}\n', 'export const shop = {\n  getA() {},\n  getB: {},\n}\n'],
  ['mixed line ends', 'const a = 1\r\nexport const shop = {\n  getA: {},\n}\r\n', 'const a = 1\r\nexport const shop = {\n  getA: {},\n  getB: {},\n}\r\n'],
]

/** Where it cannot be sure: nothing is changed, and the text is there to paste. */
const refusals: readonly (readonly [name: string, text: string, reason: RegExp])[] = [
  ['an identifier', 'const a = {}\nexport const shop = a\n', /not written as an object literal/],
  ['a factory call', 'export const shop = make({})\n', /not written as an object literal/],
  ['a spread', 'export const shop = {\n  ...base,\n}\n', /spread/],
  ['a computed name', "export const shop = {\n  ['get' + 'B']: {},\n}\n", /computed/],
  ['another name', 'export const store = {}\n', /no `export const shop`/],
  ['a file that does not parse', 'export const shop = {\n', /does not parse/],
]

describe('a member is put into an object literal', () => {
  for (const [name, before, after] of changes) {
    test(name, async () => {
      const edit = await add(before)
      assert.deepEqual(edit, { kind: 'changed', text: after })
      assert.deepEqual(await add(after), { kind: 'unchanged' })
    })
  }

  for (const [name, text, reason] of refusals) {
    test(`or refused: ${name}`, async () => {
      const edit = await add(text)
      assert.equal(edit.kind, 'refused')
      assert.ok(edit.kind === 'refused' && reason.test(edit.reason) && edit.paste === 'getB: {},', JSON.stringify(edit))
    })
  }

  test('or is there already, however its name is written', async () => {
    for (const text of ['getB: {}', "'getB': {}", '"getB": {}', 'getB', 'getB() {}', 'get getB() { return {} }']) {
      assert.deepEqual(await add(`const getB = {}\nexport const shop = { ${text} }\n`), { kind: 'unchanged' }, text)
    }
  })

  test('whatever stands around it, every byte stays and the result parses', async () => {
    const space = fc.constantFrom('', ' ', '\n', '\r\n', '\n\n\t', ' /* { } , */ ', ' // x,}\n', '\t')
    const name = fc.constantFrom('a', "'b-c'", 'd2', '"e"')
    const value = fc.constantFrom('{}', '`}`', "'{'", '{ before() {} }', '[1, { x: 2 }]', '/[{]/')
    const members = fc.array(fc.tuple(space, name, space, value, space), { maxLength: 3 })
    await fc.assert(fc.asyncProperty(members, fc.boolean(), space, fc.constantFrom('', '\ufeff'), async (list, comma, end, mark) => {
      const written = list.map(([a, key, b, text, c]) => `${a}${key}${b}:${text}${c}`).join(',') + (comma && list.length > 0 ? ',' : '')
      const text = `${mark}export const shop = {${written}${end}} satisfies X\n`
      const edit = await add(text)
      assert.equal(edit.kind, 'changed')
      if (edit.kind !== 'changed') return
      assert.ok(isSubsequence(text, edit.text))
      const { parseDiagnostics } = ts.createSourceFile('a.ts', edit.text, ts.ScriptTarget.ESNext) as ts.SourceFile & { parseDiagnostics: readonly unknown[] }
      assert.deepEqual(parseDiagnostics, [])
    }), { numRuns: 40 })
  })
})

describe('a hook is inserted', () => {
  const api = { ident: 'shop' }
  const operation = { id: 'getPet', method: 'GET', path: '/pets/{id}' }

  test('with its operation, then beside what is there', async () => {
    const first = await insertHook({ text: 'export const shop = {\n} satisfies X\n', api, operation, kind: 'before' })
    assert.ok(first.kind === 'changed')
    assert.match(first.text, /^export const shop = \{\n {2}\/\*\* GET \/pets\/\{id\} \*\/\n {2}getPet: \{\n {4}before\(_request, _context\) \{\n {6}\/\/ .*\n {4}\},\n {2}\},\n\} satisfies X\n$/)
    const second = await insertHook({ text: first.text, api, operation, kind: 'after' })
    assert.ok(second.kind === 'changed' && isSubsequence(first.text, second.text))
    assert.match(second.text, /before\(_request[^]*\},\n {4}after\(_response, _request, _context\) \{\n/)
    assert.deepEqual(await insertHook({ text: second.text, api, operation, kind: 'after' }), { kind: 'unchanged' })
  })

  test('or refused where the operation is no literal', async () => {
    const edit = await insertHook({ text: 'export const shop = { getPet: make() }\n', api, operation, kind: 'handle' })
    assert.ok(edit.kind === 'refused' && edit.paste.startsWith('handle('))
  })

  test('under an id that is no identifier', async () => {
    const edit = await insertHook({ text: 'export const shop = {\n}\n', api, operation: { ...operation, id: "it's/*/{id}`" }, kind: 'handle' })
    assert.ok(edit.kind === 'changed')
    assert.match(edit.text, /'it\\'s\/\*\/\{id\}`': \{/)
  })
})

function isSubsequence(part: string, whole: string): boolean {
  let at = 0
  for (const character of whole) if (character === part[at]) at++
  return at === part.length
}
