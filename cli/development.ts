import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DevCredentials } from '../testing/contract/credentials.ts'
import type { Context } from './context.ts'

/** The environment of a gateway on dev credentials, which only this machine may reach; what the user has set stays, but not other credentials. */
export function developmentEnvironment(context: Context): Record<string, string> {
  const { env } = context
  return {
    GATEWAY_AUTH: 'dev',
    HOST: env['HOST'] ?? '127.0.0.1',
    STOP_DELAY: env['STOP_DELAY'] ?? '0',
    ACCESS_LOG: env['ACCESS_LOG'] ?? 'text',
    LOG_LEVEL: env['LOG_LEVEL'] ?? 'warn',
  }
}

/** The dev credentials that a gateway wrote when it started. */
export function readDevCredentials(root: string): DevCredentials {
  return JSON.parse(readFileSync(join(root, '.gatewright', 'dev-credentials.json'), 'utf8')) as DevCredentials
}
