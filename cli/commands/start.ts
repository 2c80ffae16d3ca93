import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from '../command.ts'
import type { Context } from '../context.ts'
import { exitCodes } from '../context.ts'
import type { Embedded } from '../embedded.ts'
import { createService, workersOf } from '../serve.ts'
import { entryFiles } from '../worker.ts'

/** `gatewright start`. */
export const start: Command = {
  name: 'start',
  parameters: '',
  arity: [0, 0],
  summary: 'starts the gateway',
  help: `Runs app/main.ts, or the generated gateway as it is where there is none, in workers under a parent that owns the socket.
SIGHUP (or POST /-/reload at the admin listener) brings new code into service without a failed request;
SIGTERM and Ctrl-C stop: not ready, STOP_DELAY (5s), drain for up to DRAIN_LIMIT (30s).
HOST, PORT, ADMIN_HOST, ADMIN_PORT, BACKEND_<NAME>, AUTH_<SCHEME>_…, LOG_LEVEL, LOG_ERRORS and ACCESS_LOG are
read from the environment. LOG_ERRORS=message logs the messages of faults too, which may hold what was in a request.`,
  options: {
    workers: { type: 'string', short: 'w', value: 'N', help: 'processes that share the port, or "auto" for one per core (default 1, or WORKERS)' },
  },
  examples: [
    ['gatewright start', 'says what is missing, where something is'],
    ['BACKEND_PETSTORE=http://127.0.0.1:8081 AUTH_API_KEY_KEYS=s3cret gatewright start', 'with a backend and a key'],
    ['gatewright start --workers auto', 'one worker per core'],
    ['kill -HUP <pid>', 'new code, no failed request'],
  ],
  async run(context, args) {
    const workers = workersOf(args.text('workers') ?? context.env['WORKERS'])
    const missing = missingEntry(context)
    if (missing !== null) {
      context.err(missing)
      return exitCodes.findings
    }
    const embedded = await embeddedOf(context)
    const service = createService(context, { workers, env: embedded.env, close: embedded.close })
    const addresses = await service.start()
    if (addresses === null) {
      await service.stop()
      return exitCodes.findings
    }
    const { url, admin, summary } = addresses
    context.err(`${summary === '' ? '' : `${summary.trimEnd()}\n`}${context.paint('green', 'listening')} at ${url}${admin === null ? '' : `, metrics at ${admin}/metrics`}, ${workers === 1 ? 'one worker' : `${workers} workers`}\n`)
    return service.ended
  },
}

/** The backends with `mock: true`, which this process answers for; the compilers are loaded only where there is one. */
async function embeddedOf(context: Context): Promise<Embedded> {
  const generated = join(context.root, entryFiles.generated)
  if (!existsSync(generated) || !/\bmock: true\b/.test(readFileSync(generated, 'utf8'))) return { env: {}, close: async () => {} }
  const { loadProject } = await import('../../generator/load/project.ts')
  const { buildModel } = await import('../../generator/model/build.ts')
  const project = await loadProject({ root: context.root })
  const { startEmbedded } = await import('../embedded.ts')
  return startEmbedded(context, buildModel(project), { which: 'mock' })
}

/** What to say where there is nothing that could be started; null where there is. */
export function missingEntry(context: Context): string | null {
  const { main, generated } = entryFiles
  if (existsSync(join(context.root, generated))) return null
  if (existsSync(join(context.root, main)) && !existsSync(join(context.root, 'specs'))) return null
  return `The gateway cannot start.\n\n  There is no ${generated} in this folder. Run: gatewright generate\n`
}
