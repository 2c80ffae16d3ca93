import type { Exchange } from '../exchange.ts'
import type { StageMaker } from '../stage.ts'

/**
 * Header fields for browsers, each where the answer has none of that name; `Strict-Transport-Security` over TLS only
 * (RFC 6797, 7.2).
 */
export const securityHeadersStage: StageMaker = ({ policies: { securityHeaders } }) => {
  if (securityHeaders === null) return null
  const fields = Object.entries(securityHeaders).flatMap(([name, value]) => (value === false ? [] : [{ name: name.toLowerCase(), value }]))
  if (fields.length === 0) return null
  return {
    name: 'securityHeaders',
    head(x) {
      const { headers } = x
      for (const { name, value } of fields) {
        if (has(headers, name) || (name === 'strict-transport-security' && !isSecure(x))) continue
        headers.push(name, value)
      }
    },
  }
}

function has(headers: readonly string[], name: string): boolean {
  for (let i = 0; i < headers.length; i += 2) if (headers[i]!.length === name.length && headers[i]!.toLowerCase() === name) return true
  return false
}

/** TLS ends here, or at a proxy that is believed. */
function isSecure({ request, sender }: Exchange): boolean {
  return sender?.proto === 'https' || 'encrypted' in request.socket
}
