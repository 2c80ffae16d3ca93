import type { Fallback } from '../../runtime/contract.ts'
import type { Diagnostic, Place } from '../diagnostics.ts'
import type { Json, JsonObject } from '../load/document.ts'
import type { FallbackSettings } from '../load/policies.ts'
import { follow, member, membersOf } from './reader.ts'
import type { ObjectNode } from './reader.ts'

interface FallbackOptions {
  readonly settings: FallbackSettings
  readonly place: Place
  /** The operation's id, and where it stands in the bundled document. */
  readonly id: string
  readonly root: JsonObject
  readonly node: ObjectNode
  readonly diagnostics: Diagnostic[]
}

interface Example { readonly status: number; readonly type: string; readonly value: Json }

/** What is answered where an operation's backend cannot. An example that the document does not have is an error. */
export function buildFallback({ settings, place, id, root, node, diagnostics }: FallbackOptions): Fallback {
  const { status, headers = {}, body, example, on = [] } = settings
  const found = example === undefined ? null : exampleOf(root, node, example, status)
  if (example !== undefined && found === null) {
    const wanted = example === true ? 'no example' : `no example "${example}"`
    diagnostics.push({
      code: 'fallback-example-missing', severity: 'error', place,
      message: `the answer ${status ?? '2xx'} of ${id} has ${wanted} in the document`,
      hint: 'add one under its media type, or write the answer here: body: { … }',
    })
  }
  const value = found === null ? body : found.value
  const type = found?.type ?? (typeof value === 'string' ? 'text/plain; charset=utf-8' : 'application/json')
  const flat = Object.entries(headers).flatMap(([name, text]) => [name.toLowerCase(), text])
  const typed = value === undefined || flat.some((text, index) => index % 2 === 0 && text === 'content-type') ? flat : ['content-type', type, ...flat]
  return {
    status: status ?? found?.status ?? 200,
    headers: typed,
    body: value === undefined ? '' : typeof value === 'string' && !/[/+]json\b/.test(type) ? value : JSON.stringify(value),
    on,
  }
}

/** The first example of the answer with a status, or of the first 2xx that has one; `wanted` names it, or true takes any. */
function exampleOf(root: JsonObject, operation: ObjectNode, wanted: true | string, status: number | undefined): Example | null {
  const answers = membersOf(member(operation, 'responses'))
    .filter(([key]) => (status === undefined ? /^2\d\d$/.test(key) : key === String(status)))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  for (const [key, item] of answers) {
    const response = follow(root, item)
    for (const [type, media] of membersOf(response === undefined ? undefined : member(response, 'content'))) {
      const holder = follow(root, media)
      const value = holder === undefined ? undefined : valueIn(root, holder, wanted)
      if (value !== undefined) return { status: Number(key), type, value }
    }
  }
  return null
}

function valueIn(root: JsonObject, media: ObjectNode, wanted: true | string): Json | undefined {
  for (const [name, item] of membersOf(member(media, 'examples'))) {
    if (wanted !== true && name !== wanted) continue
    const example = follow(root, item)
    const value = example === undefined ? undefined : member(example, 'value')?.value
    if (value !== undefined) return value
  }
  if (wanted !== true) return undefined
  const schema = follow(root, member(media, 'schema'))
  return member(media, 'example')?.value ?? (schema === undefined ? undefined : member(schema, 'example')?.value)
}
