import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sendRaw } from '../../support/raw.ts'
import { desk } from './project.ts'

const other = 'backends: { other: { targets: [{ url: "${OTHER:-http://127.0.0.1:9}" }] } }\n'
const yaml = `${other}apis:
  desk:
    routes: [{ when: { claim: { tier: [gold, platinum] } }, backend: other }]
    operations:
      listReports:
        routes:
          - { when: { role: auditor }, backend: other }
          - { when: { header: { X-Beta: 1 }, query: { page: [2, 3] } }, backend: other }
      addNote: { routes: [{ when: { mediaType: application/* }, backend: other }] }
      search: { backend: desk }
`

for (const engine of ['compiled', 'express'] as const) {
  describe(`routes, ${engine} engine`, () => {
    test('the first route whose conditions all hold names the backend', async (t) => {
      const at = await desk(t, yaml, { engine })
      const cases: readonly [target: string, claims: object, headers: Record<string, string>, backend: string][] = [
        ['/reports', {}, {}, 'desk'], ['/reports', { roles: ['auditor'] }, {}, 'other'], ['/reports', { tier: 'gold' }, {}, 'desk'],
        ['/reports?page=2', {}, { 'x-beta': '1' }, 'other'], ['/reports?page=2', {}, {}, 'desk'], ['/reports', {}, { 'x-beta': '1' }, 'desk'], ['/reports?page=4', {}, { 'x-beta': '1' }, 'desk'],
        ['/tenants/a/notes', { tier: 'gold' }, {}, 'other'], ['/tenants/a/notes', { tier: ['iron', 'platinum'] }, {}, 'other'], ['/tenants/a/notes', { tier: 'iron' }, {}, 'desk'], ['/tenants/a/notes', {}, { tier: 'gold' }, 'desk'],
        ['/search', { tier: 'gold' }, {}, 'desk'],
      ]
      for (const [target, claims, headers, backend] of cases) {
        const answer = await at.ask(target, claims, { headers })
        assert.deepEqual([target, claims, headers, answer.backend, at.seen[0]?.url], [target, claims, headers, backend, target])
      }
      assert.equal((await at.ask('/open', null)).backend, 'desk')
      assert.equal((await at.ask('/tenants/a/notes', {}, { method: 'POST', headers: { 'content-type': 'application/json; a=b' }, body: '{}' })).backend, 'other')
    })

    test('what is sent twice meets no condition', async (t) => {
      const at = await desk(t, yaml, { engine })
      const text = await sendRaw(at.port, ['GET /reports?page=2 HTTP/1.1', 'Host: a', 'Connection: close', `Authorization: Bearer ${await at.token()}`, 'X-Beta: 1', 'X-Beta: 2', '', ''].join('\r\n'))
      assert.match(text, /"backend":"desk"/)
    })
  })
}
