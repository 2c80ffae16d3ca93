import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import type { RequestHandler } from 'express'
import { request as send } from 'undici'
import { readDevCredentials } from '../../../cli/development.ts'
import { generate } from '../../../generator/generate.ts'
import type { ApiDocument } from '../../../generator/load/document.ts'
import type { GatewayDefinition, Operation } from '../../../runtime/contract.ts'
import { gateway } from '../../../runtime/gateway.ts'
import type { Gateway, GatewayConfig } from '../../../runtime/gateway.ts'
import { holds } from '../../../testing/contract/report.ts'
import type { ContractReport } from '../../../testing/contract/report.ts'
import { runContract } from '../../../testing/contract/run-contract.ts'
import { startMock } from '../../../testing/mock/start-mock.ts'
import type { Mock } from '../../../testing/mock/start-mock.ts'
import { shop } from './shop.ts'
import { listen } from './shop-backend.ts'
import { sabotages } from './shop-gateway.ts'
import type { Sabotage } from './shop-gateway.ts'

/** The generated gateway itself, from the document on, broken in the seven ways by changing what was generated. */
const root = mkdtempSync(join(realpathSync(tmpdir()), 'gatewright-contract-'))
let documents: readonly ApiDocument[]
let mock: Mock
let definition: GatewayDefinition

before(async () => {
  mkdirSync(join(root, 'specs'))
  mkdirSync(join(root, 'node_modules'))
  symlinkSync(join(import.meta.dirname, '../../..'), join(root, 'node_modules/gatewright'))
  writeFileSync(join(root, 'specs/shop.json'), JSON.stringify(shop.document))
  const generated = await generate({ root })
  assert.deepEqual(generated.diagnostics.filter(({ severity }) => severity === 'error'), [])
  documents = generated.documents
  mock = await startMock({ documents })
  const { createGateway } = await import(pathToFileURL(join(root, 'generated/gateway.gen.ts')).href) as { createGateway: (options: { config: GatewayConfig }) => Gateway }
  const made = createGateway({ config: config() })
  definition = made.definition
  await made.close()
})

after(async () => {
  await mock.close()
  rmSync(root, { recursive: true, force: true })
})

function config(): GatewayConfig {
  return { directory: root, env: { GATEWAY_AUTH: 'dev', HOST: '127.0.0.1', BACKEND_SHOP: mock.url, LOG_LEVEL: 'silent', ACCESS_LOG: 'off' } }
}

async function contractOf(sabotage: Sabotage | null): Promise<ContractReport> {
  const middleware = sabotage === 'forwards-before-validating' ? [forwardFirst] : []
  const made = gateway(sabotage === null ? definition : broken(definition, sabotage))({ config: config(), ...(middleware.length > 0 && { middleware }) })
  const server = await listen(createServer(made.handler))
  try {
    const mounts = new Map(definition.apis.map(({ name, mount }) => [name, mount]))
    return await runContract({ documents, mounts, gateway: server.url, embedded: true, credentials: readDevCredentials(root), concurrency: 4 })
  } finally {
    await server.close()
    await made.close()
  }
}

function broken(whole: GatewayDefinition, sabotage: Sabotage): GatewayDefinition {
  const change = (operation: Operation): Operation => {
    const { security, parameters, body, backend } = operation
    switch (sabotage) {
      case 'skips-auth': return { ...operation, security: { anyOf: [[]] } }
      case 'and-as-or': return { ...operation, security: { anyOf: security.anyOf.flatMap((all) => (all.length === 0 ? [all] : all.map((one) => [one]))) } }
      case 'drops-parameter-check': return { ...operation, parameters: parameters.map((parameter) => ({ ...parameter, validate: null })) }
      case 'drops-body-check': return { ...operation, body: body && { ...body, media: body.media.map((media) => ({ ...media, validate: null })) } }
      case 'forwards-before-validating': return operation
      case 'drops-response-check': return { ...operation, policies: { ...operation.policies, validation: { ...operation.policies.validation, response: 'off' } } }
      case 'wrong-backend-path': return operation.id === 'getItem' ? { ...operation, backend: { ...backend, path: '/open' } } : operation
    }
  }
  return { ...whole, apis: whole.apis.map((api) => ({ ...api, operations: Object.fromEntries(Object.entries(api.operations).map(([id, operation]) => [id, change(operation)])) })) }
}

/** The same request to the backend before the gateway has looked at it. */
const forwardFirst: RequestHandler = (request, _response, next) => {
  const headers = { 'x-mock-mark': String(request.headers['x-mock-mark'] ?? '') }
  void send(mock.url + request.originalUrl, { method: request.method as 'GET', headers }).then(({ body }) => body.dump()).then(() => next(), next)
}

test('the generated gateway keeps its contract', async () => {
  const report = await contractOf(null)
  assert.deepEqual(report.operations.flatMap(({ failed }) => failed), [])
  assert.deepEqual(report.operations.flatMap(({ couldNotBuild }) => couldNotBuild), [])
  assert.ok(holds(report))
})

const caughtBy: Readonly<Record<Sabotage, readonly string[]>> = {
  'skips-auth': ['getItem: missing credentials', 'addItem: wrong credentials key + token'],
  'and-as-or': ['addItem: key + token without key', 'addItem: key + token without token'],
  'drops-parameter-check': ['getItem: query limit: maximum', 'getItem: path id: minimum', 'getItem: query lang: enum'],
  'drops-body-check': ['addItem: body application/json required', 'addItem: body application/json /name minLength'],
  'forwards-before-validating': ['getItem: missing credentials', 'getItem: query lang: missing', 'addItem: missing body'],
  'drops-response-check': ['getItem: answer with a broken body', 'getItem: answer with a broken header', 'addItem: answer with a broken body'],
  'wrong-backend-path': ['getItem: valid: minimal, key'],
}

for (const sabotage of sabotages) {
  test(`the generated gateway that ${sabotage.replaceAll('-', ' ')} is caught`, async () => {
    const report = await contractOf(sabotage)
    assert.equal(holds(report), false)
    const failed = report.operations.flatMap((operation) => operation.failed.map((failure) => `${operation.id}: ${failure.check}`))
    for (const check of caughtBy[sabotage]) assert.ok(failed.includes(check), `${check} is not among ${failed.join(' | ')}`)
  })
}
