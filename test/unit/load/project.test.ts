import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadProject } from '../../../generator/load/project.ts'
import { lines, load, openapi, writeProject } from './project-folder.ts'

const shop = openapi('3.1.0', 'paths: {}')

test('every document below the folder is an API, named after its file or its folder, in the order of the names', async (t) => {
  const { documents, diagnostics } = await load(t, {
    'specs/api.github.com.json': JSON.stringify({ openapi: '3.0.3', info: { title: 't', version: '1' }, paths: {} }),
    'specs/Pet Store.yml': shop,
    'specs/orders/openapi.yaml': shop,
    'specs/orders/v2/Swagger.yaml': shop,
    'specs/openapi.yaml': shop,
    'specs/fragment.yaml': 'type: object',
    'specs/list.json': '[1]',
    'specs/.hidden.yaml': 'a: [',
    'specs/node_modules/x/openapi.yaml': 'a: [',
    'specs/readme.md': '# no document',
  })
  assert.deepEqual(diagnostics, [])
  assert.deepEqual(documents.map(({ name, file, version }) => [name, file, version]), [
    ['pet-store', 'specs/Pet Store.yml', '3.1.0'],
    ['api-github-com', 'specs/api.github.com.json', '3.0.3'],
    ['openapi', 'specs/openapi.yaml', '3.1.0'],
    ['orders', 'specs/orders/openapi.yaml', '3.1.0'],
    ['v2', 'specs/orders/v2/Swagger.yaml', '3.1.0'],
  ])
})

test('a fault in one document does not hide the others', async (t) => {
  const { documents, diagnostics } = await load(t, { 'specs/a.yaml': 'openapi: 3.1.0\npaths: [', 'specs/b.yaml': shop, 'specs/c.json': '{' })
  assert.deepEqual(documents.map(({ name }) => name), ['b'])
  assert.deepEqual(lines(diagnostics), ['specs/a.yaml:2:9 error yaml-syntax', 'specs/c.json:1:2 error json-syntax'])
})

test('a byte order mark and CRLF change no value and no position', async (t) => {
  const { documents, diagnostics } = await load(t, { 'specs/a.yaml': `\ufeff${openapi('3.1.0', 'paths:\n  /a: { get: { responses: {} } }\n').replaceAll('\n', '\r\n')}` })
  assert.deepEqual(diagnostics, [])
  assert.deepEqual(documents[0]?.place('/paths/~1a/get'), { file: 'specs/a.yaml', pointer: '/paths/~1a/get', line: 4, column: 9 })
})

test('a folder that links to itself is read once', async (t) => {
  const root = writeProject(t, { 'specs/a.yaml': shop })
  symlinkSync('.', join(root, 'specs', 'loop'))
  const { documents, diagnostics } = await loadProject({ root })
  assert.deepEqual([documents.length, diagnostics], [1, []])
})

test('a link out of the folder is refused, to a file and to a folder', async (t) => {
  const root = writeProject(t, { 'specs/a.yaml': shop, 'other/b.yaml': shop })
  symlinkSync('../other/b.yaml', join(root, 'specs', 'b.yaml'))
  symlinkSync('../other', join(root, 'specs', 'c'))
  symlinkSync('nowhere.yaml', join(root, 'specs', 'd.yaml'))
  const { documents, diagnostics } = await loadProject({ root })
  assert.deepEqual(documents.map(({ name }) => name), ['a'])
  assert.deepEqual(lines(diagnostics), [
    'specs/b.yaml:-:- error file-outside-folder', 'specs/c:-:- error file-outside-folder', 'specs/d.yaml:-:- error file-unreadable',
  ])
})

test('a folder with the name of a document is a folder', async (t) => {
  const root = writeProject(t, { 'specs/a.yaml/openapi.yaml': shop })
  const { documents } = await loadProject({ root })
  assert.deepEqual(documents.map(({ name }) => name), ['a-yaml'])
})

test('a file that may not be read is named', { skip: process.getuid?.() === 0 ? 'root reads everything' : false }, async (t) => {
  const root = writeProject(t, { 'specs/a.yaml': shop })
  chmodSync(join(root, 'specs/a.yaml'), 0)
  assert.deepEqual(lines((await loadProject({ root })).diagnostics), ['specs/a.yaml:-:- error file-unreadable'])
})

test('another folder may hold the documents, and a project may be reached by a link', async (t) => {
  const root = writeProject(t, { 'real/apis/a.yaml': shop, 'real/apis/gateway.yaml': 'name: gate' })
  symlinkSync('real', join(root, 'link'))
  mkdirSync(join(root, 'real/specs'))
  writeFileSync(join(root, 'real/specs/b.yaml'), shop)
  const { documents, config } = await loadProject({ root: join(root, 'link'), specs: 'apis' })
  assert.deepEqual([documents.map(({ file }) => file), config.name], [['apis/a.yaml'], 'gate'])
})

test('loading twice gives the same', async (t) => {
  const root = writeProject(t, { 'specs/a.yaml': shop, 'specs/b/openapi.yaml': openapi('3.0.3', 'paths: { /a: { $ref: p.yaml } }'), 'specs/b/p.yaml': 'get: { responses: {} }' })
  const [first, second] = [await loadProject({ root }), await loadProject({ root })]
  assert.equal(JSON.stringify(first), JSON.stringify(second))
})
