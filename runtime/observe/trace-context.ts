const zero = 0x30

/**
 * The trace id of a `traceparent` header (W3C Trace Context, 3.2), or '' where the header is absent or malformed,
 * which the standard says to treat alike. Later versions than 00 may carry more fields, which are not looked at.
 */
export function traceId(traceparent: string | undefined): string {
  if (traceparent === undefined || traceparent.length < 55) return ''
  if (!isHex(traceparent, 0, 2) || traceparent.startsWith('ff')) return ''
  if (traceparent.length > 55 && (traceparent.startsWith('00') || traceparent[55] !== '-')) return ''
  if (traceparent[2] !== '-' || traceparent[35] !== '-' || traceparent[52] !== '-') return ''
  if (!isHex(traceparent, 3, 35) || !isHex(traceparent, 36, 52) || !isHex(traceparent, 53, 55)) return ''
  if (isZero(traceparent, 3, 35) || isZero(traceparent, 36, 52)) return ''
  return traceparent.slice(3, 35)
}

/** Lower-case hexadecimal only: the standard forbids capitals. */
function isHex(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i)
    if (!((code >= zero && code <= 0x39) || (code >= 0x61 && code <= 0x66))) return false
  }
  return true
}

function isZero(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (text.charCodeAt(i) !== zero) return false
  return true
}
