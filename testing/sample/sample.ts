import type { Json, JsonObject } from '../../generator/load/document.ts'
import { build } from './build.ts'
import type { Building } from './build.ts'
import type { Direction } from './direction.ts'
import type { SchemaNode } from './flatten.ts'
import type { Fault, Judge, SchemaAt } from './judge.ts'
import { repair } from './repair.ts'
import { isSchema, lookUp } from './resolve.ts'

/** A value that the judge accepts, or why none was found. */
export type Sample = { readonly value: Json; readonly unsupported?: undefined } | { readonly unsupported: string; readonly value?: undefined }

export interface SampleOptions {
  /** `full` includes what is optional, as far as reasonable; `minimal` only what is required. Default `full`. */
  readonly form?: 'full' | 'minimal'
  /** A further condition, such as that the value can be written as a header; values that do not meet it are passed over. */
  readonly accept?: (value: Json) => boolean
  /** 0 is the plainest value; others give other values where there are any. */
  readonly variant?: number
  /** Where an inline schema stands in the document, for messages. */
  readonly pointer?: string
}

/** Gives valid values of schemas: the same for the same document, every one accepted by the judge. */
export interface Sampler {
  readonly judge: Judge
  valid(schema: SchemaAt, options?: SampleOptions): Sample
}

export interface SamplerOptions {
  readonly direction: Direction
  readonly judge: Judge
  /** Called once for each example or default in a schema that its own schema refuses, with its JSON pointer. */
  readonly onBadExample?: (pointer: string, faults: readonly Fault[]) => void
}

/** Values made for one sample at most; optional ones are left out beyond. */
const mostValues = 1_500
const mostTries = 400

/** Makes a sampler of one document in OpenAPI 3.1 shape (`ApiDocument.document`). */
export function createSampler(document: JsonObject, options: SamplerOptions): Sampler {
  const { direction, judge } = options
  const reported = new Set<string>()
  const report = (pointer: string, faults: readonly Fault[]): void => {
    if (reported.has(pointer) || faults.length === 0) return
    reported.add(pointer)
    options.onBadExample?.(pointer, faults)
  }
  const cache = new WeakMap<JsonObject, Map<string, Sample>>()

  const sample = (node: SchemaNode, form: 'full' | 'minimal', firstVariant: number, accept: (value: Json) => boolean): Sample => {
    let reason = ''
    const full = form === 'full'
    const modes = [[full, true], [full, false], [!full, true], [!full, false]] as const
    for (const [index, [wide, examples]] of modes.entries()) {
      for (let variant = firstVariant; variant < firstVariant + (index === 1 ? 12 : 3); variant++) {
        const building: Building = { document, direction, judge, full: wide, examples, report, open: new Set(), depth: 0, left: mostValues, tries: mostTries, reason: '' }
        const value = build([node], building, variant)
        if (value === undefined) {
          reason ||= building.reason
          break
        }
        const mended = repair(judge, node.schema, value)
        if (mended !== undefined && accept(mended)) return { value: mended }
        reason ||= mended === undefined ? refusal(judge.check(node.schema, value)) : 'no value was found that can be written where it is needed'
      }
    }
    return { unsupported: reason || 'no value was found' }
  }

  return {
    judge,
    valid(schemaAt, { form = 'full', accept, variant = 0, pointer = '' } = {}) {
      const found = typeof schemaAt === 'string' ? lookUp(document, schemaAt) : { pointer, value: schemaAt }
      if (found === undefined || !isSchema(found.value)) return { unsupported: `no schema at ${String(schemaAt)}` }
      const node: SchemaNode = { schema: found.value, pointer: found.pointer }
      if (typeof node.schema === 'boolean' || accept !== undefined) return sample(node, form, variant, accept ?? anything)
      const key = `${form} ${variant}`
      const known = cache.get(node.schema) ?? new Map<string, Sample>()
      cache.set(node.schema, known)
      const made = known.get(key) ?? sample(node, form, variant, anything)
      known.set(key, made)
      return made
    },
  }
}

function anything(): boolean {
  return true
}

function refusal(faults: readonly Fault[]): string {
  const said = faults.slice(0, 3).map((fault) => `${fault.pointer || 'the value'} ${fault.message}`)
  return `the value that was made is not valid: ${said.join('; ')}`
}
