import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hasErrors } from '../../generator/diagnostics.ts'
import type { HookKind } from '../../generator/hooks/insert-hook.ts'
import { closest } from '../../generator/load/closest.ts'
import type { Command } from '../command.ts'
import { exitCodes, UsageError } from '../context.ts'
import { printDiagnostics } from '../diagnose.ts'
import { isMeant } from '../operation-name.ts'

const kinds = ['authorize', 'before', 'handle', 'after'] as const satisfies readonly HookKind[]

/** `gatewright hook`. */
export const hook: Command = {
  name: 'hook',
  parameters: '<operationId> [authorize|before|handle|after]',
  arity: [1, 2],
  summary: 'adds the place for a hook to app/hooks/',
  help: `Adds a hook of an operation to app/hooks/<api>.ts, without changing another byte of the file. authorize decides
who may go on, before (the default) runs after validation, handle answers in place of the backend, after may change the answer. Where the file is not as expected, the text
to paste is printed instead.`,
  options: {},
  examples: [
    ['gatewright hook getPetById', 'a hook before the backend'],
    ['gatewright hook petstore.addPet handle', 'a handler in place of the backend'],
  ],
  async run(context, args) {
    const [wanted = '', kindText = 'before'] = args.positionals
    const kind = kinds.find((known) => known === kindText)
    if (kind === undefined) throw new UsageError(`a hook is one of ${kinds.join(', ')}, not "${kindText}"`)
    const { loadProject } = await import('../../generator/load/project.ts')
    const { buildModel } = await import('../../generator/model/build.ts')
    const { insertHook } = await import('../../generator/hooks/insert-hook.ts')
    const project = await loadProject({ root: context.root })
    const { model, diagnostics } = buildModel(project)
    const all = [...project.diagnostics, ...diagnostics]
    if (hasErrors(all)) printDiagnostics(context, all.filter(({ severity }) => severity === 'error'))
    // Of documents that could not be read nothing can be said to be missing.
    if (hasErrors(all) && model.apis.length === 0) return exitCodes.findings
    const found = model.apis.flatMap((api) => api.operations.filter((operation) => isMeant(wanted, api, operation)).map((operation) => ({ api, operation })))
    const [only] = found
    if (only === undefined) {
      const near = closest(wanted, model.apis.flatMap(({ operations }) => operations.map(({ id }) => id)))
      context.err(`no operation is called "${wanted}"${near === undefined ? '' : `; did you mean "${near}"?`}\n`)
      return exitCodes.findings
    }
    if (found.length > 1) {
      context.err(`several operations are called "${wanted}": ${found.map(({ api, operation }) => `${api.name}.${operation.id}`).join(', ')}\n`)
      return exitCodes.findings
    }
    const { api, operation } = only
    const file = `app/hooks/${api.name}.ts`
    const path = join(context.root, file)
    if (!existsSync(path)) {
      context.err(`${file} is not there. Run: gatewright generate\n`)
      return exitCodes.findings
    }
    const edit = await insertHook({ text: readFileSync(path, 'utf8'), api, operation, kind })
    switch (edit.kind) {
      case 'changed':
        writeFileSync(path, edit.text)
        context.out(`${file}: ${operation.id} has a ${kind} hook now\n`)
        return exitCodes.ok
      case 'unchanged':
        context.out(`${file}: ${operation.id} has a ${kind} hook already\n`)
        return exitCodes.ok
      case 'refused':
        context.err(`${file} was left as it is: ${edit.reason}. Paste this into it:\n\n`)
        context.out(`${edit.paste}\n`)
        return exitCodes.findings
    }
  },
}
