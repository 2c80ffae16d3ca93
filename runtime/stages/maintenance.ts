import { GatewayError } from '../problem.ts'
import type { StageMaker } from '../stage.ts'

/** Answers 503 with Retry-After (RFC 9110, 15.6.4) in place of everything behind it. */
export const maintenanceStage: StageMaker = ({ policies: { maintenance } }) => {
  if (maintenance === null) return null
  const seconds = String(Math.ceil(maintenance.retryAfter / 1_000))
  return { name: 'maintenance', request: () => new GatewayError('maintenance', { headers: ['retry-after', seconds] }) }
}
