/** The essence of a media type, lower case and without parameters (RFC 9110, 8.3.1). */
export function essenceOf(type: string): string {
  const at = type.indexOf(';')
  return (at === -1 ? type : type.slice(0, at)).trim().toLowerCase()
}

/** JSON, or a type with JSON's syntax by its suffix (RFC 6839, 3.1). */
export function isJsonType(type: string): boolean {
  const essence = essenceOf(type)
  return essence === 'application/json' || essence === 'text/json' || essence.endsWith('+json')
}

/** XML, or a type with XML's syntax by its suffix (RFC 7303). */
export function isXmlType(type: string): boolean {
  const essence = essenceOf(type)
  return essence === 'application/xml' || essence === 'text/xml' || essence.endsWith('+xml')
}

/** A form, of either kind (OpenAPI 3.1, 4.8.14.4 and 4.8.14.5), or another message of several parts. */
export function isFormType(type: string): boolean {
  const essence = essenceOf(type)
  return essence === 'application/x-www-form-urlencoded' || essence.startsWith('multipart/')
}

/**
 * Whether a media type, as sent, lies in a range as declared: a type, a type with any subtype of a suffix (`application/*+json`, as
 * ASP.NET declares), a type with any subtype, or anything; parameters are not looked at.
 */
export function matchesRange(type: string, range: string): boolean {
  const essence = essenceOf(type)
  const wanted = essenceOf(range)
  if (wanted === essence) return true
  switch (breadthOf(wanted)) {
    case 0: return false
    case 1: {
      const [top, suffix] = wanted.split('/*') as [string, string]
      return essence.startsWith(`${top}/`) && essence.endsWith(suffix) && essence.length > wanted.length - 1
    }
    case 2: return essence.startsWith(wanted.slice(0, -1))
    default: return true
  }
}

/** How much a declared type takes in, so that the narrowest is chosen: 0 itself, 1 a suffix's subtypes, 2 all subtypes, 3 anything. */
export function breadthOf(range: string): 0 | 1 | 2 | 3 {
  const essence = essenceOf(range)
  if (essence === '*/*' || essence === '*') return 3
  if (essence.endsWith('/*')) return 2
  return essence.includes('/*+') ? 1 : 0
}

/** The parameters of a media type by lower-case name, quoted values unquoted; null where they are malformed or one is repeated. */
export function parametersOf(type: string): ReadonlyMap<string, string> | null {
  const parameters = new Map<string, string>()
  let at = type.indexOf(';')
  while (at !== -1 && at < type.length) {
    parameter.lastIndex = at
    const match = parameter.exec(type)
    if (match === null) return null
    at = parameter.lastIndex
    const [, name, token, quoted] = match
    if (name === undefined) continue
    if (parameters.has(name.toLowerCase())) return null
    parameters.set(name.toLowerCase(), token ?? quoted!.replace(/\\(.)/gs, '$1'))
  }
  return parameters
}

/** One `; name=value` or an empty `;` (RFC 9110, 5.6.6). */
const parameter = /;[ \t]*(?:([\w!#$%&'*+.^`|~-]+)=(?:([\w!#$%&'*+.^`|~-]+)|"((?:[^"\\]|\\.)*)"))?[ \t]*(?=;|$)/sy
