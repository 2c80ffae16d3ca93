import { isJsonType } from '../sample/parameter.ts'
import type { SampleMedia } from '../sample/operations.ts'

/** A media type without its parameters, lower case. */
export function essence(type: string): string {
  return type.split(';')[0]!.trim().toLowerCase()
}

/** The entry that a Content-Type falls under, the most specific one first (OpenAPI 3.1, 4.8.14: `text/plain` before `text/*`; `application/*+json` between). */
export function matchMedia(entries: readonly SampleMedia[], contentType: string): SampleMedia | undefined {
  const actual = essence(contentType)
  const [top] = actual.split('/')
  const suffix = /^[^/]+\/.+(\+[^+]+)$/.exec(actual)?.[1] ?? ''
  const parameters = normalParameters(contentType)
  return entries.find((entry) => essence(entry.type) === actual && normalParameters(entry.type) === parameters)
    ?? entries.find((entry) => essence(entry.type) === actual)
    ?? (suffix === '' ? undefined : entries.find((entry) => essence(entry.type) === `${top}/*${suffix}`))
    ?? entries.find((entry) => essence(entry.type) === `${top}/*`)
    ?? entries.find((entry) => ['*/*', '*'].includes(essence(entry.type)))
}

/** True for media types whose bodies are JSON. */
export function isJson(type: string): boolean {
  return isJsonType(type) || essence(type) === 'application/x-json'
}

/** True for media types that are one JSON value after the other. */
export function isJsonLines(type: string): boolean {
  return /^application\/(?:(?:x-)?(?:ndjson|jsonl|jsonlines|json-lines)|(?:geo\+)?json-seq)$/.test(essence(type))
}

function normalParameters(type: string): string {
  return type.split(';').slice(1).map((parameter) => parameter.trim().toLowerCase().replaceAll('"', '')).sort().join(';')
}
