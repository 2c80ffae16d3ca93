import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { generateProject, plainBackend, type GeneratedProject } from '../../support/generated-gateway.ts'
import { bodyOf, serve } from '../../support/raw.ts'
import { matrixDocument, matrixOperations, type MatrixOperation } from '../../support/security-matrix/documents.ts'
import { cellsOf, runMatrix, type Cell } from '../../support/security-matrix/run.ts'
import { matrixWorld, states, type MatrixScheme, type MatrixWorld } from '../../support/security-matrix/schemes.ts'
import { signingKey, startIssuer, type Issuer } from '../../unit/auth/issuer.ts'

let issuer: Issuer
let endpoint: Awaited<ReturnType<typeof serve>>
let backend: Awaited<ReturnType<typeof plainBackend>>
let world: MatrixWorld
let project: GeneratedProject
let operations: readonly MatrixOperation[]
let cells: readonly Cell[]
let asked = 0
const seen = { count: 0, leaked: [] as string[] }

before(async () => {
  const key = await signingKey('one')
  issuer = await startIssuer([key])
  endpoint = await serve(async (request, response) => {
    asked++
    const form = new URLSearchParams(String(await bodyOf(request)))
    assert.equal(request.headers.authorization, `Basic ${Buffer.from('gateway:secret_of_the_gateway').toString('base64')}`)
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(world.introspect(form.get('token') ?? '')))
  })
  world = await matrixWorld(issuer, key, endpoint.url)
  const secrets = world.schemes.filter(({ secret }) => secret).flatMap(({ credentials }) => Object.values(credentials))
  backend = await plainBackend((request, response) => {
    seen.count++
    const said = `${request.url} ${request.rawHeaders.join(' ')}`
    // At a public operation nothing is checked, and everything is the backend's.
    if (!request.url!.includes('/lifted')) seen.leaked.push(...secrets.filter((secret) => said.includes(secret)))
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
  const old = world.schemes.filter((scheme) => scheme.old !== undefined)
  const [now, then] = [matrixOperations('new', world.schemes), matrixOperations('old', old)]
  operations = [...now, ...then]
  project = await generateProject({
    'specs/new.json': matrixDocument(now, world.schemes, 'new'), 'specs/old.json': matrixDocument(then, old, 'old'),
    'specs/gateway.yaml': 'trustedProxies: [127.0.0.1]\n',
  })
  writeFileSync(join(project.root, 'keys.json'), world.keyFile, { mode: 0o600 })
  // What a document says for all holds for an operation that says nothing, and for none that says `security: []`.
  const [inherited] = now
  cells = [
    ...cellsOf(operations),
    ...cellsOf([inherited!]).map((cell) => ({ ...cell, path: '/new/inherited' })),
    ...cellsOf([{ ...inherited!, anyOf: [[]] }]).map((cell) => ({ ...cell, path: '/new/lifted', status: 200 })),
  ]
})
after(async () => {
  project.remove()
  await Promise.all([issuer.close(), endpoint.close(), backend.close()])
})

test('the matrix has every scheme at every location, every pair of them, in every state', () => {
  const places = new Set(world.schemes.map(({ place }) => place))
  assert.deepEqual([...places].toSorted(), ['basic', 'bearer', 'certificate', 'cookie', 'header', 'hmac', 'query'])
  const types = new Set(world.schemes.map(({ declared }) => (declared as { type: string }).type))
  assert.deepEqual([...types].toSorted(), ['apiKey', 'http', 'mutualTLS', 'oauth2', 'openIdConnect'])
  const pairs = (schemes: readonly MatrixScheme[]): number => schemes.length * (schemes.length - 1) / 2
  const [now, then] = [14, 8].map((count) => pairs(world.schemes.slice(0, count - 3)))
  const tried = (of: 'new' | 'old', count: number): number => operations.filter(({ api, tried: { length } }) => api === of && length === count).length
  assert.deepEqual([tried('new', 2), tried('old', 2)], [now! * 3, then! * 3])
  assert.deepEqual([tried('new', 1), tried('old', 1)], [14 * 2 + 1, 8 * 2])
  assert.equal(cells.length, (29 + 16) * states.length + (now! + then!) * 3 * states.length ** 2 + 4 * states.length ** 3 + 2 * states.length)
  for (const status of [200, 401, 403]) assert.ok(cells.filter((cell) => cell.status === status).length > 200)
})

for (const engine of ['compiled', 'express'] as const) {
  test(`every cell of the matrix is as the document says, by the ${engine} engine`, async (t) => {
    const before = { ...seen }
    const run = await runMatrix({ project, world, engine, cells, backend: { url: backend.url, seen } })
    t.diagnostic(`${run.requests} requests: ${Object.entries(run.statuses).map(([status, count]) => `${count} of ${status}`).join(', ')}; ${asked} introspections`)
    assert.deepEqual(run.wrong.slice(0, 20), [])
    assert.equal(run.requests, cells.length)
    assert.equal(seen.count - before.count, cells.filter(({ status }) => status === 200).length, 'the backend saw what was refused')
    assert.deepEqual(seen.leaked, [])
  })
}
