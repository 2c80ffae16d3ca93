import assert from 'node:assert/strict'
import { test } from 'node:test'
import { xml } from '../../../runtime/define.ts'
import { isXml, rewriteXml, type XmlMedia } from '../../../runtime/xml/rewrite.ts'
import { soundPlan } from './plan-of.ts'
import { schema } from '../stages/schemas.ts'
import type { JsonObject } from '../../../generator/load/document.ts'

function mediaOf(value: JsonObject): XmlMedia {
  const media = xml(schema(value), 'application/xml', soundPlan(JSON.stringify(value)))
  assert.ok(isXml(media))
  return media
}

const text = (media: XmlMedia, value: unknown, original: string | null = null): string => rewriteXml(media, value, original === null ? null : Buffer.from(original)).toString().replace(/^.*\n/, '')

test('what could not be read back as what it is, is no XML', () => {
  const media = mediaOf({ type: 'object', xml: { name: 'a' }, properties: { s: { type: 'string' }, k: { type: 'string', xml: { attribute: true } }, l: { type: 'array', xml: { wrapped: true }, items: { type: 'string' } } } })
  assert.equal(text(media, { s: ' a\r\n&<]]>', k: '"\t\n' }), '<a k="&quot;&#9;&#10;"><s> a&#13;\n&amp;&lt;]]&gt;</s></a>')
  const refused: readonly (readonly [value: unknown, says: RegExp])[] = [
    [{ s: '\u0000' }, /characters that XML does not have/], [{ s: '\ud800' }, /characters/], [{ s: '\ufffe' }, /characters/],
    [{ 's': 'x', 'no name': 'x' }, /name XML does not have/], [{ 'a:b': 'x' }, /name XML does not have/],
    [{ s: 7 }, /breaks its schema/],
    [{ other: { 'k': [['x']] } }, /cannot be written as XML/],
  ]
  for (const [value, says] of refused) assert.throws(() => text(media, value), says, JSON.stringify(value))
})

test('what would be read as something else is refused', () => {
  // The undeclared number is read as text, which its neighbour does not allow.
  const media = mediaOf({ type: 'object', xml: { name: 'a' }, properties: { s: { type: 'string' } }, not: { properties: { n: { type: 'string' } }, required: ['n'] } })
  assert.throws(() => text(media, { n: 7 }), /would be read as something else/)
})

test('empty lists and null attributes are not there, which is the same', () => {
  const media = mediaOf({ type: 'object', xml: { name: 'a' }, properties: { l: { type: 'array', items: { type: 'string' } }, k: { type: ['string', 'null'], xml: { attribute: true } } } })
  assert.equal(text(media, { l: [], k: null }), '<a/>')
})

test('a root that nothing names keeps the name that it had', () => {
  const media = mediaOf({ type: 'object', properties: { s: { type: 'string' } } })
  assert.equal(text(media, { s: 'x' }, '<p:thing xmlns:p="urn:q"/>'), '<thing xmlns="urn:q"><s>x</s></thing>')
  assert.equal(text(media, { s: 'x' }), '<root><s>x</s></root>')
})

test('a nameless string is the document itself', () => {
  const media = mediaOf({ type: 'string' })
  assert.equal(rewriteXml(media, '<a>x</a>', null).toString(), '<a>x</a>')
  assert.throws(() => rewriteXml(media, '<a>', null), /would be read as something else/)
})
