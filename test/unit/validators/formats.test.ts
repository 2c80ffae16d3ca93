import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fullFormats } from 'ajv-formats/dist/formats.js'
import * as formats from '../../../runtime/formats.ts'
import { formatTable, runtimeFunctions } from '../../../generator/emit/validators/format-table.ts'
import { importValidators, slot } from './printed.ts'

type Check = (value: never) => boolean
const checks = formats as unknown as Record<string, Check>
const text = (name: string): ((value: string) => boolean) => checks[name] as unknown as (value: string) => boolean

test('every function that printed code may import is exported, and nothing else is', () => {
  assert.deepEqual(Object.keys(formats).sort(), [...runtimeFunctions].sort())
})

test('a format says something about its own JSON type only, and annotations refuse nothing', async () => {
  const printed = await importValidators({}, formatTable.map(({ format }, at) => slot({ format }, { name: `format${at}` })))
  for (const [at, { format, type, check }] of formatTable.entries()) {
    const validate = printed.validator(`format${at}`)
    for (const value of [null, true, [], {}, type === 'string' ? 1.5 : 'no']) assert.equal(validate(value), true, format)
    if (check === undefined) assert.equal(validate(type === 'string' ? '\0 ?' : 1.5), true, format)
  }
})

const examples: Record<string, { yes: readonly unknown[]; no: readonly unknown[] }> = {
  isDateTime: { yes: ['2024-02-29T23:59:59Z', '1990-12-31T23:59:60Z', '1990-12-31T15:59:60.5-08:00', '2024-01-01t00:00:00.123456789z', '2024-01-01 00:00:00Z', '0000-01-01T00:00:00Z'], no: ['2023-02-29T00:00:00Z', '2024-01-01T00:00:00', '2024-01-01T24:00:00Z', '2024-01-01T00:00:00+5', '1990-12-31T23:58:60Z', '2024-1-1T00:00:00Z', '2024-01-01T00:00:00.Z', '2024-01-01T00:00:00Zx', '', '٢٠٢٤-01-01T00:00:00Z'] },
  isDate: { yes: ['2000-02-29', '1999-12-31'], no: ['1900-02-29', '1999-13-01', '1999-00-01', '1999-01-00', '1999-01-32', '99-01-01', '1999-01-01 '] },
  isTime: { yes: ['00:00:00Z', '23:59:60Z', '01:29:60+01:30', '12:00:00.1-00:00'], no: ['12:00:00', '12:00Z', '12:00:00+24:00', '23:59:60+01:00'] },
  isLocalDateTime: { yes: ['2024-01-01T00:00:00'], no: ['2024-01-01T00:00:00Z'] },
  isLocalTime: { yes: ['12:30:00', '12:30:00.5'], no: ['12:30:00Z', ''] },
  isDuration: { yes: ['P1Y', 'PT1S', 'P3W', 'P1Y2M3DT4H5M6S'], no: ['P', 'PT', '1Y', 'P1W1D', 'P1S', 'PT1D'] },
  isHttpDate: { yes: ['Sun, 06 Nov 1994 08:49:37 GMT'], no: ['Sunday, 06-Nov-94 08:49:37 GMT', 'Sun, 31 Feb 1994 08:49:37 GMT'] },
  isEmail: { yes: ['a@b.de', 'a.b+c@localhost', '"a b"@x.de', 'a@[127.0.0.1]', 'a@[IPv6:::1]'], no: ['a', '@b.de', 'a@', '.a@b.de', 'a.@b.de', 'a..b@c.de', 'a b@c.de', 'a@b@c.de', 'ä@b.de', `${'a'.repeat(65)}@b.de`, 'a@-b.de', 'a@[1.2.3]'] },
  isIdnEmail: { yes: ['ä@bücher.de', '실례@실례.테스트'], no: ['ä'] },
  isHostname: { yes: ['localhost', 'a.b-c.de', '1.2', 'r3---sn.example.com', 'xn--bcher-kva.de', `${'a'.repeat(63)}.de`], no: ['', '.', 'a..b', '-a', 'a-', 'a_b', `${'a'.repeat(64)}.de`, 'a.', 'bücher.de', 'xn--', `${'a.'.repeat(127)}a`] },
  isIdnHostname: { yes: ['bücher.de', 'a。b'], no: ['-ü', ''] },
  isIpv4: { yes: ['0.0.0.0', '255.255.255.255'], no: ['1.2.3', '1.2.3.4.5', '01.2.3.4', '256.1.1.1', '1.2.3.4.', ' 1.2.3.4'] },
  isIpv6: { yes: ['::', '::1', '1::', '1:2:3:4:5:6:7:8', '::ffff:1.2.3.4', '1:2:3:4:5:6:1.2.3.4', 'ABCD::'], no: ['', ':', ':::', '1::2::3', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', '12345::', '::1%eth0', '1:2:3:4:5:6:7:1.2.3.4', '::1.2.3.4:1', '1:'] },
  isUri: { yes: ['http://a', 'https://u:p@h:1/p?q#f', 'urn:isbn:1', 'mailto:a@b', 'http://[::1]:80/', 'http://[v1.x]/', 'a:', 'http://a/%20', 'tel:+1-2', 'file:///etc', 'http://ex/a?x=/?', 'ldap://[2001:db8::7]/c=GB?objectClass?one'], no: ['', '/a', '//h', 'http://a b', 'http://a/%2', 'http://a/<>', '1a:b', ':a', 'http://[::1', 'http://a:b', 'http://ä', 'http://a@b@c', 'http://a\\b', 'a^b:c', 'http://x/#a#b', 'http://]'] },
  isUriReference: { yes: ['', '/a', '//h', 'a', '?q', '#f', './a:b', 'http://a', 'a/b:c'], no: ['\\a', 'a b', '%', '1:b', '#a#b'] },
  isIri: { yes: ['http://ä/ü?é#ß', 'http://a'], no: ['ä', 'http://a b'] },
  isIriReference: { yes: ['/ä', 'ä'], no: ['ä b', '\\ä'] },
  isUriTemplate: { yes: ['', '/a/{b}', '{+x,y*}', '{x:3}', "a'b"], no: ['{', '}', '{}', '{a', '{a-b}', 'a b', '{x:0}'] },
  isUuid: { yes: ['123e4567-e89b-12d3-a456-426614174000', '123E4567-E89B-12D3-A456-426614174000'], no: ['123e4567e89b12d3a456426614174000', 'urn:uuid:123e4567-e89b-12d3-a456-426614174000', '123e4567-e89b-12d3-a456-42661417400g', ''] },
  isJsonPointer: { yes: ['', '/', '/a/b~0~1', '/a//b'], no: ['a', '#/a', '/~', '/~2'] },
  isRelativeJsonPointer: { yes: ['0', '1/a', '0#', '12/~0'], no: ['', '01', '-1', '0##', '/a', '1a'] },
  isRegex: { yes: ['', '^a+$', '\\p{L}', 'a\\-b', '(?<n>x)'], no: ['(', '[', 'a\\Z', '*', '(?i)x'] },
  isBase64: { yes: ['', 'YQ==', 'YWI=', 'YWJj', '+/+/'], no: ['YQ', 'YQ=', 'Y===', '====', 'YWJj\n', '-_-_', 'YQ==YQ=='] },
  isBase64Url: { yes: ['', 'YQ', 'YWI', 'YQ==', '-_-_'], no: ['Y', '+/+/', 'YQ='] },
  isChar: { yes: ['a', '😀'], no: ['', 'ab'] },
  isInt8: { yes: [-128, 127], no: [-129, 128, 0.5] }, isInt16: { yes: [-32768, 32767], no: [-32769, 32768] },
  isInt32: { yes: [-(2 ** 31), 2 ** 31 - 1], no: [-(2 ** 31) - 1, 2 ** 31, 0.5] },
  isInt64: { yes: [-(2 ** 63), 9223372036854775807, 2 ** 53 + 2], no: [2 ** 64, -(2 ** 64), 1e300, 0.5] },
  isUint8: { yes: [0, 255], no: [-1, 256] }, isUint16: { yes: [0, 65535], no: [-1, 65536] }, isUint32: { yes: [0, 4294967295], no: [-1, 2 ** 32] },
  isUint64: { yes: [0, 18446744073709551615], no: [-1, 1e20, 0.5] }, isDoubleInt: { yes: [2 ** 53 - 1], no: [2 ** 53, 0.5] },
  isFloat: { yes: [0.1, 3.4028234663852886e38, -1e-40], no: [3.5e38, -1e39] },
}

test('what each format takes and refuses', () => {
  assert.deepEqual(Object.keys(examples).sort(), formatTable.flatMap(({ check }) => check ?? []).sort())
  for (const [name, { yes, no }] of Object.entries(examples)) {
    for (const value of yes) assert.equal((checks[name] as (value: unknown) => boolean)(value), true, `${name} ${JSON.stringify(value)}`)
    for (const value of no) assert.equal((checks[name] as (value: unknown) => boolean)(value), false, `${name} ${JSON.stringify(value)}`)
  }
})

test('where ajv-formats and the RFC agree, so do we', () => {
  const plain = (format: keyof typeof fullFormats): ((value: string) => boolean) => {
    const found = fullFormats[format] as unknown
    if (found instanceof RegExp) return (value) => found.test(value)
    return (typeof found === 'function' ? found : (found as { validate: unknown }).validate) as (value: string) => boolean
  }
  const pieces = (alphabet: readonly string[]): fc.Arbitrary<string> => fc.array(fc.constantFrom(...alphabet), { maxLength: 14 }).map((list) => list.join(''))
  const compared: [string, keyof typeof fullFormats, fc.Arbitrary<string>][] = [
    ['isIpv4', 'ipv4', pieces(['1', '2', '25', '0', '.', '.', '.', '255'])],
    ['isIpv6', 'ipv6', pieces([':', ':', '::', '1', 'ab', 'FFFF', '1.2.3.4', 'g'])],
    ['isJsonPointer', 'json-pointer', pieces(['/', '~', '0', '1', 'a'])],
    ['isRelativeJsonPointer', 'relative-json-pointer', pieces(['/', '~', '0', '1', '#', 'a'])],
    ['isDuration', 'duration', pieces(['P', 'T', '1', '2', 'Y', 'M', 'D', 'H', 'S', 'W'])],
    ['isDate', 'date', fc.tuple(fc.integer({ min: 1895, max: 1905 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 })).map(([y, m, d]) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`)],
    ['isTime', 'time', fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 57, max: 60 }), fc.integer({ min: 58, max: 61 }), fc.constantFrom('Z', 'z', '+01:00', '-23:59', '+24:00', '')).map(([h, m, s, z]) => `${String(h).padStart(2, '0')}:${m}:${s}${z}`)],
    ['isUriReference', 'uri-reference', pieces(['a', '/', '//', '?', '#', '%20', '%', '[', ']', '1.2.3.4', '!', '~', ' ', '\\', 'é']).map((rest) => `x:${rest}`)],
    ['isBase64', 'byte', pieces(['A', 'b', '+', '/', '=', '-', ' '])],
  ]
  for (const [ours, theirs, values] of compared) {
    const check = text(ours)
    const reference = plain(theirs)
    fc.assert(fc.property(values, (value) => check(value) === reference(value)), { numRuns: 3000, seed: 5 })
  }
})

test('multipleOf is about decimals as they are written', () => {
  const isMultiple = formats.isMultiple
  const cases: [number, number, boolean][] = [
    [19.99, 0.01, true], [0.3, 0.1, true], [1.1, 0.1, true], [4.35, 0.01, true], [1e22, 1e21, true], [1e308, 0.5, true], [0.0075, 0.0001, true], [0.00751, 0.0001, false],
    [35, 1.5, false], [4.5, 1.5, true], [0, 0.01, true], [-0.07, 0.01, true], [1e-7, 1e-8, true], [1e-8, 1e-7, false], [9007199254740993, 3, false], [12345678901234567890, 10, true],
    [Infinity, 1, false], [5e-324, 5e-324, true], [1e308, 0.123456789, false], [1.000001, 0.01, false],
  ]
  for (const [value, divisor, expected] of cases) assert.equal(isMultiple(value, divisor), expected, `${value} of ${divisor}`)
  fc.assert(fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 500 }), (units, digits, step) => {
    const divisor = Number(`${step}e-${digits}`)
    return isMultiple(Number(`${units * step}e-${digits}`), divisor) && (step === 1 || !isMultiple(Number(`${units * step + 1}e-${digits}`), divisor))
  }), { seed: 3 })
})

test('equality and lengths', () => {
  fc.assert(fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
    const sorted = (value: unknown): unknown => (value && typeof value === 'object' ? Array.isArray(value) ? value.map(sorted) : Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1)).map(([key, one]) => [key, sorted(one), 'm']) : value)
    return formats.equal(a, structuredClone(a)) && formats.equal(a, b) === (JSON.stringify([typeof a, Array.isArray(a), sorted(a)]) === JSON.stringify([typeof b, Array.isArray(b), sorted(b)]))
  }), { seed: 1 })
  assert.equal(formats.equal(JSON.parse('{"__proto__":1}'), {}), false)
  assert.equal(formats.equal({ toString: 1 }, { toString: 1 }), true)
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (value) => formats.codePoints(value) === [...value].length), { seed: 1 })
  assert.equal(formats.codePoints('\ud83d\ud83d\ude00\ude00'), 3)
})

test('no format takes long on text made to be slow', () => {
  const long = 30_000
  const evil = ['1', 'a', '.', '-', ':', '/', '%20', '~0', '{a}', 'a.', 'a-', '1.', 'a@', '"', '\\', '{a,', 'PT1', '::', 'é', 'xn--a'].flatMap((piece) => {
    const text = piece.repeat(long)
    return [text, `${text}!`, `${text}\n`, `http://${text}`, `http://[${text}`, `a@${text}`, `"${text}`, `P${text}`, `{${text}`, `1${text}`]
  })
  for (const [name, { yes }] of Object.entries(examples)) {
    if (typeof yes[0] !== 'string') continue
    for (const value of evil) assert.equal(typeof text(name)(value), 'boolean')
  }
})
