/**
 * What a request header says, in a form in which requests that mean the same say the same (RFC 9111, 4.1): without blanks around
 * the members of a list, and `Accept-Language` and `Accept-Encoding` in lower case and in one order where they have no weights.
 */
export function normalForm(name: string, value: string | undefined): string {
  if (value === undefined) return '\0'
  if (!value.includes(',')) return isCaseless(name) ? value.trim().toLowerCase() : value.trim()
  const members = value.split(',').map((member) => member.trim()).filter((member) => member !== '')
  if (!isCaseless(name)) return members.join(',')
  const lower = members.map((member) => member.toLowerCase().replace(/[ \t]*;[ \t]*/g, ';'))
  // With one weight for all, the order says nothing (RFC 9110, 12.5.3 and 12.5.4).
  return (lower.some((member) => member.includes(';')) ? lower : lower.sort()).join(',')
}

function isCaseless(name: string): boolean {
  return name === 'accept-language' || name === 'accept-encoding'
}
