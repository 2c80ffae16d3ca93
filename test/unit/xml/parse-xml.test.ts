import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Malformed } from '../../../runtime/decode/malformed.ts'
import { parseXml } from '../../../runtime/xml/parse-xml.ts'

const bounds = { depth: 100, nodes: 200_000 }
const codeOf = (xml: string | Buffer): string | null => {
  const parsed = parseXml(Buffer.from(xml), bounds)
  return parsed instanceof Malformed ? parsed.code : null
}
const MiB = 1_048_576
const filled = (part: string): string => part.repeat(Math.floor(MiB / part.length))

/** What is refused, and as what. */
const refused: readonly (readonly [title: string, xml: string | Buffer, code: string])[] = [
  ['nothing', '', 'syntax'],
  ['no element', '<?xml version="1.0"?><!-- a -->', 'syntax'],
  ['text alone', 'a', 'syntax'],
  ['an element that is not closed', '<a><b></a>', 'syntax'],
  ['an end without a beginning', '<a/></b>', 'syntax'],
  ['two roots', '<a/><a/>', 'syntax'],
  ['text behind the root', '<a/>b', 'syntax'],
  ['a name that is none', '<1a/>', 'syntax'],
  ['attributes without quotes', '<a b=c/>', 'syntax'],
  ['an attribute twice', '<a b="1" b="2"/>', 'syntax'],
  ['an attribute twice under two prefixes of one namespace', '<a xmlns:x="u" xmlns:y="u" x:b="1" y:b="2"/>', 'syntax'],
  ['a prefix without a namespace', '<x:a/>', 'syntax'],
  ['an attribute\'s prefix without a namespace', '<a x:b="1"/>', 'syntax'],
  ['a name with two colons', '<a:b:c xmlns:a="u"/>', 'syntax'],
  ['< in an attribute', '<a b="<"/>', 'syntax'],
  ['a bare &', '<a>&</a>', 'syntax'],
  ['an entity that XML does not have', '<a>&nbsp;</a>', 'syntax'],
  ['an entity in an attribute', '<a b="&x;"/>', 'syntax'],
  ['a reference to no character', '<a>&#0;</a>', 'syntax'],
  ['a reference to half a character', '<a>&#xD800;</a>', 'syntax'],
  ['a control character', '<a>\u0001</a>', 'syntax'],
  ['the end of CDATA in text', '<a>]]></a>', 'syntax'],
  ['CDATA without an end', '<a><![CDATA[</a>', 'syntax'],
  ['a comment with two hyphens', '<a><!-- -- --></a>', 'syntax'],
  ['a processing instruction called xml', '<a><?xml version="1.0"?></a>', 'syntax'],
  ['a declaration behind white space', ' <?xml version="1.0"?><a/>', 'syntax'],
  ['XML 1.1', '<?xml version="1.1"?><a/>', 'syntax'],
  ['another encoding', '<?xml version="1.0" encoding="ISO-8859-1"?><a/>', 'encoding'],
  ['UTF-16 in name', '<?xml version="1.0" encoding="UTF-16"?><a/>', 'encoding'],
  ['UTF-16', Buffer.from('\ufeff<a/>', 'utf16le'), 'encoding'],
  ['bytes that are no UTF-8', Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e]), 'encoding'],
  ['an empty DOCTYPE', '<!DOCTYPE a><a/>', 'doctype'],
  ['an external DTD', '<!DOCTYPE a SYSTEM "http://127.0.0.1:1/x.dtd"><a/>', 'doctype'],
  ['a public DTD', '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/x.dtd"><html/>', 'doctype'],
  ['an external entity (XXE)', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', 'doctype'],
  ['a parameter entity', '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1:1/">%x;]><a/>', 'doctype'],
  ['a billion laughs', `<!DOCTYPE l [<!ENTITY l0 "lol">${Array.from({ length: 10 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('')}]><l>&l10;</l>`, 'doctype'],
  ['a quadratic blowup', `<!DOCTYPE l [<!ENTITY l "${'a'.repeat(50_000)}">]><l>${'&l;'.repeat(50_000)}</l>`, 'doctype'],
  ['a DOCTYPE behind a comment', '<!-- a --><!DOCTYPE a><a/>', 'doctype'],
  ['101 levels', `${'<a>'.repeat(101)}${'</a>'.repeat(101)}`, 'depth'],
  ['a million levels, never closed', filled('<a>'), 'depth'],
  ['257 attributes', `<a ${Array.from({ length: 257 }, (_, at) => `a${at}=""`).join(' ')}/>`, 'nodes'],
  ['more elements than are read', `<a>${'<b/>'.repeat(200_000)}</a>`, 'nodes'],
  // 1 MiB each of what a parser might go back over; one that is not linear would not end within the test's time.
  ['1 MiB of <', filled('<'), 'syntax'],
  ['1 MiB of an open tag', `<${'a'.repeat(MiB)}`, 'syntax'],
  ['1 MiB of white space in a tag', `<a ${filled(' ')}`, 'syntax'],
  ['1 MiB of an open comment', `<a><!--${filled('- ')}`, 'syntax'],
  ['1 MiB of open CDATA', `<a><![CDATA[${filled(']')}`, 'syntax'],
  ['1 MiB of an open processing instruction', `<?a ${filled('?')}`, 'syntax'],
  ['1 MiB of an open attribute', `<a b="${filled('a')}`, 'syntax'],
  ['1 MiB of an open entity', `<a>&${'a'.repeat(MiB)}`, 'syntax'],
  ['1 MiB of an open DOCTYPE', `<!DOCTYPE a [${filled('<!ENTITY a "b">')}`, 'syntax'],
  ['1 MiB of declarations of namespaces', `<a ${Array.from({ length: 40_000 }, (_, at) => `xmlns:n${at}="u${at}"`).join(' ')}/>`, 'nodes'],
]

for (const [title, xml, code] of refused) {
  test(`XML is refused: ${title}`, { timeout: 30_000 }, () => {
    assert.equal(codeOf(xml), code)
  })
}

const accepted: readonly (readonly [title: string, xml: string | Buffer])[] = [
  ['a byte order mark', '\ufeff<a/>'],
  ['a declaration', '\ufeff<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<a/>'],
  ['comments and processing instructions around the root', '<?xml-stylesheet href="http://127.0.0.1:1/x.xsl"?><!-- a --><a/><!-- b --><?c?>'],
  ['100 levels', `${'<a>'.repeat(100)}${'</a>'.repeat(100)}`],
  ['256 attributes', `<a ${Array.from({ length: 256 }, (_, at) => `a${at}=""`).join(' ')}/>`],
  ['100,000 elements', `<a>${'<b/>'.repeat(100_000)}</a>`],
  ['1 MiB of text', `<a>${filled('a')}</a>`],
  ['1 MiB of character references', `<a>${filled('&#97;')}</a>`],
  ['1 MiB of &lt;', `<a>${filled('&lt;')}</a>`],
  ['1 MiB of comments', `<a>${filled('<!---->')}</a>`],
  ['1 MiB of text in CDATA', `<a><![CDATA[${filled(']]')}]]></a>`],
]

for (const [title, xml] of accepted) test(`XML is read: ${title}`, { timeout: 30_000 }, () => assert.equal(codeOf(xml), null))

test('names, namespaces, text and the five entities are read; declarations of namespaces are no attributes', () => {
  const parsed = parseXml(Buffer.from('<x:a xmlns:x="urn:x" xmlns="urn:d" __proto__="&lt;&#10;" x:c="2"><b>&amp;&lt;&gt;&quot;&apos;&#x41;<![CDATA[<&]]></b></x:a>'), bounds)
  assert.ok(!(parsed instanceof Malformed))
  assert.deepEqual(parsed.attributes.map(({ name, uri, value }) => [name, uri, value]), [['__proto__', '', '<\n'], ['x:c', 'urn:x', '2']])
  const [child] = parsed.children
  assert.ok(child !== undefined && 'local' in child)
  assert.deepEqual([child.uri, child.children.map((one) => ('text' in one ? one.text : ''))], ['urn:d', ['&<>"\'A', '<&']])
})

test('what is said of a fault names the place and nothing of the text', () => {
  const parsed = parseXml(Buffer.from('<a>\n<secret></wrong></a>'), bounds)
  assert.ok(parsed instanceof Malformed)
  assert.equal(parsed.message, 'must be well-formed XML, which ends at line 2, column 16')
})
