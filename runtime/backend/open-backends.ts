import type { GatewayDefinition, Operation } from '../contract.ts'
import { completePolicies } from '../policies.ts'
import type { Resilience } from '../settings/backend-resilience.ts'
import { backendsOf } from '../settings/backend-settings.ts'
import type { Settings } from '../settings/settings.ts'
import type { Log } from '../stage.ts'
import { createBackend, type Backend } from './backend.ts'
import type { ForwardingOptions } from './headers.ts'
import type { Outgoing } from './outgoing.ts'
import { createResilientBackend } from './resilient-backend.ts'

export interface OpenBackendsOptions {
  readonly definition: GatewayDefinition
  readonly settings: Settings
  readonly forwarding: ForwardingOptions
  readonly outgoing: ReadonlyMap<string, Outgoing>
  readonly log: Log
}

const turns: Resilience = {
  balance: 'roundRobin', active: '', healthCheck: null, outliers: null, slowStart: 0, panicBelow: 0, breaker: null, dnsInterval: 0, deadlineHeader: '',
}

/** Opens every backend by its name; one of which nothing is asked but turns among its targets takes the shorter way. */
export function openBackends({ definition, settings, forwarding, outgoing, log }: OpenBackendsOptions): ReadonlyMap<string, Backend> {
  const retried = new Set(definition.apis.flatMap(({ operations }) => Object.values(operations).filter(triesAgain).flatMap(backendsOf).map(({ name }) => name)))
  return new Map(settings.backends.map(({ name, targets, security: { tls }, resilience }) => {
    const common = {
      name, targets, forwarding,
      outgoing: outgoing.get(name) ?? null,
      tls: tls === null ? null : { ...settings.backendFiles.get(name), ...(tls.servername !== undefined && { servername: tls.servername }) },
    }
    const watched = resilience ?? (retried.has(name) ? turns : null)
    return [name, watched === null ? createBackend(common) : createResilientBackend({ ...common, resilience: watched, log })] as const
  }))
}

function triesAgain({ policies }: Operation): boolean {
  const { retry, fallback } = completePolicies(policies)
  return retry.attempts > 0 || fallback !== null
}
