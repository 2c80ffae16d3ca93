import { join } from 'node:path'
import { watch } from 'chokidar'
import { hasErrors } from '../../generator/diagnostics.ts'
import type { Command } from '../command.ts'
import type { Context } from '../context.ts'
import { developmentEnvironment } from '../development.ts'
import { countDiagnostics, printDiagnostics } from '../diagnose.ts'
import { startEmbedded } from '../embedded.ts'
import type { Embedded } from '../embedded.ts'
import { durationText } from '../progress.ts'
import { changeQueue } from '../change-queue.ts'
import type { Change } from '../change-queue.ts'
import { createService } from '../serve.ts'
import type { Service } from '../serve.ts'
import { runGenerate, sizeOf } from './generate.ts'

/** `gatewright dev`. */
export const dev: Command = {
  name: 'dev',
  parameters: '',
  arity: [0, 0],
  summary: 'starts it on dev credentials, and again whenever a file is saved',
  help: `Generates and serves specs/ on this machine only, with dev credentials (.gatewright/dev-credentials.json) and the embedded
backend where BACKEND_<NAME> and gateway.yaml give none. When a file in specs/ or app/ is saved, what changed is generated and
swapped in without a failed request; what is broken is printed, and the last good gateway keeps running.`,
  options: {},
  examples: [
    ['gatewright dev', 'at http://127.0.0.1:8080'],
    ['PORT=3000 BACKEND_PETSTORE=http://127.0.0.1:8081 gatewright dev', 'at another port, with a backend of your own'],
  ],
  async run(context) {
    const session = new DevSession(context)
    const watcher = watch([join(context.root, 'specs'), join(context.root, 'app')], {
      ignoreInitial: true,
      ignored: (path) => /(^|[\\/])(node_modules|\.git)([\\/]|$)|~$|\.sw[px]$/.test(path),
    })
    const queue = changeQueue((change) => session.bring(change))
    watcher.on('all', (event, path) => {
      if (!event.endsWith('Dir') && !session.wrote(path)) queue.add(path.startsWith(join(context.root, 'specs')) ? 'specs' : 'app')
    })
    // What is saved before the watcher is ready would not be told of.
    await new Promise<void>((resolve) => { watcher.once('ready', resolve) })
    queue.add('specs')
    const code = await session.ended
    await watcher.close()
    await queue.idle()
    await session.close()
    return code
  },
}

/** One run of `gatewright dev`: the last good gateway, and how to get to the next. */
class DevSession {
  readonly #context: Context
  readonly #service: Service
  #live = false
  /** What generating wrote into app/, and the watcher has still to tell of. */
  readonly #own = new Set<string>()
  /** The embedded backends of the workers that serve, and of those that drain. */
  #served: Embedded = none
  #draining: Embedded = none

  constructor(context: Context) {
    this.#context = context
    this.#service = createService(context, { env: developmentEnvironment(context), development: true })
  }

  get ended(): Promise<number> {
    return this.#service.ended
  }

  /** Generates where documents changed, and brings the result into service; what is wrong is printed, and nothing else happens. */
  async bring(change: Change): Promise<void> {
    const started = performance.now()
    if (change === 'app' && this.#live) return this.#replace(this.#served, started)
    const generated = await runGenerate(this.#context)
    const { model, documents, diagnostics } = generated
    for (const file of generated.written) if (file.startsWith('app/')) this.#own.add(join(this.#context.root, file))
    printDiagnostics(this.#context, diagnostics)
    if (model === null || hasErrors(diagnostics)) return this.#say('red', 'not live', `${countDiagnostics(diagnostics)}; ${this.#next()}`)
    const fresh = await startEmbedded(this.#context, { model, documents }, { which: 'unset' })
    if (this.#live) return this.#replace(fresh, started)

    this.#use(fresh)
    const addresses = await this.#service.start()
    if (addresses === null) {
      await fresh.close()
      return this.#say('red', 'not live', this.#next())
    }
    this.#live = true
    this.#served = fresh
    this.#say('green', 'live', `at ${addresses.url}: ${sizeOf(generated)}, after ${durationText(performance.now() - started)}`)
    this.#context.err(`dev credentials: .gatewright/dev-credentials.json${addresses.admin === null ? '' : `, metrics: ${addresses.admin}/metrics`}\nwatching specs/ and app/; Ctrl-C stops\n`)
  }

  /** True, once, for a file that generating itself wrote: it is in service already. */
  wrote(path: string): boolean {
    return this.#own.delete(path)
  }

  async close(): Promise<void> {
    await Promise.all([this.#draining.close(), this.#served.close()])
  }

  async #replace(embedded: Embedded, started: number): Promise<void> {
    this.#use(embedded)
    try {
      await this.#service.supervisor.swap()
    } catch {
      // The supervisor's event has said why.
      this.#use(this.#served)
      if (embedded !== this.#served) await embedded.close()
      return
    }
    this.#say('green', 'live', `after ${durationText(performance.now() - started)}`)
    if (embedded === this.#served) return
    const gone = this.#draining
    this.#draining = this.#served
    this.#served = embedded
    await gone.close()
  }

  #use({ env }: Embedded): void {
    this.#service.supervisor.setEnvironment({ ...developmentEnvironment(this.#context), ...env })
  }

  #next(): string {
    return this.#live ? 'the last good gateway keeps running' : 'waiting for a change'
  }

  #say(style: 'red' | 'green', what: string, rest: string): void {
    this.#context.err(`${this.#context.paint(style, what)} ${rest}\n`)
  }
}

const none: Embedded = { env: {}, close: async () => {} }
