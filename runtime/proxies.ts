import { BlockList, isIP } from 'node:net'

/**
 * Whether a peer may speak for others: `trusted` holds addresses and CIDR ranges. Throws a TypeError that names an entry
 * which is neither.
 */
export function proxyTrust(trusted: readonly string[]): (peer: string) => boolean {
  if (trusted.length === 0) return () => false
  const list = new BlockList()
  for (const entry of trusted) {
    const [address = '', prefix] = entry.split('/')
    const family = isIP(address)
    const bits = Number(prefix ?? (family === 6 ? 128 : 32))
    if (family === 0 || !Number.isInteger(bits) || bits < 0 || bits > (family === 6 ? 128 : 32)) {
      throw new TypeError(`trustedProxies: ${JSON.stringify(entry)} is no address and no CIDR range`)
    }
    list.addSubnet(address, bits, family === 6 ? 'ipv6' : 'ipv4')
  }
  return (peer) => {
    const plain = unmapped(peer)
    const family = isIP(plain)
    return family !== 0 && list.check(plain, family === 6 ? 'ipv6' : 'ipv4')
  }
}

/** An IPv4 address that came in as an IPv6 one (`::ffff:1.2.3.4`) in its plain form. */
export const unmapped = (address: string): string => (address.startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address)

/**
 * The client's address: the peer's, or, where the peer is trusted, the last address of `X-Forwarded-For` that no trusted
 * proxy has.
 */
export function clientAddress(peer: string, forwardedFor: string | undefined, trusts: (peer: string) => boolean): string {
  let address = unmapped(peer)
  if (forwardedFor === undefined || !trusts(address)) return address
  const hops = forwardedFor.split(',').map((hop) => hop.trim())
  while (hops.length > 0 && trusts(address)) {
    const hop = unmapped(hops.pop()!)
    if (isIP(hop) === 0) break
    address = hop
  }
  return address
}
