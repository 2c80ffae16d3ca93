/** Rewrites the value of a header of the backend's; `prefix` is where the gateway is mounted in an application of the user's, '' for nowhere. */
export type Rewrite = (name: string, value: string, prefix: string) => string

/**
 * Rewrites what a backend says of its own address (`Location`, `Content-Location`, the `Path` and `Domain` of cookies)
 * to where the gateway serves it: `origin` + `base` is the backend's, `mount` the API's prefix at the gateway.
 */
export function addressRewriter(options: { readonly origin: string; readonly base: string; readonly mount: string }): Rewrite {
  const { origin, base, mount } = options
  const host = new URL(origin).hostname

  const rewritePath = (path: string, prefix: string): string => {
    const own = prefix + mount
    if (base === own) return path
    if (base === '') return own + path
    if (path === base) return own === '' ? '/' : own
    return path.startsWith(`${base}/`) || path.startsWith(`${base}?`) ? own + path.slice(base.length) : path
  }

  const rewriteReference = (value: string, prefix: string): string => {
    if (value.startsWith('/') && !value.startsWith('//')) return rewritePath(value, prefix)
    if (!URL.canParse(value)) return value
    const url = new URL(value)
    return url.origin === origin ? rewritePath(url.pathname, prefix) + url.search + url.hash : value
  }

  const rewriteCookie = (value: string, prefix: string): string =>
    value.split(';').flatMap((attribute, index) => {
      if (index === 0) return [attribute]
      const at = attribute.indexOf('=')
      const name = attribute.slice(0, at === -1 ? undefined : at).trim().toLowerCase()
      const text = at === -1 ? '' : attribute.slice(at + 1).trim()
      const own = prefix + mount
      if (name === 'path' && text.startsWith('/')) return [` Path=${text === '/' && base !== own ? own || '/' : rewritePath(text, prefix)}`]
      if (name === 'domain' && text.replace(/^\./, '').toLowerCase() === host) return []
      return [attribute]
    }).join(';')

  return (name, value, prefix) => (name === 'set-cookie' ? rewriteCookie(value, prefix) : rewriteReference(value, prefix))
}
