import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadProject } from '../../../generator/load/project.ts'
import { startMock } from '../../../testing/mock/start-mock.ts'
import { withProject } from '../cli/project.ts'

const specs = join(import.meta.dirname, '../../../specs')
const files = Object.fromEntries(['petstore.yaml', 'modern-petstore.yaml', 'gateway.yaml'].map((name) => [`specs/${name}`, readFileSync(join(specs, name), 'utf8')]))

/** Keeps what clients sent to the gateway behind it, byte by byte. */
async function recorder(to: number): Promise<{ readonly url: string; readonly sent: () => string; close(): Promise<void> }> {
  const chunks: Buffer[] = []
  const server = createServer((client) => {
    const gateway = connect(to, '127.0.0.1')
    client.on('data', (chunk) => chunks.push(chunk))
    client.pipe(gateway).pipe(client)
    for (const [one, other] of [[client, gateway], [gateway, client]] as const) one.on('error', () => other.destroy()).on('close', () => other.destroy())
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent: () => Buffer.concat(chunks).toString('utf8'),
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  }
}

/** Everything in what was sent that is a value: of headers, cookies and the query, and the texts and numbers of bodies. */
function valuesIn(sent: string): ReadonlySet<string> {
  const decoded = (text: string): string[] => {
    try {
      return [text, decodeURIComponent(text.replaceAll('+', ' '))]
    } catch {
      return [text]
    }
  }
  const headers = [...sent.matchAll(/^(?!(?:host|connection|content-length|content-type|accept|transfer-encoding|x-mock-mark): )[\w-]+: (.*)\r$/gim)].flatMap(([, value]) => [value!, ...value!.split(/[ ;=,]+/)])
  const pairs = [...sent.matchAll(/[?&\n][^=&\s"{}]{1,60}=([^&\s"]+)/g)].flatMap(([, value]) => decoded(value!))
  const texts = [...sent.matchAll(/"((?:[^"\\\n]|\\.)*)"(\s*:)?/g)].flatMap(([, text, colon]) => (colon === undefined ? [text!] : []))
  const numbers = [...sent.matchAll(/:(-?\d{6,})[,}]/g)].map(([, number]) => number!)
  return new Set([...headers, ...pairs, ...texts, ...numbers].map((value) => value.trim()))
}

test('in what a gateway writes under its contract run and its worst requests, no value of a request or an answer is found', async () => {
  await withProject(files, async (project) => {
    assert.equal((await project.run(['generate'])).code, 0)
    // What a hook throws may hold anything of the request.
    project.write('app/hooks/petstore.ts', `import type { PetstoreHooks } from '../../generated/petstore/hooks.gen.ts'
export const petstore = {
  loginUser: { before(request, context) { throw Object.assign(new Error(\`\${context.header('x-canary')} \${JSON.stringify(request)}\`), { request }) } },
  logoutUser: { before(request, context) { if (context.header('x-canary') !== undefined) void Promise.reject(new Error(\`lost \${context.header('x-canary')}\`)) } },
  getInventory: { after(response) { throw new TypeError(JSON.stringify(response)) } },
} satisfies PetstoreHooks\n`)
    const { documents } = await loadProject({ root: project.root })
    const mock = await startMock({ documents })
    const gateway = project.start(['start'], {
      GATEWAY_AUTH: 'dev', LOG_ERRORS: 'place', LOG_LEVEL: 'info', ACCESS_LOG: 'json', BACKEND_PETSTORE: mock.url, BACKEND_MODERN_PETSTORE: mock.url,
    })
    const [, port] = await gateway.prints(/listening at http:\/\/127\.0\.0\.1:(\d+),/)
    const recorded = await recorder(Number(port))
    try {
      const dev = readFileSync(join(project.root, '.gatewright/dev-credentials.json'), 'utf8')
      const ran = await project.run(['contract', '--gateway', recorded.url, '--credentials', '.gatewright/dev-credentials.json', '--json'])
      const { totals } = JSON.parse(ran.out) as { totals: { sent: number } }
      assert.ok(totals.sent > 600, String(totals.sent))

      const { petstore } = JSON.parse(dev) as { petstore: { api_key: { send: { headers: Record<string, string> } } } }
      const key = petstore.api_key.send.headers
      const ask = async (path: string, init: RequestInit = {}): Promise<number> => {
        const answer = await fetch(recorded.url + path, { ...init, headers: { connection: 'close', ...init.headers as Record<string, string> } })
        await answer.arrayBuffer()
        return answer.status
      }
      const json = { 'content-type': 'application/json' }
      assert.equal(await ask('/shop/user/login?username=canary-name&password=canary-password', { headers: { 'x-canary': 'canary-header' } }), 500)
      assert.equal(await ask('/shop/store/inventory', { headers: { ...key, cookie: 'sid=canary-cookie', authorization: 'Bearer canary-token' } }), 500)
      assert.equal(await ask('/shop/pet/101?undeclared=canary-query', { headers: { ...key, prefer: 'fault=body' } }), 502)
      assert.equal(await ask('/shop/pet/canary-path', { headers: key }), 400)
      assert.equal(await ask('/shop/pet/101', { headers: { api_key: 'canary-wrong-key' } }), 401)
      assert.equal(await ask('/shop/user', { method: 'POST', headers: json, body: '{"username":"canary-body", "password": canary-broken' }), 400)
      assert.equal(await ask('/canary-nowhere/canary-else?canary=canary-other'), 404)
      // Ends its worker: what nobody caught is not printed whole either.
      assert.equal(await ask('/shop/user/logout', { headers: { ...key, 'x-canary': 'canary-uncaught' } }).catch(() => 'cut'), 'cut')
      await gateway.prints(/the worker ends: unhandledRejection/)
      await gateway.prints(/crashed/)
      gateway.process.kill('SIGTERM')
      assert.equal(await gateway.exited, 0)

      const output = gateway.text()
      const values = valuesIn(recorded.sent())
      for (const canary of ['name', 'password', 'header', 'cookie', 'token', 'query', 'wrong-key', 'body', 'other', 'uncaught']) {
        assert.ok([...values].some((value) => value.includes(`canary-${canary}`)), `canary-${canary} was not recorded`)
      }
      assert.doesNotMatch(output, /canary/)
      const secrets = [...dev.matchAll(/"(?:\w+ )?([\w.=-]{16,})"(?!\s*:)/g)].map(([, secret]) => secret!)
      assert.ok(secrets.length >= 6, String(secrets.length))
      for (const secret of secrets) assert.ok(!output.includes(secret), 'a dev credential is in the log')
      // Words that the documents and the log have themselves say nothing of a request.
      const model = Object.entries(files).map(([, text]) => text).join('\n')
      const lines = output.split('\n').filter((line) => line.startsWith('{"time"')).map((line) => JSON.parse(line) as Record<string, unknown>)
      assert.ok(lines.length >= totals.sent, `${lines.length} lines for ${totals.sent} requests`)
      for (const { template, operation, api, refusedBy = '', code = '', scheme = '' } of lines) {
        for (const word of [template, operation, api, scheme] as string[]) {
          assert.ok(['', 'unmatched'].includes(word) || model.includes(word.replace(/^\/(shop|modern)(?=\/)/, '')), `${word} is of no document`)
        }
        assert.match(`${String(refusedBy)} ${String(code)}`, /^[a-z-]* [a-z_]*$/)
      }
      const rest = output.replaceAll(/"(template|operation|api|method|scheme|time|target)":"[^"]*"|"id":"[\w-]+-\w+"|"(durationMs|backendMs|bytesIn|bytesOut|pid)":[\d.]+/g, '')
      const found = [...values].filter((value) => value.length >= 4 && rest.includes(value) && !vocabulary.test(value))
      assert.deepEqual(found, [])
      assert.ok(values.size > 200, String(values.size))
    } finally {
      gateway.process.kill('SIGKILL')
      await gateway.exited
      await recorded.close()
      await mock.close()
    }
  })
})

/** What a value may have in common with the text of the log itself. */
const vocabulary = /^(?:status|name|code|body|route|node|before|after|error|info|type|file|fault|shop|modern|petstore|petstore_session)$/
