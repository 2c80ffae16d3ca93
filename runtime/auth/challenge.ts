/** A challenge for `WWW-Authenticate` (RFC 9110, 11.6.1); names come from documents, so what cannot stand in a field is left out. */
export function challenge(scheme: string, parameters: Readonly<Record<string, string>>): string {
  const list = Object.entries(parameters).map(([name, value]) => `${name}=${quoted(value)}`)
  return `${authScheme(scheme)} ${list.join(', ')}`
}

/** The parameters of a bearer challenge that name the scopes of an operation (RFC 6750, 3), as text to append; '' for none. */
export function scopeParameter(scopes: readonly string[]): string {
  return scopes.length === 0 ? '' : `, scope=${quoted(scopes.join(' '))}`
}

/** Whether a challenge takes the `error` and `scope` parameters of RFC 6750. */
export function isBearer(text: string): boolean {
  return text.startsWith('Bearer ')
}

/** An authentication scheme as it is usually spelled: `Basic`, `Bearer`, `HOBA`; names are case-insensitive. */
export function authScheme(scheme: string): string {
  const token = scheme.replace(/[^!#$%&'*+.^_`|~0-9A-Za-z-]/g, '')
  return token === token.toLowerCase() ? token.charAt(0).toUpperCase() + token.slice(1) : token
}

function quoted(text: string): string {
  return `"${text.replace(/[^\x20-\x7e]/g, '?').replace(/["\\]/g, '\\$&')}"`
}
