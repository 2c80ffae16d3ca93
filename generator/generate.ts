import { existsSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Diagnostic } from './diagnostics.ts'
import { compareDiagnostics, hasErrors } from './diagnostics.ts'
import { emitApi, emitShared } from './emit/emit.ts'
import { foldRepeats } from './fold-repeats.ts'
import { planApp } from './hooks/plan-app.ts'
import { writeApp } from './hooks/write-app.ts'
import type { ApiDocument } from './load/document.ts'
import { loadProject } from './load/project.ts'
import { buildModel } from './model/build.ts'
import { checkModel } from './model/check.ts'
import type { Model } from './model/model.ts'
import { applyPlan } from './write/apply.ts'
import { formatManifest, hashOf } from './write/manifest.ts'
import { planWrite } from './write/plan.ts'

export interface GenerateOptions {
  /** The project's folder, which holds `specs/`, `generated/` and `app/`. */
  readonly root: string
  /** Writes nothing; what is in `written` and `removed` of the result has drifted. */
  readonly check?: boolean
  /** Writes nothing; `written` and `removed` of the result say what would change. */
  readonly dryRun?: boolean
  /** Writes over files that were edited by hand. */
  readonly force?: boolean
  /** Called before each step. */
  readonly progress?: (step: string, api: string) => void
  /** Monotonic milliseconds, for `timings`. */
  readonly clock?: () => number
}

export interface GenerateResult {
  /** Sorted by place. Where one is an error, nothing was written. */
  readonly diagnostics: readonly Diagnostic[]
  /** Null where loading failed. */
  readonly model: Model | null
  /** The documents of the model's APIs, in their order. */
  readonly documents: readonly ApiDocument[]
  /** Paths relative to the project: what was written or removed, or with `check` and `dryRun` would be. */
  readonly written: readonly string[]
  readonly removed: readonly string[]
  readonly unchanged: number
  /** Milliseconds by step. */
  readonly timings: Readonly<Record<string, number>>
}

/** From the files in `specs/` to those in `generated/`: load, build, check, emit, write; nothing is written before all of it succeeded. */
export async function generate(options: GenerateOptions): Promise<GenerateResult> {
  const { root, check = false, dryRun = false, force = false, clock = () => performance.now() } = options
  const diagnostics: Diagnostic[] = []
  const timings: Record<string, number> = {}
  let step = ''
  let since = clock()
  const begin = (next: string, api = ''): void => {
    const now = clock()
    if (step !== '') timings[step] = (timings[step] ?? 0) + now - since
    since = now
    step = next
    if (next !== '') options.progress?.(next, api)
  }
  const finish = (result: Omit<GenerateResult, 'diagnostics' | 'timings'>): GenerateResult => {
    begin('')
    return { ...result, diagnostics: foldRepeats(diagnostics.sort(compareDiagnostics)), timings }
  }
  const nothing = { written: [], removed: [], unchanged: 0 }

  begin('load')
  const project = await loadProject({ root })
  diagnostics.push(...project.diagnostics)
  begin('model')
  const built = buildModel({ documents: project.documents, config: project.config })
  diagnostics.push(...built.diagnostics)
  begin('check')
  diagnostics.push(...checkModel({ built, config: project.config }))
  const { model } = built
  if (hasErrors(diagnostics)) return finish({ ...nothing, model: null, documents: [] })

  const files = new Map<string, string>()
  for (const [index, api] of model.apis.entries()) {
    const emitted = await emitApi({ api, document: built.documents[index]!, progress: begin })
    diagnostics.push(...emitted.diagnostics)
    for (const [path, text] of emitted.files) files.set(path, text)
  }
  begin('gateway')
  const shared = emitShared(model)
  diagnostics.push(...shared.diagnostics)
  for (const [path, text] of shared.files) files.set(path, text)
  if (hasErrors(diagnostics)) return finish({ ...nothing, model, documents: built.documents })

  begin('write')
  const folder = join(root, 'generated')
  try {
    files.set('manifest.json', formatManifest({ sources: sourceHashes(root, built.documents.map(({ file }) => file)), files }))
    const plan = planWrite({ folder, name: 'generated', files, force })
    const app = await planApp({ root, model })
    diagnostics.push(...plan.diagnostics, ...app.diagnostics)
    if (!check && !dryRun && !hasErrors(diagnostics)) {
      applyPlan({ folder, plan })
      writeApp({ root, plan: app })
    }
    const written = [...plan.write.map(({ path }) => `generated/${path}`), ...app.files.map(({ path }) => path)].sort()
    return finish({ model, documents: built.documents, written, removed: plan.remove.map((path) => `generated/${path}`), unchanged: plan.unchanged.length })
  } catch (error) {
    diagnostics.push(writeFailure(root, error))
    return finish({ ...nothing, model, documents: built.documents })
  }
}

/** A fault of the disk as a diagnostic; anything else is a fault of ours and thrown on. */
function writeFailure(root: string, error: unknown): Diagnostic {
  const { code, path = '', syscall = '' } = error as NodeJS.ErrnoException
  if (code === undefined || syscall === '') throw error
  const file = relative(root, path).split(sep).join('/') || 'generated'
  return {
    code: 'write-failed', severity: 'error', place: { file }, message: `this cannot be written or read (${code})`,
    hint: 'see to its rights and to the space on the disk, then generate again',
  }
}

function sourceHashes(root: string, files: readonly string[]): ReadonlyMap<string, string> {
  const configs = ['specs/gateway.yaml', 'specs/gateway.yml'].filter((file) => existsSync(join(root, file)))
  return new Map([...files, ...configs].map((file) => [file, hashOf(readFileSync(join(root, file), 'utf8'))]))
}
