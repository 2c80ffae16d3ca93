import type { CarriedPair } from './carried.ts'
import type { WireRequest } from './wire.ts'

/** A body longer than this is left out of the line; its length is said instead. */
const longestBody = 4_000

/** The request as a line to paste into a shell; a credential stands as a variable named after its scheme, e.g. `$API_KEY`. */
export function curlLine(request: WireRequest, base: string): string {
  const secret = (pair: CarriedPair): string => `$${pair.scheme.toUpperCase().replace(/[^A-Z0-9]+/g, '_').replace(/^(?=\d)/, '_')}`
  const target = base.replace(/\/+$/, '') + request.path
  const query = [...request.query.map(quote), ...request.credentials.query.map((pair) => `"${encodeURIComponent(pair.name)}=${secret(pair)}"`)]
  const words = ['curl', '-i', '--path-as-is', '-g']
  if (request.method === 'HEAD') words.push('-I')
  else if (request.method !== (request.body === null ? 'GET' : 'POST')) words.push('-X', quote(request.method))
  // Joined inside one shell word, since `?` and `&` mean something to the shell and to curl's own parser.
  words.push(query.length === 0 ? quote(target) : quote(`${target}?`) + query.join(quote('&')))
  for (const [name, value] of request.headers) words.push('-H', quote(value === '' ? `${name};` : `${name}: ${value}`))
  // curl would add a type of its own.
  if (request.body !== null && !request.headers.some(([name]) => name.toLowerCase() === 'content-type')) words.push('-H', quote('Content-Type:'))
  for (const pair of request.credentials.headers) words.push('-H', `"${pair.name}: ${secret(pair)}"`)
  const cookies = [...request.cookies.map(quote), ...request.credentials.cookies.map((pair) => `"${pair.name}=${secret(pair)}"`)]
  if (cookies.length > 0) words.push('-b', cookies.join(quote('; ')))
  if (request.body === null) return words.join(' ')
  if (request.body.length > longestBody) return `${words.join(' ')} --data-binary @body # a body of ${request.body.length} bytes`
  const text = printableText(request.body)
  if (text === undefined) return `printf %s ${Buffer.from(request.body).toString('base64')} | base64 -d | ${words.join(' ')} --data-binary @-`
  return `${words.join(' ')} --data-raw ${quote(text)}`
}

function printableText(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return /[\u0000-\u0008\u000b-\u001f\u007f]/.test(text) ? undefined : text
  } catch {
    return undefined
  }
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
