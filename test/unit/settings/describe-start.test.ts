import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anyOf, publicAccess } from '../../../runtime/define.ts'
import { describeStart } from '../../../runtime/settings/describe-start.ts'
import { resolveSettings } from '../../../runtime/settings/settings.ts'
import { apiKey, basic, bearer, gatewayOf, oauth } from './definitions.ts'

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

test('in dev it says so', () => {
  assert.match(describeStart(definition, resolveSettings(definition, { GATEWAY_AUTH: 'dev' }).settings), /api_key +an API key in the header "X-API-Key": dev credentials\n/)
})

test('the start says where shared state is, without the credentials of the address', () => {
  const { settings } = resolveSettings(definition, { REDIS_URL: 'redis://ann:s3cret@state:6380/2', GATEWAY_AUTH: 'dev' })
  assert.match(describeStart(definition, settings), /\nshared state in Redis at state:6380, keys gatewright:…\n$/)
})
