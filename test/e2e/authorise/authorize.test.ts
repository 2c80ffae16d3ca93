import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ApiHooks } from '../../../runtime/contract.ts'
import { desk } from './project.ts'

const hooked = (hooks: object): { readonly hooks: Readonly<Record<string, ApiHooks>> } => ({ hooks: { desk: hooks as ApiHooks } })

test('authorize sees typed parameters and the caller, before the body is read', async (t) => {
  let seen: unknown
  const at = await desk(t, '', hooked({
    addNote: {
      authorize(request: { path: { tenantId: string } }, context: { principal: { claims: Record<string, unknown> } | null }) {
        seen = request
        return request.path.tenantId === context.principal?.claims['tenant']
      },
    },
  }))
  const note = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"a":1}' }
  assert.equal((await at.ask('/tenants/acme/notes', { tenant: 'acme' }, note)).status, 200)
  assert.deepEqual([Object.keys(seen as object).sort(), (seen as { path: object }).path], [['cookies', 'headers', 'method', 'path', 'query'], { tenantId: 'acme' }])
  // A body that is no JSON is a 400 for those who may send one, and a 403 for all others.
  assert.equal((await at.ask('/tenants/acme/notes', { tenant: 'acme' }, { ...note, body: '{' })).status, 400)
  assert.equal((await at.ask('/tenants/globex/notes', { tenant: 'acme' }, { ...note, body: '{' })).status, 403)
  assert.equal((await at.ask('/tenants/globex/notes', null, note)).status, 401)
  assert.equal(at.seen.length, 0)
})

test('true alone lets a caller on; what authorize throws lets nobody on', async (t) => {
  let answer: () => unknown = () => true
  const at = await desk(t, '', hooked({ listReports: { authorize: () => answer() } }))
  const fail = (): never => { throw new Error('secret-cause') }
  const cases: readonly [name: string, answer: () => unknown, status: number][] = [
    ['true', () => true, 200], ['later true', async () => true, 200],
    ['false', () => false, 403], ['later false', async () => false, 403], ['nothing', () => undefined, 403], ['null', () => null, 403], ['a truthy text', () => 'true', 403], ['one', () => 1, 403],
    ['an object', () => ({}), 403], ['a list', () => [true], 403], ['later nothing', async () => undefined, 403],
    ['a throw', fail, 500], ['a rejection', async () => fail(), 500],
  ]
  for (const [name, given, status] of cases) {
    answer = given
    const { status: got, detail } = await at.ask('/reports')
    assert.deepEqual([name, got, at.seen.length, detail], [name, status, status === 200 ? 1 : 0, undefined])
  }
  answer = () => ({ refuse: 'Reports are closed.' })
  const told = await at.ask('/reports')
  assert.deepEqual([told.status, told.code, told.detail], [403, 'forbidden', 'Reports are closed.'])
})
