import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'

/** A certificate with its key, in PEM. */
export interface Certificate {
  readonly cert: string
  readonly key: string
}

/** An authority that signs certificates for a test; nothing but Node is needed. */
export interface Authority extends Certificate {
  issue(options: CertificateOptions): Certificate
}

export interface CertificateOptions {
  /** The common names; several make several. */
  readonly names?: readonly string[]
  /** `URI:spiffe://a/b`, `DNS:localhost`, `IP:127.0.0.1`. */
  readonly alternatives?: readonly string[]
  readonly from?: Date
  readonly until?: Date
}

const day = 86_400_000

/** Makes an authority of this name. */
export function createAuthority(name: string): Authority {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const isAuthority = extension('551d13', true, sequence(tag(0x01, Buffer.from([0xff]))))
  const cert = certificate({ issuer: nameOf([name]), subject: nameOf([name]), publicKey, signer: privateKey, extensions: [isAuthority] }, {})
  return {
    cert, key: pem(privateKey),
    issue(options) {
      const own = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const alternatives = (options.alternatives ?? []).map(generalName)
      return {
        key: pem(own.privateKey),
        cert: certificate({
          issuer: nameOf([name]), subject: nameOf(options.names ?? []), publicKey: own.publicKey, signer: privateKey,
          extensions: alternatives.length === 0 ? [] : [extension('551d11', false, sequence(...alternatives))],
        }, options),
      }
    },
  }
}

/** An X.509 certificate of version 3 (RFC 5280, 4.1), signed with ECDSA and SHA-256. */
function certificate(
  parts: { readonly issuer: Buffer; readonly subject: Buffer; readonly publicKey: KeyObject; readonly signer: KeyObject; readonly extensions: readonly Buffer[] },
  { from = new Date(Date.now() - day), until = new Date(Date.now() + day) }: CertificateOptions,
): string {
  const algorithm = sequence(identifier('2a8648ce3d040302'))
  const toSign = sequence(
    tag(0xa0, tag(0x02, Buffer.from([2]))),
    tag(0x02, Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    algorithm, parts.issuer, sequence(time(from), time(until)), parts.subject,
    parts.publicKey.export({ format: 'der', type: 'spki' }),
    ...(parts.extensions.length === 0 ? [] : [tag(0xa3, sequence(...parts.extensions))]),
  )
  const whole = sequence(toSign, algorithm, tag(0x03, Buffer.concat([Buffer.from([0]), sign('sha256', toSign, parts.signer)])))
  return `-----BEGIN CERTIFICATE-----\n${whole.toString('base64').replace(/.{64}/g, '$&\n').trim()}\n-----END CERTIFICATE-----\n`
}

const pem = (key: KeyObject): string => key.export({ format: 'pem', type: 'pkcs8' }) as string

function tag(number: number, content: Buffer): Buffer {
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([number, ...size]), content])
}

const sequence = (...items: readonly Buffer[]): Buffer => tag(0x30, Buffer.concat(items))
const identifier = (hex: string): Buffer => tag(0x06, Buffer.from(hex, 'hex'))
const time = (at: Date): Buffer => tag(0x18, Buffer.from(`${at.toISOString().replace(/\D/g, '').slice(0, 14)}Z`))
const nameOf = (names: readonly string[]): Buffer =>
  sequence(...names.map((name) => tag(0x31, sequence(identifier('550403'), tag(0x0c, Buffer.from(name))))))
const extension = (id: string, critical: boolean, value: Buffer): Buffer =>
  sequence(identifier(id), ...(critical ? [tag(0x01, Buffer.from([0xff]))] : []), tag(0x04, value))

function generalName(text: string): Buffer {
  const [kind = '', value = ''] = /^(\w+):(.*)$/.exec(text)!.slice(1)
  return kind === 'IP' ? tag(0x87, Buffer.from(value.split('.').map(Number))) : tag(kind === 'URI' ? 0x86 : 0x82, Buffer.from(value))
}
