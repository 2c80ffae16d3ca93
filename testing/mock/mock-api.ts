import type { JsonObject } from '../../generator/load/document.ts'
import { createJudge } from '../sample/judge.ts'
import type { Fault } from '../sample/judge.ts'
import { listOperations } from '../sample/operations.ts'
import type { SampleMedia, SampleOperation } from '../sample/operations.ts'
import { createSampler } from '../sample/sample.ts'
import type { Sampler } from '../sample/sample.ts'
import { makeAnswer } from './answer.ts'
import type { AnswerWishes, MockAnswer } from './answer.ts'
import { createMatcher, serverPaths } from './match.ts'
import type { Match } from './match.ts'

/** One document that the embedded backend answers, made ready on its first request. */
export interface MockApi {
  readonly name: string
  readonly sampler: Sampler
  /** Matches a path, the server's path before it or not. */
  find(method: string, path: string): Match
  answer(operation: SampleOperation, wishes: AnswerWishes): MockAnswer | { readonly unsupported: string }
}

export interface MockApiOptions {
  readonly name: string
  readonly document: JsonObject
  readonly basePath?: string
  readonly onBadExample?: (pointer: string, faults: readonly Fault[]) => void
}

/** Answers that are remembered at most for one document; beyond, they are made anew. */
const mostAnswers = 5_000

/** Reads the operations; schemas are compiled and values made on first use. */
export function createMockApi({ name, document, basePath, onBadExample }: MockApiOptions): MockApi {
  const matcher = createMatcher(listOperations(document))
  const bases = [...new Set([...(basePath === undefined ? [] : [basePath.replace(/\/+$/, '')]), ...serverPaths(document)])].sort((a, b) => b.length - a.length)
  const judge = createJudge(document, 'response')
  const reported = new Set<string>()
  const sampler = createSampler(document, { direction: 'response', judge, ...(onBadExample === undefined ? {} : { onBadExample }) })
  const answers = new Map<string, MockAnswer | { readonly unsupported: string }>()

  const reportExamples = (media: SampleMedia | null): void => {
    if (media === null || media.schema === null || onBadExample === undefined) return
    for (const { value, pointer } of media.examples) {
      if (reported.has(pointer)) continue
      reported.add(pointer)
      const faults = judge.check(media.schema, value)
      if (faults.length > 0 && typeof value !== 'string') onBadExample(pointer, faults)
    }
  }

  return {
    name,
    sampler,
    find(method, path) {
      let refused: Match
      for (const base of bases) {
        if (!path.startsWith(`${base}/`)) continue
        const match = matcher.find(method, path.slice(base.length))
        if (match !== undefined && 'operation' in match) return match
        refused ??= match
      }
      return refused
    },
    answer(operation, wishes) {
      const key = JSON.stringify([operation.pointer, wishes.code, wishes.example, wishes.dynamic, wishes.stream, wishes.accept])
      let answer = answers.get(key)
      if (answer === undefined) {
        answer = makeAnswer(operation, sampler, wishes)
        if (!('unsupported' in answer)) reportExamples(answer.media)
        if (answers.size >= mostAnswers) answers.clear()
        answers.set(key, answer)
      }
      return answer
    },
  }
}
