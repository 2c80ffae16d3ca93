import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { hasErrors } from '../../generator/diagnostics.ts'
import { didYouMean } from '../../generator/load/closest.ts'
import type { ContractOptions } from '../../testing/contract/run-contract.ts'
import type { ContractReport } from '../../testing/contract/report.ts'
import type { Arguments, Command } from '../command.ts'
import type { Context } from '../context.ts'
import { exitCodes, UsageError } from '../context.ts'
import { developmentEnvironment, readDevCredentials } from '../development.ts'
import { printDiagnostics } from '../diagnose.ts'
import { startEmbedded } from '../embedded.ts'
import type { Generated } from '../embedded.ts'
import { progressLine } from '../progress.ts'
import { createService } from '../serve.ts'
import { runGenerate } from './generate.ts'

/** `gatewright contract`. */
export const contract: Command = {
  name: 'contract',
  parameters: '',
  arity: [0, 0],
  summary: 'tests every operation against its document',
  help: `For each operation, from the document alone: requests that must pass, requests that must be refused, answers that must be refused.
Without --gateway and --backend it generates, starts the gateway at a free port on dev credentials and the embedded backend, and
tests that. Exits with 1 where the contract is broken.`,
  options: {
    gateway: { type: 'string', value: 'URL', help: 'tests a running gateway' },
    backend: { type: 'string', value: 'URL', help: 'tests a backend alone, with safe methods only' },
    credentials: { type: 'string', value: 'FILE', help: 'credentials for --gateway or --backend, in the form of .gatewright/dev-credentials.json' },
    unsafe: { type: 'boolean', help: 'with --backend: sends methods that change data too' },
    only: { type: 'string', value: 'IDS', help: 'only these operations, separated by commas' },
    report: { type: 'string', value: 'FILE', help: 'writes the outcome as JUnit XML' },
    json: { type: 'boolean', help: 'prints the outcome as JSON' },
  },
  examples: [
    ['gatewright contract', 'the whole gateway'],
    ['gatewright contract --only getPetById,addPet', 'two operations'],
    ['gatewright contract --gateway https://api.example.com --credentials keys.json', 'a running gateway'],
    ['gatewright contract --backend http://127.0.0.1:8081 --report junit.xml', 'a backend alone, with a report for CI'],
  ],
  async run(context, args) {
    const target = targetOf(args)
    const credentials = args.text('credentials') === undefined ? {} : { credentials: await credentialsFrom(resolve(context.root, args.text('credentials')!)) }
    const generated = target.own ? await prepare(context) : await load(context)
    if (generated === null) return exitCodes.findings
    const wanted = selection(args, generated)
    const report = target.own
      ? await withGateway(context, generated, args.flag('json'), (options) => run(context, { ...wanted, ...options }))
      : await run(context, { ...wanted, ...credentials, ...target.options, unsafe: args.flag('unsafe') })
    if (report === null) return exitCodes.findings
    return conclude(context, args, report)
  },
}

type Target = { readonly own: true } | { readonly own: false; readonly options: Pick<ContractOptions, 'gateway' | 'backend'> }

function targetOf(args: Arguments): Target {
  const gateway = args.text('gateway')
  const backend = args.text('backend')
  if (gateway !== undefined && backend !== undefined) throw new UsageError('--gateway and --backend test two things; choose one')
  if (args.flag('unsafe') && backend === undefined) throw new UsageError('--unsafe is for --backend')
  const url = gateway ?? backend
  if (url === undefined) {
    if (args.text('credentials') !== undefined) throw new UsageError('--credentials is for --gateway and --backend; on its own the contract uses dev credentials')
    return { own: true }
  }
  if (!/^https?:\/\/./i.test(url) || !URL.canParse(url)) throw new UsageError(`${gateway === undefined ? '--backend' : '--gateway'} needs an http or https URL`)
  return { own: false, options: gateway === undefined ? { backend: url } : { gateway: url } }
}

async function credentialsFrom(path: string): Promise<NonNullable<ContractOptions['credentials']>> {
  const { readCredentials } = await import('../../testing/contract/credentials.ts')
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw new UsageError(`the credentials cannot be read: ${(error as Error).message}`)
  }
  const read = readCredentials(text)
  if ('error' in read) throw new UsageError(`${path}: ${read.error}`)
  return read.credentials
}

async function prepare(context: Context): Promise<Generated | null> {
  const { model, documents, diagnostics } = await runGenerate(context)
  printDiagnostics(context, diagnostics)
  return model === null || hasErrors(diagnostics) ? null : { model, documents }
}

async function load(context: Context): Promise<Generated | null> {
  const { loadProject } = await import('../../generator/load/project.ts')
  const { buildModel } = await import('../../generator/model/build.ts')
  const project = await loadProject({ root: context.root })
  const { model, documents, diagnostics } = buildModel(project)
  const all = [...project.diagnostics, ...diagnostics]
  printDiagnostics(context, all)
  return hasErrors(all) ? null : { model, documents }
}

function selection(args: Arguments, { model, documents }: Generated): ContractOptions {
  const only = args.text('only')?.split(',').map((id) => id.trim()).filter((id) => id !== '')
  const operations = new Map(model.apis.flatMap((api) => api.operations.map((operation) => [`${api.name} ${operation.id}`, operation] as const)))
  const unknown = only?.find((id) => !model.apis.some((api) => api.operations.some((operation) => id === operation.id || id === `${operation.method} ${operation.path}`)))
  if (unknown !== undefined) {
    const near = didYouMean(unknown, model.apis.flatMap((api) => api.operations.map(({ id }) => id)))
    throw new UsageError(`no operation is called "${unknown}"${near === undefined ? '' : `; ${near}`}`)
  }
  return {
    documents,
    mounts: new Map(model.apis.map(({ name, mount }) => [name, mount])),
    modes(api, id) {
      const { request = 'block', response = 'block' } = operations.get(`${api} ${id}`)?.policies.validation ?? {}
      return { request, response }
    },
    ...(only !== undefined && { only }),
  }
}

/**
 * A gateway of its own at a free port, for as long as the tests run. It shares the output, which is data where `quiet`; its warnings
 * would be of the breaches that the tests ask for.
 */
async function withGateway(context: Context, generated: Generated, quiet: boolean, test: (options: Pick<ContractOptions, 'gateway' | 'embedded' | 'credentials'>) => Promise<ContractReport>): Promise<ContractReport | null> {
  const embedded = await startEmbedded(context, generated, { which: 'all' })
  const service = createService(context, {
    development: true, close: embedded.close,
    env: {
      ...developmentEnvironment(context), HOST: '127.0.0.1', PORT: '0', ADMIN_PORT: 'off', ACCESS_LOG: 'off',
      LOG_LEVEL: quiet ? 'silent' : context.env['LOG_LEVEL'] ?? 'error', ...embedded.env,
    },
  })
  try {
    const addresses = await service.start()
    if (addresses === null) return null
    return await Promise.race([
      test({ gateway: addresses.url, embedded: true, credentials: readDevCredentials(context.root) }),
      service.ended.then(() => null),
    ])
  } finally {
    await service.stop()
  }
}

async function run(context: Context, options: ContractOptions): Promise<ContractReport> {
  const { runContract } = await import('../../testing/contract/run-contract.ts')
  const line = progressLine(context)
  try {
    return await runContract({
      ...options,
      onProgress: ({ operations, operationsDone, sent, failed, operation }) =>
        line.say(`${operationsDone} of ${operations} operations, ${sent} requests, ${failed} failed: ${operation}`),
    })
  } finally {
    line.end()
  }
}

async function conclude(context: Context, args: Arguments, report: ContractReport): Promise<number> {
  const { holds } = await import('../../testing/contract/report.ts')
  const file = args.text('report')
  if (file !== undefined) {
    const { formatJunit } = await import('../../testing/contract/junit.ts')
    writeFileSync(resolve(context.root, file), formatJunit(report))
  }
  if (args.flag('json')) context.out(`${JSON.stringify(report, null, 2)}\n`)
  else {
    const { formatReport } = await import('../../testing/contract/table.ts')
    context.out(formatReport(report, { color: context.paint('red', 'x') !== 'x' }))
  }
  return holds(report) ? exitCodes.ok : exitCodes.findings
}
