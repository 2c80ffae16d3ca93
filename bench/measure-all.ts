import { existsSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { contenders, specOf } from './contenders.ts'
import { quantile, residentMemory } from './measure.ts'
import type { Options } from './options.ts'
import { storePetBody, petBody } from './payloads.ts'
import { measureStreams } from './phases/event-streams.ts'
import { measureGithub } from './phases/github.ts'
import { compareLogLines } from './phases/log-lines.ts'
import { offeredLoad } from './phases/offered-load.ts'
import { startContenders, type Started } from './phases/running-contenders.ts'
import { measureSavedChanges } from './phases/saved-change.ts'
import { sideBySide } from './phases/side-by-side.ts'
import { measureStarts, type Startable } from './phases/starts.ts'
import { answersUnvalidated, generateProject, unvalidated, type Generated } from './projects.ts'
import { contenderTable, costTable, latencyTable, streamTable, textTable } from './report/tables.ts'
import type { ContenderResult, GithubResult, LatencyResult, Results, StartResult, StreamResult, WorkloadResult } from './results.ts'
import type { Setting } from './setting.ts'
import { readVersions } from './versions.ts'
import { workloads } from './workloads.ts'

/** Offered loads: workload and requests per second. The first is one that every contender can answer. */
const offers = [['get', 500], ['get', 5_000], ['post', 2_000]] as const

/** Runs every part of the benchmark that was asked for, printing each table as it is there. */
export async function measureAll(setting: Setting, options: Options): Promise<Results> {
  const wanted = (part: string): boolean => options.only?.includes(part) ?? true
  const say = (title: string, text: string): void => console.log(`\n${title}\n${text}`)
  const versions = readVersions(setting)
  const started: Started[] = []
  const skipped: ContenderResult[] = []
  const measured: WorkloadResult[] = []
  const latency: LatencyResult[] = []
  let streams: readonly StreamResult[] = []
  let logLines: Results['logLines'] = null
  let ran: readonly ContenderResult[] = []
  const results = (): Results => ({
    date: new Date().toISOString().slice(0, 10), machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`, node: process.version, versions,
    rounds: options.rounds, quick: options.quick, contenders: [...ran, ...skipped], workloads: measured, latency, streams, starts, saved, github, logLines,
  })
  const starts: StartResult[] = []
  let saved: readonly number[] = []
  let github: GithubResult | null = null

  if (workloads.some(({ name }) => wanted(name)) || wanted('latency') || wanted('streams')) {
    try {
      generateBench(setting, options)
      const chosen = contenders.filter(({ name }) => name === 'gatewright' || (options.contenders?.includes(name) ?? true))
      await startContenders(chosen, setting, started, skipped)
      ran = started.map(({ contender: { name, title, claims } }) => ({ name, title, claims }))
      logLines = await compareLogLines(started[0]!, setting, 1_000)
      console.log(`each contender does what it claims; ${logLines.lines} log lines for ${logLines.requests} requests`)
      for (const workload of workloads.filter(({ name }) => wanted(name))) {
        const result = await sideBySide(workload, started, { setting, rounds: options.rounds })
        measured.push(result)
        say(workload.title, textTable(costTable(results(), result)))
      }
      if (wanted('latency')) {
        for (const [name, rate] of offers) {
          const rows = await offeredLoad(workloads.find((workload) => workload.name === name)!, rate, started, setting)
          latency.push(...rows)
          say(`latency of ${name} at ${rate} requests/s offered`, textTable(latencyTable(results(), rows)))
        }
      }
      if (wanted('streams')) {
        const events = generateProject(setting.folder, setting.root, { name: 'events', spec: join(setting.root, 'bench/specs/events.yaml') })
        streams = await measureStreams(events.folder, started, setting)
        say('server-sent events', textTable(streamTable(results())))
      }
      ran = started.map(({ contender: { name, title, claims }, process: { startup }, memory, pids }) => ({ name, title, claims, startup, memory: { rest: memory, loaded: residentMemory(pids) } }))
      say('start and memory', textTable(contenderTable(results())))
    } finally {
      await Promise.all(started.map(({ process }) => process.stop()))
    }
  }

  if (wanted('starts') || wanted('dev')) {
    const runs = Array.from({ length: 3 }, () => generateProject(setting.folder, setting.root, { name: 'petstore', spec: join(setting.root, 'specs/petstore.yaml') }))
    const store = { ...runs[0]!, milliseconds: quantile(runs.map(({ milliseconds }) => milliseconds), 0.5) }
    if (wanted('starts')) starts.push(await measureStarts(petStore(store, setting), setting))
    if (wanted('dev')) saved = await measureSavedChanges(store.folder, setting)
  }
  if (wanted('github')) {
    const document = options.document ?? join(setting.root, '../shared/corpus/api.github.com.json')
    if (existsSync(document)) {
      const large = generateProject(setting.folder, setting.root, { name: 'github', spec: document, config: answersUnvalidated })
      const store = generateProject(setting.folder, setting.root, { name: 'store', spec: specOf(setting), config: answersUnvalidated })
      github = await measureGithub({ document, github: large.folder, store: store.folder }, { setting, rounds: options.rounds })
      if (wanted('starts')) {
        starts.push(await measureStarts({
          project: 'github', ...large, generate: large.milliseconds, operations: large.operations, env: { BACKEND_API_GITHUB_COM: setting.onePet },
          probe: { path: '/meta', headers: {}, answer: petBody },
        }, setting))
      }
    } else console.log(`${document} is not there, so nothing is said about a large document: --document FILE names one`)
  }
  return results()
}

function generateBench(setting: Setting, options: Options): void {
  const needed = new Set(contenders.filter(({ name }) => name === 'gatewright' || (options.contenders?.includes(name) ?? true)).map(({ project }) => project))
  if (needed.has('validated')) generateProject(setting.folder, setting.root, { name: 'validated', spec: specOf(setting) })
  if (needed.has('unvalidated')) generateProject(setting.folder, setting.root, { name: 'unvalidated', spec: specOf(setting), config: unvalidated })
}

function petStore({ folder, milliseconds, operations }: Generated, { backend, key }: Setting): Startable {
  return {
    project: 'petstore', folder, generate: milliseconds, operations,
    env: { BACKEND_PETSTORE: backend, AUTH_API_KEY_KEYS: key, AUTH_PETSTORE_AUTH: 'backend' },
    probe: { path: '/api/v3/pet/101', headers: { api_key: key }, answer: storePetBody },
  }
}
