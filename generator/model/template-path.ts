/** A piece of a path template: literal text, or a parameter's name. */
export type PathPart = { readonly literal: string } | { readonly parameter: string }

/** A path template by segments, or why it is none. */
export type PathTemplate =
  | { readonly segments: readonly (readonly PathPart[])[]; readonly parameters: readonly string[] }
  | { readonly fault: string }

/** Reads a path template (OpenAPI 3.1, 4.8.8.1): it begins with a slash, braces are balanced and not nested, and no parameter stands twice. */
export function parseTemplate(path: string): PathTemplate {
  if (!path.startsWith('/')) return { fault: 'a path begins with "/"' }
  const bad = /[\u0000-\u0020\u007f\\]/.exec(path.replace(/\{[^{}]*\}/g, ''))
  if (bad !== null) return { fault: `a path cannot hold ${bad[0] === ' ' ? 'a space' : bad[0] === '\\' ? 'a backslash' : 'control characters'}; write it percent-encoded` }
  const parameters: string[] = []
  const segments: PathPart[][] = []
  for (const segment of splitSegments(path)) {
    const parts: PathPart[] = []
    for (const piece of segment.split(/(\{[^{}]*\})/)) {
      if (piece === '') continue
      if (!piece.startsWith('{') || !piece.endsWith('}')) {
        if (/[{}]/.test(piece)) return { fault: 'its braces are not balanced' }
        if (/[?#]/.test(piece)) return { fault: `"${piece.includes('?') ? '?' : '#'}" is no part of a path; query parameters are declared under \`parameters\`` }
        parts.push({ literal: piece })
        continue
      }
      const name = piece.slice(1, -1)
      if (name === '') return { fault: 'it has braces without a name between them' }
      if (/[\u0000-\u001f\u007f]/.test(name)) return { fault: 'the name of a parameter cannot hold control characters' }
      if (parameters.includes(name)) return { fault: `the parameter {${name}} stands in it twice` }
      parameters.push(name)
      parts.push({ parameter: name })
    }
    segments.push(parts)
  }
  return { segments, parameters }
}

/** Segments between slashes; a slash inside braces is the parameter's. `/a/` has two, of which the second is empty. */
function splitSegments(path: string): readonly string[] {
  const segments: string[] = ['']
  for (const piece of path.slice(1).split(/(\{[^{}]*\}|\/)/)) {
    if (piece === '/') segments.push('')
    else segments[segments.length - 1] += piece
  }
  return segments
}

/** A template with its parameters named alike, for telling whether two are one: `/pets/{}/photos/{}`. */
export function anonymous(path: string): string {
  return path.replace(/\{[^{}]*\}/g, '{}')
}
