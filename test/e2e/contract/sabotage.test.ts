import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runContract } from '../../../testing/contract/run-contract.ts'
import { holds } from '../../../testing/contract/report.ts'
import type { ContractReport } from '../../../testing/contract/report.ts'
import { credentials, mount, shop } from './shop.ts'
import { listen, shopBackend } from './shop-backend.ts'
import { sabotages, shopGateway } from './shop-gateway.ts'
import type { Sabotage } from './shop-gateway.ts'

async function contractOf(sabotage: Sabotage | null): Promise<ContractReport> {
  const backend = await listen(shopBackend())
  const gateway = await listen(shopGateway(backend.url, sabotage))
  try {
    return await runContract({ documents: [shop], mounts: new Map([['shop', mount]]), gateway: gateway.url, embedded: true, credentials, concurrency: 4 })
  } finally {
    await gateway.close()
    await backend.close()
  }
}

const failedChecks = (report: ContractReport): string[] =>
  report.operations.flatMap((operation) => operation.failed.map((failure) => `${operation.id}: ${failure.check}`))

test('a gateway that keeps the contract passes it whole', async () => {
  const report = await contractOf(null)
  assert.deepEqual(report.operations.flatMap((operation) => operation.failed), [])
  assert.deepEqual(report.operations.flatMap((operation) => operation.couldNotBuild), [])
  assert.ok(holds(report))
  assert.deepEqual(report.operations.map((operation) => operation.id), ['getItem', 'addItem', 'open'])
  assert.ok(report.totals.sent > 40, `${report.totals.sent} requests were sent`)
})

/** For each sabotage, checks that must have failed, and what must not be blamed. */
const caughtBy: Readonly<Record<Sabotage, { readonly includes: readonly string[]; readonly only: RegExp }>> = {
  'skips-auth': { includes: ['getItem: missing credentials', 'addItem: wrong credentials key + token', 'addItem: missing scopes of token in key + token'], only: /credentials|scopes|without|wrong/ },
  'and-as-or': { includes: ['addItem: key + token without key', 'addItem: key + token without token'], only: /^addItem: .*(without|wrong|scopes)/ },
  'drops-parameter-check': { includes: ['getItem: query lang: missing', 'getItem: query limit: repeated', 'getItem: query limit: maximum', 'getItem: path id: type', 'getItem: query lang: enum'], only: /^getItem: (query|path) / },
  'drops-body-check': { includes: ['addItem: missing body', 'addItem: undeclared media type', 'addItem: malformed JSON as application/json', 'open: body where none is declared', 'addItem: body application/json /name minLength'], only: /body|media type|JSON/ },
  'forwards-before-validating': { includes: ['getItem: missing credentials', 'addItem: missing body', 'getItem: query lang: missing'], only: /./ },
  'drops-response-check': { includes: ['getItem: answer with a broken body', 'getItem: answer with a broken header', 'addItem: answer with a broken body'], only: /answer with a broken/ },
  'wrong-backend-path': { includes: ['getItem: valid: minimal, key'], only: /^getItem: (valid|HEAD)/ },
}

for (const sabotage of sabotages) {
  test(`a gateway that ${sabotage.replaceAll('-', ' ')} is caught`, async () => {
    const report = await contractOf(sabotage)
    const failed = failedChecks(report)
    assert.equal(holds(report), false)
    for (const check of caughtBy[sabotage].includes) assert.ok(failed.includes(check), `${check} is not among ${failed.join(' | ')}`)
    assert.deepEqual(failed.filter((check) => !caughtBy[sabotage].only.test(check)), [], 'only what is broken is blamed')
    if (sabotage === 'forwards-before-validating') {
      assert.ok(report.operations.some((operation) => operation.failed.some((failure) => failure.got === 'the backend received the request')))
    }
    for (const operation of report.operations) assert.equal(operation.sent, operation.passed + operation.failed.length)
  })
}

test('no credential is in a report', async () => {
  const text = JSON.stringify(await contractOf('skips-auth'))
  for (const secret of ['key-5f0c2', 'token-all', 'token-none']) assert.equal(text.includes(secret), false)
  assert.ok(text.includes('$TOKEN'), 'a variable stands in its place')
})
