import type { Media } from '../contract.ts'
import { breadthOf, essenceOf, matchesRange, parametersOf } from '../media-type.ts'

/** The declared media type that a Content-Type header is of; `utf8` is false where it names another charset. */
export interface MediaMatch {
  readonly media: Media
  readonly utf8: boolean
}

interface Declared {
  readonly media: Media
  readonly essence: string
  readonly parameters: readonly (readonly [string, string])[]
}

/** Clients choose content types, so what is kept of them is bounded in number and size. */
const cacheLimit = 32
const cachedLength = 128

/**
 * Compiles the choice among a `content` map (OpenAPI 3.1, 4.8.14): an exact type before one of its suffix, before `type/*`, before
 * `*` + `/*`, and the one with more parameters first. A declared parameter must be sent as declared, save `charset`; others are not looked at.
 * Null where nothing matches, or the header is malformed.
 */
export function mediaMatcher(alternatives: readonly Media[]): (header: string) => MediaMatch | null {
  // Made when first needed: of the media types of a thousand operations most are never asked for.
  let declared: readonly Declared[] | null = null
  let cache: Map<string, MediaMatch | null>
  return (header) => {
    if (declared === null) {
      declared = alternatives.map(compile).sort((a, b) => breadthOf(a.essence) - breadthOf(b.essence) || b.parameters.length - a.parameters.length)
      cache = new Map()
    }
    const known = cache.get(header)
    if (known !== undefined) return known
    const found = match(declared, header)
    if (header.length <= cachedLength && !header.includes('boundary')) {
      if (cache.size >= cacheLimit) cache.clear()
      cache.set(header, found)
    }
    return found
  }
}

function compile(media: Media): Declared {
  const parameters = [...parametersOf(media.type) ?? []].filter(([name]) => name !== 'charset')
  return { media, essence: essenceOf(media.type), parameters }
}

function match(declared: readonly Declared[], header: string): MediaMatch | null {
  if (!/^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+[ \t]*(?:;|$)/.test(header.trimStart())) return null
  const parameters = parametersOf(header)
  if (parameters === null) return null
  const charset = parameters.get('charset')?.toLowerCase()
  const utf8 = charset === undefined || charset === 'utf-8' || charset === 'utf8' || charset === 'us-ascii'
  const found = declared.find((one) =>
    matchesRange(header, one.essence) && one.parameters.every(([name, value]) => parameters.get(name)?.toLowerCase() === value.toLowerCase()))
  return found === undefined ? null : { media: found.media, utf8 }
}
