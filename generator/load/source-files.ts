import { existsSync, realpathSync } from 'node:fs'
import { isAbsolute, relative, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Diagnostic } from '../diagnostics.ts'
import { isInside } from './discover.ts'
import { readSourceFile } from './source-file.ts'
import type { SourceFile, SourceReading } from './source-file.ts'
import { readIdentifiers } from './uri.ts'
import type { Identifiers } from './uri.ts'

/** A source file together with the identifiers that its schemas declare. */
export interface OpenedFile extends SourceFile { readonly identifiers: Identifiers }

/** The files that one document may be written in: those of one folder, each read once. */
export interface SourceFiles {
  /** Reads a file that lies in the folder; its diagnostics are collected once. */
  open(at: { readonly path: string; readonly file: string }): OpenedFile | undefined
  /** Puts another content in the place of a file that was opened. */
  replace(file: OpenedFile): void
  /** The schema or file that carries this absolute URI, among the files opened so far. */
  byIdentifier(uri: string): { readonly file: OpenedFile; readonly pointer: string; readonly anchors: ReadonlyMap<string, string> } | undefined
  /** The file that a reference names, if it may be read. */
  openReference(request: ReferenceRequest): { readonly file: OpenedFile } | { readonly fault: Omit<Diagnostic, 'place'> }
  /** What was wrong with the files read so far. */
  diagnostics(): readonly Diagnostic[]
}

/** `ref` is the address as written, `uri` the same resolved, `inResource` says that an `$id` was the base. */
export interface ReferenceRequest {
  readonly ref: string
  readonly uri: string | undefined
  readonly from: SourceFile
  readonly inResource: boolean
}

/** Confines all reading to one folder: a path outside it, by its name or by a link, is refused before anything is opened. */
export function openFolder(options: { readonly root: string; readonly folder: string; readonly allowRemote?: readonly string[] }): SourceFiles {
  const readings = new Map<string, { file: OpenedFile | undefined; reading: SourceReading }>()
  const identifiers = new Map<string, { file: OpenedFile; pointer: string; anchors: ReadonlyMap<string, string> }>()
  const name = (path: string): string => relative(options.root, path).split(sep).join('/')
  const open = (at: { readonly path: string; readonly file: string }): OpenedFile | undefined => {
    const known = readings.get(at.path)
    if (known !== undefined) return known.file
    const reading = readSourceFile(at)
    const { source } = reading
    const file = source === undefined ? undefined : { ...source, identifiers: readIdentifiers(source.mayIdentify ? source.value : null, pathToFileURL(source.path).href) }
    readings.set(at.path, { file, reading })
    if (file !== undefined) identify(file)
    return file
  }
  const identify = (file: OpenedFile): void => {
    for (const { uri, pointer, anchors } of file.identifiers.resources) {
      if (!identifiers.has(uri)) identifiers.set(uri, { file, pointer, anchors })
    }
  }
  const refuse = (code: string, message: string, hint?: string): { fault: Omit<Diagnostic, 'place'> } =>
    ({ fault: { code, severity: 'error', message, ...(hint === undefined ? {} : { hint }) } })
  return {
    open,
    replace: (file) => {
      const reading = readings.get(file.path)?.reading ?? { diagnostics: [] }
      readings.set(file.path, { file, reading })
      for (const [uri, known] of identifiers) if (known.file.path === file.path) identifiers.delete(uri)
      identify(file)
    },
    byIdentifier: (uri) => identifiers.get(uri),
    diagnostics: () => [...readings.values()].flatMap(({ reading }) => reading.diagnostics),
    openReference: ({ ref, uri, inResource }) => {
      if (uri === undefined) return refuse('ref-not-found', `"${ref}" is no address`)
      const url = new URL(uri)
      const written = /^([a-z][a-z\d+.-]+):/i.exec(ref)?.[1]?.toLowerCase()
      if (written === 'file' || isAbsolute(ref) || ref.startsWith('\\') || /^[a-z]:/i.test(ref)) {
        return refuse('ref-outside-folder', `"${ref}" is an absolute path; a reference may name files below ${name(options.folder)}/ only`, 'write the path relative to this file')
      }
      if (url.protocol !== 'file:') {
        if (inResource && written === undefined) {
          return refuse('ref-not-found', `"${ref}" means ${uri} here, since a schema above it has an $id, and no schema carries that $id`)
        }
        const allowed = options.allowRemote?.includes(url.origin) === true
        return refuse('ref-remote-refused', allowed ? `"${ref}" is on another host, and documents on other hosts are not read yet` : `"${ref}" is on another host; nothing is fetched when generating`,
          `save the file below ${name(options.folder)}/ and refer to it there`)
      }
      const file = realOf(url)
      if (file === undefined) {
        const path = pathOf(url)
        if (path !== undefined && !isInside(options.folder, path)) return outside(ref)
        return refuse('ref-not-found', `"${ref}" leads nowhere: there is no file ${path === undefined ? 'of that name' : name(path)}`)
      }
      if (!isInside(realpathSync(options.folder), file)) return outside(ref)
      const opened = open({ path: file, file: name(file) })
      return opened === undefined ? refuse('ref-unreadable', `"${ref}" names a file that cannot be used; see its own errors`) : { file: opened }
    },
  }
  function outside(ref: string): { fault: Omit<Diagnostic, 'place'> } {
    return refuse('ref-outside-folder', `"${ref}" leaves ${name(options.folder)}/; a reference may name files below it only`, `copy the file below ${name(options.folder)}/`)
  }
}

function pathOf(url: URL): string | undefined {
  try {
    return fileURLToPath(url.href.split(/[?#]/)[0]!)
  } catch {
    return undefined
  }
}

function realOf(url: URL): string | undefined {
  const path = pathOf(url)
  return path !== undefined && existsSync(path) ? realpathSync(path) : undefined
}
