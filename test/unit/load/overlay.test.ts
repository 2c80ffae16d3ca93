import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Json } from '../../../generator/load/document.ts'
import { applyOverlays } from '../../../generator/load/overlay/overlays.ts'
import { loadJsonPath } from '../../../generator/load/overlay/json-path.ts'
import { valueAt } from '../../../generator/load/pointer.ts'
import { openFolder } from '../../../generator/load/source-files.ts'
import { lines, load, openapi, writeProject } from './project-folder.ts'

const skip = await loadJsonPath().then(() => false, () => 'json-p3 is not installed')

const shop = openapi('3.1.0', `paths:
  /a:
    get:
      operationId: a
      tags: [one, two, three]
      responses: {}
  /b:
    get: { operationId: b, tags: [two], responses: {} }
  /broken: { $ref: nowhere.yaml }
`)

const overlay = (actions: string, head = 'overlay: 1.1.0\n'): string => `${head}actions:\n${actions}`

describe('actions', { skip }, () => {
  const rows: readonly [string, string, string, Json | undefined, string?][] = [
    ['an object is merged, all the way down', '- { target: $.paths, update: { /a: { get: { summary: s, deprecated: true } } } }', '/paths/~1a/get', { operationId: 'a', tags: ['one', 'two', 'three'], responses: {}, summary: 's', deprecated: true }],
    ['a plain value is replaced', "- { target: \"$.paths['/a'].get\", update: { operationId: z } }", '/paths/~1a/get/operationId', 'z'],
    ['lists are joined', "- { target: \"$.paths['/a'].get\", update: { tags: [four] } }", '/paths/~1a/get/tags', ['one', 'two', 'three', 'four']],
    ['an entry is appended to a list', "- { target: \"$.paths['/b'].get.tags\", update: four }", '/paths/~1b/get/tags', ['two', 'four']],
    ['a list is joined to a list', "- { target: \"$.paths['/b'].get.tags\", update: [four, five] }", '/paths/~1b/get/tags', ['two', 'four', 'five']],
    ['in 1.0 it is an entry', "- { target: \"$.paths['/b'].get.tags\", update: [four] }", '/paths/~1b/get/tags', ['two', ['four']], 'overlay: 1.0.0\n'],
    ['in 1.0 lists deeper down are joined', "- { target: \"$.paths['/b'].get\", update: { tags: [four] } }", '/paths/~1b/get/tags', ['two', 'four'], 'overlay: 1.0.0\n'],
    ['a plain value that is selected is replaced', "- { target: \"$.paths['/a'].get.operationId\", update: z }", '/paths/~1a/get/operationId', 'z'],
    ['an item of a list is replaced', "- { target: \"$.paths['/a'].get.tags[?@ == 'two']\", update: z }", '/paths/~1a/get/tags', ['one', 'z', 'three']],
    ['all that are selected are updated', '- { target: $.paths.*.get, update: { tags: [z] } }', '/paths/~1b/get/tags', ['two', 'z']],
    ['items are removed', "- { target: \"$.paths.*.get.tags[?@ != 'two']\", remove: true }", '/paths/~1a/get/tags', ['two']],
    ['a member is removed', "- { target: \"$.paths['/b']\", remove: true }", '/paths/~1b', undefined],
    ['what lies in what is removed', '- { target: $..tags, remove: true }\n- { target: $.paths.*, remove: true }', '/paths', {}],
    ['a value is copied', "- { target: $.paths, update: { /c: {} } }\n- { target: \"$.paths['/c']\", copy: \"$.paths['/b']\" }", '/paths/~1c', { get: { operationId: 'b', tags: ['two'], responses: {} } }],
    ['a value into itself', "- { target: \"$.paths['/a'].get.tags\", copy: \"$.paths['/a'].get.tags\" }", '/paths/~1a/get/tags', ['one', 'two', 'three', 'one', 'two', 'three']],
    ['actions see what those before them did', "- { target: $.info, update: { x-a: {} } }\n- { target: $.info.x-a, update: { b: 1 } }\n- { target: $.info.x-a, remove: true }\n- { target: $.info, update: { x-a: 2 } }", '/info/x-a', 2],
  ]
  for (const [name, actions, pointer, expected, head] of rows) {
    test(name, async (t) => {
      const { documents: [document], diagnostics } = await load(t, { 'specs/shop.yaml': shop.replace(/  \/broken.*\n/, ''), 'specs/z.overlay.yaml': overlay(actions, head) })
      assert.deepEqual(diagnostics.filter(({ severity }) => severity === 'error'), [])
      assert.deepEqual(valueAt(document!.source, pointer), expected)
    })
  }
})

test('overlays are applied in the order of their names, to the document that they extend, and mend it', { skip }, async (t) => {
  const { documents, diagnostics } = await load(t, {
    'specs/shop.yaml': shop,
    'specs/named.yaml': openapi('3.2.0', '$self: https://shop.test/named\npaths: {}\n'),
    'specs/overlays/2.yaml': overlay("- { target: $.info.title, update: second }\n- { target: \"$.paths['/broken']\", remove: true }\n", 'overlay: 1.1.0\nextends: ../shop.yaml\n'),
    'specs/overlays/1.yaml': overlay('- { target: $.info.title, update: first }\n- { target: $.info, update: { x-first: true } }\n', 'overlay: 1.1.0\nextends: ../shop.yaml\n'),
    'specs/overlays/3.json': JSON.stringify({ overlay: '1.1.0', extends: 'https://shop.test/named', actions: [{ target: '$.info.title', update: 'third' }] }),
  })
  assert.deepEqual(diagnostics, [])
  const info = (name: string): Json | undefined => documents.find((document) => document.name === name)!.source['info']
  assert.deepEqual(info('shop'), { title: 'second', version: '1', 'x-first': true })
  assert.deepEqual(info('named'), { title: 'third', version: '1' })
})

test('nodes are placed where they were written: in the overlay, or in the document though they have moved', { skip }, async (t) => {
  const { documents: [document] } = await load(t, {
    'specs/shop.yaml': shop.replace(/  \/broken.*\n/, ''),
    'specs/z.yaml': overlay(`- target: $.paths['/a'].get
  update:
    summary: new
    tags: [four]
- { target: "$.paths['/a'].get.tags[?@ == 'two']", remove: true }
- { target: $.paths, copy: $.paths }
- { target: $, update: { components: { schemas: { S: { type: string } } } } }
- { target: $.info, copy: $.components }
`),
  })
  const place = (pointer: string): string => {
    const { file, line, column } = document!.place(pointer)
    return `${file.slice('specs/'.length)}:${line}:${column}`
  }
  const tags = valueAt(document!.source, '/paths/~1a/get/tags')
  assert.deepEqual(tags, ['one', 'three', 'four', 'one', 'three', 'four'])
  assert.equal(place('/paths/~1a/get/operationId'), 'shop.yaml:6:7')
  assert.equal(place('/paths/~1a/get/summary'), 'z.yaml:5:5')
  assert.equal(place('/paths/~1a/get/tags/1'), 'shop.yaml:7:24')
  assert.equal(place('/paths/~1a/get/tags/2'), 'z.yaml:6:12')
  assert.equal(place('/components/schemas/S/type'), 'z.yaml:9:56')
  assert.equal(place('/info/schemas/S/type'), 'z.yaml:10:21')
  assert.equal(place('/paths/~1b'), 'shop.yaml:9:3')
})

test('an overlay for a fragment, for Swagger 2.0, and through references', { skip }, async (t) => {
  const { documents: [document], diagnostics } = await load(t, {
    'specs/a.yaml': "swagger: '2.0'\ninfo: { title: t, version: '1' }\nhost: a.test\npaths: { /a: { $ref: p.yaml } }\n",
    'specs/p.yaml': 'get: { responses: { 200: { description: d } } }\n',
    'specs/x.yaml': overlay('- { target: $, update: { schemes: [http] } }\n', 'overlay: 1.0.0\nextends: a.yaml\n'),
    'specs/y.yaml': overlay('- { target: $.get, update: { operationId: y, produces: [text/plain], responses: { "201": { description: e, schema: { type: string } } } } }\n', 'overlay: 1.0.0\nextends: p.yaml\n'),
  })
  assert.deepEqual(diagnostics, [])
  assert.deepEqual(document!.source['servers'], [{ url: 'http://a.test' }])
  assert.equal(valueAt(document!.source, '/paths/~1a/get/operationId'), 'y')
  assert.deepEqual(document!.place('/paths/~1a/get/responses/201/content/text~1plain/schema/type'), { file: 'specs/y.yaml', pointer: '/actions/0/update/responses/201/schema/type', line: 4, column: 118 })
  assert.equal(document!.place('/paths/~1a/get/responses/200').file, 'specs/p.yaml')
})

test('without the package there is a diagnostic, and the document is left out', async (t) => {
  const root = writeProject(t, { 'specs/a.yaml': openapi('3.1.0', 'paths: {}'), 'specs/o.yaml': overlay('- { target: $, update: {} }\n') })
  const folder = `${root}/specs`
  const files = openFolder({ root, folder })
  const [api, file] = ['a', 'o'].map((name) => files.open({ path: `${folder}/${name}.yaml`, file: `specs/${name}.yaml` })!)
  const { broken, diagnostics } = await applyOverlays({ overlays: [file!], apis: [api!], files, opened: new Map(), jsonPath: () => Promise.reject(new Error('none')) })
  assert.deepEqual(lines(diagnostics), ['specs/o.yaml:1:1 error overlay-package-missing'])
  assert.deepEqual([...broken], [api!.path])
})
