import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Parameter, ParameterIn, ParameterStyle, Shape, Validate } from '../../../runtime/contract.ts'
import { any, array, boolean, integer, number, object, oneOf, scalar, string } from '../../../runtime/define.ts'
import { decode, parameterOf } from './parameter-of.ts'

type Cell = readonly [ParameterIn, ParameterStyle, boolean, { readonly text?: string; readonly empty?: string; readonly list?: string; readonly object?: string }]

/** The table of OpenAPI 3.1, 4.8.12.3, with RFC 6570's forms where the table has none; `color` is the name. */
const table: readonly Cell[] = [
  ['path', 'simple', false, { text: 'blue', list: 'blue,black,brown', object: 'R,100,G,200,B,150' }],
  ['path', 'simple', true, { text: 'blue', list: 'blue,black,brown', object: 'R=100,G=200,B=150' }],
  ['path', 'label', false, { text: '.blue', empty: '.', list: '.blue,black,brown', object: '.R,100,G,200,B,150' }],
  ['path', 'label', true, { text: '.blue', empty: '.', list: '.blue.black.brown', object: '.R=100.G=200.B=150' }],
  ['path', 'matrix', false, { text: ';color=blue', empty: ';color', list: ';color=blue,black,brown', object: ';color=R,100,G,200,B,150' }],
  ['path', 'matrix', true, { text: ';color=blue', empty: ';color', list: ';color=blue;color=black;color=brown', object: ';R=100;G=200;B=150' }],
  ['query', 'form', false, { text: 'color=blue', empty: 'color=', list: 'color=blue,black,brown', object: 'color=R,100,G,200,B,150' }],
  ['query', 'form', true, { text: 'color=blue', empty: 'color=', list: 'color=blue&color=black&color=brown', object: 'R=100&G=200&B=150' }],
  ['query', 'spaceDelimited', false, { list: 'color=blue%20black%20brown', object: 'color=R%20100%20G%20200%20B%20150' }],
  ['query', 'pipeDelimited', false, { list: 'color=blue%7Cblack%7Cbrown', object: 'color=R%7C100%7CG%7C200%7CB%7C150' }],
  ['query', 'pipeDelimited', false, { list: 'color=blue|black|brown', object: 'color=R|100|G|200|B|150' }],
  ['query', 'spaceDelimited', true, { list: 'color=blue&color=black&color=brown' }],
  ['query', 'pipeDelimited', true, { list: 'color=blue&color=black&color=brown' }],
  ['query', 'deepObject', true, { object: 'color[R]=100&color[G]=200&color[B]=150' }],
  ['query', 'deepObject', true, { object: 'color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150' }],
  ['header', 'simple', false, { text: 'blue', empty: '', list: 'blue,black,brown', object: 'R,100,G,200,B,150' }],
  ['header', 'simple', true, { text: 'blue', empty: '', list: 'blue, black, brown', object: 'R=100, G=200, B=150' }],
  ['cookie', 'form', false, { text: 'color=blue', empty: 'color=', list: 'color=blue,black,brown', object: 'color=R,100,G,200,B,150' }],
  ['cookie', 'form', true, { text: 'color=blue', empty: 'color=', list: 'color=blue&color=black&color=brown', object: 'R=100&G=200&B=150' }],
  ['cookie', 'form', true, { list: 'color=blue; color=black; color=brown', object: 'R=100; G=200; B=150' }],
]
const rgb = object({ R: integer, G: integer, B: integer })
for (const [place, style, explode, cell] of table) {
  const read = (shape: Shape, raw: string): unknown => decode(parameterOf({ in: place, name: 'color', style, explode, shape }), raw)
  test(`${place} ${style}${explode ? ' exploded' : ''}: ${Object.values(cell).join('   ')}`, () => {
    if (cell.text !== undefined) assert.deepEqual(read(string, cell.text), 'blue')
    if (cell.empty !== undefined) assert.deepEqual(read(string, cell.empty), '')
    if (cell.list !== undefined) assert.deepEqual(read(array(string), cell.list), ['blue', 'black', 'brown'])
    if (cell.object !== undefined) assert.deepEqual(read(rgb, cell.object), { R: 100, G: 200, B: 150 })
  })
}

const query = (options: Partial<Parameter>, raw: string): unknown => decode(parameterOf({ in: 'query', name: 'a', ...options }), raw)
const code = (read: () => unknown): string => {
  try {
    read()
  } catch (error) {
    return (error as Error).message
  }
  return ''
}

test('texts are cut apart before they are decoded', () => {
  assert.deepEqual(query({ shape: array(string), explode: false }, 'a=x%2Cy,z'), ['x,y', 'z'])
  assert.deepEqual(query({ shape: array(string), style: 'pipeDelimited', explode: false }, 'a=x+y|z%26'), ['x y', 'z&'])
  assert.deepEqual(query({ shape: string }, 'b=%26a%3D1&a=1%262%3D'), '1&2=')
  assert.deepEqual(query({ name: 'a b', shape: string }, 'a+b=1+%2B'), '1 +')
  assert.deepEqual(decode(parameterOf({ in: 'path', name: 'p', shape: array(string) }), 'a%2Cb,c%2Fd+e'), ['a,b', 'c/d+e'])
})

test('numbers, booleans and null are exact', () => {
  for (const text of ['0', '-0', '7', '-12', '9007199254740993']) assert.strictEqual(query({ shape: integer }, `a=${text}`), Number(text))
  for (const text of ['', '-', '+1', '01', '-01', '1.0', '1e3', ' 1', '0x10', '1_0', 'Infinity', 'NaN', '١', '9'.repeat(400)]) {
    assert.strictEqual(query({ shape: integer }, `a=${encodeURIComponent(text)}`), text)
  }
  for (const text of ['0', '1.5', '-1.5e-3', '1E2']) assert.strictEqual(query({ shape: number }, `a=${text}`), Number(text))
  for (const text of ['.5', '1.', '1e', '00.1', 'Infinity', '1e999']) assert.strictEqual(query({ shape: number }, `a=${text}`), text)
  assert.strictEqual(query({ shape: boolean }, 'a=true'), true)
  for (const text of ['True', '1', '']) assert.strictEqual(query({ shape: boolean }, `a=${text}`), text)
  assert.strictEqual(query({ shape: scalar('integer', 'null') }, 'a='), null)
  assert.strictEqual(query({ shape: scalar('integer', 'null') }, 'a=null'), null)
  for (const shape of [scalar('string', 'null'), scalar('null', 'string')]) {
    assert.strictEqual(query({ shape }, 'a='), '')
    assert.strictEqual(query({ shape }, 'a=null'), 'null')
    assert.strictEqual(query({ shape, validate: (value) => value === null || value === 'x' }, 'a='), null)
    assert.strictEqual(query({ shape, validate: (value) => value === null || value === 'x' }, 'a=x'), 'x')
  }
  assert.strictEqual(query({ shape: scalar('null', 'boolean', 'integer', 'number', 'string'), validate: (value) => value === null }, 'a=null'), null)
})

test('what fits the schema decides between readings', () => {
  const over99 = ((value: unknown) => typeof value === 'string' || (typeof value === 'number' && value > 99)) as Validate
  const short: Validate = (value) => typeof value === 'number' || (typeof value === 'string' && value.length > 2)
  assert.strictEqual(query({ shape: scalar('integer', 'string'), validate: over99 }, 'a=7'), '7')
  assert.strictEqual(query({ shape: scalar('integer', 'string'), validate: over99 }, 'a=700'), 700)
  assert.strictEqual(query({ shape: scalar('string', 'integer'), validate: short }, 'a=7'), 7)
  assert.strictEqual(query({ shape: scalar('string', 'integer'), validate: short }, 'a=777'), '777')
  const items: Validate = (value) => Array.isArray(value) && value.every((item) => typeof item === 'string')
  assert.deepEqual(query({ shape: array(scalar('integer', 'string')), validate: items }, 'a=1&a=2'), ['1', '2'])
  const list: Validate = (value) => Array.isArray(value)
  assert.deepEqual(query({ shape: oneOf(string, array(string)), validate: list }, 'a=1'), ['1'])
  assert.deepEqual(query({ shape: oneOf(string, array(string)) }, 'a=1&a=2'), ['1', '2'])
  assert.deepEqual(query({ shape: any }, 'a=1'), '1')
  assert.deepEqual(query({ shape: any, validate: (value) => typeof value === 'number' }, 'a=1'), 1)
  assert.deepEqual(query({ shape: any }, 'a=1&a=2'), ['1', '2'])
})

test('a repeated key of what is no list is refused', () => {
  assert.match(code(() => query({ shape: string }, 'a=1&a=1')), /duplicate \/a/)
  assert.match(code(() => query({ shape: array(string), explode: false }, 'a=1&a=2')), /duplicate \/a/)
  assert.match(code(() => query({ shape: object({ R: integer }), name: 'c' }, 'R=1&R=2')), /duplicate \/c\/R/)
  assert.match(code(() => query({ shape: object({ R: integer }), style: 'deepObject' }, 'a[R]=1&a[R]=2')), /duplicate \/a\/R/)
  assert.match(code(() => query({ shape: string, content: 'application/json' }, 'a=1&a=1')), /duplicate \/a/)
  assert.match(code(() => decode(parameterOf({ in: 'cookie', name: 'a', shape: string }), 'a=1; a=2')), /duplicate \/a/)
})

test('deepObject with lists, nesting and members of any name', () => {
  const shape = object({ l: array(integer), n: object({ x: object({ y: boolean }) }), o: array(object({ i: integer })) })
  const read = (raw: string): unknown => query({ shape, style: 'deepObject' }, raw)
  assert.deepEqual(read('a[l]=1&a[l]=2'), { l: [1, 2] })
  assert.deepEqual(read('a[l]=1'), { l: [1] })
  assert.deepEqual(read('a[l][]=1&a[l][]=2'), { l: [1, 2] })
  assert.deepEqual(read('a[l][1]=2&a[l][0]=1'), { l: [1, 2] })
  assert.deepEqual(read('a[o][0][i]=1&a[o][1][i]=2'), { o: [{ i: 1 }, { i: 2 }] })
  assert.deepEqual(read('a[n][x][y]=true&a[z][]=1&a[z][]=2&a[q]=x'), { n: { x: { y: true } }, z: ['1', '2'], q: 'x' })
  assert.deepEqual(read('a=1'), '1')
  assert.deepEqual(query({ shape: any, style: 'deepObject' }, 'a[x]=1'), { x: '1' })
  assert.deepEqual(query({ shape: string, style: 'deepObject' }, 'a[x]=1'), { x: '1' }, 'which the schema refuses: unread it would pass unchecked')
  for (const raw of ['a[]=1&a[]=2', 'a[0]=1&a[1]=2', 'a=1&a=2']) assert.deepEqual(query({ shape: array(integer), style: 'deepObject' }, raw), [1, 2])
  assert.match(code(() => read('a[n]=1&a[n][x]=2')), /style \/a\/n/)
  assert.match(code(() => read('a[n]x=1')), /style \/a/)
  assert.match(code(() => read(`a${'[x]'.repeat(33)}=1`)), /depth \/a/)
  const polluted = read('a[__proto__][x]=1&a[constructor][prototype][x]=2') as object
  assert.deepEqual(Object.keys(polluted), ['__proto__', 'constructor'])
  assert.equal(Object.getPrototypeOf(polluted), Object.prototype)
  assert.equal(({} as Record<string, unknown>)['x'], undefined)
})

test('a free-form map takes the keys that nobody else declares', () => {
  assert.deepEqual(query({ shape: object({}, integer) }, 'x=1&y=2'), { x: 1, y: 2 })
  assert.deepEqual(query({ shape: object({}, array(integer)) }, 'x=1&x=2'), { x: [1, 2] })
  assert.deepEqual(query({ shape: object({ x: integer }) }, 'x=1&y=2'), { x: 1 })
  assert.deepEqual(Object.keys(query({ shape: object({}, string) }, '__proto__=1&constructor=2') as object), ['__proto__', 'constructor'])
})

test('an input in two forms is refused, since only one would be checked', () => {
  assert.match(code(() => query({ shape: rgb, style: 'deepObject' }, 'a[R]=1&a=2')), /style \/a/)
  assert.match(code(() => query({ shape: rgb }, 'R=1&a=2')), /style \/a/)
  assert.match(code(() => query({ shape: oneOf(string, rgb), style: 'deepObject' }, 'a=2&a[R]=1')), /style \/a/)
  assert.deepEqual(query({ shape: object({ a: integer, b: integer }) }, 'a=1&b=2'), { a: 1, b: 2 })
})

test('content, empty values and what is not laid out as declared', () => {
  assert.deepEqual(query({ shape: any, content: 'application/json' }, `a=${encodeURIComponent('{"b":[1,null]}')}`), { b: [1, null] })
  assert.match(code(() => query({ shape: any, content: 'application/json' }, 'a={')), /syntax \/a/)
  assert.match(code(() => query({ shape: any, content: 'application/json' }, `a=${encodeURIComponent('{"b":1,"b":2}')}`)), /duplicate \/a\/b/)
  assert.strictEqual(query({ shape: integer, content: 'text/plain' }, 'a=5'), 5)
  assert.strictEqual(query({ shape: integer, allowEmptyValue: true, validate: () => false }, 'a'), '')
  assert.deepEqual(query({ shape: array(integer), allowEmptyValue: true, validate: () => false }, 'a='), [])
  assert.strictEqual(query({ shape: integer }, 'b=1'), undefined)
  assert.match(code(() => query({ shape: rgb, explode: false }, 'a=R,1,G')), /style \/a/)
  assert.match(code(() => decode(parameterOf({ in: 'path', name: 'p', style: 'label', shape: string }), 'blue')), /style \/p/)
  assert.match(code(() => decode(parameterOf({ in: 'path', name: 'p', style: 'matrix', shape: string }), ';q=blue')), /style \/p/)
  assert.match(code(() => query({ required: true, shape: string }, '')), /required \/a/)
  assert.equal(decode(parameterOf({ in: 'cookie', name: 'a', shape: string }), 'x=1; a="50%"; b'), '50%')
  assert.equal(decode(parameterOf({ in: 'header', name: '__proto__', shape: string }), null), undefined)
  assert.equal(decode(parameterOf({ in: 'header', name: 'constructor', shape: string }), null), undefined)
})

// ---- decode(encode(x)) = x ----------------------------------------------------------------------------------------

const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 6 }), fc.constantFrom('', 'a,b', ';x=1', 'a=b&c', '.', ' ', '+', '%', '%20', '|', '[]', '__proto__'))
  .filter((value) => value.isWellFormed())
const numeric = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)))
const name = text.filter((value) => value !== '' && !value.includes('[') && !value.includes(']'))
/** What no reserved character survives in: also the dot, which separates in `label`. */
const encode = (value: unknown): string => encodeURIComponent(String(value)).replace(/[!'()*.]/g, (char) => `%${char.charCodeAt(0).toString(16)}`)

const encoders: Readonly<Record<string, readonly [Partial<Parameter>, (items: readonly unknown[]) => string, (entries: readonly (readonly [string, unknown])[]) => string]>> = {
  'simple': [{ in: 'path', style: 'simple' }, (items) => items.map(encode).join(','), (entries) => entries.flat().map(encode).join(',')],
  'simple exploded': [{ in: 'path', style: 'simple', explode: true }, (items) => items.map(encode).join(','), (entries) => entries.map((pair) => pair.map(encode).join('=')).join(',')],
  'label': [{ in: 'path', style: 'label' }, (items) => `.${items.map(encode).join(',')}`, (entries) => `.${entries.flat().map(encode).join(',')}`],
  'label exploded': [{ in: 'path', style: 'label', explode: true }, (items) => `.${items.map(encode).join('.')}`, (entries) => `.${entries.map((pair) => pair.map(encode).join('=')).join('.')}`],
  'matrix': [{ in: 'path', style: 'matrix' }, (items) => `;a=${items.map(encode).join(',')}`, (entries) => `;a=${entries.flat().map(encode).join(',')}`],
  'matrix exploded': [{ in: 'path', style: 'matrix', explode: true }, (items) => items.map((item) => `;a=${encode(item)}`).join(''), (entries) => entries.map((pair) => `;${pair.map(encode).join('=')}`).join('')],
  'form': [{ in: 'query', style: 'form', explode: false }, (items) => `a=${items.map(encode).join(',')}`, (entries) => `a=${entries.flat().map(encode).join(',')}`],
  'form exploded': [{ in: 'query', style: 'form', explode: true }, (items) => items.map((item) => `a=${encode(item)}`).join('&'), (entries) => entries.map((pair) => pair.map(encode).join('=')).join('&')],
  'pipeDelimited': [{ in: 'query', style: 'pipeDelimited', explode: false }, (items) => `a=${items.map(encode).map((item) => item.replaceAll('%7C', '')).join('|')}`, (entries) => `a=${entries.flat().map(encode).map((item) => item.replaceAll('%7C', '')).join('|')}`],
  'deepObject': [{ in: 'query', style: 'deepObject', explode: true }, (items) => items.map((item) => `a[l][]=${encode(item)}`).join('&'), (entries) => entries.map(([key, value]) => `a[${encode(key)}]=${encode(value)}`).join('&')],
  'cookie': [{ in: 'cookie', style: 'form', explode: false }, (items) => `a=${items.map(encode).join(',')}`, (entries) => `a=${entries.flat().map(encode).join(',')}`],
  'cookie exploded': [{ in: 'cookie', style: 'form', explode: true }, (items) => items.map((item) => `a=${encode(item)}`).join('; '), (entries) => entries.map((pair) => pair.map(encode).join('=')).join('; ')],
}
for (const [label, [options, encodeList, encodeObject]] of Object.entries(encoders)) {
  const undelimited = (value: string): string => (options.style === 'pipeDelimited' ? value.replaceAll('|', '') : value)
  const read = (shape: Shape, raw: string): unknown => decode(parameterOf({ name: 'a', ...options, shape }), raw)
  test(`decode(encode(x)) = x: ${label}`, () => {
    fc.assert(fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (items) => {
      if (options.style === 'deepObject') assert.deepEqual(read(object({ l: array(string) }), encodeList(items)), { l: items })
      else assert.deepEqual(read(array(string), encodeList(items)), items.map(undelimited))
    }))
    fc.assert(fc.property(fc.array(numeric, { minLength: 1, maxLength: 5 }), (items) => {
      if (options.style === 'deepObject') assert.deepEqual(read(object({ l: array(number) }), encodeList(items)), { l: items })
      else assert.deepEqual(read(array(number), encodeList(items)), items)
    }))
    fc.assert(fc.property(fc.dictionary(name.filter((key) => !key.includes('|') && key !== 'a'), text.map(undelimited), { minKeys: 1, maxKeys: 5 }), (value) => {
      const entries = Object.entries(value)
      assert.deepEqual(read(object({}, string), encodeObject(entries)), Object.fromEntries(entries))
    }))
  })
}
