/**
 * A path template filled in (OpenAPI 3.1, 4.8.8.1) with texts that are percent-encoded already. A name that no parameter describes,
 * which published documents have, gets a plain word: it may be anything.
 */
export function fillTemplate(template: string, texts: ReadonlyMap<string, string>): string {
  return encodeLiterals(template.replace(/\{([^{}]*)\}/g, (_, name: string) => texts.get(name) ?? 'text'))
}

/** Escapes what a template holds literally but a request line cannot: spaces, quotes, letters beyond ASCII, `?` and `#`. */
export function encodeLiterals(path: string): string {
  return path.replace(/[^A-Za-z0-9\-._~!$&'()*+,;=:@/%]/gu, (character) => encodeURIComponent(character.toWellFormed()))
}
