import type { OperationContext } from '../stage.ts'
import type { Exchange } from '../exchange.ts'
import { fieldOf, keepFields } from '../fields.ts'
import { operationTag, pathTag, targetTag, userTag } from './store.ts'

/** How answers of one operation are tagged. */
export interface Tagging {
  /** All tags of an answer: the gateway's own, and those of the policy. */
  of(x: Exchange): string[]
  /** Whether tags are read from headers of the backend's, which are for the cache alone. */
  readonly fromHeaders: boolean
  /** Headers without those that hold tags. */
  strip(headers: readonly string[]): string[]
}

type Part = (x: Exchange) => readonly string[]

/** More tags than this, of one answer, and longer ones are not kept. */
const maxTags = 128
const maxTagLength = 256

/** Compiles the tags of a policy: literal text, with runtime expressions (OpenAPI 3.1, 4.8.20.4) alone or in braces; a response header is a list. */
export function compileTags({ api, operation, policies }: OperationContext): Tagging {
  const expressions = policies.cache.tags
  const own = operationTag(api.name, operation.id)
  const parts = expressions.map(compileTag)
  const headers = new Set(expressions.flatMap((text) => /^\$response\.header\.(.+)$/.exec(text)?.[1]?.toLowerCase() ?? []))
  return {
    of(x) {
      const tags = [own, pathTag(x.path)]
      if (x.query !== '') tags.push(targetTag(x.path, x.query))
      const given = new Set(parts.flatMap((part) => part(x)))
      for (const tag of given) if (tag !== '' && tag.length <= maxTagLength && tags.length < maxTags) tags.push(userTag(tag))
      return tags
    },
    fromHeaders: headers.size > 0,
    strip: (all) => keepFields(all, (name) => !headers.has(name)),
  }
}

function compileTag(text: string): Part {
  const header = /^\$response\.header\.(.+)$/.exec(text)?.[1]?.toLowerCase()
  if (header !== undefined) return (x) => (fieldOf(x.headers, header) ?? '').split(/[\s,]+/)
  if (text.startsWith('$')) {
    const read = compileExpression(text)
    return (x) => [read(x)]
  }
  const pieces = text.split(/\{(\$[^{}]*)\}/).map((piece, at) => (at % 2 === 0 ? () => piece : compileExpression(piece)))
  return (x) => {
    const values = pieces.map((piece) => piece(x))
    // Half a tag would be another one.
    return values.some((value, at) => at % 2 === 1 && value === '') ? [] : [values.join('')]
  }
}

/** A value of the request that was validated; '' where there is none. */
function compileExpression(text: string): (x: Exchange) => string {
  const [, place, name] = /^\$request\.(path|query|header)\.(.+)$/.exec(text) ?? []
  if (place === undefined || name === undefined) throw new TypeError(`cache.tags: ${JSON.stringify(text)} is no runtime expression of $request.path, .query, .header or $response.header`)
  if (place === 'header') return (x) => x.header(name.toLowerCase()) ?? ''
  return (x) => {
    const value = (place === 'path' ? x.parameters?.path : x.parameters?.query)?.[name]
    return value === undefined || value === null ? '' : typeof value === 'object' ? '' : String(value)
  }
}
