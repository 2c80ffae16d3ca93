import assert from 'node:assert/strict'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { bundle } from '../../../generator/load/bundle.ts'
import type { Json } from '../../../generator/load/document.ts'
import { valueAt } from '../../../generator/load/pointer.ts'
import { loadProject } from '../../../generator/load/project.ts'
import { collectReferences } from '../../../generator/load/references.ts'
import { openFolder } from '../../../generator/load/source-files.ts'
import { lines, load, openapi, writeProject } from './project-folder.ts'
import type { Files } from './project-folder.ts'

const split: Files = {
  'specs/shop/openapi.yaml': openapi('3.1.0', `x-kept: { $ref: '#/nowhere' }
paths:
  /pets: { $ref: paths/pets.yaml }
  /more: { $ref: paths/pets.yaml }
  /own:
    get:
      parameters: [{ $ref: 'common.yaml#/parameters/Limit' }]
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema: { $ref: schemas/pet.yaml, description: beside }
              example: { $ref: not/followed.yaml }
components:
  schemas:
    Pet: { $ref: schemas/pet.yaml }
    Local: { properties: { $id: { type: string }, $ref: { type: string }, pet: { $ref: '#/components/schemas/Pet' } } }
  responses: { $ref: common.yaml#/responses }
`),
  'specs/shop/paths/pets.yaml': `get:
  responses:
    '200':
      description: ok
      content: { application/json: { schema: { type: array, items: { $ref: ../schemas/pet.yaml } } } }
    default: { $ref: ../common.yaml#/responses/Error }
`,
  'specs/shop/common.yaml': `parameters:
  Limit: { name: limit, in: query, schema: { $ref: '#/schemas/Int' } }
schemas:
  Int: { type: integer, default: { $ref: x } }
responses:
  Error: { description: error, content: { application/json: { schema: { $ref: schemas/error.json } } } }
`,
  'specs/shop/schemas/pet.yaml': `type: object
properties:
  parent: { $ref: '#' }
  name: { $ref: '#/$defs/Name' }
  owner: { $ref: owner.json }
  __proto__: { type: string }
$defs: { Name: { type: string } }
`,
  'specs/shop/schemas/owner.json': '{ "properties": { "pet": { "$ref": "pet.yaml" }, "name": { "$ref": "pet.yaml#/%24defs/Name" } } }',
  'specs/shop/schemas/error.json': '{ "type": "object" }',
}

test('documents in several files become one, and every reference leads to a component', async (t) => {
  const { documents: [document], diagnostics } = await load(t, split)
  assert.deepEqual(diagnostics, [])
  const source = document!.source
  const at = (pointer: string): Json | undefined => valueAt(source, pointer)
  const pet = { $ref: '#/components/schemas/Pet' }
  assert.deepEqual(at('/paths/~1own/get/parameters'), [{ $ref: '#/components/parameters/Limit' }])
  assert.deepEqual(at('/paths/~1own/get/responses/200/content/application~1json'), { schema: { ...pet, description: 'beside' }, example: { $ref: 'not/followed.yaml' } })
  assert.deepEqual(at('/paths/~1pets/get/responses/200/content/application~1json/schema/items'), pet)
  assert.deepEqual(at('/paths/~1more'), at('/paths/~1pets'))
  assert.deepEqual(at('/paths/~1pets/get/responses/default'), { $ref: '#/components/responses/Error' })
  assert.deepEqual(at('/x-kept'), { $ref: '#/nowhere' })
  assert.deepEqual(at('/components'), {
    schemas: {
      Pet: {
        type: 'object',
        properties: JSON.parse('{"parent":{"$ref":"#/components/schemas/Pet"},"name":{"$ref":"#/components/schemas/Name"},"owner":{"$ref":"#/components/schemas/owner"},"__proto__":{"type":"string"}}') as Json,
        $defs: { Name: { type: 'string' } },
      },
      Local: { properties: { $id: { type: 'string' }, $ref: { type: 'string' }, pet } },
      Int: { type: 'integer', default: { $ref: 'x' } },
      Name: { type: 'string' },
      owner: { properties: { pet, name: { $ref: '#/components/schemas/Name' } } },
      error: { type: 'object' },
    },
    responses: { Error: { description: 'error', content: { 'application/json': { schema: { $ref: '#/components/schemas/error' } } } } },
    parameters: { Limit: { name: 'limit', in: 'query', schema: { $ref: '#/components/schemas/Int' } } },
  })
})

test('each node of the one document is placed in the file that it was written in', async (t) => {
  const { documents: [document] } = await load(t, split)
  const place = (pointer: string): string => {
    const { file, line, column, pointer: written } = document!.place(pointer)
    return `${file.slice('specs/shop/'.length)}:${line}:${column}#${written}`
  }
  assert.equal(place('/components/schemas/Pet/properties/owner'), 'schemas/pet.yaml:5:3#/properties/owner')
  assert.equal(place('/components/schemas/Name/type'), 'schemas/pet.yaml:7:18#/$defs/Name/type')
  assert.equal(place('/paths/~1more/get/responses/200'), 'paths/pets.yaml:3:5#/get/responses/200')
  assert.equal(place('/components/responses/Error/description'), 'common.yaml:6:12#/responses/Error/description')
  assert.equal(place('/components/schemas/Int/default'), 'common.yaml:4:25#/schemas/Int/default')
  assert.equal(place('/paths/~1own/get'), 'openapi.yaml:8:5#/paths/~1own/get')
  assert.equal(place('/components/schemas/Local/properties/pet'), 'openapi.yaml:20:75#/components/schemas/Local/properties/pet')
  assert.equal(place('/components/schemas/owner'), 'schemas/owner.json:1:1#')
})

test('names that two files give to different things are told apart', async (t) => {
  const { documents: [document] } = await load(t, {
    'specs/a.yaml': openapi('3.0.3', "paths: {}\ncomponents:\n  schemas:\n    Tag: { type: boolean }\n    A: { items: { $ref: 'b.yaml#/Tag' } }\n    B: { items: { $ref: 'c.yaml#/Tag' } }\n    C: { items: { $ref: 'd%20e/ü.yaml' } }\n"),
    'specs/b.yaml': 'Tag: { type: string }', 'specs/c.yaml': 'Tag: { type: integer }', 'specs/d e/ü.yaml': 'type: number',
  })
  assert.deepEqual(valueAt(document!.source, '/components/schemas'), {
    Tag: { type: 'boolean' },
    A: { items: { $ref: '#/components/schemas/Tag_2' } },
    B: { items: { $ref: '#/components/schemas/Tag_3' } },
    C: { items: { $ref: '#/components/schemas/_' } },
    Tag_2: { type: 'string' }, Tag_3: { type: 'integer' }, _: { type: 'number' },
  })
})

test('files that know each other by $id are joined, and the ids go', async (t) => {
  const { documents: [document], diagnostics } = await load(t, {
    'specs/a.yaml': openapi('3.1.0', 'paths: {}\ncomponents:\n  schemas:\n    Pet: { $ref: schemas/pet.json }\n'),
    'specs/schemas/pet.json': '{ "$id": "https://shop.test/pet", "properties": { "owner": { "$ref": "owner#/$defs/Person" }, "self": { "$ref": "#" } } }',
    'specs/schemas/person.json': '{ "$id": "https://shop.test/owner", "$defs": { "Person": { "type": "object" } } }',
  })
  assert.deepEqual(diagnostics, [])
  assert.deepEqual(valueAt(document!.source, '/components/schemas'), {
    Pet: { properties: { owner: { $ref: '#/components/schemas/Person' }, self: { $ref: '#/components/schemas/Pet' } } },
    Person: { type: 'object' },
  })
})

test('identifiers within one file stay as written', async (t) => {
  const rest = `paths: {}
components:
  schemas:
    A: { $id: 'https://shop.test/a', $defs: { B: { $anchor: b, type: string } }, items: { $ref: '#b' }, not: { $ref: '#/$defs/B' } }
    C: { $ref: 'https://shop.test/a#b' }
    D: { $dynamicAnchor: d, items: { $dynamicRef: '#d' }, not: { $ref: '#d' } }
`
  const { documents: [document], diagnostics } = await load(t, { 'specs/a.yaml': openapi('3.1.0', rest) })
  assert.deepEqual(diagnostics, [])
  assert.equal(valueAt(document!.document, '/components/schemas/A/items/$ref'), '#b')
  assert.equal(valueAt(document!.document, '/components/schemas/C/$ref'), 'https://shop.test/a#b')
})

test('a link inside the folder may be followed, one that leaves it may not', async (t) => {
  const root = writeProject(t, { 'specs/a.yaml': openapi('3.1.0', 'paths: {}\ncomponents: { schemas: { A: { $ref: in.yml }, B: { $ref: out.txt } } }'), 'specs/real.yaml': 'type: string', 'out.txt': 'type: string' })
  symlinkSync('real.yaml', join(root, 'specs/in.yml'))
  symlinkSync('../out.txt', join(root, 'specs/out.txt'))
  assert.deepEqual(lines((await loadProject({ root })).diagnostics), ['specs/a.yaml:4:52 error ref-outside-folder'])
})

test('without the bundler, or where it fails, there is a diagnostic', async (t) => {
  const folder = join(writeProject(t, { 'specs/a.yaml': openapi('3.1.0', 'paths: {}\ncomponents: { schemas: { A: { $ref: b.yaml } } }'), 'specs/b.yaml': 'type: string' }), 'specs')
  const files = openFolder({ root: join(folder, '..'), folder })
  const root = files.open({ path: join(folder, 'a.yaml'), file: 'specs/a.yaml' })!
  const { references } = collectReferences(root, files)
  const failing = async (error: Error): Promise<unknown> => {
    const result = await bundle({ root, references, bundler: () => Promise.reject(error) })
    return 'fault' in result ? [result.fault.code, result.fault.place.line] : undefined
  }
  assert.deepEqual(await failing(Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' })), ['bundler-missing', 4])
  assert.deepEqual(await failing(new Error('broken')), ['bundle-failed', 4])
})
