import assert from 'node:assert/strict'
import { createHash, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { createServer, request as httpsRequest } from 'node:https'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { mutualTlsVerifier, subjectOf, type MutualTlsOptions } from '../../../runtime/auth/mutual-tls.ts'
import type { Verdict } from '../../../runtime/stage.ts'
import { createAuthority, type Certificate } from '../../support/certificate.ts'
import { source } from './sources.ts'

const authority = createAuthority('Test Authority')
const stranger = createAuthority('Test Authority')
const server = authority.issue({ names: ['localhost'], alternatives: ['DNS:localhost'] })
const ann = authority.issue({ names: ['ann'] })

/** What a verifier says of a client with this certificate, over a real handshake; twice on one connection. */
async function judge(client: Certificate | null, options: Partial<MutualTlsOptions>): Promise<Verdict> {
  const verifier = mutualTlsVerifier({ scheme: 'mtls', realm: 'pets', subjects: [], fingerprints: [], ...options })
  const verdicts: Verdict[] = []
  const https = createServer({ ...server, ca: authority.cert, requestCert: true, rejectUnauthorized: false }, (request, response) => {
    verdicts.push(verifier.verify({ request, query: '' }) as Verdict, verifier.verify({ request, query: '' }) as Verdict)
    response.end()
  }).listen(0, '127.0.0.1')
  await once(https, 'listening')
  const { port } = https.address() as AddressInfo
  const asked = httpsRequest({ port, host: '127.0.0.1', servername: 'localhost', ca: authority.cert, ...client, agent: false }).end()
  const [response] = await once(asked, 'response') as [NodeJS.ReadableStream]
  response.resume()
  await once(response, 'end')
  https.close()
  assert.equal(verdicts.length, 2)
  assert.deepEqual(verdicts[0], verdicts[1])
  return verdicts[0]!
}
const said = (verdict: Verdict): string => (verdict.kind === 'ok' ? `ok ${verdict.principal?.subject}` : verdict.kind === 'invalid' ? verdict.detail : verdict.kind)
const fingerprint = ({ cert }: Certificate): string => createHash('sha256').update(new X509Certificate(cert).raw).digest('hex')

test('a certificate is let in by its subject or its fingerprint, and by nothing else', async () => {
  const day = 86_400_000
  const past = { from: new Date(Date.now() - 9 * day), until: new Date(Date.now() - 2 * day) }
  const unsigned = 'the client certificate is not signed by an accepted authority'
  const refused = 'the client certificate is not accepted here'
  for (const [title, client, options, expected] of [
    ['by subject', ann, { subjects: ['bob', 'ann'] }, 'ok ann'],
    ['by fingerprint', ann, { fingerprints: [fingerprint(ann)] }, 'ok ann'],
    ['all that are signed', ann, { subjects: ['*'] }, 'ok ann'],
    ['another subject', ann, { subjects: ['bob'] }, refused],
    ['a subject in capitals', ann, { subjects: ['ANN'] }, refused],
    ['another fingerprint', ann, { fingerprints: [fingerprint(server)] }, refused],
    ['none', null, { subjects: ['*'] }, 'absent'],
    ['of an authority of the same name', stranger.issue({ names: ['ann'] }), { subjects: ['*', 'ann'] }, unsigned],
    ['of a stranger, by fingerprint', stranger, { subjects: ['*'], fingerprints: [fingerprint(stranger)] }, unsigned],
    ['expired', authority.issue({ names: ['ann'], ...past }), { subjects: ['*', 'ann'] }, 'the client certificate has expired'],
    ['a SPIFFE id', authority.issue({ alternatives: ['DNS:a.test', 'URI:spiffe://test/pets'] }), { subjects: ['spiffe://test/pets'] }, 'ok spiffe://test/pets'],
    ['a name before a URI', authority.issue({ names: ['ann'], alternatives: ['URI:spiffe://test/pets'] }), { subjects: ['spiffe://test/pets'] }, refused],
    ['two names', authority.issue({ names: ['bob', 'ann'] }), { subjects: ['*', 'ann', 'bob'] }, 'the client certificate names no single subject'],
    ['no name', authority.issue({ alternatives: ['DNS:a.test'] }), { subjects: ['*'] }, 'the client certificate names no single subject'],
    ['a DNS name that looks like an entry', authority.issue({ alternatives: ['DNS:a, URI:spiffe://test/pets'] }), { subjects: ['spiffe://test/pets', '*'] }, 'the client certificate names no single subject'],
  ] as const) assert.equal(said(await judge(client, options)), expected, title)
})

test('a certificate that ends on an open connection lets nobody in any more', async () => {
  let at = Date.now()
  const peer = { authorized: true, getPeerCertificate: () => ({ raw: Buffer.from('x'), subject: { CN: 'ann' }, valid_to: new Date(at + 60_000).toUTCString() }) }
  const verifier = mutualTlsVerifier({ scheme: 'mtls', realm: 'pets', subjects: ['ann'], fingerprints: [], now: () => at })
  const from = { ...source(), request: { ...source().request, socket: peer } }
  assert.equal(said(verifier.verify(from) as Verdict), 'ok ann')
  at += 61_000
  assert.equal(said(verifier.verify(from) as Verdict), 'the client certificate has expired')
})

test('without TLS there is no certificate, and nobody gets in', () => {
  const verifier = mutualTlsVerifier({ scheme: 'mtls', realm: 'pets', subjects: ['*'], fingerprints: [] })
  for (const socket of [undefined, null, {}, { authorized: true }]) {
    assert.deepEqual(verifier.verify({ ...source(), request: { ...source().request, socket } }), { kind: 'absent' })
  }
})

test('the subject of a certificate: the common name, else the first URI', () => {
  assert.equal(subjectOf({ subjectaltname: 'DNS:a, URI:spiffe://a, URI:spiffe://b' }), 'spiffe://a')
  assert.equal(subjectOf({ subjectaltname: 'URI:"spiffe://a,b\\"", DNS:c' }), 'spiffe://a,b"')
  assert.equal(subjectOf({ subjectaltname: 'DNS:"x, URI:spiffe://evil", URI:spiffe://a' }), 'spiffe://a')
  assert.equal(subjectOf({ subjectaltname: 'DNS:"x, URI:spiffe://evil"' }), null)
  assert.equal(subjectOf({}), null)
})
