import { parseArgs } from 'node:util'

export interface Options {
  /** The guard: two contenders, two workloads, five rounds, nothing else. */
  readonly quick: boolean
  readonly install: boolean
  readonly rounds: number
  /** Names of workloads and phases; null: all. */
  readonly only: readonly string[] | null
  /** Names of contenders besides Gatewright; null: all. */
  readonly contenders: readonly string[] | null
  /** GitHub's document. */
  readonly document: string | null
}

/** What `npm run bench -- …` was given. Throws a TypeError for an option that there is not, or a number that is none. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false }, install: { type: 'boolean', default: false }, rounds: { type: 'string' },
      only: { type: 'string' }, contenders: { type: 'string' }, document: { type: 'string' },
    },
  })
  const { quick } = values
  const rounds = Number(values.rounds ?? (quick ? 5 : 12))
  if (!Number.isInteger(rounds) || rounds < 1) throw new TypeError(`--rounds takes a number of seconds, not ${values.rounds}`)
  return {
    quick, rounds, install: values.install,
    only: values.only?.split(',') ?? (quick ? ['get', 'post'] : null),
    contenders: values.contenders?.split(',') ?? (quick ? ['pass-through'] : null),
    document: values.document ?? null,
  }
}
