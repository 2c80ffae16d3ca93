import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anyOf, publicAccess } from '../../../runtime/define.ts'
import { describeStart } from '../../../runtime/settings/describe-start.ts'
import { resolveSettings, withoutTls } from '../../../runtime/settings/settings.ts'
import { apiKey, basic, bearer, gatewayOf, mutual, oauth } from './definitions.ts'

const definition = gatewayOf([
  {
    name: 'petstore', mount: '/shop', schemes: { api_key: apiKey, petstore_auth: oauth, login: basic, unused: basic },
    operations: {
      a: publicAccess(), b: anyOf([{ scheme: 'api_key', scopes: [] }], [{ scheme: 'petstore_auth', scopes: ['read:pets'] }]),
      c: anyOf([{ scheme: 'login', scopes: [] }], []),
    },
  },
  { name: 'bare', schemes: { jwt: bearer } },
], { bare: { targets: [{ url: 'http://127.0.0.1:9' }, { url: 'http://127.0.0.1:10/x' }] } })

test('the start prints every API, backend, scheme and verifier, and no secret', () => {
  const { settings, problems } = resolveSettings(definition, {
    BACKEND_PETSTORE: 'http://pets:8080/v2', AUTH_API_KEY_KEYS: 's3cret,s3cret2', AUTH_LOGIN_KEYS: 'ann:s3cret', AUTH_JWT: 'backend',
    AUTH_PETSTORE_AUTH_ISSUER: 'https://id.example.com', AUTH_PETSTORE_AUTH_AUDIENCE: 'pets,shop', AUTH_PETSTORE_AUTH_JWKS: 'http://keys:1/jwks',
  })
  assert.deepEqual(problems, [])
  assert.equal(describeStart(definition, settings), `petstore at /shop: 3 operations, 1 public, 1 with optional credentials
  backend petstore  http://pets:8080/v2 (BACKEND_PETSTORE)
  api_key           an API key in the header "X-API-Key": 2 keys
  petstore_auth     OAuth 2: tokens of https://id.example.com for pets or shop, keys from http://keys:1/jwks, fetched without TLS
  login             HTTP basic: 1 account

bare at /: 2 operations, 1 public
  backend bare  http://127.0.0.1:9, http://127.0.0.1:10/x
  jwt           HTTP Bearer: presence only, the backend decides
`)
})

test('what else verifies, in a few words', () => {
  const more = gatewayOf([{ name: 'shop', schemes: { key: apiKey, login: basic, opaque: oauth, mtls: mutual, own: bearer } }], { shop: { targets: [{ url: 'http://127.0.0.1:9' }] } })
  const { settings, problems } = resolveSettings(more, {
    AUTH_KEY_KEYS: 's3cret', AUTH_KEY_KEY_FILE: 'keys.yaml', AUTH_LOGIN_KEY_FILE: '/run/accounts.json',
    AUTH_OPAQUE_INTROSPECTION: 'http://id.test/ask', AUTH_OPAQUE_CLIENT_ID: 'gateway', AUTH_OPAQUE_CLIENT_SECRET: 's3cret', AUTH_OPAQUE_AUDIENCE: 'shop',
    AUTH_MTLS_SUBJECTS: 'ann,spiffe://a/b', AUTH_MTLS_FINGERPRINTS: `sha256:${'AB:'.repeat(32).slice(0, -1)}`,
  }, { shop: { own: () => null } })
  assert.deepEqual(problems, [])
  assert.deepEqual(describeStart(more, settings).split('\n').slice(2, -1).map((line) => line.trim()), [
    'key           an API key in the header "X-API-Key": 1 key and keys of keys.yaml',
    'login         HTTP basic: accounts of /run/accounts.json',
    'opaque        OAuth 2: tokens that http://id.test/ask calls active for shop, asked without TLS',
    'mtls          a TLS client certificate: certificates of ann, spiffe://a/b, abababab…',
    'own           HTTP Bearer: by the app',
  ])
  assert.match(withoutTls(settings)[0]!, /^mtls of shop is proven by a TLS client certificate, and the gateway listens without TLS\. Set:\n {4}TLS_CERT=cert\.pem TLS_KEY=key\.pem TLS_CLIENT_CA=clients-ca\.pem\n/)
  assert.match(withoutTls({ ...settings, tls: { clientCa: null } })[0]!, /the gateway knows no authority of clients/)
  assert.deepEqual(withoutTls({ ...settings, tls: { clientCa: 'ca.pem' } }), [])
  assert.deepEqual(withoutTls(resolveSettings(definition, {}).settings), [])
})

test('in dev it says so', () => {
  assert.match(describeStart(definition, resolveSettings(definition, { GATEWAY_AUTH: 'dev' }).settings), /api_key +an API key in the header "X-API-Key": dev credentials\n/)
})

test('the start says where shared state is, without the credentials of the address', () => {
  const { settings } = resolveSettings(definition, { REDIS_URL: 'redis://ann:s3cret@state:6380/2', GATEWAY_AUTH: 'dev' })
  assert.match(describeStart(definition, settings), /\nshared state in Redis at state:6380, keys gatewright:…\n$/)
})
