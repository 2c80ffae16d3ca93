import { claimReader, holdsOne } from '../auth/claims.ts'
import { headerReader, queryReader } from '../auth/credentials.ts'
import type { RouteCondition } from '../contract.ts'
import type { Exchange } from '../exchange.ts'
import { matchesRange } from '../media-type.ts'
import type { StageMaker } from '../stage.ts'

type Condition = (x: Exchange) => boolean

/** Chooses the backend of an operation that has routes: sets `x.route` to the first whose conditions all hold. */
export const routeStage: StageMaker = ({ operation: { routes } }) => {
  if (routes.length === 0) return null
  const conditions = routes.map(({ when }) => conditionOf(when))
  return {
    name: 'route',
    request: (x) => {
      x.route = conditions.findIndex((holds) => holds(x))
    },
  }
}

function conditionOf({ claim = {}, role, header = {}, query = {}, mediaType }: RouteCondition): Condition {
  const claims = Object.entries({ ...claim, ...(role !== undefined && { role }) }).map(([name, values]): Condition => {
    const read = claimReader(name)
    return ({ principal }) => principal !== null && holdsOne(read(principal), values)
  })
  const headers = Object.entries(header).map(([name, values]): Condition => sentAs(headerReader(name), values))
  const queries = Object.entries(query).map(([name, values]): Condition => sentAs(queryReader(name), values))
  const all = [...claims, ...headers, ...queries, ...(mediaType === undefined ? [] : [ofType(mediaType)])]
  return (x) => all.every((holds) => holds(x))
}

/** What was sent twice is neither of the two. */
function sentAs(read: (x: Exchange) => string | null | undefined, values: readonly string[]): Condition {
  return (x) => {
    const sent = read(x)
    return typeof sent === 'string' && values.includes(sent)
  }
}

function ofType(ranges: readonly string[]): Condition {
  return (x) => {
    const type = (x.header('content-type') ?? '').split(';', 1)[0]!.trim().toLowerCase()
    return type !== '' && ranges.some((range) => matchesRange(type, range))
  }
}
