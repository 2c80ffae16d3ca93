import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Diagnostic } from '../diagnostics.ts'
import { hashOf, readManifest } from './manifest.ts'

/** What writing would do, by path below `generated/`; each list is sorted. */
export interface WritePlan {
  readonly write: readonly { readonly path: string; readonly text: string; readonly isNew: boolean }[]
  readonly remove: readonly string[]
  readonly unchanged: readonly string[]
  /** Errors where a file was edited by hand; then nothing may be written. */
  readonly diagnostics: readonly Diagnostic[]
}

export interface PlanOptions {
  readonly folder: string
  readonly name: string
  readonly files: ReadonlyMap<string, string>
  readonly force?: boolean
  /** True for a path that another run answers for: neither removed nor spoken of. */
  readonly keep?: (path: string) => boolean
  /** The command that writes, and what to do with a change of one's own, for hints. */
  readonly command?: string
  readonly advice?: string
}

/**
 * Compares what is to be in `generated/` with what is there. Files that the last run wrote and this one does not are removed;
 * those that the generator never wrote are left alone; those that were edited since are refused unless `force`.
 */
export function planWrite(options: PlanOptions): WritePlan {
  const { folder, name, files, force = false, keep = () => false, command = 'generate', advice = 'move your change to app/ (hooks, middleware)' } = options
  const diagnostics: Diagnostic[] = []
  const present = new Set(listFiles(folder))
  const manifestText = present.has('manifest.json') ? readFileSync(join(folder, 'manifest.json'), 'utf8') : undefined
  const known = manifestText === undefined ? new Map<string, string>() : readManifest(manifestText)
  if (known === undefined && !force) {
    diagnostics.push({
      code: 'manifest-invalid', severity: 'error', place: { file: `${name}/manifest.json` },
      message: 'this is no manifest of gatewright, so it cannot be told which files were edited by hand',
      hint: `restore it, or delete ${name}/, or run ${command} with --force`,
    })
  }
  const edited = (path: string, text: string): boolean => {
    const hash = known?.get(path)
    return hash !== undefined && hashOf(text) !== hash
  }
  const refuse = (path: string): void => {
    diagnostics.push({
      code: 'hand-edited', severity: 'error', place: { file: `${name}/${path}` },
      message: 'this generated file was edited by hand, and generating would undo that',
      hint: `${advice}, then delete the file, or run ${command} with --force`,
    })
  }
  const write: { path: string; text: string; isNew: boolean }[] = []
  const unchanged: string[] = []
  for (const [path, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!present.has(path)) {
      write.push({ path, text, isNew: true })
      continue
    }
    const current = readFileSync(join(folder, path), 'utf8')
    if (current === text || (current.includes('\r\n') && current.replaceAll('\r\n', '\n') === text)) {
      unchanged.push(path)
      continue
    }
    if (!force && path !== 'manifest.json') {
      if (edited(path, current)) refuse(path)
      else if (known !== undefined && !known.has(path)) {
        diagnostics.push({
          code: 'file-in-the-way', severity: 'error', place: { file: `${name}/${path}` },
          message: 'this file is not the generator\'s, and stands where it would write', hint: `move the file elsewhere, or run ${command} with --force`,
        })
      }
    }
    write.push({ path, text, isNew: false })
  }
  const remove: string[] = []
  for (const path of [...present].sort()) {
    if (files.has(path) || path === 'manifest.json' || keep(path)) continue
    if (known?.has(path) !== true) {
      if (!path.startsWith('.')) {
        diagnostics.push({
          code: 'file-foreign', severity: 'info', place: { file: `${name}/${path}` }, message: 'this file is not the generator\'s and is left alone',
        })
      }
      continue
    }
    if (!force && edited(path, readFileSync(join(folder, path), 'utf8'))) refuse(path)
    remove.push(path)
  }
  return { write, remove, unchanged, diagnostics }
}

function listFiles(folder: string): string[] {
  const found: string[] = []
  const visit = (prefix: string): void => {
    let entries
    try {
      entries = readdirSync(join(folder, prefix), { withFileTypes: true })
    } catch (error) {
      if (prefix === '' && (error as NodeJS.ErrnoException).code === 'ENOENT') return
      throw error
    }
    for (const entry of entries) {
      const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`
      if (entry.isDirectory()) visit(path)
      else found.push(path)
    }
  }
  visit('')
  return found
}
