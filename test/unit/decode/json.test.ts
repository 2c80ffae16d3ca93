import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseAnswer, parseJson } from '../../../runtime/decode/json.ts'
import { readWithNames } from '../../../runtime/decode/json-names.ts'
import { Malformed } from '../../../runtime/decode/malformed.ts'

const parse = (text: string | Buffer, depth = 100) => parseJson(Buffer.from(text as string), { depth })
const faultOf = (text: string | Buffer, depth?: number): string => {
  const result = parse(text, depth)
  return result instanceof Malformed ? `${result.code} ${result.pointer}` : 'none'
}

const cases: readonly (readonly [string, string | Buffer, string])[] = [
  ['an object', '{"a":[1,{"b":null}]}', 'none'],
  ['a scalar', ' "x" ', 'none'],
  ['escapes in names', String.raw`{"a\"":1,"a\\":2,"a":3}`, 'none'],
  ['punctuation in strings', String.raw`{"a":"{[:,\"]}","b:":"\\"}`, 'none'],
  ['lone surrogate escapes', String.raw`["\ud800"]`, 'none'],
  ['members called __proto__ and constructor', '{"__proto__":{"x":1},"constructor":2}', 'none'],
  ['the same name in two objects', '[{"a":1},{"a":1,"b":{"a":2}}]', 'none'],
  ['nothing', '', 'syntax '],
  ['spaces only', '  ', 'syntax '],
  ['two values', '1 2', 'syntax '],
  ['an unclosed string', '{"a', 'syntax '],
  ['an escape at the end', '"\\', 'syntax '],
  ['a trailing comma', '[1,]', 'syntax '],
  ['more closed than opened', ']]]]', 'syntax '],
  ['a comment', '{"a":1/*:*/}', 'syntax '],
  ['NaN', 'NaN', 'syntax '],
  ['a byte order mark', '\ufeff{}', 'encoding '],
  ['Latin-1', Buffer.from('["\xe9"]', 'latin1'), 'encoding '],
  ['overlong UTF-8', Buffer.from('5b22c0af225d', 'hex'), 'encoding '],
  ['UTF-8 surrogates', Buffer.from('5b22eda080225d', 'hex'), 'encoding '],
  ['UTF-16', Buffer.from('{}', 'utf16le'), 'syntax '],
  ['a duplicate', '{"a":1,"a":1}', 'duplicate /a'],
  ['a duplicate behind an escape', String.raw`{"a":1,"\u0061":1}`, 'duplicate /a'],
  ['a duplicate far down', '[0,{"x/y":[{},{"~":{"k":{},"k":{}}}]}]', 'duplicate /1/x~1y/1/~0/k'],
  ['a duplicate __proto__', '{"__proto__":1,"__proto__":1}', 'duplicate /__proto__'],
  ['a duplicate that drops others with it', '{"a":{"b":1,"c":{"d":1}},"a":null}', 'duplicate /a'],
  ['a duplicate empty name', '{"":1,"":2}', 'duplicate /'],
  ['a duplicate index', '{"1":1,"1":2}', 'duplicate /1'],
]
for (const [label, text, expected] of cases) {
  test(`JSON with ${label}: ${expected}`, () => {
    assert.equal(faultOf(text), expected)
    if (expected === 'none') assert.deepEqual(parse(text), { value: JSON.parse(text as string) })
  })
}

test('members called __proto__ are members, and no prototype is touched', () => {
  const { value } = parse('{"__proto__":{"x":1}}') as { value: Record<string, unknown> }
  assert.deepEqual(Object.keys(value), ['__proto__'])
  assert.equal(Object.getPrototypeOf(value), Object.prototype)
  assert.equal(value['x'], undefined)
})

test('nesting is counted before anything recurses', () => {
  assert.equal(faultOf('['.repeat(100) + ']'.repeat(100)), 'none')
  assert.equal(faultOf('['.repeat(101) + ']'.repeat(101)), 'depth ')
  assert.equal(faultOf('{"a":'.repeat(500_000)), 'depth ')
  assert.equal(faultOf(`[${'[],'.repeat(5_000)}[]]`, 2), 'none')
  assert.equal(faultOf(JSON.stringify('['.repeat(500))), 'none')
})

test('the message never repeats the text', () => {
  for (const text of ['{"password": secret}', 'secret', '{"a":"secret"', '["secret" "secret"]']) {
    const result = parse(text)
    assert.ok(result instanceof Malformed)
    assert.doesNotMatch(result.message, /secret|password/)
  }
})

test('an answer may repeat members and nest, and is UTF-8 all the same', () => {
  const answer = (text: string | Buffer): unknown => {
    const result = parseAnswer(Buffer.from(text as string))
    return result instanceof Malformed ? result.code : result.value
  }
  assert.deepEqual(answer('{"a":1,"a":2}'), { a: 2 })
  assert.ok(Array.isArray(answer('['.repeat(500_000) + ']'.repeat(500_000))))
  assert.equal(answer(Buffer.from([0x22, 0xff, 0x22])), 'encoding')
  assert.equal(answer(''), 'syntax')
})

// ---- against an exact, slow reader --------------------------------------------------------------------------------

type Tree = { readonly members: readonly (readonly [string, Tree])[] } | { readonly items: readonly Tree[] } | { readonly scalar: unknown }

/** JSON as a tree that may repeat names, written out with random spaces and escapes. */
const { tree } = fc.letrec<{ tree: Tree }>((tie) => {
  const name = fc.oneof(fc.constantFrom('a', 'b', '', '__proto__', 'a"b', 'a\\', '1', 'é', '\ud83d\ude00', 'a/b~'), fc.string({ maxLength: 3 }))
  return {
    tree: fc.oneof({ maxDepth: 5, depthIdentifier: 'json' },
      fc.oneof(fc.jsonValue({ maxDepth: 0 }), fc.constantFrom('{"a":1}', ':', '\\"', '[')).map((scalar) => ({ scalar })),
      fc.array(tie('tree'), { maxLength: 4 }).map((items) => ({ items })),
      fc.array(fc.tuple(name, tie('tree')), { maxLength: 4 }).map((members) => ({ members })),
    ),
  }
})
const write = (node: Tree, style: number): string => {
  const space = ['', ' ', '\n\t'][style % 3]!
  const text = (value: string): string => style % 2 === 0 ? JSON.stringify(value) : `"${[...value].map((char) =>
    (char === 'a' || char === '"' || char === '\\' || char < ' ' ? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}` : JSON.stringify(char).slice(1, -1))).join('')}"`
  if ('scalar' in node) return typeof node.scalar === 'string' ? text(node.scalar) : JSON.stringify(node.scalar)
  if ('items' in node) return `[${space}${node.items.map((item) => write(item, style + 1)).join(`${space},`)}${space}]`
  return `{${space}${node.members.map(([key, value]) => `${text(key)}${space}:${space}${write(value, style + 1)}`).join(`,${space}`)}}`
}
/** The first repeated member in the order of the text. */
const firstDuplicate = (node: Tree, pointer = ''): string | null => {
  if ('scalar' in node) return null
  const seen = new Set<string>()
  const children = 'items' in node ? node.items.map((item, at) => [String(at), item] as const) : node.members
  for (const [key, child] of children) {
    const here = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
    if (seen.has(key)) return here
    if ('members' in node) seen.add(key)
    const below = firstDuplicate(child, here)
    if (below !== null) return below
  }
  return null
}

test('a repeated name is found exactly where there is one', () => {
  let repeated = 0
  fc.assert(fc.property(tree, fc.nat(5), (node, style) => {
    const text = write(node, style)
    const expected = firstDuplicate(node)
    if (expected !== null) repeated++
    assert.equal(faultOf(text), expected === null ? 'none' : `duplicate ${expected}`)
    if (expected === null) assert.deepEqual(parse(text), { value: readWithNames(text) })
  }), { numRuns: 2_000 })
  assert.ok(repeated > 50, `only ${repeated} cases had a repeated name`)
})

test('any bytes at all give a value or a fault', () => {
  const piece = fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '\\', '1', 'null', ' ', '"a"', '"a":', '\u0000', 'é')
  fc.assert(fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
    const text = pieces.join('')
    let valid = true
    try {
      JSON.parse(text)
    } catch {
      valid = false
    }
    assert.equal(faultOf(text).startsWith('syntax'), !valid)
  }), { numRuns: 2_000 })
})
