import type { GatewayDefinition } from '../contract.ts'
import type { StateSettings } from '../stores/stores.ts'
import { readVariable, resolveText, type Environment } from './environment.ts'

/** Where gateways keep what they share: `REDIS_URL`, else `state.redis` of gateway.yaml; the faults go to `problems`. */
export function resolveState(definition: GatewayDefinition, env: Environment, problems: string[]): StateSettings {
  const { redis, prefix = 'gatewright:' } = definition.state ?? {}
  const own = readVariable(env, 'REDIS_URL')
  const url = own ?? (redis === undefined ? null : resolveText(redis, env, 'state.redis', problems))
  if (url !== null && !isRedisUrl(url)) {
    problems.push(`${own === undefined ? 'state.redis' : 'REDIS_URL'} is no address of a Redis: redis://[[user]:password@]host[:port][/database] is expected, or rediss:// for TLS.`)
    return { redis: null, prefix }
  }
  return { redis: url, prefix }
}

function isRedisUrl(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && (url.protocol === 'redis:' || url.protocol === 'rediss:') && url.hostname !== '' && /^(?:\/\d*)?$/.test(url.pathname)
}
