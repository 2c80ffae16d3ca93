import { compileCors } from '../cors.ts'
import type { StageMaker } from '../stage.ts'

/**
 * Says on every answer, refusals too, whether pages of the request's origin may read it; what a backend says of it is taken out.
 * Preflights that reach a declared OPTIONS operation are answered here, since browsers send no credentials with them.
 */
export const corsStage: StageMaker = ({ policies, preflight }) => {
  if (policies.cors === null && preflight === null) return null
  const rules = policies.cors === null ? null : compileCors(policies.cors)
  return {
    name: 'cors',
    ...(preflight === null ? {} : { request: (x) => preflight(x) ?? undefined }),
    ...(rules === null ? {} : {
      head(x) {
        // Its own answer to a preflight is the gateway's, and whole.
        if (preflight !== null && x.origin === 'gateway' && x.refusal === null) return
        if (x.origin !== 'gateway') x.headers = withoutCors(x.headers)
        const origin = x.header('origin')
        const granted = origin === undefined ? null : rules.grant(origin)
        if (granted !== null) x.headers.push(...granted)
        // Also where no origin was sent: a cache would else give that answer to pages, or theirs to each other.
        if (rules.varies) x.headers.push('vary', 'Origin')
      },
    }),
  }
}

function withoutCors(headers: string[]): string[] {
  for (let i = 0; i < headers.length; i += 2) {
    if (isCors(headers[i]!)) return headers.filter((_, at) => !isCors(headers[at - (at % 2)]!))
  }
  return headers
}

const isCors = (name: string): boolean => name.length > 15 && name.slice(0, 15).toLowerCase() === 'access-control-'
