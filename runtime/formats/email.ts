import { isHostname, isIdnHostname, isIpv4, isIpv6 } from './host.ts'

const dotString = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i
const idnDotString = /^[a-z0-9!#$%&'*+/=?^_`{|}~\u{80}-\u{10ffff}-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~\u{80}-\u{10ffff}-]+)*$/iu
const quotedString = /^"(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\[\x20-\x7e])*"$/
const idnQuotedString = /^"(?:[\x20\x21\x23-\x5b\x5d-\x7e\u{80}-\u{10ffff}]|\\[\x20-\x7e])*"$/u

/** RFC 5321, section 4.1.2: Mailbox. */
export function isEmail(text: string): boolean {
  return isMailbox(text, dotString, quotedString, isHostname)
}

/** RFC 6531, section 3.3: Mailbox with characters beyond ASCII. */
export function isIdnEmail(text: string): boolean {
  return isMailbox(text, idnDotString, idnQuotedString, isIdnHostname)
}

function isMailbox(text: string, plain: RegExp, quoted: RegExp, isDomain: (text: string) => boolean): boolean {
  const at = text.lastIndexOf('@')
  // RFC 5321, section 4.5.3.1: 64 octets before the sign, 255 behind; no pattern sees longer text.
  if (at < 1 || at > 64 || text.length - at > 256) return false
  const local = text.slice(0, at)
  const domain = text.slice(at + 1)
  if (!(local.startsWith('"') ? quoted : plain).test(local)) return false
  if (!domain.startsWith('[')) return isDomain(domain)
  if (!domain.endsWith(']')) return false
  const address = domain.slice(1, -1)
  return address.slice(0, 5).toLowerCase() === 'ipv6:' ? isIpv6(address.slice(5)) : isIpv4(address)
}
