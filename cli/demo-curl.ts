import type { WireRequest } from '../testing/contract/wire.ts'
import { targetOf } from '../testing/contract/wire.ts'

/** A request as a line for a shell, with its credentials in it: they are made for this machine only. */
export function demoCurl(request: WireRequest, base: string): string {
  const words = ['curl', '-i']
  if (request.method === 'HEAD') words.push('-I')
  else if (request.method !== (request.body === null ? 'GET' : 'POST')) words.push('-X', request.method)
  const url = base + targetOf(request)
  // curl reads brackets and braces as ranges, and takes dots out of paths.
  if (/[[\]{}]/.test(url)) words.push('-g')
  if (/\/\.\.?(\/|$)/.test(request.path)) words.push('--path-as-is')
  words.push(quote(url))
  for (const [name, value] of request.headers) words.push('-H', quote(value === '' ? `${name};` : `${name}: ${value}`))
  for (const { name, value } of request.credentials.headers) words.push('-H', quote(`${name}: ${value}`))
  const cookies = [...request.cookies, ...request.credentials.cookies.map(({ name, value }) => `${name}=${value}`)]
  if (cookies.length > 0) words.push('-b', quote(cookies.join('; ')))
  if (request.body !== null) {
    if (!request.headers.some(([name]) => name.toLowerCase() === 'content-type')) words.push('-H', quote('Content-Type:'))
    words.push('--data-raw', quote(Buffer.from(request.body).toString('latin1')))
  }
  return words.join(' ')
}

function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}
