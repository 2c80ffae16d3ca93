import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anyOf, env, publicAccess } from '../../../runtime/define.ts'
import type { GatewayDefinition } from '../../../runtime/contract.ts'
import type { Environment } from '../../../runtime/settings/environment.ts'
import { readSettings, resolveSettings } from '../../../runtime/settings/settings.ts'
import { signatureAlgorithms } from '../../../runtime/settings/token-settings.ts'
import { StartError } from '../../../runtime/settings/start-error.ts'
import { apiKey, basic, bearer, gatewayOf, mutual, oauth, oidc } from './definitions.ts'

const pets = gatewayOf([{ name: 'pets', schemes: { api_key: apiKey } }])
const keyed = { AUTH_API_KEY_KEYS: 'k-one, k-two' }
const problemsOf = (definition: GatewayDefinition, environment: Environment): readonly string[] => resolveSettings(definition, environment).problems
const schemeOf = (definition: GatewayDefinition, environment: Environment, name = 'api_key', api = 'pets') => {
  const { settings, problems } = resolveSettings(definition, environment)
  assert.deepEqual(problems, [])
  return settings.schemes.get(api)?.get(name)
}

test('defaults', () => {
  const { settings, problems } = resolveSettings(pets, keyed)
  assert.deepEqual(problems, [])
  const { host, port, admin, logLevel, dev, stopDelay, drainLimit } = settings
  assert.deepEqual({ host, port, admin, logLevel, dev, stopDelay, drainLimit },
    { host: '0.0.0.0', port: 8080, admin: { host: '127.0.0.1', port: 9901 }, logLevel: 'info', dev: false, stopDelay: 5_000, drainLimit: 30_000 })
})

test('what the environment sets; an empty variable is an unset one', () => {
  const { settings, problems } = resolveSettings(pets, {
    ...keyed, HOST: '::1', PORT: '0', ADMIN_HOST: '10.0.0.1', ADMIN_PORT: '9902', LOG_LEVEL: 'warn', STOP_DELAY: '1s', DRAIN_LIMIT: '250ms', GATEWAY_AUTH: ' ',
  })
  assert.deepEqual(problems, [])
  assert.deepEqual([settings.host, settings.port, settings.admin, settings.logLevel, settings.stopDelay, settings.drainLimit],
    ['::1', 0, { host: '10.0.0.1', port: 9902 }, 'warn', 1_000, 250])
  assert.equal(resolveSettings(pets, { ...keyed, ADMIN_PORT: 'off' }).settings.admin, null)
})

for (const [variable, value] of [
  ['PORT', '80a'], ['PORT', '65536'], ['PORT', '-1'], ['ADMIN_PORT', 'no'], ['HOST', 'http://x'], ['HOST', 'a b'], ['LOG_LEVEL', 'loud'],
  ['STOP_DELAY', 'soon'], ['GATEWAY_AUTH', 'off'],
] as const) {
  test(`${variable}=${value} is one problem that names the variable`, () => {
    const problems = problemsOf(pets, { ...keyed, [variable]: value })
    assert.equal(problems.length, 1)
    assert.match(problems[0]!, new RegExp(`^${variable} `))
  })
}

test('one port for both listeners is a problem', () => {
  assert.deepEqual(problemsOf(pets, { ...keyed, PORT: '9901' }), ['PORT and ADMIN_PORT are both 9901. Choose another: ADMIN_PORT=9902'])
})

test('the path of a target is its own if it has one, else that of the document\'s server', () => {
  const definition = gatewayOf([{ name: 'my-pets', schemes: {} }], { 'my-pets': { targets: [{ url: 'https://x.test:444/v2/', weight: 3 }], path: '/api/v3/' } })
  const targets = (value?: string) => {
    const { settings, problems } = resolveSettings(definition, value === undefined ? {} : { BACKEND_MY_PETS: value })
    assert.deepEqual(problems, [])
    return settings.backends.find(({ name }) => name === 'my-pets')?.targets
  }
  assert.deepEqual(targets(), [{ origin: 'https://x.test:444', base: '/v2', weight: 3, group: '' }])
  assert.deepEqual(targets('http://pets:8080'), [{ origin: 'http://pets:8080', base: '/api/v3', weight: 1, group: '' }])
  assert.deepEqual(targets('http://pets:8080/'), [{ origin: 'http://pets:8080', base: '', weight: 1, group: '' }])
  assert.deepEqual(targets('HTTP://Pets:80/a/, http://[::1]:8081'),
    [{ origin: 'http://pets', base: '/a', weight: 1, group: '' }, { origin: 'http://[::1]:8081', base: '/api/v3', weight: 1, group: '' }])
})

for (const value of ['pets:8080', 'ftp://pets', 'http://', 'http://a b', 'http://pets?x', 'http://pets/#f', 'http://u:s3cret@pets', 'http://pets:99999', '//pets', 'http:\\\\pets']) {
  test(`BACKEND_PETS=${value} is refused without repeating it`, () => {
    const problems = problemsOf(pets, { ...keyed, BACKEND_PETS: value })
    assert.equal(problems.length, 1)
    assert.match(problems[0]!, /^BACKEND_PETS (is no address|has )/)
    assert.doesNotMatch(problems[0]!, /s3cret/)
  })
}

test('keys, accounts, tokens, and the backend', () => {
  assert.deepEqual(schemeOf(pets, keyed), { kind: 'keys', keys: ['k-one', 'k-two'], file: null })
  assert.deepEqual(schemeOf(pets, { AUTH_API_KEY: 'backend' }), { kind: 'backend' })
  assert.deepEqual(schemeOf(gatewayOf([{ name: 'pets', schemes: { api_key: basic } }]), { AUTH_API_KEY_KEYS: 'ann:a:b,bob:c' }),
    { kind: 'accounts', accounts: [{ name: 'ann', password: 'a:b' }, { name: 'bob', password: 'c' }], file: null })
  const token = { AUTH_API_KEY_ISSUER: 'https://id.example.com', AUTH_API_KEY_AUDIENCE: 'pets,shop' }
  for (const contract of [bearer, oauth, oidc]) {
    assert.deepEqual(schemeOf(gatewayOf([{ name: 'pets', schemes: { api_key: contract } }]), token),
      { kind: 'token', issuer: 'https://id.example.com', audience: ['pets', 'shop'], jwks: null, algorithms: signatureAlgorithms, typ: null, remember: 60_000 })
  }
})

test('the more specific place wins: gateway.yaml, AUTH_<API>_<SCHEME>, AUTH_<SCHEME>', () => {
  assert.deepEqual(schemeOf(pets, { ...keyed, AUTH_PETS_API_KEY_KEYS: 'own' }), { kind: 'keys', keys: ['own'], file: null })
  assert.deepEqual(schemeOf(pets, { AUTH_API_KEY: 'backend', AUTH_PETS_API_KEY_KEYS: 'own' }), { kind: 'keys', keys: ['own'], file: null })
  const configured = gatewayOf([{ name: 'pets', schemes: { api_key: [apiKey, { keys: [env('PETS_KEYS'), ',', env('MORE', 'last')] }] } }])
  assert.deepEqual(schemeOf(configured, { ...keyed, PETS_KEYS: 'a,b' }), { kind: 'keys', keys: ['a', 'b', 'last'], file: null })
  assert.deepEqual(problemsOf(configured, keyed), ['PETS_KEYS is not set: apis.pets.auth.api_key.keys in gateway.yaml takes its value from it.'])
  const issuer = gatewayOf([{ name: 'pets', schemes: { api_key: [oauth, { issuer: 'https://a.test' }] } }])
  assert.deepEqual(schemeOf(issuer, { AUTH_API_KEY_ISSUER: 'https://b.test', AUTH_API_KEY_AUDIENCE: 'pets', AUTH_API_KEY_ALGORITHMS: 'ES256' }),
    { kind: 'token', issuer: 'https://a.test', audience: ['pets'], jwks: null, algorithms: ['ES256'], typ: null, remember: 60_000 })
})

test('names of APIs and schemes become variables', () => {
  const definition = gatewayOf([{ name: 'api-github-com', schemes: { 'X.Key ü': apiKey } }])
  assert.deepEqual(schemeOf(definition, { AUTH_API_GITHUB_COM_X_KEY___KEYS: 'k' }, 'X.Key ü', 'api-github-com'), { kind: 'keys', keys: ['k'], file: null })
})

for (const [title, contract, environment, expected] of [
  ['two things at once', apiKey, { AUTH_K: 'backend', AUTH_K_KEYS: 's3cret' }, /^AUTH_K: says two things/],
  ['a mode that is none', apiKey, { AUTH_K: 's3cret' }, /^AUTH_K can only be "backend"/],
  ['a list with nothing in it', apiKey, { AUTH_K_KEYS: ' , ' }, /^AUTH_K: the list of keys is empty/],
  ['a key that no header carries', apiKey, { AUTH_K_KEYS: 'good,s3cret ü' }, /^AUTH_K: entry 2 of the keys has characters/],
  ['a hash that is none', apiKey, { AUTH_K_KEYS: 'sha256:s3cret' }, /^AUTH_K: entry 1 of the keys is no hash/],
  ['an account without a password', basic, { AUTH_K_KEYS: 's3cret' }, /^AUTH_K: entry 1 of the keys is no name:password pair/],
  ['an issuer for an API key', apiKey, { AUTH_K_ISSUER: 'https://i.test', AUTH_K_AUDIENCE: 'a' }, /^AUTH_K: an issuer verifies bearer tokens/],
  ['keys for OAuth 2', oauth, { AUTH_K_KEYS: 's3cret' }, /^AUTH_K: keys cannot verify OAuth 2/],
  ['no audience', oauth, { AUTH_K_ISSUER: 'https://i.test' }, /^AUTH_K: the audience/],
  ['no issuer', oauth, { AUTH_K_AUDIENCE: 'a' }, /^AUTH_K: the issuer/],
  ['an issuer that is no address', oauth, { AUTH_K_ISSUER: 'id', AUTH_K_AUDIENCE: 'a' }, /^AUTH_K: the issuer is no http/],
  ['a key address that is none', oauth, { AUTH_K_ISSUER: 'id', AUTH_K_AUDIENCE: 'a', AUTH_K_JWKS: 'file:///etc/passwd' }, /^AUTH_K: the address of the keys/],
  ['a key address with a password', oauth, { AUTH_K_ISSUER: 'id', AUTH_K_AUDIENCE: 'a', AUTH_K_JWKS: 'https://u:s3cret@i.test' }, /^AUTH_K: the address of the keys/],
  ['an algorithm whose key is a secret', oauth, { AUTH_K_ISSUER: 'https://i.test', AUTH_K_AUDIENCE: 'a', AUTH_K_ALGORITHMS: 'RS256,HS256' }, /^AUTH_K: the algorithms can be/],
  ['no algorithm at all', oauth, { AUTH_K_ISSUER: 'https://i.test', AUTH_K_AUDIENCE: 'a', AUTH_K_ALGORITHMS: 'none' }, /^AUTH_K: the algorithms can be/],
  ['a client certificate left to the backend', mutual, { AUTH_K: 'backend' }, /^AUTH_K: a TLS client certificate is verified by its subject/],
  ['subjects for an API key', apiKey, { AUTH_K_SUBJECTS: 'a' }, /^AUTH_K: subjects and fingerprints are of client certificates, and this is an API key/],
  ['a fingerprint that is none', mutual, { AUTH_K_FINGERPRINTS: `${'ab'.repeat(32)},ab:cd` }, /^AUTH_K: entry 2 of the fingerprints is none/],
  ['no subject', mutual, { AUTH_K_SUBJECTS: ' , ' }, /^AUTH_K: the lists of subjects and fingerprints are empty/],
  ['introspection and an address of keys', oauth, { AUTH_K_INTROSPECTION: 'https://i.test', AUTH_K_JWKS: 'https://i.test' }, /^AUTH_K: says two things \(jwks, introspection\)/],
  ['introspection by nobody', oauth, { AUTH_K_INTROSPECTION: 'https://i.test', AUTH_K_CLIENT_ID: 'a' }, /^AUTH_K: the introspection endpoint must know who asks/],
  ['introspection at no address', oauth, { AUTH_K_INTROSPECTION: 'i.test', AUTH_K_CLIENT_ID: 'a', AUTH_K_CLIENT_SECRET: 's3cret' }, /^AUTH_K: the introspection endpoint .* is no http/],
  ['a client that introspects nothing', oauth, { AUTH_K_CLIENT_ID: 'a', AUTH_K_CLIENT_SECRET: 's3cret' }, /^AUTH_K: the introspection endpoint is missing/],
  ['introspection for basic', basic, { AUTH_K_INTROSPECTION: 'https://i.test', AUTH_K_CLIENT_ID: 'a', AUTH_K_CLIENT_SECRET: 's3cret' }, /^AUTH_K: introspection verifies bearer tokens/],
  ['a type of token that is none', oauth, { AUTH_K_ISSUER: 'https://i.test', AUTH_K_AUDIENCE: 'a', AUTH_K_TYP: 'at jwt' }, /^AUTH_K: the type of the tokens/],
  ['a time that is none', oauth, { AUTH_K_ISSUER: 'https://i.test', AUTH_K_AUDIENCE: 'a', AUTH_K_CACHE: 'long' }, /^AUTH_K: the time that tokens are taken/],
  ['tokens taken at their word for a day', oauth, { AUTH_K_ISSUER: 'https://i.test', AUTH_K_AUDIENCE: 'a', AUTH_K_CACHE: '1440m' }, /^AUTH_K: the time that tokens are taken/],
  ['a weak hash of a password', basic, { AUTH_K_KEYS: 'ann:scrypt:16:1:1:s3cret:s3cret' }, /^AUTH_K: entry 1 of the keys has no hash of a password/],
] as const) {
  test(`a scheme with ${title} is one problem, without the value`, () => {
    const problems = problemsOf(gatewayOf([{ name: 'pets', schemes: { k: contract } }]), environment)
    assert.equal(problems.length, 1, problems.join('\n'))
    assert.match(problems[0]!, expected)
    assert.doesNotMatch(problems[0]!, /s3cret/)
  })
}

test('a scheme that no operation needs needs no verifier, an undeclared one is a problem', () => {
  assert.deepEqual(problemsOf(gatewayOf([{ name: 'pets', schemes: { api_key: apiKey }, operations: { ping: publicAccess() } }]), {}), [])
  const undeclared = gatewayOf([{ name: 'pets', schemes: {}, operations: { ping: anyOf([{ scheme: 'ghost', scopes: [] }]) } }])
  assert.match(problemsOf(undeclared, {})[0]!, /needs the security scheme "ghost", which is not declared/)
})

test('dev: loopback by default, other addresses and production refused, no scheme asked for', () => {
  const dev = { GATEWAY_AUTH: 'dev' }
  for (const host of [undefined, 'localhost', '127.0.0.1', '127.9.9.9', '::1']) {
    const { settings, problems } = resolveSettings(pets, { ...dev, HOST: host })
    assert.deepEqual([problems, settings.dev, settings.host], [[], true, host ?? '127.0.0.1'])
  }
  for (const host of ['0.0.0.0', '::', '127.0.0.1.example.com', '10.0.0.1', 'example.com']) {
    assert.match(problemsOf(pets, { ...dev, HOST: host }).join(), /^GATEWAY_AUTH=dev serves dev credentials to this machine only/)
  }
  assert.match(problemsOf(pets, { ...dev, NODE_ENV: 'production' }).join(), /^GATEWAY_AUTH=dev is refused where NODE_ENV=production/)
})

test('a start with much amiss says all of it at once, with lines to paste', () => {
  const definition = gatewayOf([
    { name: 'petstore', schemes: { api_key: apiKey, petstore_auth: oauth, login: basic, digest: { type: 'http', scheme: 'digest' }, cert: mutual } },
    { name: 'modern-petstore', schemes: { api_key: apiKey, jwt: bearer, oidc } },
  ], { petstore: {}, 'modern-petstore': { mock: true } })
  assert.throws(() => readSettings(definition, { env: { PORT: 'x' }, directory: '.' }), (error: unknown) => {
    assert.ok(error instanceof StartError)
    assert.equal(error.problems.length, 10)
    assert.equal(error.message, `The gateway cannot start, for 10 reasons.

  PORT is no port: a number from 0 to 65535 is expected, e.g. PORT=8080. 0 takes any free port.

  The backend "petstore" of petstore has no address. Set:
      BACKEND_PETSTORE=http://host:port[,http://host:port…]

  The backend "modern-petstore" of modern-petstore is the embedded one, which runs with: gatewright dev, demo or mock. Elsewhere, set its address:
      BACKEND_MODERN_PETSTORE=http://host:port[,http://host:port…]

  Nothing verifies the security scheme "api_key" of petstore and modern-petstore (an API key in the header "X-API-Key"). Set one of:
      AUTH_API_KEY_KEYS=<key>[,<key>…]
      AUTH_API_KEY_KEY_FILE=<file>
      AUTH_API_KEY=backend

  Nothing verifies the security scheme "petstore_auth" of petstore (OAuth 2). Set one of:
      AUTH_PETSTORE_AUTH_ISSUER=https://<issuer> AUTH_PETSTORE_AUTH_AUDIENCE=<audience>
      AUTH_PETSTORE_AUTH_INTROSPECTION=https://<endpoint> AUTH_PETSTORE_AUTH_CLIENT_ID=<id> AUTH_PETSTORE_AUTH_CLIENT_SECRET=<secret>
      AUTH_PETSTORE_AUTH=backend

  Nothing verifies the security scheme "login" of petstore (HTTP basic). Set one of:
      AUTH_LOGIN_KEYS=<name>:<password>[,<name>:<password>…]
      AUTH_LOGIN_KEY_FILE=<file>
      AUTH_LOGIN=backend

  Nothing verifies the security scheme "digest" of petstore (HTTP digest). Set one of:
      AUTH_DIGEST_KEYS=<credentials>[,<credentials>…]
      AUTH_DIGEST=backend
    or verify it in app/main.ts:
      createGateway({ verifiers: { petstore: { digest: async (credentials, context) => null } } })

  Nothing verifies the security scheme "cert" of petstore (a TLS client certificate). Set one of:
      AUTH_CERT_SUBJECTS=<subject>[,<subject>…]
      AUTH_CERT_FINGERPRINTS=<sha256>[,<sha256>…]

  Nothing verifies the security scheme "jwt" of modern-petstore (HTTP Bearer). Set one of:
      AUTH_JWT_ISSUER=https://<issuer> AUTH_JWT_AUDIENCE=<audience>
      AUTH_JWT_INTROSPECTION=https://<endpoint> AUTH_JWT_CLIENT_ID=<id> AUTH_JWT_CLIENT_SECRET=<secret>
      AUTH_JWT_KEYS=<token>[,<token>…]
      AUTH_JWT_KEY_FILE=<file>
      AUTH_JWT=backend

  Nothing verifies the security scheme "oidc" of modern-petstore (OpenID Connect). Set one of:
      AUTH_OIDC_ISSUER=https://id.example.com/realms/a AUTH_OIDC_AUDIENCE=<audience>
      AUTH_OIDC_INTROSPECTION=https://<endpoint> AUTH_OIDC_CLIENT_ID=<id> AUTH_OIDC_CLIENT_SECRET=<secret>
      AUTH_OIDC=backend`)
    return true
  })
})
