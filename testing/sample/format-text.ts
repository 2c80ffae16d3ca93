/** Texts of a format by number, simplest first; `minLength` is met where the format has room for it. Undefined for formats that allow any text. */
export function formatText(format: string, variant: number, minLength: number): string | undefined {
  return makers.get(format)?.(variant, minLength)
}

type Maker = (variant: number, minLength: number) => string

const day = 86_400_000
const start = Date.UTC(2024, 0, 15, 9, 30)
const moment = (variant: number): string => new Date(start + variant * day).toISOString()
const hex = (variant: number, length: number): string => variant.toString(16).padStart(length, '0')
const long = (head: string, tail: string, minLength: number): string => head + 'a'.repeat(Math.max(0, minLength - head.length - tail.length)) + tail
const numbered = (variant: number): string => (variant === 0 ? '' : String(variant))

const uri: Maker = (variant, minLength) => variant === 1 ? long('a:b', '', minLength) : long(`https://example.com/${numbered(variant)}`, '', minLength)
const email: Maker = (variant, minLength) => {
  if (variant === 1) return 'a@b.co'
  const short = `user${numbered(variant)}@example.com`
  // A local part has at most 64 characters, so what is missing goes into labels of the domain.
  return short.length >= minLength ? short : `user${numbered(variant)}@${labels(minLength - short.length)}example.com`
}
const hostname: Maker = (variant, minLength) => {
  const short = variant === 0 ? 'example.com' : `host${variant}.example.com`
  return short.length >= minLength ? short : labels(minLength - short.length) + short
}

function labels(length: number): string {
  let text = ''
  for (let left = Math.max(2, length); left > 0;) {
    let size = Math.min(60, left)
    if (left - size === 1) size--
    text += `${'a'.repeat(Math.max(1, size - 1))}.`
    left -= size
  }
  return text
}

const makers: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ['date-time', (variant) => moment(variant).replace('.000', '')],
  ['iso-date-time', (variant) => moment(variant).replace('.000', '')],
  ['date-time-local', (variant) => moment(variant).slice(0, 19)],
  ['date', (variant) => moment(variant).slice(0, 10)],
  ['time', (variant) => `09:30:${String(variant % 60).padStart(2, '0')}Z`],
  ['iso-time', (variant) => `09:30:${String(variant % 60).padStart(2, '0')}Z`],
  ['time-local', (variant) => `09:30:${String(variant % 60).padStart(2, '0')}`],
  ['duration', (variant) => `P${variant + 1}D`],
  ['http-date', (variant) => new Date(start + variant * day).toUTCString()],
  ['email', email],
  ['idn-email', email],
  ['hostname', hostname],
  ['idn-hostname', hostname],
  ['ipv4', (variant) => `192.0.2.${(variant % 250) + 1}`],
  ['ipv6', (variant) => `2001:db8::${hex(variant + 1, 1)}`],
  ['uri', uri],
  ['url', (variant, minLength) => long(`https://example.com/${numbered(variant)}`, '', minLength)],
  ['iri', uri],
  ['uri-reference', (variant, minLength) => long(`/path${numbered(variant)}`, '', minLength)],
  ['iri-reference', (variant, minLength) => long(`/path${numbered(variant)}`, '', minLength)],
  ['uri-template', (variant, minLength) => long(`/items${numbered(variant)}/`, '{id}', minLength)],
  ['uuid', (variant) => `3fa85f64-5717-4562-b3fc-${hex(variant + 1, 12)}`],
  ['json-pointer', (variant, minLength) => long(`/a${numbered(variant)}`, '', minLength)],
  ['json-pointer-uri-fragment', (variant, minLength) => long(`#/a${numbered(variant)}`, '', minLength)],
  ['relative-json-pointer', (variant) => `${variant}`],
  ['regex', (variant, minLength) => long(`^a${numbered(variant)}`, '$', minLength)],
  ['byte', base64],
  ['base64url', base64],
  ['char', (variant) => String.fromCharCode(97 + (variant % 26))],
])

function base64(variant: number, minLength: number): string {
  const bytes = Math.max(4, Math.ceil(minLength / 4) * 3)
  return Buffer.from(`text${numbered(variant)}`.padEnd(bytes, '.')).toString('base64')
}
