/**
 * Rewrites what a backend says of its own address (`Location`, `Content-Location`, the `Path` and `Domain` of cookies)
 * to where the gateway serves it: `origin` + `base` is the backend's, `mount` the gateway's prefix.
 */
export function addressRewriter(options: { readonly origin: string; readonly base: string; readonly mount: string }): (name: string, value: string) => string {
  const { origin, base, mount } = options
  const host = new URL(origin).hostname

  const rewritePath = (path: string): string => {
    if (base === mount) return path
    if (base === '') return mount + path
    if (path === base) return mount === '' ? '/' : mount
    return path.startsWith(`${base}/`) || path.startsWith(`${base}?`) ? mount + path.slice(base.length) : path
  }

  const rewriteReference = (value: string): string => {
    if (value.startsWith('/') && !value.startsWith('//')) return rewritePath(value)
    if (!URL.canParse(value)) return value
    const url = new URL(value)
    return url.origin === origin ? rewritePath(url.pathname) + url.search + url.hash : value
  }

  const rewriteCookie = (value: string): string =>
    value.split(';').flatMap((attribute, index) => {
      if (index === 0) return [attribute]
      const at = attribute.indexOf('=')
      const name = attribute.slice(0, at === -1 ? undefined : at).trim().toLowerCase()
      const text = at === -1 ? '' : attribute.slice(at + 1).trim()
      if (name === 'path' && text.startsWith('/')) return [` Path=${text === '/' && base !== mount ? mount || '/' : rewritePath(text)}`]
      if (name === 'domain' && text.replace(/^\./, '').toLowerCase() === host) return []
      return [attribute]
    }).join(';')

  return (name, value) => (name === 'set-cookie' ? rewriteCookie(value) : rewriteReference(value))
}
