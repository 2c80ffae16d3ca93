import type { Command, Option } from './command.ts'
import { commands } from './commands.ts'
import type { Context } from './context.ts'

/** What `gatewright` prints when asked for help. */
export function overview(context: Context): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  return [
    `gatewright ${context.version}: compiles OpenAPI documents into an API gateway that you own`,
    '',
    context.paint('bold', 'Usage'),
    '  gatewright <command> [options]',
    '',
    context.paint('bold', 'Commands'),
    ...commands.map(({ name, summary }) => `  ${context.paint('cyan', name.padEnd(width))}  ${summary}`),
    '',
    context.paint('bold', 'Examples'),
    '  gatewright init my-gateway          a project of your own',
    '  gatewright dev                      generates and serves specs/, and again when a file is saved',
    '  gatewright help contract            everything about one command',
    '',
    'Exit codes: 0 all is well, 1 something was found or failed, 2 wrong usage.',
    '',
  ].join('\n')
}

/** What `gatewright <command> --help` prints. */
export function commandHelp(context: Context, command: Command): string {
  const all: [string, Option][] = [...Object.entries(command.options), ['help', { type: 'boolean', short: 'h', help: 'prints this' }]]
  const names = all.map(([name, { short, value }]) =>
    `${short === undefined ? '    ' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`)
  const width = Math.max(...names.map((name) => name.length))
  const lineWidth = Math.max(...command.examples.map(([line]) => line.length))
  return [
    usageLine(command),
    '',
    command.help,
    '',
    context.paint('bold', 'Options'),
    ...all.map(([, { help }], i) => `  ${names[i]!.padEnd(width)}  ${help}`),
    '',
    context.paint('bold', 'Examples'),
    ...command.examples.map(([line, what]) => `  ${line.padEnd(lineWidth)}  ${context.paint('dim', what)}`),
    '',
  ].join('\n')
}

export function usageLine({ name, parameters }: Command): string {
  return `Usage: gatewright ${name}${parameters === '' ? '' : ` ${parameters}`} [options]`
}
