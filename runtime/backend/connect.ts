import { isIP } from 'node:net'
import { Pool } from 'undici'

/** Certificates for TLS to a backend, PEM, and the name that its certificate must be for. */
export interface BackendConnectTls {
  readonly ca?: Buffer
  readonly cert?: Buffer
  readonly key?: Buffer
  readonly servername?: string
}

const connectTimeout = 5_000
/** Written out, so that no variable of Node's takes it away. */
const tlsFloor = { minVersion: 'TLSv1.2', rejectUnauthorized: true } as const

/** What undici's clients are opened with. Times are kept by the gateway's own deadlines: undici would make a timer per request. */
export function clientOptions(tls: BackendConnectTls | null | undefined, address = '') {
  return {
    connect: { timeout: connectTimeout, ...tlsFloor, ...tls, ...(address !== '' && { lookup: lookupOf(address) }) },
    headersTimeout: 0, bodyTimeout: 0,
  }
}

/** Connections to one target. */
export function openPool(origin: string, options: ReturnType<typeof clientOptions>): Pool {
  return new Pool(origin, { ...options, connections: 256, allowH2: false })
}

/** Finds every name at one address, in both forms that `net.connect` asks in. */
function lookupOf(address: string) {
  const family = isIP(address)
  return (_name: string, options: { readonly all?: boolean }, callback: (error: Error | null, found: string | { address: string; family: number }[], family?: number) => void): void => {
    if (options.all === true) callback(null, [{ address, family }])
    else callback(null, address, family)
  }
}
