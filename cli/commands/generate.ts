import type { GenerateResult } from '../../generator/generate.ts'
import type { Command } from '../command.ts'
import type { Context } from '../context.ts'
import { exitCodes, UsageError } from '../context.ts'
import { countDiagnostics, printDiagnostics } from '../diagnose.ts'
import { count, durationText, progressLine } from '../progress.ts'

/** `gatewright generate`. */
export const generateCommand: Command = {
  name: 'generate',
  parameters: '',
  arity: [0, 0],
  summary: 'compiles specs/ into generated/',
  help: 'Reads every OpenAPI document in specs/ and writes the gateway into generated/. All that is wrong is reported at once,\nand nothing is written before every step has succeeded. The same input gives the same bytes.',
  options: {
    'check': { type: 'boolean', help: 'writes nothing, and fails where generated/ is not what specs/ gives' },
    'dry-run': { type: 'boolean', help: 'writes nothing, and says what would be written' },
    'force': { type: 'boolean', help: 'writes over generated files that were edited by hand' },
    'json': { type: 'boolean', help: 'prints the outcome as JSON' },
    'verbose': { type: 'boolean', short: 'v', help: 'prints notes and the time of each step too' },
  },
  examples: [
    ['gatewright generate', 'after every change in specs/'],
    ['gatewright generate --check', 'in CI: fails on drift'],
    ['gatewright generate --json', 'diagnostics for another program'],
  ],
  async run(context, args) {
    const check = args.flag('check')
    const dryRun = args.flag('dry-run')
    if (check && dryRun) throw new UsageError('--check and --dry-run both write nothing; --check also fails on drift. Choose one')
    const result = await runGenerate(context, { check, dryRun, force: args.flag('force') })
    const failed = result.diagnostics.some(({ severity }) => severity === 'error')
    const drift = check && result.written.length + result.removed.length > 0
    if (args.flag('json')) context.out(`${JSON.stringify(asJson(result, failed || drift), null, 2)}\n`)
    else report(context, result, { check, dryRun, drift, verbose: args.flag('verbose') })
    return failed || drift ? exitCodes.findings : exitCodes.ok
  },
}

/** Generates with a progress line; prints nothing else. */
export async function runGenerate(context: Context, options: { readonly check?: boolean; readonly dryRun?: boolean; readonly force?: boolean } = {}): Promise<GenerateResult> {
  const line = progressLine(context)
  try {
    // Loaded here, since it brings the compilers with it.
    const { generate } = await import('../../generator/generate.ts')
    return await generate({ root: context.root, ...options, progress: (step, api) => line.say(api === '' ? step : `${step} ${api}`) })
  } finally {
    line.end()
  }
}

/** `2 APIs, 39 operations`. */
export function sizeOf(result: GenerateResult): string {
  const apis = result.model?.apis ?? []
  return `${count(apis.length, 'API')}, ${count(apis.reduce((sum, api) => sum + api.operations.length, 0), 'operation')}`
}

function report(context: Context, result: GenerateResult, options: { readonly check: boolean; readonly dryRun: boolean; readonly drift: boolean; readonly verbose: boolean }): void {
  const { written, removed, unchanged, diagnostics, timings } = result
  printDiagnostics(context, diagnostics, { all: options.verbose })
  const found = countDiagnostics(diagnostics)
  if (diagnostics.some(({ severity }) => severity === 'error')) {
    context.err(`\n${context.paint('red', found)}; nothing was written.\n`)
    return
  }
  if (options.check || options.dryRun || options.verbose) {
    const verb = options.check || options.dryRun ? 'would ' : ''
    for (const file of written) context.out(`${verb}write   ${file}\n`)
    for (const file of removed) context.out(`${verb}remove  ${file}\n`)
  }
  if (options.drift) {
    context.err(`generated/ is not what specs/ gives: ${count(written.length + removed.length, 'file')} differ. Run: gatewright generate\n`)
    return
  }
  const changes = options.check
    ? `generated/ is up to date (${count(unchanged, 'file')})`
    : `${count(written.length, 'file')} ${options.dryRun ? 'to write' : 'written'}, ${removed.length} ${options.dryRun ? 'to remove' : 'removed'}, ${unchanged} unchanged`
  const took = durationText(Object.values(timings).reduce((sum, time) => sum + time, 0))
  context.out(`${sizeOf(result)}: ${changes} (${took})${found === '' ? '' : `; ${found}`}\n`)
  if (options.verbose) for (const [step, time] of Object.entries(timings)) context.out(`  ${step.padEnd(12)} ${durationText(time)}\n`)
}

function asJson(result: GenerateResult, failed: boolean): object {
  return {
    ok: !failed,
    apis: (result.model?.apis ?? []).map(({ name, title, mount, file, operations }) => ({ name, title, mount, file, operations: operations.length })),
    diagnostics: result.diagnostics,
    written: result.written, removed: result.removed, unchanged: result.unchanged,
  }
}
