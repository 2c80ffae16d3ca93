/** RFC 1123 host name: labels of letters, digits and hyphens, 63 each, 253 in all, no dot at the end. */
export function isHostname(text: string): boolean {
  if (text.length === 0 || text.length > 253) return false
  return labels.test(text) && (!/xn--/i.test(text) || text.split('.').every(isLabel))
}

const labels = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/i
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i

function isLabel(text: string): boolean {
  if (!label.test(text)) return false
  // RFC 5890, 2.3.2.1: behind `xn--` stands what decodes. Other labels with two hyphens there are reserved, but exist.
  return !/^xn--/i.test(text) || isIdnLabel(decodePunycode(text.slice(4).toLowerCase()))
}

const unicodeLabel = /^(?!\p{M})[\p{L}\p{M}\p{N}\-\u00b7\u0375\u05f3\u05f4\u30fb\u200c\u200d\u06fd\u06fe\u0f0b\u3007]+$/u
/** RFC 5892, appendix A and 2.6: code points that are letters or marks by class, but not allowed in host names. */
const disallowed = /[\u0640\u07fa\u302e\u302f\u3031-\u3035\u303b]/

/** One label that may hold characters beyond ASCII (RFC 5891, 4.2.3; RFC 5892, contextual rules). */
function isIdnLabel(text: string | undefined): boolean {
  if (text === undefined || !unicodeLabel.test(text) || disallowed.test(text)) return false
  if (text.startsWith('-') || text.endsWith('-') || (text[2] === '-' && text[3] === '-')) return false
  const characters = [...text]
  return characters.every((character, at) => {
    const before = characters[at - 1] ?? ''
    const after = characters[at + 1] ?? ''
    switch (character) {
      case '\u00b7': return before === 'l' && after === 'l'
      case '\u0375': return /\p{Script=Greek}/u.test(after)
      case '\u05f3': case '\u05f4': return /\p{Script=Hebrew}/u.test(before)
      case '\u30fb': return /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text.replaceAll('\u30fb', ''))
      case '\u200d': return virama.test(before)
      case '\u200c': return virama.test(before) || (/\p{Script=Arabic}/u.test(before) && /\p{Script=Arabic}/u.test(after))
      default: return true
    }
  }) && !(/[\u0660-\u0669]/.test(text) && /[\u06f0-\u06f9]/.test(text))
}

const virama = /[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u0e3a\u0f84\u1039\u103a\u1714\u1734\u17d2\u1a60\u1b44\u1baa\u1bab\u1bf2\u1bf3\u2d7f\ua806\ua8c4\ua953\ua9c0\uaaf6\uabed]/

/** RFC 5890 host name in Unicode: labels as above, with the dots that RFC 3490 names, lengths as they are in ASCII. */
export function isIdnHostname(text: string): boolean {
  if (text.length === 0 || text.length > 253) return false
  return text.split(/[.\u3002\uff0e\uff61]/).every((part) => {
    // eslint-disable-next-line no-control-regex
    if (/^[\x00-\x7f]*$/.test(part)) return isLabel(part)
    return isIdnLabel(part) && encodedLength(part) <= 59
  })
}

/** RFC 2673, section 3.2: four decimal numbers, without leading zeros. */
export function isIpv4(text: string): boolean {
  if (text.length > 15) return false
  return /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/.test(text)
}

/** RFC 4291, section 2.2: an IPv6 address in text, without zone. */
export function isIpv6(text: string): boolean {
  if (text.length < 2 || text.length > 45) return false
  const gap = text.indexOf('::')
  if (gap < 0) return groups(text, true) === 8
  if (text.indexOf('::', gap + 1) >= 0) return false
  const before = gap === 0 ? 0 : groups(text.slice(0, gap), false)
  const after = gap + 2 === text.length ? 0 : groups(text.slice(gap + 2), true)
  return before >= 0 && after >= 0 && before + after <= 7
}

/** How many 16-bit groups a colon-separated list writes, or -1; the last may be an IPv4 address where `dotted`. */
function groups(text: string, dotted: boolean): number {
  const parts = text.split(':')
  let count = 0
  for (const [at, part] of parts.entries()) {
    if (dotted && at === parts.length - 1 && part.includes('.')) {
      if (!isIpv4(part)) return -1
      count += 2
    } else if (/^[0-9a-f]{1,4}$/i.test(part)) count++
    else return -1
  }
  return count
}

const base = 36
function adapt(delta: number, points: number, first: boolean): number {
  let rest = first ? Math.floor(delta / 700) : delta >> 1
  rest += Math.floor(rest / points)
  let k = 0
  for (; rest > 455; k += base) rest = Math.floor(rest / 35)
  return k + Math.floor((36 * rest) / (rest + 38))
}

/** RFC 3492, section 6.2; undefined for what decodes to nothing. */
function decodePunycode(text: string): string | undefined {
  const out: number[] = []
  const split = text.lastIndexOf('-')
  for (let at = 0; at < split; at++) out.push(text.charCodeAt(at))
  let n = 128
  let i = 0
  let bias = 72
  for (let at = split > 0 ? split + 1 : 0; at < text.length;) {
    const start = i
    for (let weight = 1, k = base; ; k += base) {
      if (at >= text.length) return undefined
      const digit = Number.parseInt(text[at++] as string, 36)
      const value = digit >= 10 ? digit - 10 : digit + 26
      if (Number.isNaN(value) || value > Math.floor((2 ** 31 - 1 - i) / weight)) return undefined
      i += value * weight
      const threshold = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias
      if (value < threshold) break
      weight *= base - threshold
    }
    bias = adapt(i - start, out.length + 1, start === 0)
    n += Math.floor(i / (out.length + 1))
    i %= out.length + 1
    if (n > 0x10ffff) return undefined
    out.splice(i++, 0, n)
  }
  // A label of ASCII alone has no business being encoded.
  return out.some((code) => code > 127) ? String.fromCodePoint(...out) : undefined
}

/** The length of a label's punycode form (RFC 3492, section 6.3), without `xn--`. */
function encodedLength(text: string): number {
  const points = [...text.normalize('NFC')].map((character) => character.codePointAt(0) as number)
  const basic = points.filter((code) => code < 128).length
  let length = basic + (basic > 0 ? 1 : 0)
  let n = 128
  let delta = 0
  let bias = 72
  let handled = basic
  while (handled < points.length) {
    const next = Math.min(...points.filter((code) => code >= n))
    delta += (next - n) * (handled + 1)
    n = next
    for (const code of points) {
      if (code < n) delta++
      if (code !== n) continue
      let q = delta
      for (let k = base; ; k += base) {
        const threshold = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias
        length++
        if (q < threshold) break
        q = Math.floor((q - threshold) / (base - threshold))
      }
      bias = adapt(delta, handled + 1, handled === basic)
      delta = 0
      handled++
    }
    delta++
    n++
  }
  return length
}
