import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { test } from 'node:test'
import { request as forward } from 'undici'
import { holds } from '../../../testing/contract/report.ts'
import type { ContractReport, Progress } from '../../../testing/contract/report.ts'
import { runContract } from '../../../testing/contract/run-contract.ts'
import type { ContractOptions } from '../../../testing/contract/run-contract.ts'
import { credentials, mount, shop } from './shop.ts'
import { listen, shopBackend } from './shop-backend.ts'
import { shopGateway } from './shop-gateway.ts'
import type { Sabotage } from './shop-gateway.ts'

const mounts = new Map([['shop', mount]])
const checksOf = (report: ContractReport): string[] => report.operations.flatMap(({ id, failed }) => failed.map(({ check }) => `${id}: ${check}`))

async function atServer(server: Server, run: (url: string) => Promise<ContractReport>): Promise<ContractReport> {
  const listening = await listen(server)
  try {
    return await run(listening.url)
  } finally {
    await listening.close()
  }
}

const atGateway = (sabotage: Sabotage | null, options: Partial<ContractOptions>): Promise<ContractReport> => atServer(shopBackend(), (backend) =>
  atServer(shopGateway(backend, sabotage), (gateway) => runContract({ documents: [shop], mounts, gateway, credentials, ...options })))

test('a backend alone gets safe methods only, behind the path of its server', async () => {
  const report = await atServer(shopBackend(), (backend) => runContract({ documents: [shop], backend, credentials }))
  assert.deepEqual(checksOf(report), [])
  assert.deepEqual(report.operations.map(({ id, sent, skipped }) => [id, sent > 0, skipped]), [
    ['getItem', true, undefined], ['addItem', false, 'POST may change data; --unsafe sends it'], ['open', true, undefined],
  ])
  assert.ok(holds(report))
})

test('a backend gets what may change data when asked to, and a path of its own replaces the server', async () => {
  const report = await atServer(shopBackend(), (backend) => runContract({ documents: [shop], backend: `${backend}/api/v1/`, credentials, unsafe: true }))
  assert.deepEqual(checksOf(report), [])
  assert.ok(report.operations.every(({ sent, skipped }) => sent > 0 && skipped === undefined))
  const elsewhere = await atServer(shopBackend(), (backend) => runContract({ documents: [shop], backend: `${backend}/`, credentials }))
  assert.equal(holds(elsewhere), false, 'a path of / is one')
})

test('a backend that answers against its document is caught', async () => {
  const wrong = createServer((_request, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"name":""}'))
  const report = await atServer(wrong, (backend) => runContract({ documents: [shop], backend, credentials }))
  assert.deepEqual(checksOf(report), ['getItem: valid: minimal, key', 'getItem: valid: full, key', 'getItem: valid: minimal, token', 'open: valid: minimal'])
  assert.match(report.operations[0]!.failed[0]!.got, /X-Stock is missing.*must have required property 'price'/)
  assert.match(report.operations[2]!.failed[0]!.got, /status 200 is not declared/)
})

test('a backend that is not there fails every check and ends', async () => {
  const report = await runContract({ documents: [shop], gateway: 'http://127.0.0.1:1', mounts, credentials })
  assert.equal(report.totals.passed, 0)
  assert.equal(holds(report), false)
  assert.match(report.operations[0]!.failed[0]!.got, /ECONNREFUSED/)
})

test('with another backend than the embedded one no proof is asked for, nor are successes', async () => {
  const report = await atGateway(null, {})
  assert.deepEqual(checksOf(report), [])
  const sent = report.operations.flatMap(({ failed, couldNotBuild }) => [...failed, ...couldNotBuild])
  assert.deepEqual(sent, [])
  const blind = await atGateway('drops-response-check', {})
  assert.equal(holds(blind), true, 'a right backend does not show what the gateway would let through')
})

test('what a policy does not block is not asked to be refused', async () => {
  const response = await atGateway('drops-response-check', { embedded: true, modes: () => ({ request: 'block', response: 'report' }) })
  assert.deepEqual(checksOf(response), [])
  const request = await atGateway('drops-parameter-check', { embedded: true, modes: (_api, id) => ({ request: id === 'getItem' ? 'report' : 'block', response: 'block' }) })
  assert.deepEqual(checksOf(request), [])
})

test('without credentials what needs none is checked, and what cannot be is said', async () => {
  const report = await atGateway(null, { credentials: {}, embedded: true })
  assert.deepEqual(checksOf(report), [])
  assert.deepEqual(report.operations.map(({ id, couldNotBuild }) => [id, couldNotBuild.map(({ reason }) => reason)]), [
    ['getItem', ['the credentials have none for shop, key', 'the credentials have none for shop, token']],
    ['addItem', ['the credentials have none for shop, key']],
    ['open', []],
  ])
})

test('single operations are named by id or by method and path, and unknown names are said', async () => {
  const report = await atGateway(null, { only: ['open', 'POST /items', 'nope'], embedded: true })
  assert.deepEqual(report.operations.map(({ id }) => id), ['addItem', 'open'])
  assert.deepEqual(report.unknown, ['nope'])
  assert.equal(holds(report), false)
})

test('progress is told after each operation', async () => {
  const told: Progress[] = []
  const report = await atGateway('skips-auth', { embedded: true, onProgress: (progress) => told.push(progress), concurrency: 2 })
  assert.deepEqual(told.map(({ operations, operationsDone }) => [operations, operationsDone]), [[3, 1], [3, 2], [3, 3]])
  assert.ok(told.at(-1)!.sent <= report.totals.sent && told.at(-1)!.failed > 0)
  assert.deepEqual(new Set(told.map(({ operation }) => operation)), new Set(['getItem', 'addItem', 'open']))
})

test('a gateway that limits failed credentials loses no other check to that', async () => {
  const report = await atServer(shopBackend(), (backend) => atServer(shopGateway(backend, null), (gateway) => atServer(limited(gateway), (url) =>
    runContract({ documents: [shop], mounts, gateway: url, embedded: true, credentials }))))
  assert.deepEqual(checksOf(report), [])
  assert.ok(report.totals.couldNotBuild > 0)
  for (const { couldNotBuild } of report.operations) for (const { check, reason } of couldNotBuild) {
    assert.match(check, /wrong/)
    assert.match(reason, /limits failed credentials/)
  }
})

/** In front of a gateway: once a credential did not hold, everything is refused with 429. */
function limited(gateway: string): Server {
  const known = Object.values(credentials['shop']!).flatMap(({ send, withoutScopes }) => [send, withoutScopes].flatMap((form) => Object.values(form?.headers ?? {})))
  let blocked = false
  return createServer(async (request, response) => {
    const sent = [request.headers['x-key'], request.headers.authorization].filter((value) => value !== undefined)
    blocked ||= sent.some((value) => !known.includes(String(value)))
    if (blocked) {
      const problem = JSON.stringify({ type: 'urn:gatewright:problem:too_many_failures', status: 429 })
      return void response.writeHead(429, { 'content-type': 'application/problem+json', 'retry-after': '60' }).end(problem)
    }
    const chunks: Uint8Array[] = []
    for await (const chunk of request as AsyncIterable<Uint8Array>) chunks.push(chunk)
    const { host: _host, connection: _connection, 'content-length': _length, 'transfer-encoding': _coding, ...headers } = request.headers
    const answer = await forward(gateway + request.url, { method: request.method as 'GET', headers, body: chunks.length > 0 ? Buffer.concat(chunks) : null })
    const { connection: _c, 'keep-alive': _k, 'transfer-encoding': _t, ...rest } = answer.headers
    response.writeHead(answer.statusCode, rest).end(Buffer.from(await answer.body.arrayBuffer()))
  })
}
