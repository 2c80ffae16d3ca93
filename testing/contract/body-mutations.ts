import { isDeepStrictEqual } from 'node:util'
import type { Json } from '../../generator/load/document.ts'
import { childOf, isObject, splitPointer } from '../../generator/load/pointer.ts'
import { bodyKind, isBinarySchema } from '../sample/body.ts'
import type { BodyKind } from '../sample/body.ts'
import { propertiesOf } from '../sample/direction.ts'
import { mutateBody } from '../sample/mutate-message.ts'
import type { CannotMutate } from '../sample/mutate.ts'
import type { SampleMedia } from '../sample/operations.ts'
import { isJsonType } from '../sample/parameter.ts'
import { sampleBody } from '../sample/request.ts'
import { resolveSchema } from '../sample/resolve.ts'
import type { Schema } from '../sample/resolve.ts'
import type { Sampler } from '../sample/sample.ts'
import { isAlike, labelOf } from './text-mutations.ts'

/** A body that must be refused, and the constraint that it breaks. */
export interface RefusedBody { readonly label: string; readonly contentType: string; readonly bytes: Uint8Array }

/** Bodies of one media type that break the constraints of its schema one by one, and the constraints for which no such body is known. */
export function refusedBodies(media: SampleMedia, sampler: Sampler, limit: number): { readonly bodies: readonly RefusedBody[]; readonly cannot: readonly CannotMutate[] } {
  // A stream of one item is as good as its item; without an item schema nobody looks into it.
  const isItem = (bodyKind(media) === 'lines' || bodyKind(media) === 'parts') && media.itemSchema !== null
  return isItem ? refusedValues({ ...media, schema: media.itemSchema, itemSchema: null, examples: [] }, bodyKind(media) === 'parts' ? 'parts' : 'json', sampler, limit) : refusedValues(media, bodyKind(media), sampler, limit)
}

function refusedValues(media: SampleMedia, kind: BodyKind, sampler: Sampler, limit: number): ReturnType<typeof refusedBodies> {
  const { schema } = media
  const sampled = schema !== null && ['json', 'form', 'multipart', 'text', 'xml', 'parts'].includes(kind) ? sampleBody(media, sampler, 'full') : { unsupported: '' }
  if (schema === null || 'unsupported' in sampled || sampled.value === undefined) return { bodies: [], cannot: [] }
  const valid = sampled.value
  const result = mutateBody(media, valid, sampler, kind === 'json' || kind === 'xml' ? limit : limit * 2)
  const clear = result.mutations.filter(({ value, pointer, bytes }) => kind === 'json' || kind === 'xml' || (kind === 'parts' && isJsonThroughout(media, valid) && isJsonThroughout(media, value))
    || (kind !== 'parts' && bytes.length > 0 && changesText(valid, value) && !(kind === 'multipart' && touchesFile(sampler, schema, pointer))))
  return { bodies: clear.slice(0, limit).map((mutation) => ({ label: labelOf(mutation), contentType: mutation.contentType, bytes: mutation.bytes })), cannot: result.cannot }
}

/** True where every part is sent as JSON, which is read as it was written. */
function isJsonThroughout({ parts }: SampleMedia, value: Json): boolean {
  const items = parts?.list === true && Array.isArray(value) ? value as readonly Json[] : [value]
  return items.every((item, index) => {
    const { contentType } = parts?.prefix[index] ?? parts?.rest ?? {}
    return contentType === undefined ? typeof item !== 'string' : typeof contentType === 'string' && isJsonType(contentType.split(',')[0]!)
  })
}

/** True where only text and lists of it differ: that is certain to be read as it was written. What is nested stays as it is. */
function changesText(before: Json, after: Json): boolean {
  if (!isObject(before) || !isObject(after)) return isAlike(before, after)
  const entries = Object.entries(after)
  return entries.length > 0 && entries.every(([name, item]) => {
    const was = Object.hasOwn(before, name) ? before[name] : undefined
    if (isDeepStrictEqual(was, item)) return true
    return item !== undefined && isFlat(item) && (was === undefined || isFlat(was)) && isAlike(was === undefined ? {} : { [name]: was }, { [name]: item })
  })
}

function isFlat(value: Json): boolean {
  return (Array.isArray(value) ? value as readonly Json[] : [value]).every((part) => typeof part !== 'object' || part === null)
}

/** The bytes of a file are no text that a schema could be applied to. */
function touchesFile(sampler: Sampler, schema: Schema, pointer: string): boolean {
  const [name] = splitPointer(pointer)
  if (name === undefined || typeof schema === 'boolean') return false
  const { document } = sampler.judge
  return (propertiesOf(document, schema).get(name) ?? []).some((property) => {
    const target = resolved(sampler, property)
    return isBinarySchema(target) || isBinarySchema(resolved(sampler, childOf(target, 'items')))
  })
}

function resolved(sampler: Sampler, schema: Json | undefined): Json | undefined {
  const ref = childOf(schema, '$ref')
  return typeof ref === 'string' ? resolveSchema(sampler.judge.document, ref)?.schema : schema
}
