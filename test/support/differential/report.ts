import { settled } from './exceptions.ts'
import { disagreements } from './run.ts'
import type { Voted } from './run.ts'

/** Documents that express-openapi-validator 5.6 can load; of those that are not here it answers every request with 500. */
export const differentialDocuments = [
  'petstore-3.0.yaml', 'petstore-3.1-eov.yaml', 'oai-petstore-expanded-3.0.yaml', 'oai-uspto-3.0.yaml', 'techempower.json', 'tinkoff-invest.json', 'firecracker.json',
  'listennotes.json', 'rentcast.json', 'adyen-legal-entity.json', 'discourse.json', 'amadeus.json', 'telegram-bot.json', 'dutchie.json',
] as const

/** What a differential run comes to, to be printed and asserted. */
export interface DifferentialReport {
  readonly lines: readonly string[]
  readonly requests: number
  /** Disagreements that no entry settles. */
  readonly open: readonly string[]
  /** Entries that settled nothing. */
  readonly needless: readonly string[]
}

/** Counts the votes, and puts every disagreement to the entry that settles it. */
export function report(voted: readonly Voted[]): DifferentialReport {
  const found = disagreements(voted)
  const used = new Map<string, number>()
  const open: string[] = []
  for (const one of found) {
    const entry = settled.find((candidate) => candidate.matches(one))
    if (entry === undefined) open.push(`${one.api} ${one.engine} ${one.name}: the judge says ${one.verdict}, votes ${JSON.stringify(one.votes)}`)
    else used.set(entry.what, (used.get(entry.what) ?? 0) + 1)
  }
  const apis = new Map(Object.entries(Object.groupBy(voted, ({ api }) => api)))
  return {
    requests: voted.length,
    open,
    needless: settled.filter(({ what }) => !used.has(what)).map(({ what }) => what),
    lines: [
      ...[...apis].map(([api, votes = []]) => `${api.padEnd(28)}${String(votes.length).padStart(6)} requests, ${votes.filter(({ verdict }) => verdict === 'refused').length} to be refused`),
      `${voted.length} requests of ${apis.size} documents to each engine; ${found.filter(({ engine }) => engine === 'compiled').length} disagreements of the compiled engine, ${found.filter(({ engine }) => engine === 'express').length} of the express engine`,
      ...settled.map(({ what, clause }) => `${String(used.get(what) ?? 0).padStart(6)}  ${what} (${clause})`),
    ],
  }
}
