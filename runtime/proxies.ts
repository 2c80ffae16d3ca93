import { BlockList, isIP } from 'node:net'

/** Whose addresses a list of addresses and CIDR ranges has; IPv4 also where it is written as IPv6. Throws a TypeError that names an entry which is neither. */
export function addressList(entries: readonly string[], what = 'addresses'): (address: string) => boolean {
  if (entries.length === 0) return () => false
  const list = new BlockList()
  for (const entry of entries) {
    const [written = '', prefix] = entry.split('/')
    const mapped = unmapped(written)
    // Of a mapped IPv4 range the first 96 bits are the mapping.
    const shift = mapped === written || prefix === undefined ? 0 : 96
    const family = isIP(mapped)
    const bits = Number(prefix ?? (family === 6 ? 128 : 32)) - shift
    if (family === 0 || !Number.isInteger(bits) || bits < 0 || bits > (family === 6 ? 128 : 32)) {
      throw new TypeError(`${what}: ${JSON.stringify(entry)} is no address and no CIDR range`)
    }
    list.addSubnet(mapped, bits, family === 6 ? 'ipv6' : 'ipv4')
  }
  return (address) => {
    const plain = unmapped(address)
    const family = isIP(plain)
    return family !== 0 && list.check(plain, family === 6 ? 'ipv6' : 'ipv4')
  }
}

/** Whether a peer may speak for others: `trusted` holds addresses and CIDR ranges. */
export function proxyTrust(trusted: readonly string[]): (peer: string) => boolean {
  return addressList(trusted, 'trustedProxies')
}

/** An IPv4 address that came in as an IPv6 one (`::ffff:1.2.3.4`) in its plain form. */
export function unmapped(address: string): string {
  if (!address.startsWith('::') || !/^::ffff:/i.test(address)) return address
  const text = address.slice(7)
  if (isIP(text) === 4) return text
  // The same in hexadecimal: ::ffff:102:304.
  const groups = /^([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i.exec(text)
  if (groups === null) return address
  const [high, low] = [parseInt(groups[1]!, 16), parseInt(groups[2]!, 16)]
  return `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`
}

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
