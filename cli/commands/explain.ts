import { closest } from '../../generator/load/closest.ts'
import { hasErrors } from '../../generator/diagnostics.ts'
import type { Command } from '../command.ts'
import { exitCodes } from '../context.ts'
import type { Context } from '../context.ts'
import { printDiagnostics } from '../diagnose.ts'
import { chainOf } from '../explain-chain.ts'
import type { ExplainedStage } from '../explain-chain.ts'
import { isMeant } from '../operation-name.ts'

/** `gatewright explain`. */
export const explain: Command = {
  name: 'explain',
  parameters: '<operationId>',
  arity: [1, 1],
  summary: "prints an operation's chain, and where each part comes from",
  help: 'Prints what a request of the operation runs through, in that order, each stage with the file and line that it comes from.\nThe operation is named by its operationId, <api>.<operationId>, or "METHOD /path" as the document or the gateway has it.',
  options: { json: { type: 'boolean', help: 'prints it as JSON' } },
  examples: [
    ['gatewright explain getPetById', 'by operationId'],
    ['gatewright explain petstore.getPetById', 'where two APIs have it'],
    ["gatewright explain 'GET /pet/{petId}'", 'by method and path'],
  ],
  async run(context, args) {
    const { loadProject } = await import('../../generator/load/project.ts')
    const { buildModel } = await import('../../generator/model/build.ts')
    const project = await loadProject({ root: context.root })
    const built = buildModel({ documents: project.documents, config: project.config })
    const diagnostics = [...project.diagnostics, ...built.diagnostics]
    if (hasErrors(diagnostics)) printDiagnostics(context, diagnostics.filter(({ severity }) => severity === 'error'))
    const wanted = args.positionals[0]!
    const { apis } = built.model
    const found = apis.flatMap((api) => api.operations.filter((operation) => isMeant(wanted, api, operation)).map((operation) => ({ api, operation })))
    // Of documents that could not be read nothing can be said to be missing.
    if (hasErrors(diagnostics) && apis.length === 0) return exitCodes.findings
    if (found.length === 0) {
      const ids = apis.flatMap(({ operations }) => operations.map(({ id }) => id))
      const near = closest(wanted, ids)
      context.err(`no operation is called "${wanted}"${near === undefined ? '' : `; did you mean "${near}"?`}\n`)
      return exitCodes.findings
    }
    const explained = found.map(({ api, operation }) => {
      const document = built.documents.find(({ name }) => name === api.name)!
      return { api: api.name, operation: operation.id, method: operation.method, path: api.mount + operation.path, ...chainOf({ api, operation, document, backends: built.model.backends }) }
    })
    if (args.flag('json')) context.out(`${JSON.stringify(explained, null, 2)}\n`)
    else for (const one of explained) print(context, one)
    return exitCodes.ok
  },
}

interface Explained {
  readonly api: string
  readonly operation: string
  readonly method: string
  readonly path: string
  readonly at: string
  readonly stages: readonly ExplainedStage[]
  readonly policies: readonly ExplainedStage[]
}

function print(context: Context, { api, operation, method, path, at, stages, policies }: Explained): void {
  const { paint, out } = context
  const width = Math.max(...[...stages, ...policies].map(({ name }) => name.length))
  out(`${paint('bold', operation)}  ${method} ${path}  (${api})\n  ${paint('dim', at)}\n\n`)
  for (const [title, rows] of [['', stages], ['policies', policies]] as const) {
    if (rows.length > 0 && title !== '') out(`\n  ${title}\n`)
    rows.forEach((row, index) => {
      const number = title === '' ? `${String(index + 1).padStart(2)} ` : '   '
      row.lines.forEach((line, i) => {
        out(`${i === 0 ? `${number} ${paint('cyan', row.name.padEnd(width))}` : ' '.repeat(width + 4)}  ${line.text}${line.at === '' ? '' : `  ${paint('dim', line.at)}`}\n`)
      })
    })
  }
  out('\n')
}
