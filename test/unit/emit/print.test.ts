import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import ts from 'typescript'
import { call, literal, object, print, reference } from '../../../generator/emit/expression.ts'
import type { Literal } from '../../../generator/emit/literal.ts'
import { commentText, numberLiteral, propertyName, stringLiteral, typeMemberName } from '../../../generator/emit/literal.ts'
import { findSyntaxFault } from '../../../generator/emit/syntax.ts'
import { template } from '../../../generator/emit/template.ts'

/** Runs printed code; only what this test prints gets here. */
const evaluate = (code: string): unknown => new Function(`return (${code})`)() as unknown

const nasty = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom("'", '"', '`', '\\', '\n', '\r', '\u2028', '\u202e', '*/', '${', '__proto__', '\ud800', '{{') }))
const json: fc.Arbitrary<Literal> = fc.letrec<{ value: Literal; leaf: Literal; list: Literal; map: Literal }>((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, tie('leaf'), tie('list'), tie('map')),
  leaf: fc.oneof(nasty, fc.constant(null), fc.boolean(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer()),
  list: fc.array(tie('value'), { maxLength: 6 }),
  map: fc.array(fc.tuple(fc.oneof(nasty, fc.constant('__proto__'), fc.constant('1e3')), tie('value')), { maxLength: 6 }).map((entries) => Object.fromEntries(entries)),
})).value

describe('literals', () => {
  test('mean what they were made of, at any width, and hold no character that is not seen', () => {
    fc.assert(fc.property(json, fc.constantFrom(20, 60, 120), (value, width) => {
      const code = print(literal(value), { width })
      assert.deepStrictEqual(evaluate(code), value)
      assert.doesNotMatch(code.replace(/\n/g, ''), /[\u0000-\u001f\u2028\u2029\u202a-\u202e]/)
    }), { numRuns: 400 })
  })

  test('of whole numbers are grouped, others are not', () => {
    assert.deepEqual([0, 7, 999, 1000, 5000, -12345, 1234567, 1.5, 1e21, -0].map(numberLiteral), ['0', '7', '999', '1_000', '5_000', '-12_345', '1_234_567', '1.5', '1e+21', '-0'])
    assert.throws(() => numberLiteral(Infinity))
  })

  test('as property names are bare where they may be', () => {
    assert.deepEqual(['a', 'a-b', '200', '007', '2XX', '__proto__', 'class', ''].map(propertyName), ['a', "'a-b'", '200', "'007'", "'2XX'", "['__proto__']", 'class', "''"])
    assert.equal(typeMemberName('__proto__'), '__proto__')
  })

  test('quote what would end them', () => {
    assert.equal(stringLiteral("it's \\ a\n\u202eb"), "'it\\'s \\\\ a\\n\\u202eb'")
  })
})

test('text in a comment can neither end it nor the line', () => {
  fc.assert(fc.property(nasty, fc.constantFrom('*/', '/**/', '\r\n//', '*\u200b/', '\u2028'), nasty, (a, b, c) => {
    const text = commentText(a + b + c)
    assert.doesNotMatch(text, /\*\/|[\u0000-\u001f\u2028\u2029]/)
    assert.deepEqual(evaluate(`[/** ${text} */ 1 // ${text}\n]`), [1])
  }), { numRuns: 300 })
})

describe('expressions', () => {
  test('stand on one line where they fit, else a member on each', () => {
    const expression = call('operation', object([['id', literal('getPet')], ['parameters', literal([1, 2, 3])], ['validate', reference('validate', 'Pet')]]))
    assert.equal(print(expression), "operation({ id: 'getPet', parameters: [1, 2, 3], validate: validate.Pet })")
    assert.equal(print(expression, { width: 40 }), "operation({\n  id: 'getPet',\n  parameters: [1, 2, 3],\n  validate: validate.Pet,\n})")
    assert.equal(print(expression, { width: 20 }), "operation({\n  id: 'getPet',\n  parameters: [\n    1, 2, 3,\n  ],\n  validate: validate.Pet,\n})")
  })

  test('name only what is a name', () => {
    for (const name of ['', 'a b', 'a;b', '1a', 'class', 'a.b']) assert.throws(() => reference(name), name)
    assert.throws(() => reference('validate', 'a-b'))
    assert.throws(() => call('eval', literal(1)))
  })

  test('never put a member under the name of another thing by shorthand', () => {
    assert.equal(print(object([['a', reference('a')], ['b', reference('a')], ['true', literal(true)], ['if', literal(null)]])), '{ a, b: a, true: true, if: null }')
  })
})

test('a template with a missing or wrong field throws instead of printing less', () => {
  const fields = { file: 'a', imports: [], operations: [{ id: 'a', typeId: 'a', comment: 'a' }], api: 'a', name: 'A' }
  const render = template<object>('hooks')
  assert.match(render(fields), /readonly a\?: OperationHooks<operations\['a'\]>/)
  for (const key of Object.keys(fields)) assert.throws(() => render({ ...fields, [key]: undefined }), key)
  assert.throws(() => render({ ...fields, name: 'A B' }), /no identifier/)
  assert.throws(() => render({ ...fields, operations: [{ id: 'a', typeId: 'a' }] }))
})

test('what does not parse is found before it is written', () => {
  assert.equal(findSyntaxFault('a.ts', 'const a: number = 1\n'), undefined)
  assert.equal(findSyntaxFault('a.ts', 'const a = 1\nconst b = ;\n')?.line, 2)
  assert.equal(findSyntaxFault('a.js', "import { a } from './b.js'\nexport { a } from './c.js'\nexport function f() { return a }\n"), undefined)
  assert.equal(findSyntaxFault('a.js', "import {\n  a,\n} from './b.js'\nexport function f() { return ' }\n")?.line, 4)
  assert.ok(ts.version.startsWith('5.'))
})
