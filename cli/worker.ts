import { existsSync, writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describeError } from '../runtime/observe/describe-error.ts'
import { leaveSignalsToSupervisor, reportFailure } from '../runtime/process/worker.ts'

/** Where a project's gateway begins, by what there is in its folder. */
export const entryFiles = { main: 'app/main.ts', generated: 'generated/gateway.gen.ts' } as const

/** Milliseconds after which the compiled code is written down for the next start; a worker may end without a chance to. */
const cacheDelay = 1_500

/** Runs the gateway of a project in this process, which the supervisor started: `app/main.ts`, else the generated gateway as it is. */
export async function runWorker(root: string): Promise<void> {
  leaveSignalsToSupervisor()
  endOnUncaught()
  const main = join(root, entryFiles.main)
  try {
    if (existsSync(main)) await import(pathToFileURL(main).href)
    else {
      const generated = await import(pathToFileURL(join(root, entryFiles.generated)).href) as { createGateway: () => { listen: () => Promise<unknown> } }
      await generated.createGateway().listen()
    }
    setTimeout(() => flushCompileCache(), cacheDelay).unref()
  } catch (error) {
    reportFailure(explain(error, root))
  }
}

/**
 * Ends the process on what nobody caught, as Node would, but without printing the error whole: its message and its other
 * properties may hold what was in a request.
 */
function endOnUncaught(): void {
  process.once('uncaughtException', (error, origin) => {
    const { env } = process
    const messages = env['LOG_ERRORS'] === 'message' || (env['GATEWAY_AUTH'] === 'dev' && env['LOG_ERRORS'] !== 'place')
    const line = { level: 'error', time: new Date().toISOString(), pid: process.pid, err: describeError(error, { messages }), msg: `the worker ends: ${origin}` }
    writeSync(2, `${JSON.stringify(line)}\n`)
    process.exit(1)
  })
}

/** Why the gateway did not start, for a terminal. */
function explain(error: unknown, root: string): readonly string[] {
  if (!(error instanceof Error)) return ['The gateway cannot start: something that is no Error was thrown.']
  if (error.name === 'StartError') return error.message.split('\n')
  const { code } = error as NodeJS.ErrnoException
  const missing = code === 'ERR_MODULE_NOT_FOUND' ? /Cannot find module '([^']+)'/.exec(error.message)?.[1] : undefined
  if (missing?.startsWith(join(root, 'generated')) === true) {
    return [`The gateway cannot start.`, '', `  ${missing.slice(root.length + 1)} is missing. Run: gatewright generate`]
  }
  if (code === 'ERR_MODULE_NOT_FOUND') {
    const name = /Cannot find package '([^']+)' imported from (.+)/.exec(error.message)
    if (name !== null) return ['The gateway cannot start.', '', `  ${relative(root, name[2]!)} needs the package ${name[1]}, which is not installed here. Run: npm install`]
  }
  return ['The gateway cannot start.', '', ...(error.stack ?? error.message).split('\n').map((line) => `  ${line}`)]
}
