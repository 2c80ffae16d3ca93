import { X509Certificate, createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createSecureContext } from 'node:tls'

/** PEM files of one side of a TLS connection, read. */
export interface TlsFiles {
  readonly cert?: Buffer
  readonly key?: Buffer
  readonly ca?: Buffer
}

/**
 * Reads PEM files and proves that they can be used together; what is wrong with them goes to `problems`, each with its path,
 * and the result is null then. `place` says where they were configured.
 */
export function readTlsFiles(
  paths: { readonly [K in keyof TlsFiles]?: string }, options: { readonly directory: string; readonly place: string; readonly problems: string[] },
): TlsFiles | null {
  const { directory, place, problems } = options
  const before = problems.length
  const files: { -readonly [K in keyof TlsFiles]: TlsFiles[K] } = {}
  for (const part of ['cert', 'key', 'ca'] as const) {
    const path = paths[part]
    if (path === undefined) continue
    try {
      files[part] = readFileSync(resolve(directory, path))
    } catch (error) {
      problems.push(`${place}: ${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'failed'}).`)
    }
  }
  if (problems.length === before) problems.push(...faultsOf(files, paths, place))
  return problems.length === before ? files : null
}

function faultsOf({ cert, key, ca }: TlsFiles, paths: { readonly [K in keyof TlsFiles]?: string }, place: string): readonly string[] {
  if (ca !== undefined && !isPem(ca)) return [`${place}: ${paths.ca} holds no PEM certificate.`]
  if (cert === undefined || key === undefined) return []
  if (!isPem(cert)) return [`${place}: ${paths.cert} holds no PEM certificate.`]
  try {
    const certificate = new X509Certificate(cert)
    if (!certificate.checkPrivateKey(createPrivateKey(key))) return [`${place}: ${paths.key} is not the key of ${paths.cert}.`]
    createSecureContext({ cert, key })
    return []
  } catch {
    return [`${place}: ${paths.key} holds no private key that can be read (PEM, without a passphrase).`]
  }
}

const isPem = (bytes: Buffer): boolean => {
  try {
    return new X509Certificate(bytes).raw.length > 0
  } catch {
    return false
  }
}
