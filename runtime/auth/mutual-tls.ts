import type { PeerCertificate } from 'node:tls'
import type { Verdict, Verifier } from '../stage.ts'
import { challenge } from './challenge.ts'
import { absent } from './credentials.ts'

export interface MutualTlsOptions {
  readonly scheme: string
  readonly realm: string
  /** Subjects that are let in; `*` for every certificate that the listener's authorities signed. */
  readonly subjects: readonly string[]
  /** SHA-256 of certificates that are let in, 64 lower-case hexadecimal digits. */
  readonly fingerprints: readonly string[]
  readonly now?: () => number
}

/** What of a `tls.TLSSocket` is needed; HTTP/2 gives a proxy of one. */
interface TlsPeer {
  readonly authorized: boolean
  /** OpenSSL's word for why it is not. */
  readonly authorizationError?: unknown
  getPeerCertificate(): Partial<PeerCertificate>
}

const unsigned: Verdict = { kind: 'invalid', detail: 'the client certificate is not signed by an accepted authority' }
const expired: Verdict = { kind: 'invalid', detail: 'the client certificate has expired' }
const nameless: Verdict = { kind: 'invalid', detail: 'the client certificate names no single subject' }
const stranger: Verdict = { kind: 'invalid', detail: 'the client certificate is not accepted here' }

/**
 * Checks the client certificate that the TLS listener has asked for and verified (OpenAPI 3.1, 4.8.27 `mutualTLS`): signed
 * by an accepted authority, and of a subject or fingerprint that is configured. Without TLS there is none, and nobody gets in.
 */
export function mutualTlsVerifier(options: MutualTlsOptions): Verifier {
  const { scheme, realm, now = Date.now } = options
  const subjects = new Set(options.subjects)
  const fingerprints = new Set(options.fingerprints)
  /** A connection keeps its certificate; reading it costs more than all else here. */
  const known = new WeakMap<object, { readonly verdict: Verdict; readonly until: number }>()
  const judge = (peer: TlsPeer): { readonly verdict: Verdict; readonly until: number } => {
    const certificate = peer.getPeerCertificate()
    if (certificate.raw === undefined) return { verdict: absent, until: Infinity }
    if (peer.authorized !== true) return { verdict: peer.authorizationError === 'CERT_HAS_EXPIRED' ? expired : unsigned, until: Infinity }
    const until = Date.parse(certificate.valid_to ?? '')
    if (Number.isNaN(until)) return { verdict: expired, until: Infinity }
    const subject = subjectOf(certificate)
    const fingerprint = (certificate.fingerprint256 ?? '').replaceAll(':', '').toLowerCase()
    if (!fingerprints.has(fingerprint)) {
      if (subject === null) return { verdict: nameless, until }
      if (!subjects.has(subject) && !subjects.has('*')) return { verdict: stranger, until }
    }
    return { until, verdict: { kind: 'ok', principal: { subject: subject ?? fingerprint, scheme, scopes: [], claims: {} } } }
  }
  return {
    scheme,
    // `ClientCertificate` is in no registry, but a 401 must carry a challenge, and this one says what is missing.
    challenge: challenge('ClientCertificate', { realm }),
    carrier: null,
    handling: 'remove',
    cost: 1,
    verify: ({ request: { socket } }) => {
      if (!isTls(socket)) return absent
      let entry = known.get(socket)
      if (entry === undefined) {
        entry = judge(socket)
        known.set(socket, entry)
      }
      return entry.until <= now() ? expired : entry.verdict
    },
  }
}

function isTls(socket: unknown): socket is TlsPeer {
  return typeof socket === 'object' && socket !== null && typeof (socket as { getPeerCertificate?: unknown }).getPeerCertificate === 'function'
}

/** The common name, else the first URI of the alternative names (SPIFFE); null for none, or several common names, of which two readers could take different ones. */
export function subjectOf({ subject, subjectaltname }: Partial<PeerCertificate>): string | null {
  const name: unknown = subject?.CN
  if (Array.isArray(name)) return null
  if (typeof name === 'string' && name !== '') return name
  // Node writes a value with a comma or quote in it as a JSON string, so that no value can pass for another entry.
  const uri = /(?:^|, )URI:("(?:[^"\\]|\\.)*"|[^,"]*)/.exec((subjectaltname ?? '').replace(/(?:^|, )(?!URI:)\w[\w ]*:"(?:[^"\\]|\\.)*"/g, ''))?.[1]
  if (uri === undefined || uri === '') return null
  return uri.startsWith('"') ? JSON.parse(uri) as string : uri
}
