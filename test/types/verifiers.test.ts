import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pets, typeCheck } from './check.ts'

const guarded = (): object => ({
  ...pets(),
  security: [{ signature: [] }, { 'api key': [] }],
  components: { securitySchemes: { signature: { type: 'http', scheme: 'hmac' }, 'api key': { type: 'apiKey', in: 'header', name: 'X-Key' }, mtls: { type: 'mutualTLS' } } },
})

const main = (verifiers: string): string => `import { timingSafeEqual } from 'node:crypto'
import type { KeyStore, StoredKey, VerifyCredentials } from 'gatewright'
import { createGateway } from '../generated/gateway.gen.ts'

declare const database: { find(digest: string): Promise<StoredKey | null> }
const store: KeyStore = { find: (digest) => database.find(digest) }
const signature: VerifyCredentials = async (credentials, { method, url, header }) => {
  const [id = '', sent = ''] = credentials.split(':')
  const right = Buffer.from(method + url + (header('date') ?? ''))
  return right.length === sent.length && timingSafeEqual(right, Buffer.from(sent)) ? { subject: id, scopes: ['read'], key: { id, class: 'gold' } } : null
}
createGateway({ verifiers: { ${verifiers} } })
`

test("verifiers of the app's own are typed by the schemes of the documents", async (t) => {
  assert.deepEqual(await typeCheck(t, guarded(), 'app/main.ts', main("pets: { signature, 'api key': store }")), [])
})

test('what the documents do not have, or no verifier gives, does not compile', async (t) => {
  const wrong = [
    ['pets: { signatur: signature }', /'signatur' does not exist/],
    ['pet: { signature }', /'pet' does not exist/],
    ['pets: { mtls: signature }', /'mtls' does not exist/],
    ['pets: { signature: () => true }', /not assignable/],
    ["pets: { 'api key': { find: () => ({ id: 5 }) } }", /not assignable/],
  ] as const
  const source = main('') + wrong.map(([verifiers]) => `createGateway({ verifiers: { ${verifiers} } })\n`).join('')
  const found = await typeCheck(t, guarded(), 'app/main.ts', source)
  assert.equal(found.length, wrong.length, JSON.stringify(found))
  for (const [index, [verifiers, expected]] of wrong.entries()) {
    assert.equal(found[index]!.line, `createGateway({ verifiers: { ${verifiers} } })`)
    assert.match(found[index]!.message, expected)
  }
})
