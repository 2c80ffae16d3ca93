import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { after, before, test } from 'node:test'
import { gateway } from '../../../runtime/gateway.ts'
import type { GatewayDefinition, Media, Operation } from '../../../runtime/contract.ts'
import type { ContractReport } from '../../../testing/contract/report.ts'
import { runContract } from '../../../testing/contract/run-contract.ts'
import { startMock } from '../../../testing/mock/start-mock.ts'
import type { Mock } from '../../../testing/mock/start-mock.ts'
import { generateProject } from '../../support/generated-gateway.ts'
import type { GeneratedProject } from '../../support/generated-gateway.ts'
import { listen } from '../contract/shop-backend.ts'
import { document } from './shop.ts'

/** Answers in nothing but XML, too: there the embedded backend's are broken by its schema. */
const xmlOnly = { ...document, paths: { ...document.paths, '/pets/{id}': { get: {
  operationId: 'getPet', parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
  responses: { 200: { description: '', content: { 'application/xml': { schema: { $ref: '#/components/schemas/Pet' } } } } },
} } } }

let project: GeneratedProject
let mock: Mock
let definition: GatewayDefinition

before(async () => {
  project = await generateProject({ 'specs/shop.json': JSON.stringify(xmlOnly) })
  mock = await startMock({ documents: project.documents })
  const started = await project.start({ backend: mock.url })
  definition = started.gateway.definition
  await started.close()
})

after(async () => {
  await mock.close()
  project.remove()
})

async function contractOf(change: (media: Media) => Media): Promise<ContractReport> {
  const changed = (operation: Operation): Operation => ({
    ...operation,
    body: operation.body && { ...operation.body, media: operation.body.media.map(change) },
    responses: Object.fromEntries(Object.entries(operation.responses).map(([status, response]) => [status, { ...response, media: response.media.map(change) }])),
  })
  const apis = definition.apis.map((api) => ({ ...api, operations: Object.fromEntries(Object.entries(api.operations).map(([id, operation]) => [id, changed(operation)])) }))
  const made = gateway({ ...definition, apis })({ config: { directory: project.root, env: { HOST: '127.0.0.1', BACKEND_SHOP: mock.url, LOG_LEVEL: 'silent', ACCESS_LOG: 'off' } } })
  const server = await listen(createServer(made.handler))
  try {
    return await runContract({ documents: project.documents, gateway: server.url, embedded: true, concurrency: 4 })
  } finally {
    await server.close()
    await made.close()
  }
}

const failed = (report: ContractReport): readonly string[] => report.operations.flatMap((operation) => operation.failed.map(({ check, got }) => `${operation.id} ${check}: ${got}`))

test('operations with XML bodies only are contract-tested: valid ones, broken ones, answers of both kinds', async () => {
  const report = await contractOf((media) => media)
  assert.deepEqual(failed(report), [])
  assert.deepEqual(report.operations.flatMap(({ couldNotBuild }) => couldNotBuild), [])
  const sent = Object.fromEntries(report.operations.map((operation) => [operation.id, operation.sent]))
  assert.ok(sent['addPet']! > 45 && sent['addEvent']! > 20 && sent['addMatrix']! > 1 && sent['getPet']! > 5, JSON.stringify(sent))
})

test('a gateway that reads XML otherwise than it is described does not pass', async () => {
  const isXml = (media: Media): boolean => media.kind === 'xml'
  const ways: readonly (readonly [title: string, change: (media: Media) => Media, says: RegExp])[] = [
    ['checks nothing', (media) => (isXml(media) ? { ...media, validate: null } : media), /body application\/xml .*let through/],
    ['checks no answers in XML', (media) => (isXml(media) ? { ...media, validate: null } : media), /getPet answer with a broken body/],
    ['knows no names', (media) => (media.xml === null ? media : { ...media, xml: { ...media.xml, root: { ...media.xml.root, name: 'other' } } }), /addPet valid.*must be the element other/],
    ['refuses all XML', (media) => ({ ...media, xml: null }), /addEvent valid.*415/],
  ]
  for (const [title, change, says] of ways) assert.match(failed(await contractOf(change)).join('\n'), says, title)
})
