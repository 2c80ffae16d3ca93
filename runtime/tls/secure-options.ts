import { constants } from 'node:crypto'
import type { SecureContextOptions, TlsOptions } from 'node:tls'
import type { TlsFiles } from '../settings/tls-files.ts'

/** Forward secrecy and authenticated encryption only: the cipher suites of TLS 1.3, and of TLS 1.2 those that are as good (RFC 9325, 4.2). */
const ciphers = [
  'TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256',
  'ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES128-GCM-SHA256', 'ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305', 'ECDHE-RSA-CHACHA20-POLY1305',
].join(':')

/** What changes with the files. */
export function secureContext(files: TlsFiles): SecureContextOptions {
  return {
    ...files, ciphers,
    minVersion: 'TLSv1.2',
    // Renegotiation is no part of HTTP (RFC 9113, 9.2.1), and costs the server more than the client.
    secureOptions: constants.SSL_OP_NO_RENEGOTIATION | constants.SSL_OP_NO_COMPRESSION,
  }
}

/** How connections are taken, whatever the files: which protocols, and whether clients show a certificate. */
export function secureOptions(options: { readonly http2: boolean; readonly clientCa: boolean; readonly requireClientCert: boolean }): TlsOptions {
  return {
    ALPNProtocols: options.http2 ? ['h2', 'http/1.1'] : ['http/1.1'],
    requestCert: options.clientCa,
    rejectUnauthorized: options.clientCa && options.requireClientCert,
    handshakeTimeout: 10_000,
  }
}
