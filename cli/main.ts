import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { styleText } from 'node:util'
import { didYouMean } from '../generator/load/closest.ts'
import { commands } from './commands.ts'
import type { Context } from './context.ts'
import { exitCodes, UsageError } from './context.ts'
import { commandHelp, overview, usageLine } from './help.ts'
import { parse } from './parse.ts'

/** Runs the command line of this process and sets its exit code. `bin` is the file that was called. */
export async function main(options: { readonly bin: string }): Promise<void> {
  const [name, ...rest] = process.argv.slice(2)
  // A reader that leaves early (`| head`) is no failure of ours.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  if (name === 'worker') return (await import('./worker.ts')).runWorker(process.cwd())
  process.exitCode = await call(contextOf(options.bin), name, rest)
}

function contextOf(bin: string): Context {
  const { env, stderr, stdout } = process
  return {
    root: process.cwd(),
    env,
    bin,
    onStop: (stop) => { for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop) },
    version: (JSON.parse(readFileSync(join(dirname(dirname(bin)), 'package.json'), 'utf8')) as { version: string }).version,
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    paint: wantsColor(env, stderr.isTTY && stdout.isTTY) ? (style, text) => styleText(style, text, { validateStream: false }) : (_style, text) => text,
    interactive: stderr.isTTY && !isSet(env['CI']) && env['TERM'] !== 'dumb',
  }
}

/** https://no-color.org and https://force-color.org: set and not empty. */
function wantsColor(env: NodeJS.ProcessEnv, terminal: boolean): boolean {
  if (isSet(env['NO_COLOR'])) return false
  if (isSet(env['FORCE_COLOR'])) return env['FORCE_COLOR'] !== '0'
  return terminal && env['TERM'] !== 'dumb'
}

const isSet = (value: string | undefined): boolean => value !== undefined && value !== ''

async function call(context: Context, name: string | undefined, rest: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || (name === 'help' && rest.length === 0)) {
    context.out(overview(context))
    return name === undefined ? exitCodes.usage : exitCodes.ok
  }
  if (name === '--version' || name === '-v') {
    context.out(`${context.version}\n`)
    return exitCodes.ok
  }
  const wanted = name === 'help' ? rest[0]! : name
  const entry = commands.find((known) => known.name === wanted)
  if (entry === undefined) {
    const near = didYouMean(wanted, commands.map((known) => known.name))
    context.err(`gatewright has no command "${wanted}"${near === undefined ? '' : `; ${near}`}\nSee: gatewright help\n`)
    return exitCodes.usage
  }
  const command = await entry.load()
  try {
    const args = name === 'help' ? null : parse(command, rest)
    if (args === null) {
      context.out(commandHelp(context, command))
      return exitCodes.ok
    }
    return await command.run(context, args)
  } catch (error) {
    if (error instanceof UsageError) {
      context.err(`${error.message}\n${usageLine(command)}\nSee: gatewright ${command.name} --help\n`)
      return exitCodes.usage
    }
    context.err(`${explainFailure(error)}\n`)
    return exitCodes.findings
  }
}

/** What a person needs of an unexpected failure: the system's own errors say it in a line, all else with where it came from. */
function explainFailure(error: unknown): string {
  if (!(error instanceof Error)) return 'gatewright failed'
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ERR_MODULE_NOT_FOUND') return missingPackage(error.message)
  return typeof code === 'string' && code.startsWith('E') && !code.startsWith('ERR_') ? `gatewright failed: ${error.message}` : `gatewright failed: ${error.stack ?? error.message}`
}

/** The compilers are optional dependencies, so that a gateway in production does without them. */
function missingPackage(message: string): string {
  const name = /Cannot find package '([^']+)'/.exec(message)?.[1]
  return name === undefined ? `gatewright failed: ${message}` : `This command needs the package ${name}, which is not installed. Run: npm install --include=optional`
}
