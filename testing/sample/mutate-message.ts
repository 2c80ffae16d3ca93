import type { Json } from '../../generator/load/document.ts'
import { isObject, splitPointer } from '../../generator/load/pointer.ts'
import { bodyKind, bodyReadings, writeBody } from './body.ts'
import type { WrittenBody } from './body.ts'
import { mutations } from './mutate.ts'
import type { CannotMutate, Mutation } from './mutate.ts'
import { isFileProperty } from './multipart.ts'
import type { SampleMedia, SampleParameter } from './operations.ts'
import { writeParameter } from './parameter.ts'
import type { Sampler } from './sample.ts'
import { readings } from './text-value.ts'
import { isPlainXml } from './xml.ts'

const longestText = 6_000

/** A parameter's text that must be refused. */
export interface MutatedParameter extends Mutation { readonly text: string }
/** A body's bytes that must be refused. */
export interface MutatedBody extends Mutation, WrittenBody {}

/**
 * Texts of a parameter that break its schema, from a valid value of it. What cannot be told apart as text is left out: a string has no other type,
 * a list of one is its item, a property more of an exploded object is another parameter.
 */
export function mutateParameter(parameter: SampleParameter, value: Json, sampler: Sampler, limit = 40): { readonly mutations: readonly MutatedParameter[]; readonly cannot: readonly CannotMutate[] } {
  const { judge } = sampler
  const node = { schema: parameter.schema, pointer: parameter.schemaPointer }
  const isJson = parameter.content !== null
  const merges = parameter.style === 'form' && parameter.explode
  const sendable = (candidate: Json): string | null => {
    const text = writeParameter(parameter, candidate)
    // Servers bound the request line and the headers (Node: 16 KiB together), and refuse longer ones for that.
    if (text === null || text === '' || text.length > longestText) return null
    if (parameter.in === 'path' && /^[.;,]*$|^;[^;=]*=?$/.test(text)) return null
    return parameter.in === 'header' && (text !== text.trim() || !/^[\x20-\x7e]*$/.test(text)) ? null : text
  }
  const result = mutations(parameter.schema, value, {
    judge,
    sampler,
    limit,
    sendable: (candidate) => sendable(candidate) !== null,
    readings: (candidate) => (isJson ? [candidate] : readings(judge, [node], candidate)),
    skip: ({ keyword }, candidate) => !isJson && (
      (keyword === 'type' && typeof candidate === 'object') || (['oneOf', 'anyOf', 'not', 'enum', 'const', 'contains'].includes(keyword) && typeof candidate === 'object')
      || (merges && isObject(candidate) && ['additionalProperties', 'maxProperties', 'propertyNames', 'dependentRequired'].includes(keyword))
      || (keyword === 'type' && (Array.isArray(value) || isObject(value)) && typeof candidate !== 'object' && candidate === null)),
  })
  return { cannot: isJson ? result.cannot : result.cannot.filter(({ keyword }) => keyword !== 'type'), mutations: result.mutations.flatMap((mutation) => {
    const shaped = isJson || sameShape(mutation.value, value)
    const text = sendable(mutation.value)
    return text === null || !shaped ? [] : [{ ...mutation, text }]
  }) }
}

/** Bodies of a media type that break its schema, from a valid value of it. */
export function mutateBody(media: SampleMedia, value: Json, sampler: Sampler, limit = 40): { readonly mutations: readonly MutatedBody[]; readonly cannot: readonly CannotMutate[] } {
  const { judge } = sampler
  const { schema } = media
  const kind = bodyKind(media)
  if (schema === null || kind === 'binary' || kind === 'events' || (kind === 'xml' && isPlainXml(judge, media))) return { mutations: [], cannot: [] }
  const isForm = kind === 'form' || kind === 'multipart'
  const write = (candidate: Json): WrittenBody | undefined => {
    const written = writeBody(judge, media, candidate)
    return 'unsupported' in written || (isForm && written.bytes.length === 0) ? undefined : written
  }
  const result = mutations(schema, value, {
    judge,
    sampler,
    limit,
    sendable: (candidate) => write(candidate) !== undefined,
    readings: (candidate) => bodyReadings(judge, media, candidate),
    skip: ({ keyword }, candidate) => kind !== 'json' && kind !== 'lines' && kind !== 'parts' && kind !== 'xml' && (candidate === null || (keyword === 'type' && (kind === 'text' || typeof candidate === 'object'))),
  })
  return { cannot: isForm || kind === 'xml' ? result.cannot.filter(({ keyword }) => keyword !== 'type') : result.cannot, mutations: result.mutations.flatMap((mutation) => {
    // Nobody validates what is in a file.
    const inFile = kind === 'multipart' && mutation.pointer !== '' && isFileProperty(judge, media, splitPointer(mutation.pointer)[0] ?? '')
    const written = inFile || (isForm && !sameShape(mutation.value, value)) || (kind === 'xml' && !keepsShape(mutation.value, value)) ? undefined : write(mutation.value)
    return written === undefined ? [] : [{ ...mutation, ...written }]
  }) }
}

/** In XML text in place of an object is a member of it, and a list of one in place of a single value is that value. */
function keepsShape(mutated: Json, valid: Json): boolean {
  if (mutated === null || valid === null) return typeof mutated !== 'object' || typeof valid !== 'object' || mutated === valid
  if (Array.isArray(mutated) !== Array.isArray(valid) || isObject(mutated) !== isObject(valid)) return false
  if (Array.isArray(mutated)) return mutated.every((item: Json, index) => (valid as readonly Json[])[index] === undefined || keepsShape(item, (valid as readonly Json[])[index]!))
  return !isObject(mutated) || !isObject(valid) || Object.entries(mutated).every(([name, item]) => item === undefined || valid[name] === undefined || keepsShape(item, valid[name]))
}

/** As text a list and its only item are the same, and so are an object and a text: mutations must not change the one for the other, at any depth. */
function sameShape(mutated: Json, valid: Json): boolean {
  if (Array.isArray(valid)) return Array.isArray(mutated) && mutated.every((item: Json, index) => typeof item !== 'object' || sameShape(item, (valid[index] ?? valid[0] ?? item) as Json))
  if (isObject(valid)) {
    return isObject(mutated) && Object.entries(mutated).every(([name, item]) => item === undefined || valid[name] === undefined || sameShape(item, valid[name]))
  }
  return typeof mutated !== 'object' || mutated === null
}
