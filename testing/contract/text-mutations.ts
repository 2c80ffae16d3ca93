import type { Json } from '../../generator/load/document.ts'
import { isObject } from '../../generator/load/pointer.ts'
import { isJsonType } from '../sample/parameter.ts'
import { mutateParameter } from '../sample/mutate-message.ts'
import type { Mutation, CannotMutate } from '../sample/mutate.ts'
import type { SampleParameter } from '../sample/operations.ts'
import type { Sampler } from '../sample/sample.ts'

/** Longer texts would be refused for their length alone, by whatever stands in between. */
const longestText = 6_000

/** A text of a parameter that must be refused, and the constraint that it breaks. */
export interface RefusedText { readonly label: string; readonly text: string }

/** Texts that break the constraints of a parameter one by one, and the constraints for which no such text is known. */
export function refusedTexts(parameter: SampleParameter, value: Json, sampler: Sampler, limit: number): { readonly texts: readonly RefusedText[]; readonly cannot: readonly CannotMutate[] } {
  const isJson = parameter.content !== null && isJsonType(parameter.content)
  const result = mutateParameter(parameter, value, sampler, limit * 2)
  const texts = new Map<string, RefusedText>()
  for (const mutation of result.mutations) {
    const clear = arrives(parameter, mutation.text, mutation.value) && (isJson || (isAlike(value, mutation.value) && !addsKeys(parameter, value, mutation.value)))
    if (clear && !texts.has(mutation.text)) texts.set(mutation.text, { label: labelOf(mutation), text: mutation.text })
  }
  return { texts: [...texts.values()].slice(0, limit), cannot: result.cannot }
}

/** What a mutation breaks, as it stands in the name of a check. */
export function labelOf(mutation: Pick<Mutation, 'pointer' | 'keyword'>): string {
  return mutation.pointer === '' ? mutation.keyword : `${mutation.pointer} ${mutation.keyword}`
}

/**
 * Texts have no types of structure: `a` is a list of one, `a,b` a string. What would change from one to the other, or is empty, says
 * nothing about what was meant.
 */
export function isAlike(before: Json, after: Json): boolean {
  if (Array.isArray(before)) return Array.isArray(after) && after.length > 0 && after.every((item: Json) => isScalar(item) && item !== '')
  if (!isObject(before)) return isScalar(after)
  if (!isObject(after) || Object.keys(after).length === 0) return false
  return Object.entries(after).every(([name, item]) => {
    const was = Object.hasOwn(before, name) ? before[name] : undefined
    return item !== undefined && item !== '' && (was === undefined || isScalar(was) ? isScalar(item) : isAlike(was, item))
  })
}

function isScalar(value: Json): boolean {
  return typeof value !== 'object' || value === null
}

/** An exploded object is spread over keys of its own: one that it does not know is nobody's. */
function addsKeys(parameter: SampleParameter, before: Json, after: Json): boolean {
  return parameter.style === 'form' && parameter.explode && isObject(before) && isObject(after) && Object.keys(after).some((name) => !Object.hasOwn(before, name))
}

/** True where a text reaches its parameter as it is: no other path, no missing parameter, no character that cannot be sent. */
function arrives(parameter: SampleParameter, text: string, value: Json): boolean {
  if (text.length > longestText || text === '') return false
  if (parameter.in === 'path') return !/^(?:\.|%2e){1,2}$/i.test(text) && !text.includes('/')
  if (parameter.in === 'header') return text === text.trim() && /^[\t\x20-\x7e]*$/.test(text)
  // Whether an empty value is one at all is a question of `allowEmptyValue`.
  return value !== '' && !text.endsWith('=')
}
