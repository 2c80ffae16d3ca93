import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadProject } from '../../generator/load/project.ts'
import { createJudge } from '../../testing/sample/judge.ts'
import { listOperations } from '../../testing/sample/operations.ts'
import { sampleRequests } from '../../testing/sample/request.ts'
import { createSampler } from '../../testing/sample/sample.ts'
import { nodeCommand, startCommand } from '../contenders.ts'
import { launch, type Running } from '../launch.ts'
import { round, writeScript } from '../load/wrk.ts'
import { residentMemory } from '../measure.ts'
import { petBody } from '../payloads.ts'
import type { GithubResult } from '../results.ts'
import { contenderCpu, freePort, type Setting } from '../setting.ts'

export interface GithubProjects {
  /** GitHub's document, and the projects generated from it and from `bench.yaml`, answers unvalidated. */
  readonly document: string
  readonly github: string
  readonly store: string
}

/** Operations of the plainly wired stack that are tried, and the time for all of them in milliseconds. */
const tried = 48
const patience = 90_000
/** Of those that it answers, as many are measured, for a second each. */
const measuredAtMost = 16
const warmUp = 2

/**
 * What a large document costs: requests spread over all of GitHub's GET operations against one operation of the pet store without a
 * credential, as GitHub's have none, the same answer from the backend to both. Answers are not validated, since no constant one fits
 * every schema; parameters are.
 */
export async function measureGithub(projects: GithubProjects, options: { readonly setting: Setting; readonly rounds: number }): Promise<GithubResult> {
  const { setting, rounds } = options
  const paths = await pathsOf(projects.github)
  const github = await startGateway(setting.root, projects.github, { env: { BACKEND_API_GITHUB_COM: setting.onePet }, probe: '/meta' })
  const store = await startGateway(setting.root, projects.store, { env: { BACKEND_BENCH: setting.onePet, AUTH_KEY_KEYS: setting.key, AUTH_TOKEN: 'backend' }, probe: '/open/pets/42' })
  try {
    const get = (path: string) => ({ method: 'GET', path, headers: {} })
    const scripts = {
      spread: writeScript(join(setting.folder, 'github.lua'), paths.map(get)),
      store: writeScript(join(setting.folder, 'store.lua'), paths.map((_, index) => get(`/open/pets/${index + 1}`))),
    }
    const costs = [
      { ...github, script: scripts.spread, cpu: [] as number[] },
      { ...store, script: scripts.store, cpu: [] as number[] },
    ]
    for (let number = -warmUp; number < rounds; number++) {
      for (const cost of number % 2 === 0 ? costs : costs.toReversed()) {
        const measured = await round(cost.running.pids(), { url: cost.url, script: cost.script, seconds: 1, connections: 32 })
        if (measured.errors > 0) throw new Error(`${cost.url}: ${measured.errors} of ${measured.requests} requests failed`)
        if (number >= 0) cost.cpu.push(measured.cpuPerRequest)
      }
    }
    const plain = await measurePlain(projects.document, paths, { setting, gateway: github })
    return { operations: paths.length, spread: costs[0]!.cpu, store: costs[1]!.cpu, ...plain }
  } finally {
    await Promise.all([github.running.stop(), store.running.stop()])
  }
}

interface Gateway { readonly running: Running; readonly url: string }

async function startGateway(root: string, project: string, { env, probe }: { readonly env: Readonly<Record<string, string>>; readonly probe: string }): Promise<Gateway> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const running = await launch({
    command: startCommand(root), cpus: contenderCpu, cwd: project, log: `${project}.log`,
    env: { ...env, PORT: String(port), HOST: '127.0.0.1', ADMIN_PORT: '0', STOP_DELAY: '0' },
    ready: async () => await (await fetch(url + probe)).text() === petBody,
  })
  return { running, url }
}

/** Valid paths of all GET operations, sampled from the document. */
async function pathsOf(project: string): Promise<readonly string[]> {
  const { documents } = await loadProject({ root: project })
  const { document } = documents[0]!
  const sampler = createSampler(document, { direction: 'request', judge: createJudge(document, 'request') })
  return listOperations(document).filter(({ method }) => method.toUpperCase() === 'GET').flatMap((operation) => {
    const sampled = sampleRequests(operation, sampler)[0]
    return sampled === undefined || 'unsupported' in sampled ? [] : [sampled.path + (sampled.query === '' ? '' : `?${sampled.query}`)]
  })
}

/**
 * The plainly wired stack on the same document, on operations spread over it. As published it answers every request with 500, since
 * its validator does not take `nullable` without `type`; those are taken out for it.
 */
async function measurePlain(document: string, paths: readonly string[], { setting, gateway }: { readonly setting: Setting; readonly gateway: Gateway }): Promise<Pick<GithubResult, 'plain' | 'note'>> {
  const file = join(setting.folder, 'github-plain.json')
  const parsed: unknown = JSON.parse(readFileSync(document, 'utf8'))
  const removed = dropBareNullable(parsed)
  writeFileSync(file, JSON.stringify(parsed))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const began = performance.now()
  const running = await launch({
    command: nodeCommand(join(setting.root, 'bench/contenders/plain-stack.ts'), file, setting.onePet, String(port), setting.key, setting.tokens.issuer, setting.tokens.audience),
    cpus: contenderCpu, cwd: setting.folder, log: join(setting.folder, 'github-plain.log'), ready: async () => (await fetch(`${url}/meta`)).status > 0,
  })
  try {
    const startup = performance.now() - began
    const sampled = Array.from({ length: Math.min(tried, paths.length) }, (_, index) => paths[Math.floor(index * paths.length / tried)]!)
    const working: string[] = []
    let asked = 0
    const end = performance.now() + patience
    for (const path of sampled) {
      if (performance.now() > end) break
      asked++
      const response = await fetch(url + path).catch(() => null)
      if (response !== null && await response.text() === petBody) working.push(path)
    }
    const answered = []
    const step = Math.max(1, working.length / measuredAtMost)
    for (let at = 0; at < working.length; at += step) {
      const path = working[Math.floor(at)]!
      const script = writeScript(join(setting.folder, 'github-one.lua'), [{ method: 'GET', path, headers: {} }])
      const cost = async (pids: readonly number[], to: string): Promise<number> => (await round(pids, { url: to + path, script, seconds: 1, connections: 8 })).cpuPerRequest
      answered.push({ path, plain: await cost(running.pids(), url), gatewright: await cost(gateway.running.pids(), gateway.url) })
    }
    return {
      plain: { tried: asked, working: working.length, answered, startup, memory: residentMemory(running.pids()) },
      note: `express-openapi-validator answers none of the document as published ("nullable" cannot be used without "type"); without those ${removed} it answers ${working.length} of ${asked} operations, spread over the document.`,
    }
  } finally {
    await running.stop()
  }
}

/** Takes `nullable` out of every schema without `type`, in place, and counts them. */
function dropBareNullable(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  let removed = 0
  const record = value as Record<string, unknown>
  if (typeof record['nullable'] === 'boolean' && record['type'] === undefined) {
    delete record['nullable']
    removed++
  }
  for (const inner of Object.values(record)) removed += dropBareNullable(inner)
  return removed
}
