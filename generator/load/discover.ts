import { readdirSync, realpathSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Diagnostic } from '../diagnostics.ts'

/** A file found under the specs folder: its real path, and its name relative to the project. */
export interface FoundFile { readonly path: string; readonly file: string }

/** Every YAML and JSON file under a folder, in the order of its names; hidden files and `node_modules` are passed over. */
export function discoverFiles(options: { readonly root: string; readonly folder: string }):
{ readonly files: readonly FoundFile[]; readonly diagnostics: readonly Diagnostic[] } {
  const { root, folder } = options
  const files: FoundFile[] = []
  const diagnostics: Diagnostic[] = []
  const name = (path: string): string => relative(root, path).split(sep).join('/')
  const refuse = (code: string, path: string, message: string, hint?: string): void => {
    diagnostics.push({ code, severity: 'error', place: { file: name(path) }, message, ...(hint === undefined ? {} : { hint }) })
  }
  const top = realOf(folder)
  if (typeof top !== 'string') {
    refuse('specs-missing', folder, `the folder of the API documents cannot be read (${top.reason})`, `create ${name(folder)}/ and put an OpenAPI document into it`)
    return { files, diagnostics }
  }
  const visited = new Set<string>()
  const visit = (directory: string, real: string): void => {
    if (visited.has(real)) return
    visited.add(real)
    let names: string[]
    try {
      names = readdirSync(directory).sort()
    } catch (error) {
      const reason = (error as NodeJS.ErrnoException).code ?? 'unknown'
      refuse(directory === folder ? 'specs-missing' : 'file-unreadable', directory, `the folder cannot be read (${reason})`)
      return
    }
    for (const entry of names) {
      if (entry.startsWith('.') || entry === 'node_modules') continue
      const path = join(directory, entry)
      const target = realOf(path)
      if (typeof target !== 'string') {
        if (isDocument(entry)) refuse('file-unreadable', path, `the file cannot be read (${target.reason})`)
      } else if (!isInside(top, target)) {
        if (isDocument(entry) || isDirectory(target)) refuse('file-outside-folder', path, `this link leaves ${name(folder)}/`, 'copy the file into the folder')
      } else if (isDirectory(target)) visit(path, target)
      else if (isDocument(entry)) files.push({ path: target, file: name(path) })
    }
  }
  visit(folder, top)
  return { files, diagnostics }
}

/** True where `path` is `folder` or lies in it; both must be real paths. */
export function isInside(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

function isDocument(name: string): boolean {
  return /\.(json|ya?ml)$/i.test(name)
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

function realOf(path: string): string | { readonly reason: string } {
  try {
    return realpathSync(path)
  } catch (error) {
    return { reason: (error as NodeJS.ErrnoException).code ?? 'unknown' }
  }
}
