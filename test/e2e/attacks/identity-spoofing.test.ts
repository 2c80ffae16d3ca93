import assert from 'node:assert/strict'
import { attack, secretKey, vault } from './site.ts'

const spellings = ['X-Gateway-Subject', 'x-gateway-subject', 'X_Gateway_Subject', 'x_gateway-subject', 'X-GATEWAY_SUBJECT', 'X-Gateway-Scopes', 'X_GATEWAY_SCOPES', 'X-Gateway-Anything', 'X-User', 'x_user', 'X-USER', 'X-Tenant', 'X_Tenant']
const spoofed = spellings.map((name) => `${name}: admin`)

/** The names of an identity, read as a server reads them that takes `-` and `_` for the same. */
const identity = (raw: readonly string[]): Readonly<Record<string, string>> => Object.fromEntries(raw.flatMap((name, index) => {
  const spelled = name.toLowerCase().replaceAll('_', '-')
  return index % 2 === 0 && /^x-(gateway-|user$|tenant$)/.test(spelled) ? [[spelled, raw[index + 1]!]] : []
}))

for (const [name, gatewayYaml, expected] of [
  ['the usual names', undefined, { 'x-gateway-subject': 'ann', 'x-gateway-scopes': 'vault:open', 'x-user': 'admin', 'x-tenant': 'admin' }],
  ['names of the operator\'s', 'backends: { vault: { targets: [{ url: "http://127.0.0.1:9" }], identity: { subject: X-User, scopes: false, claims: { tenant: X-Tenant } } } }', { 'x-user': 'ann' }],
] as const) {
  attack(`an identity comes from the gateway alone: ${name}`, async (t, engine) => {
    const at = await vault(t, { engine, ...(gatewayYaml !== undefined && { gatewayYaml }) })
    const authorization = `Authorization: Bearer ${await at.token()}`
    const body = '{}'
    await at.raw(['GET /token HTTP/1.1', 'Host: a', 'Connection: close', authorization, ...spoofed])
    assert.deepEqual(identity(at.seen[0]!.rawHeaders), expected)
    // A proxy that sends its head early must not send the client's.
    await at.raw(['POST /token HTTP/1.1', 'Host: a', 'Connection: close', authorization, 'Expect: 100-continue', 'Content-Type: application/json', `Content-Length: ${body.length}`, ...spoofed], body)
    assert.deepEqual(identity(at.seen[0]!.rawHeaders), expected)
    await at.raw(['GET /open HTTP/1.1', 'Host: a', 'Connection: close', ...spoofed])
    const own = Object.keys(identity(at.seen[0]!.rawHeaders)).filter((header) => header.startsWith('x-gateway-') || gatewayYaml !== undefined)
    assert.deepEqual(own, [])
    const trailing = ['POST /token HTTP/1.1', 'Host: a', 'Connection: close', authorization, 'Content-Type: application/json', 'Transfer-Encoding: chunked', 'Trailer: X-Gateway-Subject']
    await at.raw(trailing, '2\r\n{}\r\n0\r\nX-Gateway-Subject: admin\r\nX-User: admin\r\n\r\n')
    const { 'x-gateway-subject': subject, 'x-user': user } = identity(at.seen[0]!.rawHeaders)
    assert.deepEqual([subject ?? user, at.seen[0]!.headers['trailer']], ['ann', undefined])
  })
}

attack('a subject cannot break out of its header', async (t, engine) => {
  const at = await vault(t, { engine })
  for (const sub of ['ann\r\nX-Gateway-Scopes: admin', 'ann\nX-Admin: 1', 'ann\0', 'änn', 'ann\u2028']) {
    const { status } = await at.bearer(await at.token({ sub }))
    assert.equal(status, 200)
    assert.deepEqual([at.seen[0]?.headers['x-gateway-subject'], at.seen[0]?.headers['x-gateway-scopes'], at.seen[0]?.headers['x-admin']], [encodeURIComponent(sub), 'vault:open', undefined])
  }
  await at.ask('/key', { headers: { 'x-key': secretKey } })
  assert.ok(!JSON.stringify(at.seen[0]?.rawHeaders).includes(secretKey))
})
