import { decodePercent } from '../percent.ts'

/** Cookie values are often not percent-encoded at all, so text that cannot be decoded stands for itself (RFC 6265, 4.1.1). */
export function unescapeCookie(raw: string): string {
  return decodePercent(raw) ?? raw
}

/** In style `cookie` nothing is escaped: a percent sign is one (OpenAPI 3.2, "Style Values"). */
export function rawCookie(raw: string): string {
  return raw
}

/** A `Cookie` header as `name=value` pairs with `;` between them, without the spaces and quotes around (RFC 6265, 4.2.1). */
export function plainCookies(header: string): string {
  return header.split(';').map(plainCookie).join(';')
}

/** The same where exploded values are written as OpenAPI has them, with `&` between pairs (3.1, 4.8.12.3 `form`). */
export function explodedCookies(header: string): string {
  return header.split(/[;&]/).map(plainCookie).join(';')
}

function plainCookie(pair: string): string {
  const at = pair.indexOf('=')
  if (at === -1) return pair.trim()
  const value = pair.slice(at + 1).trim()
  const quoted = value.length > 1 && value.startsWith('"') && value.endsWith('"')
  return `${pair.slice(0, at).trim()}=${quoted ? value.slice(1, -1) : value}`
}
