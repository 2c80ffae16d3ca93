import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { compileValidators } from '../../../generator/emit/validators/compile-validators.ts'
import { countSteps, mostSteps } from '../../../generator/emit/validators/patterns/backtrack.ts'
import { parsePattern } from '../../../generator/emit/validators/patterns/parse-pattern.ts'
import { judgePattern } from '../../../generator/emit/validators/patterns/pattern-cost.ts'
import { patternFlags } from '../../../generator/emit/validators/patterns/regexp-code.ts'
import { importValidators, slot } from './printed.ts'

const judge = (source: string): string => {
  const flags = patternFlags(source)
  assert.notEqual(flags, undefined, source)
  return judgePattern(source, flags as 'u' | '').kind
}

const exponential = [
  '(a+)+$', '^(a*)*$', '^(a|a)*$', '^(a|aa)+$', '^([a-z]+\\s?)+$', '(x+x+)+y', '^(\\w+\\.?)*@', '^(([a-z])+.)+[A-Z]([a-z])+$', '^(\\p{L}+\\s?)*$', '(.*)*x',
  '^(\\d|\\d\\d)+$', '(?:\\w|\\d)+$', '^(?:a{1,50}){1,50}$', '^(?<x>a+)+\\k<x>b$', '^(?:(?=a)a+)+!$', '^(a+?)+?$', '^([^"]|\\\\.)+"[0-9]*"$|^([^"]|[a-z])*$',
  '^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}(([a-z]{2,3})|([a-z]{2,3}[.]{1}[a-z]{2,3}))$',
]
const fine = [
  '^(a+)+', '(a*)*', '^\\d+(\\.\\d+)*$', '^[a-z]+(-[a-z]+)*$', '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==)?$', '^(?=.*a)(?=.*b).*$', '^([^,]*,)*$', '^.*a.*b.*$',
  '^(([a-zA-Z0-9_-]+\\.)*)$', '^\\s*(.*?)\\s*$', '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$', '^(foo|bar|baz)+$', '^(\\/[^\\/]+)+$', '^([a-z]|[0-9])+$', '^\\S+@\\S+\\.\\S+$',
  '^(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}$', '^[^\\/]+(?:\\/[^\\/]+)*$', '', '^$', '[', 'a{1,2', '^(a|b)*c\\1$', '^(?:a|ab)(?:c|bcd)*(?:d*)$',
].filter((source) => patternFlags(source) !== undefined)

test('patterns that take exponential time are found, and the text that shows it is right', () => {
  for (const source of exponential) {
    const cost = judgePattern(source, patternFlags(source) as 'u' | '')
    assert.ok(cost.kind === 'exponential', source)
    const parsed = parsePattern(source, patternFlags(source) as 'u' | '')
    assert.ok(parsed && countSteps(parsed, cost.attack) === mostSteps, source)
  }
})

test('the step counter agrees with JavaScript on what matches', () => {
  const texts = ['', 'a', 'aa', 'ab', 'ba', 'abc', 'a-b', '12', '1.2', 'x/y', 'foo', 'a b', '"', 'aXa', 'é', '😀', 'a\nb', 'aab', 'abab', 'A1']
  const sources = [...exponential, ...fine, '^(?!a)b', '(?<=a)b', '(?<!a)b', '\\ba\\b', 'a\\Bb', '^(?:a|b){2}$', '^(a)(b)?\\2c?$', '[^a-c]', '^\\u0061', '\\x61', '^[\\d.]+$', '^a??b', '^.{1,2}?$', '^(?<n>a).\\k<n>']
  for (const source of sources) {
    const flags = patternFlags(source) as 'u' | ''
    const parsed = parsePattern(source, flags)
    assert.ok(parsed, source)
    for (const text of texts) {
      assert.equal(countSteps(parsed, text) === undefined, new RegExp(source, flags).test(text), `${source} ${JSON.stringify(text)}`)
    }
  }
})

test('patterns that do not are let through', () => {
  for (const source of fine) assert.equal(judge(source), 'fine', source)
})

test('diagnostics: what JavaScript cannot compile, what is exponential, what means something else', () => {
  const run = (source: string, allowSlowPatterns = false): string[] => compileValidators({
    document: {}, allowSlowPatterns, slots: [slot({ properties: { a: { pattern: source } } }, { pointer: '#/x' })],
  }).diagnostics.map(({ severity, code, pointer }) => `${severity} ${code} ${pointer}`)
  assert.deepEqual(run('(?i)abc'), ['error pattern-invalid /x/properties/a/pattern'])
  assert.deepEqual(run('a++'), ['error pattern-invalid /x/properties/a/pattern'])
  assert.deepEqual(run('(?P<x>a)'), ['error pattern-invalid /x/properties/a/pattern'])
  assert.deepEqual(run('(a+)+$'), ['error pattern-exponential /x/properties/a/pattern'])
  assert.deepEqual(run('(a+)+$', true), ['warning pattern-suspicious /x/properties/a/pattern'])
  assert.deepEqual(run('\\Aabc\\Z'), ['warning pattern-suspicious /x/properties/a/pattern'])
  assert.deepEqual(run('^[a-z]+$'), [])
})

test('needless escapes work, astral characters count as one, equal patterns are made once', async () => {
  const printed = await importValidators({}, [
    slot({ pattern: '^a\\-b\\/c\\_$' }, { name: 'escapes' }), slot({ pattern: '^.$' }, { name: 'dot' }),
    slot({ items: { pattern: '^x+$' }, additionalProperties: { pattern: '^x+$' }, patternProperties: { '^x+$': true } }, { name: 'twice', group: 'twice' }),
    slot({ pattern: '^a+$', maxLength: 3 }, { name: 'short' }),
  ])
  assert.equal(printed.validator('escapes')('a-b/c_'), true)
  assert.equal(printed.validator('escapes')('a-b/c'), false)
  assert.equal(printed.validator('dot')('😀'), true)
  assert.equal(printed.files.get('twice.js')?.split('new RegExp').length, 2)
  assert.equal(printed.validator('short')('aaa'), true)
  assert.equal(printed.validator('short')('aab'), false)
  assert.equal(printed.validator('short')('b'.repeat(100)), false)
})

const corpus = fileURLToPath(new URL('../../../../shared/corpus/', import.meta.url))
test('no pattern of the corpus is called exponential', { skip: existsSync(corpus) ? false : 'no ../shared/corpus here' }, () => {
  const sources = new Set<string>()
  for (const file of readdirSync(corpus)) {
    const text = readFileSync(corpus + file, 'utf8')
    for (const [, quoted] of text.matchAll(/"pattern"\s*:\s*("(?:[^"\\]|\\.)*")/g)) sources.add(JSON.parse(quoted as string) as string)
    for (const [, plain] of text.matchAll(/^\s*pattern: (\S.*)$/gm)) sources.add((plain as string).trim().replace(/^'(.*)'$|^"(.*)"$/, '$1$2'))
  }
  assert.ok(sources.size > 30)
  for (const source of sources) if (patternFlags(source) !== undefined) assert.notEqual(judge(source), 'exponential', source)
})
