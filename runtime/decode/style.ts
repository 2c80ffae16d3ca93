import type { ParameterStyle } from '../contract.ts'
import { Malformed } from './malformed.ts'

/**
 * How a style lays a value out in one raw text (OpenAPI 3.1, 4.8.12.3 and RFC 6570). Texts are cut apart before they are
 * decoded, so that an encoded delimiter is data. `pairs` gives names and values in turn.
 */
export interface Layout {
  readonly scalar: (raw: string) => string | Malformed
  readonly list: (raw: string) => readonly string[] | Malformed
  readonly pairs: (raw: string) => readonly string[] | Malformed
}

const space = /%20|\+/
const pipe = /\||%7C/i

/** The layout of a style; of `form`, `spaceDelimited` and `pipeDelimited` it is the part after `name=`. */
export function layoutOf(style: ParameterStyle, explode: boolean, name: string): Layout {
  switch (style) {
    case 'simple': return { scalar: whole, list: split(','), pairs: explode ? assignments(',') : alternating(',') }
    case 'label': return after('.', explode
      ? { scalar: whole, list: split('.'), pairs: assignments('.') }
      : { scalar: whole, list: split(','), pairs: alternating(',') })
    case 'matrix': return matrix(explode, encodeURIComponent(name), name)
    case 'spaceDelimited': return { scalar: whole, list: split(space), pairs: alternating(space) }
    case 'pipeDelimited': return { scalar: whole, list: split(pipe), pairs: alternating(pipe) }
    case 'form': case 'cookie': case 'deepObject': return { scalar: whole, list: split(','), pairs: alternating(',') }
  }
}

const whole = (raw: string): string => raw

function split(delimiter: string | RegExp): (raw: string) => readonly string[] {
  return (raw) => raw.split(delimiter)
}

/** `R,100,G,200` */
function alternating(delimiter: string | RegExp): Layout['pairs'] {
  return (raw) => {
    if (raw === '') return []
    const parts = raw.split(delimiter)
    return parts.length % 2 === 0 ? parts : new Malformed('style', 'must have names and values in turn')
  }
}

/** `R=100,G=200` */
function assignments(delimiter: string): Layout['pairs'] {
  return (raw) => {
    if (raw === '') return []
    const parts: string[] = []
    for (const part of raw.split(delimiter)) {
      const at = part.indexOf('=')
      if (at === -1) return new Malformed('style', 'must have the form name=value')
      parts.push(part.slice(0, at), part.slice(at + 1))
    }
    return parts
  }
}

/** The layout of what follows a prefix that must be there. */
function after(prefix: string, layout: Layout): Layout {
  const rest = <T>(read: (raw: string) => T) => (raw: string): T | Malformed =>
    raw.startsWith(prefix) ? read(raw.slice(prefix.length)) : new Malformed('style', `must begin with ${prefix}`)
  return { scalar: rest(layout.scalar), list: rest(layout.list), pairs: rest(layout.pairs) }
}

/** `;name=value`, `;name=a,b`, exploded `;name=a;name=b` and `;R=100;G=200`; an empty value has no `=` (RFC 6570, 3.2.7). */
function matrix(explode: boolean, encoded: string, name: string): Layout {
  const own = (part: string): string | Malformed => {
    const at = part.indexOf('=')
    const key = at === -1 ? part : part.slice(0, at)
    if (key !== encoded && key !== name) return new Malformed('style', `must have the form ;${name}=value`)
    return at === -1 ? '' : part.slice(at + 1)
  }
  const inner: Layout = {
    scalar: own,
    list: (raw) => {
      if (!explode) {
        const text = own(raw)
        return text instanceof Malformed ? text : text.split(',')
      }
      const items = raw.split(';').map(own)
      return items.find((item) => item instanceof Malformed) ?? (items as string[])
    },
    pairs: (raw) => {
      if (explode) return assignments(';')(raw)
      const text = own(raw)
      return text instanceof Malformed ? text : alternating(',')(text)
    },
  }
  return after(';', inner)
}
