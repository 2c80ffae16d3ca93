import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Pool } from 'undici'
import { generateProject, plainBackend } from './generated-gateway.ts'

/** One test of the JSON Schema Test Suite as a request; `body` is its text as the suite writes it, so that `1.0` stays `1.0`. */
export interface SuiteCase {
  readonly path: string
  /** The suite's file without its ending, which is the keyword that it is about. */
  readonly keyword: string
  readonly optional: boolean
  readonly group: string
  readonly test: string
  readonly body: string
  readonly valid: boolean
}

/** A required case that the gateway decides otherwise than the suite, and why. */
export type SuiteException = Pick<SuiteCase, 'keyword' | 'group' | 'test'> & { readonly draft: Draft; readonly reason: string }

/** Ten at most in both drafts together. */
export const suiteExceptions: readonly SuiteException[] = []

export const drafts = ['2020-12', 'draft4-oas30'] as const
export type Draft = typeof drafts[number]

const folder = fileURLToPath(new URL('../../../shared/suites/json-schema/', import.meta.url))

/** Why the suite cannot be run; false where it can. */
export const suiteMissing = existsSync(folder) ? false : 'no ../shared/suites/json-schema here'

/** Every case of a draft, in the suite's order. */
export function suiteCases(draft: Draft): readonly SuiteCase[] {
  return readFileSync(`${folder}${draft}/cases.jsonl`, 'utf8').split('\n').filter(Boolean).map((line) => {
    const { path, file, optional, group, test, valid } = JSON.parse(line) as Omit<SuiteCase, 'keyword' | 'body'> & { readonly file: string }
    const body = line.slice(line.indexOf('"body": ') + '"body": '.length, line.lastIndexOf(', "valid": '))
    return { path, keyword: file.replace(/\.json$/, ''), optional, group, test, valid, body }
  })
}

export interface SuiteRun {
  /** By keyword: how many were decided as the suite says, of how many. */
  readonly totals: ReadonlyMap<string, { passed: number; total: number }>
  /** What was decided otherwise, and the status that came. */
  readonly failures: readonly (SuiteCase & { readonly status: number })[]
}

/**
 * Generates a gateway for the draft's document (a path for each schema), starts it before a backend that answers 200, and sends each
 * case as a POST. A valid value must come to the backend's 200, an invalid one to a 400; any other status fails either.
 */
export async function runSuite(draft: Draft, cases: readonly SuiteCase[]): Promise<SuiteRun> {
  const backend = await plainBackend()
  const project = await generateProject({ 'specs/suite.json': documentFor(draft, new Set(cases.map(({ path }) => path))) })
  try {
    const gateway = await project.start({ backend: backend.url })
    const pool = new Pool(gateway.url, { connections: 4 })
    try {
      return await sendAll(pool, cases)
    } finally {
      await pool.close()
      await gateway.close()
    }
  } finally {
    project.remove()
    await backend.close()
  }
}

/** The suite's document with the paths that are asked for. */
function documentFor(draft: Draft, wanted: ReadonlySet<string>): string {
  const document = JSON.parse(readFileSync(`${folder}${draft}/openapi.json`, 'utf8')) as { paths: Record<string, unknown> }
  return JSON.stringify({ ...document, paths: Object.fromEntries(Object.entries(document.paths).filter(([path]) => wanted.has(path))) })
}

async function sendAll(pool: Pool, cases: readonly SuiteCase[]): Promise<SuiteRun> {
  const totals = new Map<string, { passed: number; total: number }>()
  const failures: (SuiteCase & { readonly status: number })[] = []
  const waiting = [...cases]
  const sender = async (): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      const { statusCode: status, body } = await pool.request({ method: 'POST', path: one.path, headers: { 'content-type': 'application/json' }, body: one.body })
      await body.dump()
      const total = totals.get(one.keyword) ?? { passed: 0, total: 0 }
      totals.set(one.keyword, total)
      total.total++
      if (status === (one.valid ? 200 : 400)) total.passed++
      else failures.push({ ...one, status })
    }
  }
  await Promise.all(Array.from({ length: 4 }, sender))
  return { totals, failures }
}

/** `keyword: group: test`, which is the name of one case in a draft. */
export const nameOfCase = ({ keyword, group, test }: Pick<SuiteCase, 'keyword' | 'group' | 'test'>): string => `${keyword}: ${group}: ${test}`

/** What of a run is neither as the suite says nor in the list of exceptions, and which entries of the list these cases do not need. */
export function judgeRun(draft: Draft, cases: readonly SuiteCase[], { failures }: SuiteRun): { readonly wrong: readonly string[]; readonly needless: readonly string[] } {
  const listed = suiteExceptions.filter((one) => one.draft === draft).map(nameOfCase)
  return {
    wrong: failures.filter((one) => !listed.includes(nameOfCase(one))).map((one) => `${nameOfCase(one)}: ${one.status} for ${one.body}`),
    needless: listed.filter((name) => cases.some((one) => nameOfCase(one) === name) && !failures.some((one) => nameOfCase(one) === name)),
  }
}
