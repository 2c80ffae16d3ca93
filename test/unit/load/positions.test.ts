import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { Json } from '../../../generator/load/document.ts'
import { JsonText, countNames, findDuplicateNames, findJsonFault } from '../../../generator/load/json-text.ts'
import { joinPointer, splitPointer, valueAt } from '../../../generator/load/pointer.ts'
import { locateInYaml, readYaml } from '../../../generator/load/yaml-text.ts'
import { loadOne, openapi } from './project-folder.ts'

const spaced = fc.constantFrom(undefined, 1, '\t', '\n \r\n')

test('JSON: every pointer is found at the text of its value', () => {
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }), spaced, (value, space) => {
    const text = JSON.stringify(value, null, space)
    const json = new JsonText(text)
    const visit = (node: unknown, offset: number): void => {
      const members = json.members(offset)
      if (typeof node !== 'object' || node === null) return assert.deepEqual(members, [])
      assert.deepEqual(members.map(({ key }) => key).sort(), Object.keys(node).sort())
      for (const { key, keyOffset, valueOffset } of members) {
        if (!Array.isArray(node)) assert.ok(text.startsWith(JSON.stringify(key), keyOffset))
        const child = (node as Record<string, unknown>)[key]
        assert.ok(text.startsWith(JSON.stringify(child, null, 0).slice(0, 1), valueOffset))
        visit(child, valueOffset)
      }
    }
    visit(JSON.parse(text), json.root())
  }))
})

test('JSON: names are counted as the parser finds them, and none is called a duplicate', () => {
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }), spaced, (value, space) => {
    const text = JSON.stringify(value, null, space)
    const names = (node: unknown): number => typeof node !== 'object' || node === null ? 0
      : (Array.isArray(node) ? 0 : Object.keys(node).length) + Object.values(node).reduce<number>((sum, child) => sum + names(child), 0)
    assert.equal(countNames(text), names(JSON.parse(text)))
    assert.deepEqual(findDuplicateNames(new JsonText(text)), [])
  }))
})

test('JSON: what JSON.parse refuses has a fault, wherever it is cut or changed', () => {
  const change = fc.tuple(fc.jsonValue({ maxDepth: 3 }), fc.nat(), fc.constantFrom('', ',', '}', ']', '"', ':', 'x', '\\', '{', '\n', '01', '-'))
  fc.assert(fc.property(change, ([value, where, put]) => {
    const text = JSON.stringify(value)
    const at = where % (text.length + 1)
    const changed = text.slice(0, at) + put + text.slice(at + 1)
    try {
      JSON.parse(changed)
      return
    } catch {
      const fault = findJsonFault(changed)
      assert.notEqual(fault.message, 'not valid JSON', changed)
      assert.ok(fault.offset >= 0 && fault.offset <= changed.length)
    }
  }), { numRuns: 500 })
})

test('pointers: joining and splitting are inverse', () => {
  fc.assert(fc.property(fc.array(fc.string()), (tokens) => assert.deepEqual(splitPointer(joinPointer(tokens)), tokens)))
})

test('pointers: only own members are found', () => {
  const value = { list: [1], nested: {} } as Json
  for (const pointer of ['/constructor', '/__proto__', '/list/length', '/list/01', '/list/-', '/nested/toString']) assert.equal(valueAt(value, pointer), undefined)
  assert.equal(valueAt(value, '/list/0'), 1)
})

describe('YAML', () => {
  const text = `base: &base { a: 1, b: { c: 2 } }
derived:
  <<: *base
  a: 3
list:
  - one
  - *base
"200": x
201: y
`
  const { document } = readYaml(text)
  const at = (pointer: string): string => {
    const { key, value } = locateInYaml(document, pointer)
    return `${text.slice(key).split(/[\s:]/)[0]} ${text.slice(value).split(/[\s,]/)[0]}`
  }
  test('members, items and keys that are numbers', () => {
    assert.equal(at('/derived/a'), 'a 3')
    assert.equal(at('/list/0'), 'one one')
    assert.equal(at('/200'), '"200" x')
    assert.equal(at('/201'), '201 y')
  })
  test('what a merge key or an alias brings in is where it was written', () => {
    assert.equal(at('/derived/b/c'), 'c 2')
    assert.equal(at('/list/1/a'), 'a 1')
  })
  test('what is not there is at its nearest ancestor', () => assert.equal(at('/derived/a/x/y'), 'a 3'))
})

test('YAML is read by the core schema of 1.2', async (t) => {
  const { source } = await loadOne(t, openapi('3.1.0', 'paths: {}\nx-a: [no, off, 2020-01-01, 1_000, 0o17, 012, ~, 1.0, "1"]\nx-b: { <<: { a: 1, b: 2 }, b: 3 }\n'))
  assert.deepEqual(source['x-a'], ['no', 'off', '2020-01-01', '1_000', 15, 12, null, 1, '1'])
  assert.deepEqual(source['x-b'], { a: 1, b: 3 })
})

test('nodes that aliases share are separate after loading', async (t) => {
  const { source } = await loadOne(t, openapi('3.1.0', 'paths: {}\nx-a: &a { b: 1 }\nx-c: *a\n'))
  assert.deepEqual(source['x-a'], source['x-c'])
  assert.notEqual(source['x-a'], source['x-c'])
})
