import { hasErrors } from '../../generator/diagnostics.ts'
import { readPort, readVariable } from '../../runtime/settings/environment.ts'
import type { Command } from '../command.ts'
import { exitCodes, UsageError } from '../context.ts'
import { printDiagnostics } from '../diagnose.ts'
import { count } from '../progress.ts'

/** `gatewright mock`. */
export const mock: Command = {
  name: 'mock',
  parameters: '[api]',
  arity: [0, 1],
  summary: 'starts the embedded backend alone',
  help: `Answers every operation of the documents in specs/ (or of one API) from its examples, else from its schemas, always the same.
Prefer: code=404, Prefer: example=name choose the answer, Prefer: fault=body breaks it.`,
  options: {
    port: { type: 'string', short: 'p', value: 'PORT', help: 'the port to listen at (default 8081; 0 takes any free one)' },
    host: { type: 'string', value: 'HOST', help: 'the address to listen at (default 127.0.0.1)' },
  },
  examples: [
    ['gatewright mock', 'all documents'],
    ['gatewright mock petstore --port 0', 'one API at a free port'],
  ],
  async run(context, args) {
    const problems: string[] = []
    const port = readPort({ '--port': args.text('port') }, '--port', 8081, problems)
    if (problems.length > 0) throw new UsageError(problems[0]!)
    const { loadProject } = await import('../../generator/load/project.ts')
    const { documents, diagnostics } = await loadProject({ root: context.root })
    printDiagnostics(context, diagnostics)
    const [wanted] = args.positionals
    const chosen = wanted === undefined ? documents : documents.filter(({ name }) => name === wanted)
    if (chosen.length === 0) {
      if (!hasErrors(diagnostics)) context.err(wanted === undefined ? 'there is no OpenAPI document in specs/\n' : `no API is called "${wanted}"; there are: ${documents.map(({ name }) => name).join(', ')}\n`)
      return exitCodes.findings
    }
    const { startMock } = await import('../../testing/mock/start-mock.ts')
    const stop = Promise.withResolvers<void>()
    const mocking = await startMock({ documents: chosen.map(({ name, document }) => ({ name, document })), host: readVariable({ host: args.text('host') }, 'host') ?? '127.0.0.1', port })
    context.err(`the embedded backend of ${count(chosen.length, 'API')} listens at ${mocking.url}\n`)
    context.onStop(stop.resolve)
    await stop.promise
    await mocking.close()
    return exitCodes.ok
  },
}
