import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { IncomingMessage, RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { valueAt } from '../../../generator/load/pointer.ts'
import { loadProject } from '../../../generator/load/project.ts'
import type { Project } from '../../../generator/load/project.ts'
import { download, readOrigins } from '../../../generator/load/remote.ts'
import { lines, openapi, writeProject } from './project-folder.ts'

async function serve(t: TestContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  }))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Serves texts by path, and counts what is asked for. */
async function serveFiles(t: TestContext, files: Readonly<Record<string, string>>): Promise<{ readonly origin: string; readonly asked: IncomingMessage[] }> {
  const asked: IncomingMessage[] = []
  const origin = await serve(t, (request, response) => {
    asked.push(request)
    const text = files[request.url!]
    if (text === undefined) response.writeHead(404).end()
    else if (text.startsWith('->')) response.writeHead(302, { location: text.slice(2) }).end()
    else response.end(text)
  })
  return { origin, asked }
}

async function loadWith(t: TestContext, ref: string, allowRemote: readonly string[]): Promise<Project> {
  const root = writeProject(t, { 'specs/a.yaml': openapi('3.1.0', `paths: {}\ncomponents:\n  schemas:\n    A: { $ref: '${ref}' }\n`) })
  return loadProject({ root, allowRemote })
}

test('documents on allowed origins are fetched once each, and what they refer to', async (t) => {
  const { origin, asked } = await serveFiles(t, {
    '/v1/pet.yaml': 'Pet:\n  properties:\n    owner: { $ref: "owner?v=1" }\n    tag: { $ref: "/tag.json#/x" }\n    self: { $ref: "#/Pet" }\n',
    '/v1/owner?v=1': '->/v2/owner.json',
    '/v2/owner.json': '{ "items": { "$ref": "name" } }',
    '/v2/name': ' { "type":\t"string" }',
    '/tag.json': '{ "x": { "type": "integer" } }',
  })
  const { documents: [document], diagnostics } = await loadWith(t, `${origin}/v1/pet.yaml#/Pet`, [origin])
  assert.deepEqual(diagnostics, [])
  assert.deepEqual(valueAt(document!.source, '/components/schemas'), {
    A: { properties: { owner: { $ref: '#/components/schemas/owner' }, tag: { $ref: '#/components/schemas/x' }, self: { $ref: '#/components/schemas/A' } } },
    x: { type: 'integer' }, owner: { items: { $ref: '#/components/schemas/name' } }, name: { type: 'string' },
  })
  assert.deepEqual(document!.place('/components/schemas/A/properties/tag'), { file: `${origin}/v1/pet.yaml`, pointer: '/Pet/properties/tag', line: 4, column: 5 })
  assert.deepEqual(asked.map(({ url }) => url).sort(), ['/tag.json', '/v1/owner?v=1', '/v1/pet.yaml', '/v2/name', '/v2/owner.json'])
  assert.ok(asked.every(({ method, headers }) => method === 'GET' && headers.cookie === undefined && headers.authorization === undefined))
})

test('gateway.yaml allows origins', async (t) => {
  const { origin, asked } = await serveFiles(t, { '/pet.yaml': 'type: string\n' })
  const a = openapi('3.1.0', `paths: {}\ncomponents:\n  schemas:\n    A: { $ref: '${origin}/pet.yaml' }\n`)
  const refused = await loadProject({ root: writeProject(t, { 'specs/a.yaml': a, 'specs/gateway.yaml': 'remoteRefs: [https://other.test]\n' }) })
  assert.deepEqual([lines(refused.diagnostics), asked.length], [['specs/a.yaml:6:10 error ref-remote-refused'], 0])
  assert.match(refused.diagnostics[0]!.hint!, new RegExp(`remoteRefs: \\[${origin}\\]`))
  const { documents: [document], diagnostics, config } = await loadProject({ root: writeProject(t, { 'specs/a.yaml': a, 'specs/gateway.yaml': `remoteRefs: ['${origin}']\n` }) })
  assert.deepEqual([diagnostics, config.remoteRefs, valueAt(document!.source, '/components/schemas/A')], [[], [origin], { type: 'string' }])
})

test('nothing is asked of an origin that is not allowed, by whatever way', async (t) => {
  const other = await serveFiles(t, { '/a': 'type: string' })
  const { origin, asked } = await serveFiles(t, { '/away': `->${other.origin}/a`, '/ref': `{ $ref: "${other.origin}/a" }`, '/file': '{ $ref: "file:///etc/passwd" }', '/script': '->javascript:1' })
  for (const [ref, code] of [
    [`${other.origin}/a`, 'ref-remote-refused'], [`${origin}/away`, 'ref-remote-failed'], [`${origin}/script`, 'ref-remote-failed'],
    [`http://user:secret@${origin.slice(7)}/a`, 'ref-remote-failed'], [origin.replace('http', 'https'), 'ref-remote-refused'], [origin.replace('127.0.0.1', 'localhost'), 'ref-remote-refused'],
  ] as const) {
    assert.deepEqual(lines((await loadWith(t, ref, [origin])).diagnostics), [`specs/a.yaml:6:10 error ${code}`], ref)
  }
  assert.deepEqual(lines((await loadWith(t, `${origin}/ref`, [origin])).diagnostics), [`${origin}/ref:1:3 error ref-remote-refused`])
  assert.deepEqual(lines((await loadWith(t, `${origin}/file`, [origin])).diagnostics), [`${origin}/file:1:3 error ref-outside-folder`])
  assert.deepEqual(other.asked, [])
  assert.ok(asked.length > 0)
})

test('what cannot be fetched or read is a diagnostic', async (t) => {
  const { origin } = await serveFiles(t, { '/bad.json': '{', '/loop': '->/loop', '/pet': 'Pet: {}' })
  const at = async (path: string): Promise<readonly [string[], string]> => {
    const { diagnostics } = await loadWith(t, `${origin}${path}`, [origin])
    return [lines(diagnostics), diagnostics.map(({ message }) => message).join()]
  }
  assert.deepEqual((await at('/bad.json'))[0], [`${origin}/bad.json:1:2 error json-syntax`, 'specs/a.yaml:6:10 error ref-unreadable'].sort())
  assert.match((await at('/loop'))[1], /redirects more than 5 times/)
  assert.match((await at('/nowhere'))[1], /the answer is 404/)
  assert.match((await at('/pet#/Pett'))[1], /no "Pett"/)
  assert.match((await loadWith(t, 'http://127.0.0.1:1/a', ['http://127.0.0.1:1'])).diagnostics[0]!.message, /cannot be fetched/)
})

test('a document that is too large, or that never ends, is given up', async (t) => {
  const closed: Promise<void>[] = []
  const origin = await serve(t, (request, response) => {
    closed.push(new Promise((resolve) => response.on('close', resolve)))
    if (request.url === '/large') response.end(Buffer.alloc(200_000, 'a'))
    else response.write('a: ')
  })
  const limits = { milliseconds: 300, bytes: 100_000, redirects: 1 }
  const origins = new Set([origin])
  assert.deepEqual(await download({ url: `${origin}/large`, origins, limits: { ...limits, milliseconds: 10_000 } }), { fault: 'it is larger than 100000 bytes' })
  assert.deepEqual(await download({ url: `${origin}/slow`, origins, limits }), { fault: 'there was no whole answer within 0.3 s' })
  await Promise.all(closed)
})

test('origins are origins', async (t) => {
  assert.deepEqual(readOrigins(['https://a.test', 'http://b.test:80/', 'a.test', 'file:///etc', 'https://a.test/path', 'https://u@a.test']), {
    origins: new Set(['https://a.test', 'http://b.test']), invalid: ['a.test', 'file:///etc', 'https://a.test/path', 'https://u@a.test'],
  })
  const { diagnostics } = await loadProject({ root: writeProject(t, { 'specs/a.yaml': openapi('3.1.0', 'paths: {}') }), allowRemote: ['a.test'] })
  assert.deepEqual(lines(diagnostics), ['specs:-:- error remote-origin-invalid'])
})
