import { mkdirSync, realpathSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { AppPlan } from './plan-app.ts'

/** Writes what was planned below `app/`: a new file never over one that has come meanwhile, a changed one in one step. */
export function writeApp(options: { readonly root: string; readonly plan: AppPlan }): void {
  for (const { path, text, isNew } of options.plan.files) {
    const target = join(options.root, path)
    mkdirSync(dirname(target), { recursive: true })
    if (isNew) {
      writeFileSync(target, text, { flag: 'wx' })
      continue
    }
    const real = realpathSync(target)
    writeFileSync(`${real}.gatewright-tmp`, text, { mode: statSync(real).mode })
    renameSync(`${real}.gatewright-tmp`, real)
  }
}
