import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sendRaw } from '../../support/raw.ts'
import { desk } from './project.ts'

const yaml = `apis:
  desk:
    operations:
      listReports: { policies: { require: { role: [admin, clerk], level: 7, realm.groups: staff, "https://x.example/dotted": true } } }
      listNotes: { policies: { require: { tenant: $request.path.tenantId } } }
      addNote: { policies: { require: { tenant: [$request.path.tenantId, any] } } }
      search: { policies: { require: { tenant: $request.query.tenant, team: $request.header.X-Tenant } } }
      maybe: { policies: { require: { sub: ann } } }
`

for (const engine of ['compiled', 'express'] as const) {
  describe(`require, ${engine} engine`, () => {
    test('every claim must be held, one of its values, and of the same type', async (t) => {
      const at = await desk(t, yaml, { engine })
      const good = { role: 'admin', level: 7, realm: { groups: ['x', 'staff'] }, 'https://x.example/dotted': true }
      const cases: readonly [name: string, claims: object | null, status: number][] = [
        ['all', good, 200], ['roles in a list', { ...good, role: undefined, roles: ['guest', 'clerk'] }, 200], ['role and roles', { ...good, role: 'guest', roles: ['clerk'] }, 200],
        ['another role', { ...good, role: 'guest' }, 403], ['a role within a text', { ...good, role: 'admin clerk' }, 403], ['no role', { ...good, role: undefined }, 403], ['a role that is an object', { ...good, role: { admin: true } }, 403],
        ['a text for a number', { ...good, level: '7' }, 403], ['no path', { ...good, realm: 'staff' }, 403], ['a path into a list', { ...good, realm: [{ groups: 'staff' }] }, 403],
        ['a text for a boolean', { ...good, 'https://x.example/dotted': 'true' }, 403], ['none', {}, 403], ['nobody', null, 401],
      ]
      for (const [name, claims, status] of cases) {
        const answer = await at.ask('/reports', claims === null ? null : JSON.parse(JSON.stringify(claims)) as object)
        assert.deepEqual([name, answer.status, at.seen.length], [name, status, status === 200 ? 1 : 0])
        if (status === 403) assert.deepEqual([answer.code, /^(role|level|realm\.groups|https:\/\/x\.example\/dotted) is required$/.test(answer.detail ?? '')], ['forbidden', true], answer.detail)
      }
      // Who may not use the operation hears nothing of its parameters.
      assert.equal((await at.ask('/reports?page=x', {})).status, 403)
      assert.equal((await at.ask('/reports?page=x', good)).status, 400)
    })

    test('a claim must be what the request says, as the backend will read it', async (t) => {
      const at = await desk(t, yaml, { engine })
      const note = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }
      assert.equal((await at.ask('/tenants/acme/notes', { tenant: 'acme' })).status, 200)
      assert.equal((await at.ask('/tenants/%61cme/notes', { tenant: 'acme' })).status, 200)
      assert.equal(at.seen[0]?.url, '/tenants/acme/notes')
      assert.equal((await at.ask('/tenants/a%20b%2Fc/notes', { tenant: 'a b/c' })).status, 200)
      assert.equal((await at.ask('/tenants/7/notes', { tenant: [6, 7] })).status, 200)
      for (const [target, claims] of [
        ['/tenants/acme/notes', { tenant: 'globex' }], ['/tenants/Acme/notes', { tenant: 'acme' }], ['/tenants/acme/notes', {}], ['/tenants/007/notes', { tenant: 7 }],
        ['/tenants/acme/notes', { tenant: { acme: true } }], ['/tenants/true/notes', { tenant: {} }], ['/tenants/acme%2F/notes', { tenant: 'acme' }], ['/tenants/null/notes', { tenant: null }],
        ['/tenants/%24request.path.tenantId/notes', { tenant: 'acme' }],
      ] as const) {
        const answer = await at.ask(target, claims)
        assert.deepEqual([target, answer.status, at.seen.length], [target, 403, 0])
        assert.equal(answer.detail, 'tenant is required to be that of request.path.tenantId')
      }
      assert.equal((await at.ask('/tenants/acme/notes', { tenant: 'any' }, note)).status, 200)
      assert.equal((await at.ask('/tenants/acme/notes', { tenant: 'globex' }, note)).status, 403)
    })

    test('what is sent twice, or not at all, is nobody\'s', async (t) => {
      const at = await desk(t, yaml, { engine })
      const claims = { tenant: 'acme', team: 'red' }
      const sent = async (query: string, headers: readonly string[]): Promise<string> => sendRaw(at.port, [
        `GET /search${query} HTTP/1.1`, 'Host: a', 'Connection: close', `Authorization: Bearer ${await at.token(claims)}`, ...headers, '', ''].join('\r\n'))
      assert.match(await sent('?tenant=acme', ['X-Tenant: red']), /^HTTP\/1\.1 200 /)
      for (const [query, headers] of [
        ['?tenant=acme&tenant=globex', ['X-Tenant: red']], ['?tenant=globex&tenant=acme', ['X-Tenant: red']], ['?tenant=acme&%74enant=globex', ['X-Tenant: red']], ['?tenant=', ['X-Tenant: red']],
        ['', ['X-Tenant: red']], ['?tenant=acme', []], ['?tenant=acme', ['X-Tenant: red', 'X-Tenant: blue']], ['?tenant=acme', ['X-Tenant: red', 'X-Tenant: red']], ['?Tenant=acme', ['X-Tenant: red']],
      ] as const) {
        assert.match(await sent(query, headers), /^HTTP\/1\.1 403 /, `${query} ${headers.join()}`)
      }
      assert.equal(at.seen.length, 1)
    })

    test('where something is required, an anonymous request is a 401 with its challenge', async (t) => {
      const at = await desk(t, yaml, { engine })
      const answer = await at.ask('/maybe', null)
      assert.deepEqual([answer.status, /^Bearer /.test(answer.headers.get('www-authenticate') ?? '')], [401, true])
      assert.equal((await at.ask('/maybe', {})).status, 200)
      assert.equal((await at.ask('/maybe', { sub: 'bob' })).status, 403)
      assert.equal((await at.ask('/open', null)).status, 200)
    })
  })
}

test('levels: the nearer one decides claim by claim, null takes away, and a document cannot take away what gateway.yaml requires', async (t) => {
  const at = await desk(t, `policies: { require: { org: x } }
apis:
  desk:
    policies: { require: { role: admin } }
    operations:
      listReports: { policies: { require: { role: clerk } } }
      listNotes: { policies: { require: { org: null } } }
      maybe: { policies: { require: { org: null, role: null } } }
      open: { policies: { require: { org: null, role: null } } }
`)
  assert.equal((await at.ask('/reports', { org: 'x', role: 'clerk' })).status, 200)
  assert.equal((await at.ask('/reports', { org: 'x', role: 'admin' })).status, 403)
  assert.equal((await at.ask('/reports', { role: 'clerk' })).status, 403)
  assert.equal((await at.ask('/tenants/a/notes', { role: 'admin' })).status, 200)
  assert.equal((await at.ask('/tenants/a/notes', { org: 'x' })).status, 403)
  assert.equal((await at.ask('/maybe', null)).status, 200)
})

test('nothing is known of callers whom the backend alone verifies: the gateway does not start', async (t) => {
  await assert.rejects(desk(t, yaml, { env: { AUTH_TOKEN_ISSUER: '', AUTH_TOKEN_AUDIENCE: '', AUTH_TOKEN: 'backend' } }), /listReports requires .* the backend alone verifies token/)
})
