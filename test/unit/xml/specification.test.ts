import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read, soundPlan, write } from './plan-of.ts'
import type { Version } from './plan-of.ts'

/** An example of the specification's section "XML Object", with a value where it gives one or one could be put in for its dots. */
interface Example { readonly title: string; readonly schema: string; readonly schemas?: string; readonly value: unknown; readonly xml: string }

/** In 3.0 and 3.1 they are properties of an object that is left out; it is called `document` here. */
const within = (properties: string): string => `type: object\nxml: { name: document }\nproperties:\n${properties.replace(/^/gm, '  ')}`
const animals = (xml: string): string => `<document>${xml}</document>`
const three = ['dog', 'cat', 'hamster']
const each = (name: string): string => three.map((one) => `<${name}>${one}</${name}>`).join('')

/** OpenAPI 3.0.4, 4.8.26 and 3.1.2, 4.8.26: the same in both. */
const until31: readonly Example[] = [
  { title: 'basic string property', schema: within('animals: { type: string }'), value: { animals: 'dog' }, xml: animals('<animals>dog</animals>') },
  { title: 'basic string array property', schema: within('animals: { type: array, items: { type: string } }'), value: { animals: three }, xml: animals(each('animals')) },
  { title: 'name replacement', schema: within('animals: { type: string, xml: { name: animal } }'), value: { animals: 'dog' }, xml: animals('<animal>dog</animal>') },
  {
    title: 'attribute, prefix and namespace', schema: '$ref: "#/components/schemas/Person"', value: { id: 123, name: 'example' },
    schemas: 'Person: { type: object, properties: { id: { type: integer, format: int32, xml: { attribute: true } }, name: { type: string, xml: { namespace: https://example.com/schema/sample, prefix: sample } } } }',
    xml: '<Person id="123"><sample:name xmlns:sample="https://example.com/schema/sample">example</sample:name></Person>',
  },
  { title: 'changing the element names', schema: within('animals: { type: array, items: { type: string, xml: { name: animal } } }'), value: { animals: three }, xml: animals(each('animal')) },
  { title: 'the external name has no effect', schema: within('animals: { type: array, items: { type: string, xml: { name: animal } }, xml: { name: aliens } }'), value: { animals: three }, xml: animals(each('animal')) },
  { title: 'wrapped without a name', schema: within('animals: { type: array, items: { type: string }, xml: { wrapped: true } }'), value: { animals: three }, xml: animals(`<animals>${each('animals')}</animals>`) },
  { title: 'wrapped with a name of the items', schema: within('animals: { type: array, items: { type: string, xml: { name: animal } }, xml: { wrapped: true } }'), value: { animals: three }, xml: animals(`<animals>${each('animal')}</animals>`) },
  { title: 'internal and external names', schema: within('animals: { type: array, items: { type: string, xml: { name: animal } }, xml: { name: aliens, wrapped: true } }'), value: { animals: three }, xml: animals(`<aliens>${each('animal')}</aliens>`) },
  { title: 'the external name only', schema: within('animals: { type: array, items: { type: string }, xml: { name: aliens, wrapped: true } }'), value: { animals: three }, xml: animals(`<aliens>${each('aliens')}</aliens>`) },
]

const documentation = 'type: object, properties: { content: { type: string, contentMediaType: text/html, xml: { nodeType: cdata } } }'
const page = '<html><head><title>Awesome Docs</title></head><body></body><html>'

/** OpenAPI 3.2.0, 4.27. The example "XML Name Replacement" gives a list for a `type: string`, and "One" and "Report" are lists; slips are put right. */
const from32: readonly Example[] = [
  { title: 'no XML Object', schema: within('animals: { type: string }'), value: { animals: 'dog, cat, hamster' }, xml: animals('<animals>dog, cat, hamster</animals>') },
  { title: 'basic string array property', schema: within('animals: { type: array, items: { type: string } }'), value: { animals: three }, xml: animals(each('animals')) },
  { title: 'name replacement', schema: within('animals: { type: string, xml: { name: animal } }'), value: { animals: 'dog' }, xml: animals('<animal>dog</animal>') },
  {
    title: 'attribute, prefix and namespace', schema: '$ref: "#/components/schemas/Person"', value: { id: 123, name: 'example' },
    schemas: 'Person: { type: object, properties: { id: { type: integer, format: int32, xml: { nodeType: attribute } }, name: { type: string, xml: { namespace: https://example.com/schema/sample, prefix: sample } } } }',
    xml: '<Person id="123"><sample:name xmlns:sample="https://example.com/schema/sample">example</sample:name></Person>',
  },
  { title: 'changing the element names', schema: within('animals: { type: array, items: { type: string, xml: { name: animal } } }'), value: { animals: three }, xml: animals(each('animal')) },
  { title: 'the name of the list has no effect', schema: within('animals: { type: array, xml: { name: aliens }, items: { type: string, xml: { name: animal } } }'), value: { animals: three }, xml: animals(each('animal')) },
  { title: 'a wrapping element without a name', schema: within('animals: { type: array, xml: { nodeType: element }, items: { type: string } }'), value: { animals: three }, xml: animals(`<animals>${each('animals')}</animals>`) },
  { title: 'a wrapping element, the items named', schema: within('animals: { type: array, xml: { nodeType: element }, items: { type: string, xml: { name: animal } } }'), value: { animals: three }, xml: animals(`<animals>${each('animal')}</animals>`) },
  { title: 'both named', schema: within('animals: { type: array, xml: { name: aliens, nodeType: element }, items: { type: string, xml: { name: animal } } }'), value: { animals: three }, xml: animals(`<aliens>${each('animal')}</aliens>`) },
  { title: 'the wrapping element named', schema: within('animals: { type: array, xml: { name: aliens, nodeType: element }, items: { type: string } }'), value: { animals: three }, xml: animals(`<aliens>${each('aliens')}</aliens>`) },
  {
    title: 'elements with attributes and text',
    schema: 'type: array\nxml: { nodeType: element, name: animals }\nitems: { xml: { name: animal }, properties: { kind: { type: string, xml: { nodeType: attribute } }, name: { type: string, xml: { nodeType: text } } } }',
    value: [{ kind: 'Cat', name: 'Fluffy' }, { kind: 'Dog', name: 'Fido' }], xml: '<animals><animal kind="Cat">Fluffy</animal><animal kind="Dog">Fido</animal></animals>',
  },
  { title: 'a referenced element with CDATA', schema: '$ref: "#/components/schemas/Documentation"', schemas: `Documentation: { ${documentation} }`, value: { content: page }, xml: `<Documentation><![CDATA[${page}]]></Documentation>` },
  { title: 'the root at the point of use, stored', schema: 'xml: { nodeType: element, name: StoredDocument }\n$ref: "#/components/schemas/Documentation"', schemas: `Documentation: { xml: { nodeType: none }, ${documentation} }`, value: { content: page }, xml: `<StoredDocument><![CDATA[${page}]]></StoredDocument>` },
  { title: 'the root at the point of use, updated', schema: 'xml: { nodeType: element, name: UpdatedDocument }\n$ref: "#/components/schemas/Documentation"', schemas: `Documentation: { xml: { nodeType: none }, ${documentation} }`, value: { content: page }, xml: `<UpdatedDocument><![CDATA[${page}]]></UpdatedDocument>` },
  {
    title: 'ordered elements',
    schema: 'xml: { nodeType: element, name: OneTwoThree }\ntype: array\nprefixItems:\n- { xml: { name: One }, type: string }\n- { xml: { name: Two }, type: object, required: [unit, value], properties: { unit: { type: string, xml: { nodeType: attribute } }, value: { type: number, xml: { nodeType: text } } } }\n- { xml: { name: Three }, type: [boolean, "null"] }',
    value: ['Some text', { unit: 'cubits', value: 42 }, null],
    xml: '<OneTwoThree><One>Some text</One><Two unit="cubits">42</Two><Three xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/></OneTwoThree>',
  },
  {
    title: 'ordered elements and text', value: ['Some preamble text.', 42, 'Some postamble text.'],
    schema: 'xml: { nodeType: element, name: Report }\ntype: array\nprefixItems:\n- { xml: { nodeType: text }, type: string }\n- { xml: { name: data }, type: number }\n- { xml: { nodeType: text }, type: string }',
    xml: '<Report>Some preamble text.<data>42</data>Some postamble text.</Report>',
  },
  ...[
    { title: 'with nulls', value: { count: null, description: 'Thing', related: null }, xml: '<product><description>Thing</description><related xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/></product>' },
    { title: 'without nulls', value: { count: 42, description: 'Thing', related: {} }, xml: '<product count="42"><description>Thing</description><related/></product>' },
  ].map((example) => ({
    ...example,
    schema: 'xml: { name: product }\ntype: object\nrequired: [count, description, related]\nproperties:\n  count: { type: [number, "null"], xml: { nodeType: attribute } }\n  rating: { type: string, xml: { nodeType: attribute } }\n  description: { type: string }\n  related: { type: [object, "null"] }',
  })),
]

const tables: readonly (readonly [Version, readonly Example[]])[] = [['3.0', until31], ['3.1', until31], ['3.2', from32]]

for (const [version, examples] of tables) {
  for (const { title, schema, schemas, value, xml } of examples) {
    test(`the specification's example in ${version}: ${title}`, () => {
      const plan = soundPlan(schema, { version, ...(schemas !== undefined && { schemas }) })
      assert.deepEqual(read(plan, xml), value)
      assert.equal(write(plan, value), xml)
      if (!xml.includes('Report')) assert.deepEqual(read(plan, laidOut(xml)), value)
    })
  }
}

/** As the specification prints it: elements on lines of their own, and empty ones with two tags. */
function laidOut(xml: string): string {
  return xml.replace('<related/>', '<related></related>').split(/(<!\[CDATA\[.*\]\]>)/)
    .map((part, index) => (index % 2 === 1 ? `\n  ${part}\n` : part.replace(/(<[^/][^>]*>)(?=<\w)|<\/\w[^>]*>(?=<)/g, '$&\n  '))).join('')
}
