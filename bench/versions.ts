import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { locate } from './install.ts'

/** Packages of npm that take part: those of the repository, and those that `--install` brings. */
const own = ['express', 'express-openapi-validator', 'http-proxy-middleware', 'jose', 'undici']
const peers = ['@fastify/http-proxy', '@stoplight/prism-cli', 'fastify']

/** The versions of what takes part, by name, as far as it is installed and says so. */
export function readVersions({ root, cache }: { readonly root: string; readonly cache: string }): Readonly<Record<string, string>> {
  const packages = [...own.map((name) => [name, root] as const), ...peers.map((name) => [name, join(cache, 'peers')] as const)].flatMap(([name, folder]) => {
    const file = join(folder, 'node_modules', name, 'package.json')
    return existsSync(file) ? [[name, (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version]] : []
  })
  const programs = [['nginx', '-v'], ['wrk', '-v']].flatMap(([name, flag]) => {
    const program = locate({ cache }, name!)
    const { stdout, stderr } = program === null ? { stdout: '', stderr: '' } : spawnSync(program, [flag!], { encoding: 'utf8' })
    const version = /\d+\.\d+(\.\d+)?/.exec(stdout + stderr)?.[0]
    return version === undefined ? [] : [[name!, version]]
  })
  const built = ['api-firewall', 'krakend'].flatMap((name) => {
    const program = locate({ cache }, name)
    const lines = program === null ? '' : spawnSync('go', ['version', '-m', program], { encoding: 'utf8' }).stdout ?? ''
    const version = /^\s+mod\s+\S+\s+(\S+)/m.exec(lines)?.[1]
    return version === undefined ? [] : [[name, version === '(devel)' ? 'built from source' : version]]
  })
  return Object.fromEntries([['node', process.versions.node], ...programs, ...packages, ...built]) as Readonly<Record<string, string>>
}
