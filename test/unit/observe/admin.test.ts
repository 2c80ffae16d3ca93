import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startAdmin } from '../../../runtime/observe/admin.ts'

async function withAdmin(options: { readonly ready?: boolean; readonly reload?: () => Promise<void> }, run: (base: string) => Promise<void>): Promise<void> {
  const { ready = true, reload } = options
  const admin = await startAdmin({ host: '127.0.0.1', port: 0, metrics: async () => 'a 1\n', ready: () => ready, ...(reload && { reload }) })
  try {
    await run(`http://127.0.0.1:${admin.port}`)
  } finally {
    await admin.close()
  }
}

test('metrics, health and readiness', async () => {
  await withAdmin({ ready: false }, async (base) => {
    const metrics = await fetch(`${base}/metrics`)
    assert.equal(metrics.headers.get('content-type'), 'text/plain; version=0.0.4; charset=utf-8')
    assert.equal(await metrics.text(), 'a 1\n')
    assert.equal((await fetch(`${base}/-/healthy`)).status, 200)
    assert.equal((await fetch(`${base}/-/ready`)).status, 503)
    assert.equal((await fetch(`${base}/other`)).status, 404)
    const wrong = await fetch(`${base}/metrics`, { method: 'DELETE' })
    assert.deepEqual([wrong.status, wrong.headers.get('allow')], [405, 'GET, HEAD'])
  })
})

test('reload: by POST only, not from a web page, and its failure is told', async () => {
  let reloads = 0
  await withAdmin({ reload: async () => { if (++reloads > 1) throw new Error('line 3 is bad') } }, async (base) => {
    assert.equal((await fetch(`${base}/-/reload`)).status, 405)
    assert.equal((await fetch(`${base}/-/reload`, { method: 'POST', headers: { origin: 'http://evil.test' } })).status, 403)
    assert.equal(reloads, 0)
    const ok = await fetch(`${base}/-/reload`, { method: 'POST', headers: { 'sec-fetch-site': 'none' } })
    assert.equal(ok.status, 200, await ok.text())
    const failed = await fetch(`${base}/-/reload`, { method: 'POST', headers: { 'sec-fetch-site': 'none' } })
    assert.deepEqual([failed.status, await failed.text()], [500, 'line 3 is bad\n'])
  })
  await withAdmin({}, async (base) => {
    assert.equal((await fetch(`${base}/-/reload`, { method: 'POST' })).status, 501)
  })
})
