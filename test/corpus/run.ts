import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, extname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { ContractReport } from '../../testing/contract/report.ts'
import { documentFaults } from './faults.ts'

/**
 * `npm run corpus -- DIR [NAME…]`: takes each document of a folder through everything that a user would do with it, in a
 * scratch project of its own: generate, type-check, start on dev credentials and the embedded backend, contract-test.
 * Prints a line per document, and ends with 1 where a document without faults of its own failed, or more than one operation in fifty has
 * a check that could not be built. Documents with faults of their own (`faults.ts`) must be refused for just those. `--reports DIR` keeps what each step
 * printed, `--keep` the scratch projects.
 */
const { positionals, values } = parseArgs({ allowPositionals: true, options: { keep: { type: 'boolean', default: false }, reports: { type: 'string' } } })
const [directory, ...names] = positionals
if (directory === undefined || !existsSync(directory)) {
  console.error(`usage: npm run corpus -- DIR [NAME…]\n${directory === undefined ? 'no folder is given' : `${directory} is not there`}`)
  process.exit(2)
}
const root = join(import.meta.dirname, '../..')
const cli = [process.execPath, '--conditions=gatewright-source', join(root, 'bin/gatewright.js')]
const tsc = [process.execPath, join(root, 'node_modules/typescript/bin/tsc')]

interface Outcome {
  readonly name: string
  /** The step that failed, else `passed`, or `fault` where the document was refused for the faults that it has. */
  readonly step: 'generate' | 'check' | 'contract' | 'unbuilt' | 'passed' | 'fault'
  readonly operations: number
  readonly sent: number
  readonly failed: number
  readonly unbuilt: number
  /** Operations with anything that could not be built. */
  readonly affected: number
  readonly seconds: Readonly<Record<string, number>>
  /** Peak resident memory of generating, and of the contract run with gateway, backend and judge in it. */
  readonly megabytes: Readonly<Record<string, number>>
  readonly detail: string
}

/** Of the operations of a document, this share may have a check that could not be built. */
const mostUnbuilt = 0.02

interface Ran { readonly code: number; readonly output: string; readonly errors: string; readonly seconds: number; readonly megabytes: number }

async function run(command: readonly string[], cwd: string): Promise<Ran> {
  const began = performance.now()
  const child = spawn('/usr/bin/env', ['time', '-f', 'peak %M', ...command].slice(existsSync('/usr/bin/time') ? 0 : 3), {
    cwd, env: { ...process.env, CI: 'true', NO_COLOR: '1' }, stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let errors = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => { output += text })
  child.stderr.setEncoding('utf8').on('data', (text: string) => { errors += text })
  const code = await new Promise<number>((done) => child.on('close', (status) => done(status ?? 1)))
  return { code, output, errors, seconds: (performance.now() - began) / 1000, megabytes: Number(errors.match(/peak (\d+)/)?.[1] ?? 0) / 1000 }
}

function project(document: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'gatewright-corpus-'))
  mkdirSync(join(folder, 'specs'))
  mkdirSync(join(folder, 'node_modules/@types'), { recursive: true })
  cpSync(document, join(folder, 'specs', basename(document)))
  symlinkSync(root, join(folder, 'node_modules/gatewright'))
  symlinkSync(join(root, 'node_modules/@types/node'), join(folder, 'node_modules/@types/node'))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'scratch', private: true, type: 'module' }))
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({
    compilerOptions: {
      target: 'es2024', lib: ['es2024'], module: 'nodenext', strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true,
      verbatimModuleSyntax: true, erasableSyntaxOnly: true, allowImportingTsExtensions: true, noEmit: true, skipLibCheck: true,
      types: ['node'], customConditions: ['gatewright-source'],
    },
    include: ['app/main.ts', 'generated'],
  }))
  return folder
}

async function examine(document: string): Promise<Outcome> {
  const folder = project(document)
  const seconds: Record<string, number> = {}
  const megabytes: Record<string, number> = {}
  const fault = documentFaults[basename(document, extname(document))]
  let outcome = { name: basename(document), step: 'generate' as Outcome['step'], operations: 0, sent: 0, failed: 0, unbuilt: 0, affected: 0, detail: '' }
  const step = async (name: Outcome['step'], command: readonly string[]): Promise<Ran> => {
    const ran = await run(command, folder)
    seconds[name] = ran.seconds
    if (values.reports !== undefined) {
      mkdirSync(values.reports, { recursive: true })
      writeFileSync(join(values.reports, `${basename(document)}.${name}.out`), ran.output)
      writeFileSync(join(values.reports, `${basename(document)}.${name}.err`), ran.errors)
    }
    megabytes[name] = ran.megabytes
    outcome = { ...outcome, step: name, detail: firstLine(ran) }
    return ran
  }
  try {
    const generated = await step('generate', [...cli, 'generate'])
    if (generated.code !== 0) {
      const known = fault !== undefined && errorCodes(generated).join() === [...fault.errors].sort().join()
      return { ...outcome, ...(known ? { step: 'fault' as const, detail: fault.reason } : {}), seconds, megabytes }
    }
    if (fault !== undefined && fault.errors.length > 0) return { ...outcome, detail: 'the document is no longer refused: take its entry out of test/corpus/faults.ts', seconds, megabytes }
    if ((await step('check', [...tsc, '--noEmit'])).code !== 0) return { ...outcome, seconds, megabytes }
    const tested = await step('contract', [...cli, 'contract', '--json'])
    const report = readReport(tested.output)
    if (report === null) return { ...outcome, seconds, megabytes }
    const { totals } = report
    outcome = {
      ...outcome, operations: report.operations.length, sent: totals.sent, failed: totals.failed, unbuilt: totals.couldNotBuild,
      affected: report.operations.filter(({ couldNotBuild }) => couldNotBuild.length > 0).length,
      detail: describe(report),
    }
    if (fault?.unbuilt !== undefined && fault.unbuilt === outcome.affected) outcome = { ...outcome, detail: fault.reason }
    const allowed = fault?.unbuilt ?? outcome.operations * mostUnbuilt
    if (fault?.unbuilt !== undefined && outcome.affected < fault.unbuilt) outcome = { ...outcome, step: 'unbuilt', detail: 'its entry in test/corpus/faults.ts allows for more than could not be built' }
    else if (tested.code === 0) outcome = { ...outcome, step: outcome.affected > allowed ? 'unbuilt' : 'passed' }
    if (outcome.operations === 0) outcome = { ...outcome, detail: 'no operations: its webhooks and schemas compile' }
    return { ...outcome, seconds, megabytes }
  } finally {
    if (!values.keep) rmSync(folder, { recursive: true, force: true })
    else console.log(`  kept ${folder}`)
  }
}

function readReport(output: string): ContractReport | null {
  try {
    return JSON.parse(output) as ContractReport
  } catch {
    return null
  }
}

function describe(report: ContractReport): string {
  const failures = report.operations.flatMap((operation) => operation.failed.map((failure) => `${operation.id}: ${failure.check}: ${failure.got}`))
  const unbuilt = report.operations.flatMap((operation) => operation.couldNotBuild.map((one) => `${operation.id}: ${one.check}: ${one.reason}`))
  return [...failures.slice(0, 3), ...unbuilt.slice(0, 2)].join(' | ')
}

const errorCodes = ({ errors }: Ran): readonly string[] =>
  [...errors.matchAll(/^\S+:\S+ error ([a-z0-9-]+) /gm)].map(([, code = '']) => code).sort()

const firstLine = ({ output, errors }: Ran): string =>
  [...errors.split('\n'), ...output.split('\n')].filter((line) => /error|failed/i.test(line)).slice(0, 2).join(' | ').slice(0, 300)

const documents = readdirSync(directory)
  .filter((file) => ['.json', '.yaml', '.yml'].includes(extname(file)))
  .filter((file) => names.length === 0 || names.some((name) => basename(file, extname(file)) === name || file === name))
  .sort().map((file) => resolve(directory, file))

const widths = [35, 9, 11, 8, 8, 9, 8, 12, 9, 12, 12, 12]
const row = (cells: readonly string[]): string => cells.map((cell, at) => (at < 2 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('')
console.log(row(['document', 'outcome', 'operations', 'sent', 'failed', 'unbuilt', 'in ops', 'generate s', 'check s', 'contract s', 'generate MB', 'contract MB']))
const began = performance.now()
const count = { passed: 0, fault: 0, failed: 0 }
for (const document of documents) {
  const { name, step, operations, sent, failed, unbuilt, affected, seconds, megabytes, detail } = await examine(document)
  count[step === 'passed' || step === 'fault' ? step : 'failed']++
  console.log(row([
    name, step, ...[operations, sent, failed, unbuilt, affected].map(String),
    ...['generate', 'check', 'contract'].map((key) => seconds[key]?.toFixed(1) ?? ''),
    ...['generate', 'contract'].map((key) => megabytes[key]?.toFixed(0) ?? ''),
  ]))
  if (detail !== '') console.log(`  ${detail.slice(0, 600)}`)
}
console.log(`\n${count.passed} passed, ${count.fault} refused for faults of their own, ${count.failed} failed; ${((performance.now() - began) / 60_000).toFixed(1)} min`)
process.exitCode = count.failed > 0 || documents.length === 0 ? 1 : 0
