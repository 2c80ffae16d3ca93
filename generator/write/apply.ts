import { mkdirSync, mkdtempSync, renameSync, rmSync, rmdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { WritePlan } from './plan.ts'

/**
 * Carries a plan out: every file is first written beside the folder, then all are renamed into place, so that a full disk or a
 * kill while writing leaves the old files whole. The manifest comes last: while it is the old one, a rerun finishes the job.
 */
export function applyPlan(options: { readonly folder: string; readonly plan: WritePlan }): void {
  const { folder, plan } = options
  if (plan.write.length === 0 && plan.remove.length === 0) return
  mkdirSync(folder, { recursive: true })
  const staging = mkdtempSync(join(folder, '.staging-'))
  try {
    for (const [index, { text }] of plan.write.entries()) writeFileSync(join(staging, String(index)), text)
    const order = plan.write.map((file, index) => ({ ...file, index })).sort((a, b) => Number(a.path === 'manifest.json') - Number(b.path === 'manifest.json'))
    for (const path of plan.remove) removeFile(folder, path)
    for (const { path, index } of order) {
      const target = join(folder, path)
      mkdirSync(dirname(target), { recursive: true })
      renameSync(join(staging, String(index)), target)
    }
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}

function removeFile(folder: string, path: string): void {
  rmSync(join(folder, path), { force: true })
  for (let parent = dirname(path); parent !== '.'; parent = dirname(parent)) {
    try {
      rmdirSync(join(folder, parent))
    } catch {
      return
    }
  }
}
