import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Go contenders: the program's name, and the package that it is built from. */
const goPackages = {
  'api-firewall': 'github.com/wallarm/api-firewall/cmd/api-firewall@v0.9.6',
  krakend: 'github.com/krakend/krakend-ce/v2/cmd/krakend-ce@v2.13.8',
} as const

/** A build of either may take this long, in milliseconds. */
const buildTime = 600_000

/** The path of a program: what `--install` built, else what is on the PATH, else null. */
export function locate({ cache }: { readonly cache: string }, program: string): string | null {
  const places = [join(cache, 'bin'), ...(process.env['PATH'] ?? '').split(delimiter)]
  return places.map((place) => join(place, program)).find((path) => existsSync(path)) ?? null
}

const failures = (cache: string): string => join(cache, 'could-not-be-had.json')

/** Why a peer is not here, in words for a table. */
export function whyMissing({ cache }: { readonly cache: string }, name: string): string {
  const told = existsSync(failures(cache)) ? (JSON.parse(readFileSync(failures(cache), 'utf8')) as Readonly<Record<string, string>>)[name] : undefined
  return told ?? 'not installed (npm run bench -- --install)'
}

/** Brings what no package manager of the machine brought: peers from npm, and from Go where its toolchain is. Says what it could not have. */
export function install(options: { readonly root: string; readonly cache: string }): void {
  const { root, cache } = options
  const peers = join(cache, 'peers')
  mkdirSync(peers, { recursive: true })
  cpSync(join(root, 'bench/contenders/peers'), peers, { recursive: true })
  const npm = spawnSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--workspaces=false'], { cwd: peers, stdio: 'inherit' })
  if (npm.status !== 0) console.log('Prism and @fastify/http-proxy: npm could not install them')

  const go = spawnSync('go', ['version'], { encoding: 'utf8' })
  const failed: Record<string, string> = {}
  for (const [name, source] of Object.entries(goPackages)) {
    if (locate(options, name) !== null) continue
    const bin = join(cache, 'bin')
    if (go.status === 0) console.log(`${name}: go install ${source}`)
    const built = go.status === 0 ? spawnSync('go', ['install', source], { env: { ...process.env, GOBIN: bin }, encoding: 'utf8', timeout: buildTime }) : null
    if (built?.status === 0) {
      if (name === 'krakend') cpSync(join(bin, 'krakend-ce'), join(bin, 'krakend'))
      continue
    }
    failed[name] = built === null ? 'there is no Go to build it with'
      : built.status === null ? `building it took more than ${buildTime / 60_000} minutes`
        : `its Go module cannot be built or had here (${(built.stderr.trim().split('\n').at(-1) ?? '').trim()})`
    console.log(`${name}: ${failed[name]}`)
  }
  writeFileSync(failures(cache), `${JSON.stringify(failed, null, 2)}\n`)
}
