import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { anyOf, api, gateway, scheme, target } from '../../../runtime/index.ts'
import { anOperation, silent } from '../../support/gateway.ts'
import { serve } from '../../support/raw.ts'

const key = scheme('key', { type: 'apiKey', in: 'header', name: 'x-key' })

/** The statuses of 70 requests with a wrong key, at a gateway in the given environment. */
async function guessing(env: Readonly<Record<string, string>>): Promise<ReadonlySet<number>> {
  const directory = mkdtempSync(join(tmpdir(), 'gatewright-limit-'))
  const guarded = anOperation({ id: 'guarded', security: anyOf([key()]) })
  const instance = gateway({
    abi: 1, name: 'test', base: import.meta.url, trustedProxies: [],
    apis: [api({ name: 'test', title: 'Test', mount: '', document: './none.json', schemes: [key], operations: { guarded } })],
    backends: { test: target({ targets: [{ url: 'http://127.0.0.1:1' }] }) },
  })({ config: { env: { ACCESS_LOG: 'off', ...env }, directory, log: silent } })
  const server = await serve(instance.handler)
  try {
    const statuses = new Set<number>()
    for (let sent = 0; sent < 70; sent++) {
      const answer = await fetch(`${server.url}/guarded`, { headers: { 'x-key': `wrong${sent}` } })
      await answer.arrayBuffer()
      statuses.add(answer.status)
    }
    return statuses
  } finally {
    await server.close()
    await instance.close()
    rmSync(directory, { recursive: true, force: true })
  }
}

test('wrong credentials are limited', async () => {
  assert.deepEqual([...await guessing({ AUTH_KEY_KEYS: 'right-right-right-right-right-right' })], [401, 429])
})

test('dev credentials, which only this machine can send, are not: a contract run sends hundreds of wrong ones', async () => {
  assert.deepEqual([...await guessing({ GATEWAY_AUTH: 'dev' })], [401])
})
