import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { closest, didYouMean } from '../../../generator/load/closest.ts'
import { readPolicies } from '../../../generator/load/policies.ts'
import { bytes, milliseconds } from '../../../generator/load/units.ts'
import { load, openapi } from './project-folder.ts'

const shop = openapi('3.1.0', 'paths: {}')

test('everything that may be configured is read, with units in milliseconds and bytes', async (t) => {
  const { config, diagnostics } = await load(t, {
    'specs/shop.yaml': shop, 'specs/pets.yaml': shop,
    'specs/gateway.yaml': `# yaml-language-server: $schema=../schema/gateway.schema.json
name: gate
listen: { tls: { cert: "\${CERT:-cert.pem}", key: key.pem, clientCa: ca.pem, clientCert: require } }
trustedProxies: [10.0.0.0/8, '::1']
state: { redis: "\${REDIS_URL:-redis://localhost}", prefix: 'shop:' }
policies: { timeout: 30s, idleTimeout: 1.5m, allowSlowPatterns: true }
apis:
  shop:
    mount: /shop
    backend: pets
    enabled: false
    auth:
      api_key: { keys: "\${SHOP_KEYS}" }
      jwt: { issuer: "\${ISSUER:-https://id.test}", audience: shop, jwks: https://id.test/jwks, algorithms: [ES256] }
      basic: { backend: true }
    policies: { validation: { request: report, response: { mode: off, undeclaredStatus: block, undeclaredMediaType: pass, stripUndeclared: true, maxBytes: 1kB }, unknownQuery: block } }
    operations:
      getPet: { backend: archive, routes: [{ when: { claim: { tier: gold, level: [1, 2] }, role: admin, header: { X-A: 1 }, mediaType: [a/b] }, backend: demo }], policies: { require: { role: [a, b], tenant: $request.path.id, old: null }, limits: { body: 64KiB, upload: 10 MB, response: 5, depth: 7 } } }
  pets:
backends:
  pets: { targets: [{ url: "http://\${HOST:-127.0.0.1}:8081" }, { url: https://b.test/api, weight: 2 }] }
  demo: { mock: true, tls: { ca: ca.pem, servername: demo }, auth: { basic: { username: a, password: "\${P}" } }, identity: { subject: X-User, scopes: false, claims: { a.b: X-B } } }
`,
  })
  assert.deepEqual(diagnostics, [])
  const { place, ...read } = config
  assert.deepEqual(read, {
    name: 'gate',
    listen: { tls: { cert: '${CERT:-cert.pem}', key: 'key.pem', clientCa: 'ca.pem', clientCert: 'require' } },
    trustedProxies: ['10.0.0.0/8', '::1'],
    state: { redis: '${REDIS_URL:-redis://localhost}', prefix: 'shop:' },
    policies: { timeout: 30_000, idleTimeout: 90_000, allowSlowPatterns: true },
    apis: {
      shop: {
        mount: '/shop', backend: 'pets', enabled: false,
        auth: {
          api_key: { keys: '${SHOP_KEYS}' },
          jwt: { issuer: '${ISSUER:-https://id.test}', audience: 'shop', jwks: 'https://id.test/jwks', algorithms: ['ES256'] },
          basic: { backend: true },
        },
        policies: { validation: { request: 'report', response: 'off', unknownQuery: 'block', undeclaredStatus: 'block', undeclaredMediaType: 'pass', stripUndeclared: true }, limits: { response: 1_000 } },
        operations: { getPet: {
          backend: 'archive', routes: [{ when: { claim: { tier: ['gold'], level: [1, 2] }, role: ['admin'], header: { 'X-A': [1] }, mediaType: ['a/b'] }, backend: 'demo' }],
          policies: { require: { role: ['a', 'b'], tenant: ['$request.path.id'], old: null }, limits: { body: 65_536, upload: 10_000_000, response: 5, depth: 7 } } } },
      },
      pets: {},
    },
    backends: {
      pets: { targets: [{ url: 'http://${HOST:-127.0.0.1}:8081' }, { url: 'https://b.test/api', weight: 2 }] },
      demo: { mock: true, tls: { ca: 'ca.pem', servername: 'demo' }, auth: { basic: { username: 'a', password: '${P}' } }, identity: { subject: 'X-User', scopes: false, claims: { 'a.b': 'X-B' } } },
    },
  })
  assert.deepEqual(place('/apis/shop/mount'), { file: 'specs/gateway.yaml', pointer: '/apis/shop/mount', line: 9, column: 5 })
})

test('a configuration that says nothing is none', async (t) => {
  for (const text of ['', '# all commented out\n', '{}', 'apis:\npolicies:\n']) {
    const { config, diagnostics } = await load(t, { 'specs/shop.yaml': shop, 'specs/gateway.yaml': text })
    assert.deepEqual([config.apis, config.backends, config.policies, diagnostics], [{}, {}, undefined, []])
  }
})

test('gateway.yaml in a folder below is no configuration', async (t) => {
  const { config } = await load(t, { 'specs/shop.yaml': shop, 'specs/other/gateway.yaml': 'name: other' })
  assert.equal(config.name, undefined)
})

test('policies of a document are held to the same schema', () => {
  const place = (pointer: string, part: string) => ({ file: 'a.yaml', pointer: `${part} ${pointer}` })
  assert.deepEqual(readPolicies({ timeout: '2s' }, place), { policies: { timeout: 2_000 }, diagnostics: [] })
  for (const [value, code, where] of [
    [{ timout: 1 }, 'config-key-unknown', 'key /timout'], [{ auth: {} }, 'config-key-unknown', 'key /auth'], [{ backends: {} }, 'config-key-unknown', 'key /backends'],
    [{ limits: { body: '${BODY}' } }, 'config-value-invalid', 'value /limits/body'], [[], 'config-value-invalid', 'value '],
  ] as const) {
    const { policies, diagnostics } = readPolicies(value, place)
    assert.deepEqual([policies, diagnostics[0]?.code, diagnostics[0]?.place.pointer], [{}, code, where])
  }
})

test('every setting of the published schema is described', () => {
  const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../../../schema/gateway.schema.json'), 'utf8')) as { [key: string]: unknown }
  const lacking: string[] = []
  const visit = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return
    for (const [key, child] of Object.entries(node)) {
      if (key === 'properties') {
        for (const [name, setting] of Object.entries(child as Record<string, Record<string, unknown>>)) {
          if (!('description' in setting) && !('$ref' in setting)) lacking.push(`${path}/${name}`)
        }
      }
      visit(child, `${path}/${key}`)
    }
  }
  visit(schema, '')
  assert.deepEqual(lacking, [])
})

test('times and sizes', () => {
  assert.deepEqual(['500ms', '30s', '5m', '1h', '1.5 s', 250].map(milliseconds), [500, 30_000, 300_000, 3_600_000, 1_500, 250])
  assert.deepEqual(['64KiB', '10MiB', '1 kB', '1GB', '5b', 7].map(bytes), [65_536, 10_485_760, 1_000, 1_000_000_000, 5, 7])
  assert.deepEqual(['', '30', 's', '-1s', '0s', '1e3s', '1000h', 0, -1, NaN, Infinity, null, true].map(milliseconds), Array(13).fill(undefined))
})

test('the nearest name, if any is near', () => {
  assert.equal(closest('paramters', ['parameters', 'responses']), 'parameters')
  assert.equal(closest('strnig', ['string', 'integer']), 'string')
  assert.equal(closest('GetPet', ['getpet', 'getPet']), 'getpet')
  assert.equal(closest('cache', ['timeout', 'limits']), undefined)
  assert.equal(closest('', ['a']), 'a')
  assert.equal(closest('x'.repeat(100_000), ['y'.repeat(100_000)]), undefined)
  assert.equal(didYouMean('tpye', ['type']), 'did you mean "type"?')
})

test('policies on limits and the edge are read, in short and long forms', async (t) => {
  const { config, diagnostics } = await load(t, {
    'specs/shop.yaml': shop,
    'specs/gateway.yaml': `forwardedHeader: Forwarded
policies:
  rateLimit: { limit: 5, window: 1s }
  quota: { period: month, classes: { free: 10, gold: 1000 }, limit: 5, by: apiKey }
  whenStoreIsDown: refuse
  priority: high
  shedding: true
  cors: { origins: ['https://*.a.test', 'http://localhost:3000'], maxAge: 1h, credentials: true }
  addresses: { allow: [10.0.0.0/8, '::1', '2001:db8::/32'], deny: [10.6.6.6] }
  securityHeaders: { X-Frame-Options: false }
  deprecation: { since: 2026-01-31, sunset: "2027-01-31T00:00:00+01:00", link: "https://docs.test/v1" }
  maintenance: { retryAfter: 10m }
apis:
  shop:
    policies:
      rateLimit: [{ limit: 1, window: 1m, algorithm: slidingWindow, by: $claim.tenant }, { name: x, limit: 2, window: 1h, burst: 9, cost: 2, by: $request.header.X-Client }]
      concurrency: { limit: 3, queueTimeout: 500ms }
      priority: { by: class, classes: { gold: high } }
      cors: false
      maintenance: false
    operations: { a: { policies: { rateLimit: false, quota: [], cost: 0, concurrency: false, maintenance: true } } }
backends:
  shop: { targets: [{ url: http://127.0.0.1:1 }], concurrency: { limit: 7, queueTimeout: 2s } }
`,
  })
  assert.deepEqual(diagnostics, [])
  assert.equal(config.forwardedHeader, 'Forwarded')
  assert.deepEqual(config.policies, {
    rateLimit: [{ name: 'default', limit: 5, window: 1_000, algorithm: 'tokenBucket', by: 'address' }],
    quota: [{ name: 'month', period: 'month', limit: 5, classes: { free: 10, gold: 1_000 }, by: 'apiKey' }],
    whenStoreIsDown: 'refuse', priority: { default: 'high' }, shedding: {},
    cors: { origins: ['https://*.a.test', 'http://localhost:3000'], credentials: true, maxAge: 3_600_000 },
    addresses: { allow: ['10.0.0.0/8', '::1', '2001:db8::/32'], deny: ['10.6.6.6'] },
    securityHeaders: { 'X-Frame-Options': false },
    deprecation: { since: '2026-01-31', sunset: '2027-01-31T00:00:00+01:00', link: 'https://docs.test/v1' },
    maintenance: { retryAfter: 600_000 },
  })
  assert.deepEqual(config.apis['shop'], {
    policies: {
      rateLimit: [
        { name: 'default', limit: 1, window: 60_000, algorithm: 'slidingWindow', by: '$claim.tenant' },
        { name: 'x', limit: 2, window: 3_600_000, algorithm: 'tokenBucket', burst: 9, by: '$request.header.X-Client', cost: 2 },
      ],
      concurrency: { limit: 3, queueTimeout: 500 }, priority: { by: 'class', classes: { gold: 'high' } }, cors: false, maintenance: false,
    },
    operations: { a: { policies: { rateLimit: [], quota: [], cost: 0, concurrency: false, maintenance: {} } } },
  })
  assert.deepEqual(config.backends['shop'], { targets: [{ url: 'http://127.0.0.1:1' }], concurrency: { limit: 7, queueTimeout: 2_000 } })
})
