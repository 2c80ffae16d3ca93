/** Where a credential is put into a request, by name and value. */
export interface CredentialForm {
  readonly headers?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly cookies?: Readonly<Record<string, string>>
}

/** What is known for one scheme: a credential that is accepted, the scopes that it has, and the like without any scope. */
export interface SchemeCredentials {
  readonly send: CredentialForm
  readonly scopes?: readonly string[]
  readonly withoutScopes?: CredentialForm
}

/** Credentials by API and security scheme: the content of a credentials file. */
export type DevCredentials = Readonly<Record<string, Readonly<Record<string, SchemeCredentials>>>>

/** Reads a credentials file's text; `error` says where it is not of the form `{ "<api>": { "<scheme>": { "send": { … } } } }`. */
export function readCredentials(text: string): { readonly credentials: DevCredentials } | { readonly error: string } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    // The message of JSON.parse quotes the text, and this text is secret.
    return { error: `the credentials are not JSON${positionOf(error)}` }
  }
  const error = checkFile(value)
  return error === undefined ? { credentials: value as DevCredentials } : { error }
}

function positionOf(error: unknown): string {
  const position = error instanceof Error ? /at position \d+(?: \(line \d+ column \d+\))?/.exec(error.message) : null
  return position === null ? '' : ` (${position[0]})`
}

type Members = Readonly<Record<string, unknown>>

function checkFile(value: unknown): string | undefined {
  if (!isMembers(value)) return 'the credentials must be an object of APIs'
  for (const [api, schemes] of Object.entries(value)) {
    if (!isMembers(schemes)) return `/${api} must be an object of security schemes`
    for (const [scheme, entry] of Object.entries(schemes)) {
      const at = `/${api}/${scheme}`
      if (!isMembers(entry)) return `${at} must be an object with "send"`
      const unknown = Object.keys(entry).find((key) => !['send', 'scopes', 'withoutScopes'].includes(key))
      if (unknown !== undefined) return `${at} has "${unknown}"; only "send", "scopes" and "withoutScopes" are known`
      const fault = checkForm(entry['send'], `${at}/send`)
        ?? (entry['withoutScopes'] === undefined ? undefined : checkForm(entry['withoutScopes'], `${at}/withoutScopes`))
      if (fault !== undefined) return fault
      const scopes = entry['scopes']
      if (scopes !== undefined && !(Array.isArray(scopes) && scopes.every((scope) => typeof scope === 'string'))) return `${at}/scopes must be a list of strings`
    }
  }
  return undefined
}

function checkForm(form: unknown, at: string): string | undefined {
  if (!isMembers(form)) return `${at} must be an object with "headers", "query" or "cookies"`
  for (const [place, pairs] of Object.entries(form)) {
    if (!['headers', 'query', 'cookies'].includes(place)) return `${at} has "${place}"; only "headers", "query" and "cookies" are known`
    if (!isMembers(pairs)) return `${at}/${place} must be an object of names and values`
    for (const [name, value] of Object.entries(pairs)) if (typeof value !== 'string') return `${at}/${place}/${name} must be a string`
  }
  return undefined
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
