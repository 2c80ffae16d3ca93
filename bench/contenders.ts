import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { krakendConfig } from './contenders/krakend.ts'
import { nginxProxy } from './contenders/nginx.ts'
import { locate, whyMissing } from './install.ts'
import type { Setting } from './setting.ts'
import type { WorkloadName } from './workloads.ts'

/** What a contender says it refuses; the check before the run holds it to that. */
export type Claim = 'key' | 'token' | 'parameter' | 'body' | 'answer'

export interface Contender {
  readonly name: string
  readonly title: string
  readonly claims: readonly Claim[]
  readonly workloads: readonly WorkloadName[]
  /** The generated project that it needs, of `projects.ts`. */
  readonly project?: 'validated' | 'unvalidated'
  /** Not of this repository: where it does not start or do what it claims, it is left out, and the run goes on. */
  readonly peer?: true
  /** Whether every request makes a line in its standard output. */
  readonly logs?: true
  /** The command, given the port to listen on; a text says what is not installed. */
  readonly command: (setting: Setting, port: number) => Command | string
}

export interface Command {
  readonly command: readonly string[]
  /** Default: the folder of the run. */
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
}

export const specOf = ({ root }: Setting): string => join(root, 'bench/specs/bench.yaml')
export const nodeCommand = (script: string, ...rest: readonly string[]): readonly string[] =>
  [process.execPath, '--conditions=gatewright-source', '--disable-warning=ExperimentalWarning', script, ...rest]

/** What a gateway of `bench.yaml` is told at start. */
export function gatewrightEnv({ backend, key, tokens }: Setting): Readonly<Record<string, string>> {
  return {
    HOST: '127.0.0.1', STOP_DELAY: '0', BACKEND_BENCH: backend, BACKEND_EVENTS: backend, AUTH_KEY_KEYS: key,
    AUTH_TOKEN_ISSUER: tokens.issuer, AUTH_TOKEN_AUDIENCE: tokens.audience, AUTH_TOKEN_JWKS: `${backend}/jwks.json`,
  }
}

/** `gatewright start`, which runs `app/main.ts` of the project in the working directory in a worker. */
export const startCommand = (root: string): readonly string[] => nodeCommand(join(root, 'bin/gatewright.js'), 'start')

/** As shipped: access log and metrics on; the parent of the worker is counted too. */
const gatewright = (setting: Setting, port: number, project: string, env: Readonly<Record<string, string>> = {}): Command => ({
  command: startCommand(setting.root), cwd: join(setting.folder, project),
  env: { ...gatewrightEnv(setting), PORT: String(port), ADMIN_PORT: '0', ...env },
})
const plainStack = (setting: Setting, port: number, ...rest: readonly string[]): Command => {
  const { root, backend, key, tokens } = setting
  return { command: nodeCommand(join(root, 'bench/contenders/plain-stack.ts'), specOf(setting), backend, String(port), key, tokens.issuer, tokens.audience, ...rest) }
}
const peer = (setting: Setting, file: string): string | null => {
  const path = join(setting.cache, 'peers', file)
  return existsSync(path) ? path : null
}
const all: readonly WorkloadName[] = ['get', 'post', 'get-token', 'post-token', 'list', 'large']

export const contenders: readonly Contender[] = [
  {
    name: 'gatewright', title: 'Gatewright, as shipped', claims: ['key', 'token', 'parameter', 'body', 'answer'], workloads: all, project: 'validated', logs: true,
    command: (setting, port) => gatewright(setting, port, 'validated'),
  },
  {
    name: 'gatewright-unvalidated', title: 'Gatewright, validation off', claims: ['key', 'token'], workloads: ['get', 'post', 'list'], project: 'unvalidated', logs: true,
    command: (setting, port) => gatewright(setting, port, 'unvalidated'),
  },
  {
    name: 'gatewright-mounted', title: 'Gatewright, mounted in an Express application', claims: ['key', 'token', 'parameter', 'body', 'answer'], workloads: ['get'], project: 'validated', logs: true,
    command: (setting, port) => ({
      command: nodeCommand(join(setting.root, 'bench/contenders/mounted.ts'), join(setting.folder, 'validated'), String(port)), env: gatewrightEnv(setting),
    }),
  },
  {
    name: 'gatewright-express', title: 'Gatewright, express engine', claims: ['key', 'token', 'parameter', 'body', 'answer'], workloads: ['get', 'post'], project: 'validated', logs: true,
    command: (setting, port) => gatewright(setting, port, 'validated', { ENGINE: 'express' }),
  },
  {
    name: 'pass-through', title: 'bare node:http and undici', claims: [], workloads: all,
    command: (setting, port) => ({ command: nodeCommand(join(setting.root, 'bench/contenders/pass-through.ts'), setting.backend, String(port)) }),
  },
  {
    name: 'nginx', title: 'nginx proxy_pass', claims: [], workloads: ['get', 'post', 'list', 'large'],
    command: (setting, port) => {
      const nginx = locate(setting, 'nginx')
      return nginx === null ? 'nginx is not installed' : { command: [nginx, '-c', nginxProxy(join(setting.folder, 'proxy'), port, setting.backend), '-p', setting.folder] }
    },
  },
  {
    name: 'plain-stack', title: 'express-openapi-validator, http-proxy-middleware', claims: ['key', 'token', 'parameter', 'body'], workloads: all,
    command: (setting, port) => plainStack(setting, port),
  },
  {
    name: 'plain-stack-answers', title: 'express-openapi-validator both ways, http-proxy-middleware', claims: ['key', 'token', 'parameter', 'body', 'answer'], workloads: ['get', 'post', 'list'],
    command: (setting, port) => plainStack(setting, port, 'answers'),
  },
  {
    name: 'prism', title: 'Prism proxy --errors', claims: ['parameter', 'body', 'answer'], workloads: ['get', 'post'], peer: true,
    command: (setting, port) => {
      const prism = peer(setting, 'node_modules/@stoplight/prism-cli/dist/index.js')
      return prism === null ? whyMissing(setting, 'prism') : { command: [process.execPath, prism, 'proxy', specOf(setting), setting.backend, '--errors', '--host', '127.0.0.1', '--port', String(port), '--verboseLevel', 'error'] }
    },
  },
  {
    name: 'fastify-http-proxy', title: '@fastify/http-proxy', claims: [], workloads: ['get', 'post', 'large'], peer: true,
    command: (setting, port) => {
      const script = peer(setting, 'fastify-http-proxy.js')
      return script === null || peer(setting, 'node_modules/@fastify/http-proxy') === null ? whyMissing(setting, 'fastify-http-proxy') : { command: [process.execPath, script, setting.backend, String(port)] }
    },
  },
  {
    name: 'api-firewall', title: 'wallarm/api-firewall (Go)', claims: ['parameter', 'body', 'answer'], workloads: ['get', 'post', 'list'], peer: true,
    command: (setting, port) => {
      const program = locate(setting, 'api-firewall')
      return program === null ? whyMissing(setting, 'api-firewall') : {
        command: [program],
        env: {
          APIFW_URL: `http://127.0.0.1:${port}`, APIFW_HEALTH_HOST: `127.0.0.1:${port + 1}`, APIFW_SERVER_URL: setting.backend, APIFW_API_SPECS: specOf(setting),
          APIFW_REQUEST_VALIDATION: 'BLOCK', APIFW_RESPONSE_VALIDATION: 'BLOCK', APIFW_LOG_LEVEL: 'ERROR',
        },
      }
    },
  },
  {
    name: 'krakend', title: 'KrakenD CE, no-op (Go)', claims: [], workloads: ['get', 'post', 'large'], peer: true,
    command: (setting, port) => {
      const program = locate(setting, 'krakend')
      return program === null ? whyMissing(setting, 'krakend') : { command: [program, 'run', '--config', krakendConfig(join(setting.folder, 'krakend'), port, setting.backend)] }
    },
  },
]
