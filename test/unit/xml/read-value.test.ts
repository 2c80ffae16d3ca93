import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import { XmlFault } from '../../../generator/model/xml/position.ts'
import { XmlTable } from '../../../generator/model/xml/xml-table.ts'
import { planOf, read, soundPlan, write } from './plan-of.ts'
import type { Version } from './plan-of.ts'

const root = (properties: string, more = ''): string => `{ type: object, xml: { name: a }, properties: { ${properties} }${more === '' ? '' : `, ${more}`} }`
const nil = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"'

interface Case { readonly title: string; readonly schema: string; readonly schemas?: string; readonly version?: Version; readonly cases: readonly (readonly [xml: string, value: unknown, other?: unknown])[] }

/** What is read; of values in quotes a code and a pointer, where it is refused. The third is the second reading. */
const facets: readonly Case[] = [
  {
    title: 'scalars by type, without the white space around', schema: root('i: { type: integer }, n: { type: number }, b: { type: boolean }, s: { type: string }'),
    cases: [
      ['<a><i> 12\n</i><n>\t-1.5e3 </n><b>\ntrue</b><s> x </s></a>', { i: 12, n: -1500, b: true, s: ' x ' }],
      ['<a><i>1.0</i><n>+1</n><b>1</b><s>12</s></a>', { i: '1.0', n: '+1', b: '1', s: '12' }],
      ['<a><i>007</i><n>INF</n><b>TRUE</b><s/></a>', { i: '007', n: 'INF', b: 'TRUE', s: '' }],
      ['<a><i/><n>1e999</n><b></b></a>', { i: '', n: '1e999', b: '' }],
      ['<a><s>a<![CDATA[<b>]]>&amp;c</s></a>', { s: 'a<b>&c' }],
      ['<a><s>&#x1F600;\r\n</s></a>', { s: '\u{1f600}\n' }],
    ],
  },
  {
    title: 'enum and const without a type', schema: root('e: { enum: [1, 2] }, c: { const: true }'),
    cases: [['<a><e>2</e><c>true</c></a>', { e: 2, c: true }]],
  },
  {
    title: 'keywords that say what a schema without a type is about', schema: root('n: { minimum: 3 }, o: { properties: { x: { type: integer } } }, l: { items: { type: integer } }'),
    cases: [['<a><n>2</n><o><x>1</x></o><l>1</l><l>2</l></a>', { n: 2, o: { x: 1 }, l: [1, 2] }]],
  },
  {
    title: 'null', schema: root('i: { type: [integer, "null"] }, s: { type: [string, "null"] }, o: { type: [object, "null"] }, t: { type: string }'),
    cases: [
      [`<a><i ${nil}/><s ${nil}></s><o ${nil}/><t ${nil}/></a>`, { i: null, s: null, o: null, t: null }],
      ['<a><i/><s/><o/></a>', { i: null, s: '', o: {} }, { i: null, s: null, o: null }],
      ['<a><i>null</i><s>null</s></a>', { i: 'null', s: 'null' }],
      [`<a><s ${nil}>x</s></a>`, 'content /s'],
      [`<a><o ${nil} x="1"/></a>`, 'content /o'],
      [`<a><s ${nil.replace('true', 'false')}>x</s></a>`, { s: 'x' }],
    ],
  },
  {
    title: 'a nullable reference of 3.0', version: '3.0', schema: root('c: { allOf: [{ $ref: "#/components/schemas/C" }], nullable: true }'), schemas: 'C: { type: object, properties: { x: { type: integer } } }',
    cases: [['<a><c><x>1</x></c></a>', { c: { x: 1 } }], [`<a><c ${nil}/></a>`, { c: null }]],
  },
  {
    title: 'attributes', schema: root('id: { type: integer, xml: { attribute: true } }, k: { type: string, xml: { attribute: true, name: kind } }, n: { type: [string, "null"], xml: { attribute: true } }'),
    cases: [
      ['<a id=" 7 " kind="x" n=""/>', { id: 7, k: 'x', n: '' }, { id: 7, k: 'x', n: null }],
      ['<a id="7"/>', { id: 7, n: null }],
      ['<a><id>7</id></a>', 'undeclared /id'],
      ['<a k="x"/>', 'undeclared /k'],
      ['<a xmlns:x="urn:x" x:id="7"/>', { 'x:id': '7', n: null }],
    ],
  },
  {
    title: 'namespaces of elements and attributes', schema: '{ type: object, xml: { name: a, namespace: "urn:a" }, properties: { b: { type: integer, xml: { namespace: "urn:b", prefix: b } }, c: { type: integer }, d: { type: string, xml: { attribute: true, namespace: "urn:b", prefix: b } } } }',
    cases: [
      ['<a xmlns="urn:a" xmlns:q="urn:b" q:d="x"><q:b>1</q:b><c>2</c></a>', { b: 1, c: 2, d: 'x' }],
      ['<p:a xmlns:p="urn:a"><b xmlns="urn:b">1</b><p:c>2</p:c></p:a>', { b: 1, c: 2 }],
      ['<a><b xmlns="urn:b">1</b></a>', 'root'],
      ['<a xmlns="urn:other"/>', 'root'],
      ['<a xmlns="urn:a"><b>1</b></a>', 'undeclared /b'],
      ['<a xmlns="urn:a"><b xmlns="urn:c">1</b></a>', 'undeclared /b'],
      ['<a xmlns="urn:a" d="x"/>', 'undeclared /d'],
    ],
  },
  {
    title: 'two members of one local name in two namespaces', schema: root('x: { type: integer, xml: { name: n, namespace: "urn:x" } }, y: { type: integer, xml: { name: n, namespace: "urn:y" } }, z: { type: integer, xml: { name: n } }'),
    cases: [['<a><n xmlns="urn:y">2</n><n>3</n><n xmlns="urn:x">1</n></a>', { x: 1, y: 2, z: 3 }], ['<a><n>3</n><n xmlns="urn:q">4</n></a>', 'duplicate /z']],
  },
  {
    title: 'what is not declared becomes a member for the schema to judge', schema: root('x: { type: integer }', 'additionalProperties: false'),
    cases: [
      ['<a><x>1</x><y>2</y></a>', { x: 1, y: '2' }],
      ['<a y="2" xml:lang="en"/>', { 'y': '2', 'xml:lang': 'en' }],
      ['<a>text<x>1</x></a>', { 'x': 1, '#text': 'text' }],
      ['<a><y/><y><z q="1">t</z></y></a>', { y: ['', { z: { 'q': '1', '#text': 't' } }] }],
      ['<a><__proto__>1</__proto__><constructor>2</constructor></a>', JSON.parse('{"__proto__":"1","constructor":"2"}')],
      ['<a y="1"><y>2</y></a>', 'duplicate /y'],
      ['<a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="evil"/>', { 'xsi:type': 'evil' }],
    ],
  },
  {
    title: 'what is there twice', schema: root('x: { type: integer }, l: { type: array, xml: { wrapped: true }, items: { type: integer } }', 'additionalProperties: { type: integer }'),
    cases: [['<a><x>1</x><x>1</x></a>', 'duplicate /x'], ['<a><l><l>1</l></l><l/></a>', 'duplicate /l'], ['<a><y>1</y><y>2</y></a>', 'duplicate /y'], ['<a><y>1</y><z>2</z></a>', { y: 1, z: 2 }]],
  },
  {
    title: 'text that holds elements, attributes or comments', schema: root('s: { type: string }'),
    cases: [
      ['<a><s><b/></s></a>', 'content /s'], ['<a><s x="1">t</s></a>', 'content /s'],
      ['<a><s>adm<!-- -->in</s></a>', 'content /s'], ['<a><s>adm<?x?>in</s></a>', 'content /s'], ['<a><s><!-- -->t</s></a>', 'content /s'], ['<a><s><!-- --></s></a>', { s: '' }],
      ['<a><!-- --><s>t</s><?x?></a>', { s: 't' }],
    ],
  },
  {
    title: 'lists side by side', schema: root('l: { type: array, items: { type: integer, xml: { name: i } } }, r: { type: array, items: { type: string } }', 'required: [r]'),
    cases: [
      ['<a><i>1</i><r>x</r><i>2</i></a>', { l: [1, 2], r: ['x'] }], ['<a/>', { r: [] }], ['<a><l>1</l></a>', 'undeclared /l'],
      [`<a><i ${nil}/></a>`, { l: [null], r: [] }],
    ],
  },
  {
    title: 'lists with an element around', schema: root('l: { type: array, xml: { wrapped: true }, items: { type: integer, xml: { name: i } } }'),
    cases: [
      ['<a><l>\n<i>1</i><i>2</i></l></a>', { l: [1, 2] }], ['<a><l/></a>', { l: [] }], ['<a/>', {}],
      ['<a><l><j>1</j></l></a>', 'undeclared /l/0'], ['<a><l>text</l></a>', 'content /l/0'], ['<a><l x="1"/></a>', 'undeclared /l/x'], ['<a><l><i>1</i><i><b/></i></l></a>', 'content /l/1'],
      [`<a><l ${nil}/></a>`, { l: null }],
    ],
  },
  {
    title: 'lists of lists and of objects', schema: root('m: { type: array, items: { type: array, xml: { wrapped: true, name: row }, items: { type: integer, xml: { name: c } } } }, o: { type: array, items: { type: object, properties: { x: { type: integer } } } }'),
    cases: [['<a><row><c>1</c><c>2</c></row><row/><o><x>1</x></o><o/></a>', { m: [[1, 2], []], o: [{ x: 1 }, {}] }]],
  },
  {
    title: 'a list or a single one', schema: root('t: { oneOf: [{ type: string }, { type: array, items: { type: string } }] }'),
    cases: [['<a><t>x</t></a>', { t: 'x' }, { t: ['x'] }], ['<a><t>x</t><t>y</t></a>', { t: ['x', 'y'] }], ['<a/>', {}]],
  },
  {
    title: 'text of several types', schema: root('v: { type: [string, integer, boolean] }'),
    cases: [['<a><v>12</v></a>', { v: 12 }, { v: '12' }], ['<a><v>x</v></a>', { v: 'x' }, { v: 'x' }]],
  },
  {
    title: 'an object or text', schema: root('v: { oneOf: [{ type: string }, { type: object, properties: { x: { type: integer } } }] }'),
    cases: [['<a><v>t</v></a>', { v: 't' }], ['<a><v><x>1</x></v></a>', { v: { x: 1 } }], ['<a><v/></a>', { v: '' }, { v: {} }]],
  },
  {
    title: 'text beside attributes', version: '3.2', schema: root('k: { type: string, xml: { nodeType: attribute } }, t: { type: number, xml: { nodeType: text } }'),
    cases: [['<a k="x"> 1.5 </a>', { k: 'x', t: 1.5 }], ['<a k="x"/>', { k: 'x' }], ['<a>1<!-- -->2</a>', 'content /t'], ['<a><t>1</t></a>', 'undeclared /t']],
  },
  {
    title: 'CDATA, and the same as text', version: '3.2', schema: root('c: { type: string, xml: { nodeType: cdata } }', 'required: [c]'),
    cases: [['<a>\n <![CDATA[<x>]]>\n</a>', { c: '<x>' }], ['<a>&lt;x&gt;</a>', { c: '<x>' }], ['<a/>', { c: '' }], ['<a><![CDATA[a]]><![CDATA[b]]></a>', { c: 'ab' }]],
  },
  {
    title: 'an object of nodeType none', version: '3.2', schema: root('o: { type: object, xml: { nodeType: none }, properties: { x: { type: integer }, y: { type: string, xml: { nodeType: attribute } } } }, z: { type: integer }'),
    cases: [['<a y="q"><x>1</x><z>2</z></a>', { o: { x: 1, y: 'q' }, z: 2 }], ['<a><z>2</z></a>', { z: 2 }], ['<a><x>1</x><x>2</x></a>', 'duplicate /o/x']],
  },
  {
    title: 'components: by the property until 3.1', schema: root('c: { $ref: "#/components/schemas/C" }, d: { $ref: "#/components/schemas/D" }, l: { type: array, items: { $ref: "#/components/schemas/C" } }'), schemas: 'C: { type: object }\nD: { type: object, xml: { name: dee } }',
    cases: [['<a><c/><dee/><l/><l/></a>', { c: {}, d: {}, l: [{}, {}] }]],
  },
  {
    title: 'components: by their own name from 3.2', version: '3.2', schema: root('c: { $ref: "#/components/schemas/C" }, d: { $ref: "#/components/schemas/D", xml: { name: ignored } }, l: { type: array, items: { $ref: "#/components/schemas/E" } }'), schemas: 'C: { type: object }\nD: { type: object, xml: { name: dee } }\nE: { type: object }',
    cases: [['<a><C/><dee/><E/><E/></a>', { c: {}, d: {}, l: [{}, {}] }], ['<a><c/></a>', 'undeclared /c']],
  },
  {
    title: 'an XML Object beside a reference, as 3.1 has it', schema: root('c: { $ref: "#/components/schemas/C", xml: { name: see } }'), schemas: 'C: { type: object, xml: { name: sea } }',
    cases: [['<a><see/></a>', { c: {} }]],
  },
  {
    title: 'a root list', schema: '{ type: array, items: { $ref: "#/components/schemas/Pet" } }', schemas: 'Pet: { type: object, xml: { name: pet }, properties: { id: { type: integer } } }',
    cases: [['<anything><pet><id>1</id></pet><pet/></anything>', [{ id: 1 }, {}]], ['<x><cat/></x>', 'undeclared /0']],
  },
  {
    title: 'a nameless string is the text of the document', schema: '{ type: string }',
    cases: [['<a b="1">x</a>', '<a b="1">x</a>'], ['<a>', 'syntax'], ['<!DOCTYPE a><a/>', 'doctype']],
  },
  {
    title: 'a prefix within the name', schema: root('x: { type: integer, xml: { name: "p:n" } }'), cases: [['<a xmlns:q="u"><q:n>1</q:n></a>', { x: 1 }], ['<a><n>1</n></a>', { x: 1 }]],
  },
  {
    title: 'text in place of an object', schema: root('o: { type: object, properties: { x: { type: integer } } }'), cases: [['<a><o>t</o></a>', { o: 't' }], ['<a><o k="1">t</o></a>', { o: { 'k': '1', '#text': 't' } }]],
  },
  {
    title: 'a root text', schema: '{ type: integer, xml: { name: n } }', cases: [['<n>12</n>', 12], ['<m>12</m>', 'root']],
  },
  {
    title: 'recursion through a reference', schema: '{ $ref: "#/components/schemas/Tree" }', schemas: 'Tree: { type: object, properties: { v: { type: integer, xml: { attribute: true } }, left: { $ref: "#/components/schemas/Tree" }, kids: { type: array, xml: { wrapped: true }, items: { $ref: "#/components/schemas/Tree" } } } }',
    cases: [['<Tree v="1"><left v="2"/><kids><kids v="3"><left v="4"/></kids></kids></Tree>', { v: 1, left: { v: 2 }, kids: [{ v: 3, left: { v: 4 } }] }], ['<Tree><left><left v="x"><q/></left></left></Tree>', { left: { left: { v: 'x', q: '' } } }]],
  },
  {
    title: 'a list that holds itself', schema: '{ $ref: "#/components/schemas/List" }', schemas: 'List: { type: array, xml: { wrapped: true, name: list }, items: { type: object, xml: { name: i }, properties: { sub: { $ref: "#/components/schemas/List" } } } }',
    cases: [['<list><i/><i><list><i/></list></i></list>', [{}, { sub: [{}] }]]],
  },
  {
    title: 'allOf', schema: '{ xml: { name: a }, allOf: [{ $ref: "#/components/schemas/Base" }, { type: object, properties: { y: { type: integer } } }] }', schemas: 'Base: { type: object, xml: { name: base }, required: [l], properties: { x: { type: integer, xml: { attribute: true } }, l: { type: array, items: { type: integer } } } }',
    cases: [['<a x="1"><y>2</y></a>', { x: 1, y: 2, l: [] }], ['<base/>', 'root']],
  },
  {
    title: 'oneOf of objects: members of all alternatives', schema: '{ xml: { name: pet }, oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }] }',
    schemas: 'Cat: { type: object, properties: { kind: { const: cat }, lives: { type: integer } } }\nDog: { type: object, properties: { kind: { const: dog }, barks: { type: boolean }, tags: { type: array, items: { type: string } } } }',
    cases: [['<pet><kind>cat</kind><lives>9</lives></pet>', { kind: 'cat', lives: 9 }], ['<pet><kind>dog</kind><barks>true</barks><tags>x</tags></pet>', { kind: 'dog', barks: true, tags: ['x'] }]],
  },
  {
    title: 'if, then and else describe members too', schema: root('k: { type: string }', 'if: { properties: { k: { const: x } } }, then: { properties: { n: { type: integer } } }'),
    cases: [['<a><k>x</k><n>1</n></a>', { k: 'x', n: 1 }]],
  },
  {
    title: 'maps of texts, objects and lists', schema: root('m: { type: object, additionalProperties: { type: integer } }, o: { type: object, additionalProperties: { type: object, properties: { x: { type: integer } } } }, l: { type: object, additionalProperties: { type: array, items: { type: integer } } }, p: { type: object, patternProperties: { "^x": { type: boolean } } }'),
    cases: [['<a><m><one>1</one><two>2</two></m><o><k><x>1</x></k></o><l><k>1</k><j>2</j><k>3</k></l><p><x1>true</x1></p></a>', { m: { one: 1, two: 2 }, o: { k: { x: 1 } }, l: { k: [1, 3], j: [2] }, p: { x1: true } }], ['<a><m one="1"/></a>', { m: { one: 1 } }]],
  },
  {
    title: 'anything', schema: root('v: {}, w: true'),
    cases: [['<a><v>1</v><w><x k="1">t</x><x/><y>2</y></w></a>', { v: '1', w: { x: [{ 'k': '1', '#text': 't' }, ''], y: '2' } }]],
  },
]

for (const { title, schema, schemas, version, cases } of facets) {
  test(`read: ${title}`, () => {
    const plan = soundPlan(schema, { ...(version !== undefined && { version }), ...(schemas !== undefined && { schemas }) })
    for (const [xml, value, other] of cases) {
      assert.deepEqual(read(plan, xml), value, xml)
      if (other !== undefined) assert.deepEqual(read(plan, xml, 1), other, `${xml}, read once more`)
      // What was read is written so that one reading of it is the same; undeclared attributes of a namespace have no prefix to write.
      if (typeof value === 'string' || /"\w+:\w+":/.test(JSON.stringify(value))) continue
      const written = write(plan, value)
      assert.ok([0, 1].some((attempt) => isDeepStrictEqual(read(plan, written, attempt), value)), `${xml}, written as ${written}`)
    }
  })
}

/** What cannot be read with certainty, and why. */
const undecidable: readonly (readonly [title: string, reason: RegExp, schema: string, version?: Version, schemas?: string])[] = [
  ['a list of lists', /a list of lists needs an element/, root('m: { type: array, items: { type: array, items: { type: integer } } }')],
  ['an object as an attribute', /cannot be of nodeType attribute/, root('o: { type: object, xml: { attribute: true } }')],
  ['a list as text', /cannot be of nodeType text/, root('o: { type: array, xml: { nodeType: text } }'), '3.2'],
  ['items as attributes', /the items of a list cannot be attributes/, root('l: { type: array, xml: { wrapped: true }, items: { type: string, xml: { attribute: true } } }')],
  ['texts beside each other', /texts beside each other/, root('l: { type: array, xml: { nodeType: element }, items: { type: string, xml: { nodeType: text } } }'), '3.2'],
  ['text items without an element around them', /texts beside each other|need an element around/, root('l: { type: array, items: { type: string, xml: { nodeType: text } } }'), '3.2'],
  ['two texts in one element', /"s" and "t" stand in one place/, root('s: { type: string, xml: { nodeType: text } }, t: { type: string, xml: { nodeType: cdata } }'), '3.2'],
  ['two members of one name', /"x" and "y" stand in one place/, root('x: { type: integer, xml: { name: n } }, y: { type: string, xml: { name: n } }')],
  ['a list and a member of one name', /"x" and "l" stand in one place/, root('x: { type: integer }, l: { type: array, items: { type: integer, xml: { name: x } } }')],
  ['lists whose first items are described in one alternative only', /first items are described more than once/, '{ xml: { name: a, wrapped: true }, oneOf: [{ type: array, prefixItems: [{ type: integer }] }, { type: array, items: { type: string } }] }'],
  ['lists whose first items are described twice', /first items are described more than once/, '{ xml: { name: a, wrapped: true }, type: array, prefixItems: [{ type: integer }], allOf: [{ prefixItems: [{}, {}] }] }'],
  ['a list or text, wrapped', /a list and something else/, root('l: { type: [array, string], xml: { wrapped: true }, items: { type: integer } }')],
  ['a list or text of two names', /a list and something else/, root('l: { oneOf: [{ type: string }, { type: array, items: { type: string, xml: { name: i } } }] }')],
  ['alternatives in different places', /its alternatives stand in different places/, '{ xml: { name: a }, oneOf: [{ type: object, properties: { k: { type: string } } }, { type: object, properties: { k: { type: string, xml: { attribute: true } } } }] }'],
  ['an attribute as root', /the root cannot be of nodeType attribute/, '{ type: string, xml: { attribute: true } }'],
  ['an object of nodeType none as root', /the root cannot be of nodeType none/, '{ type: object, xml: { nodeType: none } }', '3.2'],
  ['text of nodeType none', /it would be nowhere/, root('s: { type: string, xml: { nodeType: none } }'), '3.2'],
  ['an object of nodeType none that holds itself', /holds itself/, root('o: { $ref: "#/components/schemas/O" }'), '3.2', 'O: { type: object, xml: { nodeType: none }, properties: { o: { $ref: "#/components/schemas/O" } } }'],
  ['an element around an element', /an element is declared around an element/, root('o: { $ref: "#/components/schemas/O", xml: { nodeType: element, name: x } }'), '3.2', 'O: { type: object }'],
  ['$dynamicRef', /"\$dynamicRef"/, root('o: { $dynamicRef: "#x" }')],
  ['a reference to an anchor', /is no JSON pointer/, root('o: { $ref: "#x" }')],
]

for (const [title, reason, schema, version, schemas] of undecidable) {
  test(`no plan: ${title}`, () => {
    const plan = planOf(schema, { ...(version !== undefined && { version }), ...(schemas !== undefined && { schemas }) })
    assert.match(String(plan), reason)
  })
}

test('what was begun for a body without a plan is of no other plan', () => {
  const document = {
    openapi: '3.1.0',
    components: { schemas: {
      Good: { type: 'object', properties: { x: { type: 'integer' } } },
      Bad: { type: 'object', properties: { good: { $ref: '#/components/schemas/Good' }, self: { $ref: '#/components/schemas/Bad' }, rows: { type: 'array', items: { type: 'array', items: {} } } } },
      Holder: { type: 'object', properties: { bad: { $ref: '#/components/schemas/Bad' } } },
    } },
  }
  const table = new XmlTable(document)
  const root = (name: string) => table.rootOf({ value: { $ref: `#/components/schemas/${name}` }, pointer: `/${name}` })
  for (const name of ['Bad', 'Holder', 'Bad']) assert.ok(root(name) instanceof XmlFault, name)
  assert.deepEqual(table.shapes, {})
  assert.ok(!(root('Good') instanceof XmlFault))
  assert.deepEqual(Object.keys(table.shapes), ['Good'])
})
