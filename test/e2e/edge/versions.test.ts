import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { generateProject, type GeneratedProject, type StartedGateway } from '../../support/generated-gateway.ts'
import { serve } from '../../support/raw.ts'

const page = 'https://app.shop.test'
const document = (version: number, extension: string, name: string): string => `openapi: 3.1.0
info: { title: Shop, version: ${version}.0.0 }
servers: [{ url: https://shop.test/v${version} }]
${extension}
components: { securitySchemes: { key: { type: apiKey, in: header, name: X-Key } } }
security: [{ key: [] }]
paths:
  /items/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
    get:
      operationId: getItem
      responses: { 200: { description: '', content: { application/json: { schema: { type: object, required: [${name}] } } } } }
  /old:
    get: { operationId: getOld, deprecated: true, responses: { 204: { description: '' } } }
`

/** Two versions of one API beside each other, the older one on its way out, through each engine. */
for (const engine of ['compiled', 'express'] as const) {
  describe(`two versions of one API, ${engine}`, () => {
    let project: GeneratedProject
    let gateway: StartedGateway
    let backend: Awaited<ReturnType<typeof serve>>
    const asked: string[] = []
    before(async () => {
      backend = await serve((request, response) => {
        asked.push(request.url ?? '')
        const old = request.url?.startsWith('/v1/') === true
        if (request.url?.endsWith('/old') === true) return void response.writeHead(204).end()
        response.writeHead(200, { 'content-type': 'application/json' }).end(old ? '{"name":"a"}' : '{"title":"a"}')
      })
      project = await generateProject({
        'specs/shop-v1.yaml': document(1, 'x-gateway: { deprecation: { since: 2026-01-31, sunset: 2027-01-31, link: "https://docs.shop.test/v1-to-v2" } }', 'name'),
        'specs/shop-v2.yaml': document(2, '', 'title'),
        'specs/gateway.yaml': `apis:
  shop-v1: { policies: { rateLimit: { limit: 3, window: 1h, by: identity } } }
  shop-v2: { policies: { cors: { origins: ['${page}'] }, securityHeaders: true, addresses: { deny: [192.0.2.1] } } }
trustedProxies: [127.0.0.1]
`,
      })
      gateway = await project.start({ backend: backend.url, engine, env: { AUTH_KEY_KEYS: 'secret_1,secret_2' } })
    })
    after(async () => {
      await gateway?.close()
      await backend?.close()
      project?.remove()
    })
    const ask = (path: string, headers: Record<string, string> = {}): Promise<Response> => fetch(gateway.url + path, { headers: { 'x-key': 'secret_1', ...headers } })

    test('each answers at its own path by its own contract, and only the old one says that it goes', async () => {
      const old = await ask('/v1/items/1')
      assert.equal(old.status, 200)
      assert.deepEqual(await old.json(), { name: 'a' })
      assert.deepEqual(['deprecation', 'sunset', 'link'].map((name) => old.headers.get(name)), ['@1769817600', 'Sun, 31 Jan 2027 00:00:00 GMT', '<https://docs.shop.test/v1-to-v2>; rel="deprecation"'])
      const current = await ask('/v2/items/1')
      assert.deepEqual(await current.json(), { title: 'a' })
      assert.deepEqual(['deprecation', 'sunset', 'link'].map((name) => current.headers.get(name)), [null, null, null])
      assert.deepEqual(asked, ['/v1/items/1', '/v2/items/1'])
    })

    test('what is refused says it as well, and a policy of one version is none of the other', async () => {
      const refused = await ask('/v1/items/1', { 'x-key': 'secret_wrong' })
      assert.deepEqual([refused.status, refused.headers.get('deprecation')], [401, '@1769817600'])
      const statuses: number[] = []
      for (let i = 0; i < 5; i++) statuses.push((await ask('/v1/items/1', { 'x-key': 'secret_2' })).status)
      assert.deepEqual(statuses, [200, 200, 200, 429, 429])
      const limited = await ask('/v1/items/1', { 'x-key': 'secret_2' })
      assert.equal(limited.headers.get('ratelimit-policy'), '"default";q=3;w=3600')
      assert.ok(Number(limited.headers.get('retry-after')) > 0)
      assert.equal((await ask('/v2/items/1', { 'x-key': 'secret_2' })).status, 200)
    })

    test('the edge of the new one: pages, addresses, header fields', async () => {
      const preflight = await fetch(`${gateway.url}/v2/items/1`, { method: 'OPTIONS', headers: { origin: page, 'access-control-request-method': 'GET' } })
      assert.deepEqual([preflight.status, preflight.headers.get('access-control-allow-origin')], [204, page])
      const read = await ask('/v2/items/1', { origin: page })
      assert.deepEqual([read.headers.get('access-control-allow-origin'), read.headers.get('x-content-type-options')], [page, 'nosniff'])
      assert.equal((await ask('/v2/items/1', { 'x-forwarded-for': '192.0.2.1' })).status, 403)
      assert.equal((await fetch(`${gateway.url}/v1/items/1`, { method: 'OPTIONS', headers: { origin: page, 'access-control-request-method': 'GET' } })).status, 405)
    })

    test('`deprecated: true` without a date sends nothing, and generating says so, once', async () => {
      assert.equal((await ask('/v2/old')).headers.get('deprecation'), null)
      assert.equal((await ask('/v1/old', { 'x-key': 'secret_1' })).headers.get('deprecation'), '@1769817600', 'the API says since when')
      const said = project.diagnostics.filter(({ code }) => code === 'deprecation-without-date')
      assert.deepEqual(said.map(({ place, severity }) => [place.file, severity]), [['specs/shop-v2.yaml', 'info']])
    })
  })
}
