import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Diagnostic } from '../diagnostics.ts'
import type { Model } from '../model/model.ts'
import { scaffoldHooks, scaffoldMain, scaffoldWiring } from './scaffold.ts'
import { importedApis, pasteFor, syncWiring } from './wiring.ts'

/** What is to be written below `app/`: files that are not there yet, and `app/hooks.ts` with lines put in or taken out. */
export interface AppPlan {
  readonly files: readonly { readonly path: string; readonly text: string; readonly isNew: boolean }[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Plans the user's part of a project: `main.ts`, `hooks.ts` and `hooks/<api>.ts` where they are missing. Of what is there only
 * `hooks.ts` is ever changed, by whole lines that generating itself put in. Hook files of APIs that are gone are named and left alone:
 * nothing imports them any more, so they are not compiled.
 */
export async function planApp(options: { readonly root: string; readonly model: Model }): Promise<AppPlan> {
  const { root, model } = options
  const files: { path: string; text: string; isNew: boolean }[] = []
  const diagnostics: Diagnostic[] = []
  const add = (path: string, text: string): void => {
    files.push({ path, text, isNew: true })
  }
  const isThere = (path: string): boolean => existsSync(join(root, path))
  for (const api of model.apis) if (!isThere(`app/hooks/${api.name}.ts`)) add(`app/hooks/${api.name}.ts`, scaffoldHooks(api))
  const own = sourcesOf(join(root, 'app'))
  const hasMain = isThere('app/main.ts')
  if (!hasMain) add('app/main.ts', scaffoldMain())
  const wiring = own.get('hooks.ts')
  if (wiring !== undefined) {
    const synced = await syncWiring({ text: wiring, apis: model.apis })
    if (synced.text !== wiring) files.push({ path: 'app/hooks.ts', text: synced.text, isNew: false })
    for (const { api, reason, paste } of synced.refused) {
      const isGone = !model.apis.some(({ name }) => name === api)
      diagnostics.push({
        code: 'hooks-unwired', severity: isGone ? 'warning' : 'info', place: { file: 'app/hooks.ts' },
        message: isGone ? `this imports the hooks of ${api}, an API that is gone, and was left alone: ${reason}` : `the hooks of ${api} were not added: ${reason}`,
        hint: paste,
      })
    }
  } else if (!hasMain || [...own.values()].some((text) => /['"]\.\/hooks\.ts['"]/.test(text))) add('app/hooks.ts', scaffoldWiring(model.apis))
  else {
    const imported = new Set([...own.values()].flatMap(importedApis))
    for (const api of model.apis) {
      if (imported.has(api.name)) continue
      diagnostics.push({
        code: 'hooks-unwired', severity: 'info', place: { file: 'app/main.ts' },
        message: `app/hooks/${api.name}.ts is not used: no file of app/ imports it`, hint: pasteFor(api),
      })
    }
  }
  return { files, diagnostics: [...diagnostics, ...findOrphans(root, model, own)] }
}

/** The files that stand in `app/` itself, as text by name. */
function sourcesOf(folder: string): ReadonlyMap<string, string> {
  return new Map(listTypeScript(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

function findOrphans(root: string, model: Model, own: ReadonlyMap<string, string>): readonly Diagnostic[] {
  const folder = join(root, 'app', 'hooks')
  return listTypeScript(folder).flatMap((file) => {
    // Only what was scaffolded for an API can be left behind by one; anything else here is a module of the user's.
    const api = /generated\/([a-z0-9-]+)\/hooks\.gen\.ts['"]/.exec(readFileSync(join(folder, file), 'utf8'))?.[1]
    if (api === undefined || model.apis.some(({ name }) => name === api)) return []
    // `hooks.ts` has been dealt with; what else imports the file is the user's own code.
    const importer = [...own].find(([name, text]) => name !== 'hooks.ts' && importedApis(text).includes(file.slice(0, -3)))?.[0]
    return [{
      code: 'hooks-orphaned', severity: 'warning' as const, place: { file: `app/hooks/${file}` },
      message: `these are hooks of ${api}, an API that is gone; ${importer === undefined ? 'the file is not compiled any more' : `app/${importer} still imports them and will not compile`}`,
      hint: importer === undefined ? 'delete it, or bring the document back into specs/' : `remove the import from app/${importer}`,
    }]
  })
}

function listTypeScript(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.endsWith('.ts')).map(({ name }) => name).sort()
}
