import { delimiter } from 'node:path'

/**
 * The environment of somebody's terminal: nothing of npm's and of this test run, the machine's own PATH, no fixed ports, no
 * pause when stopping, no colour. What npm needs to reach its registry here (certificates, proxies) stays.
 */
export function terminal(own: Readonly<Record<string, string>> = {}): Record<string, string> {
  const foreign = /^(npm_(?!config_)|npm_config_(local|global)_prefix$|NODE$|NODE_(TEST|OPTIONS|ENV|COMPILE|V8)|CI$|INIT_CWD$|FORCE_COLOR$|BACKEND_|AUTH_|GATEWAY_|HOST$)/
  const kept = Object.entries(process.env).flatMap(([name, value]) => (value === undefined || foreign.test(name) ? [] : [[name, value] as const]))
  const { PATH = '', ...env } = Object.fromEntries(kept)
  const path = PATH.split(delimiter).filter((folder) => !folder.includes('node_modules')).join(delimiter)
  return { ...env, PATH: path, PORT: '0', ADMIN_PORT: '0', STOP_DELAY: '0', NO_COLOR: '1', npm_config_update_notifier: 'false', ...own }
}
