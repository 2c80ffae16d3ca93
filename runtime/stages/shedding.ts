import type { Rank } from '../concurrency/gate.ts'
import { compilePriority } from '../concurrency/priority.ts'
import { overloaded } from '../concurrency/turns.ts'
import type { OperationContext, Stage, StageMaker, Step } from '../stage.ts'

/** Refuses what there is no time for, before anything is spent on it, where the operation alone says how important it is. */
export const shedEarlyStage: StageMaker = (context) => {
  const ranking = compilePriority(context.policies.priority)
  return ranking.kind === 'fixed' ? shedding(context, () => ranking.rank) : null
}

/** The same where it depends on who asks: behind authentication. */
export const shedLateStage: StageMaker = (context) => {
  const ranking = compilePriority(context.policies.priority)
  return ranking.kind === 'identity' ? shedding(context, ranking.rank) : null
}

function shedding({ policies, pressure: pressureOf, inFlight }: OperationContext, rankOf: (x: Parameters<NonNullable<Stage['request']>>[0]) => Rank): Stage | null {
  if (policies.shedding === null) return null
  const { delay, inFlight: most } = policies.shedding
  const pressure = pressureOf()
  return {
    name: 'shedding',
    request(x): Step {
      const rank = rankOf(x)
      return inFlight() > most || pressure.sheds(rank, delay) ? overloaded() : pressure.turn(rank, delay) ?? undefined
    },
  }
}
