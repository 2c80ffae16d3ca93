import type { CredentialForm } from './credentials.ts'

/** One name and value that a request carries as a credential; `scheme` names it where the value must not be shown. */
export interface CarriedPair { readonly scheme: string; readonly name: string; readonly value: string }

/** The credentials of one request. */
export interface Carried {
  readonly headers: readonly CarriedPair[]
  readonly query: readonly CarriedPair[]
  readonly cookies: readonly CarriedPair[]
}

/** No credential at all. */
export const nothing: Carried = { headers: [], query: [], cookies: [] }

/** The credential of one scheme. */
export function carry(scheme: string, form: CredentialForm): Carried {
  const pairs = (values: Readonly<Record<string, string>> | undefined): readonly CarriedPair[] =>
    Object.entries(values ?? {}).map(([name, value]) => ({ scheme, name, value }))
  return { headers: pairs(form.headers), query: pairs(form.query), cookies: pairs(form.cookies) }
}

/** Several credentials in one request; `clash` names the place that two of them need with different values. */
export function combine(parts: readonly Carried[]): { readonly carried: Carried } | { readonly clash: string } {
  const merged: { headers: CarriedPair[]; query: CarriedPair[]; cookies: CarriedPair[] } = { headers: [], query: [], cookies: [] }
  for (const part of parts) {
    for (const place of places) {
      for (const pair of part[place]) {
        const other = merged[place].find((known) => sameName(place, known.name, pair.name))
        if (other === undefined) merged[place].push(pair)
        else if (other.value !== pair.value) return { clash: `${place === 'headers' ? 'the header' : place === 'query' ? 'the query key' : 'the cookie'} ${pair.name}` }
      }
    }
  }
  return { carried: merged }
}

/** The same places with values that no verifier accepts, as near to the right ones as can be: one character differs. */
export function spoil(carried: Carried): Carried {
  const pairs = (list: readonly CarriedPair[]): readonly CarriedPair[] => list.map((pair) => ({ ...pair, value: spoilValue(pair.value) }))
  return { headers: pairs(carried.headers), query: pairs(carried.query), cookies: pairs(carried.cookies) }
}

/** True where two credentials stand in the same place, so that a verifier of the one sees the other. */
export function shareAPlace(a: Carried, b: Carried): boolean {
  return places.some((place) => a[place].some((one) => b[place].some((other) =>
    sameName(place, one.name, other.name) && (place !== 'headers' || authScheme(one) === authScheme(other)))))
}

/** True where a request carries no credential. */
export function isNothing(carried: Carried): boolean {
  return places.every((place) => carried[place].length === 0)
}

const places = ['headers', 'query', 'cookies'] as const

function sameName(place: (typeof places)[number], a: string, b: string): boolean {
  return place === 'headers' ? a.toLowerCase() === b.toLowerCase() : a === b
}

/** `Bearer` and `Basic` share the header `Authorization`, but no verifier takes the one for the other (RFC 9110, 11.4). */
function authScheme(pair: CarriedPair): string {
  return pair.name.toLowerCase() === 'authorization' ? /^\S*/.exec(pair.value)![0].toLowerCase() : ''
}

function spoilValue(value: string): string {
  const [, scheme = '', rest = value] = /^(\S+ +)?(\S.*)$/.exec(value) ?? []
  if (/^basic /i.test(scheme)) {
    const decoded = Buffer.from(rest, 'base64').toString('latin1')
    return scheme + Buffer.from(flip(decoded, decoded.length - 1), 'latin1').toString('base64')
  }
  // Within a token's signature and not at its end, where base64url has bits that mean nothing.
  const signature = /^[\w-]+\.[\w-]+\.[\w-]+$/.test(rest) ? rest.lastIndexOf('.') + 1 : -1
  return scheme + flip(rest, signature === -1 ? rest.length - 1 : signature + Math.floor((rest.length - signature) / 2))
}

function flip(text: string, at: number): string {
  if (text === '') return 'x'
  return text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1)
}
