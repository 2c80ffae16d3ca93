import { existsSync, realpathSync } from 'node:fs'
import { isAbsolute, relative, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Diagnostic } from '../diagnostics.ts'
import { isInside } from './discover.ts'
import { download, readOrigins } from './remote.ts'
import { parseSource, readSourceFile } from './source-file.ts'
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
  /** The file that a reference names, if it may be read; of one that is still to be fetched `fetchWanted` takes note. */
  openReference(request: ReferenceRequest): { readonly file: OpenedFile } | { readonly fault: Omit<Diagnostic, 'place'> }
  /** Fetches what references named on allowed origins since the last call; true where there was something, so that references are worth another look. */
  fetchWanted(): Promise<boolean>
  /** What was wrong with the files read so far. */
  diagnostics(): readonly Diagnostic[]
}

/** `ref` is the address as written, `uri` the same resolved, `inResource` says that an `$id` was the base. */
export interface ReferenceRequest {
  readonly ref: string
  readonly uri: string | undefined
  readonly from: OpenedFile
  readonly inResource: boolean
}

/** Confines all reading to one folder, and to allowed origins: a path outside it, by its name or by a link, is refused before anything is opened. */
export function openFolder(options: { readonly root: string; readonly folder: string; readonly allowRemote?: readonly string[] }): SourceFiles {
  const readings = new Map<string, { file: OpenedFile | undefined; reading: SourceReading }>()
  const identifiers = new Map<string, { file: OpenedFile; pointer: string; anchors: ReadonlyMap<string, string> }>()
  const { origins } = readOrigins(options.allowRemote ?? [])
  const remotes = new Map<string, { readonly file: OpenedFile | undefined } | { readonly fault: string }>()
  const wanted = new Set<string>()
  const name = (path: string): string => relative(options.root, path).split(sep).join('/')
  const open = (at: { readonly path: string; readonly file: string }): OpenedFile | undefined => {
    const known = readings.get(at.path)
    if (known !== undefined) return known.file
    return keep(at.path, readSourceFile(at), pathToFileURL(at.path).href)
  }
  const keep = (path: string, reading: SourceReading, retrieved: string): OpenedFile | undefined => {
    const { source } = reading
    const file = source === undefined ? undefined : { ...source, identifiers: readIdentifiers(source.mayIdentify ? source.value : null, retrieved) }
    readings.set(path, { file, reading })
    if (file !== undefined) identify(file)
    return file
  }
  const fetchOne = async (address: string): Promise<void> => {
    const found = await download({ url: address, origins })
    if ('fault' in found) {
      remotes.set(address, found)
      return
    }
    const { url, bytes } = found
    const json = new URL(url).pathname.toLowerCase().endsWith('.json') || isJson(bytes)
    // Two addresses may redirect to one.
    remotes.set(address, { file: readings.get(url)?.file ?? keep(url, parseSource({ path: url, file: url, bytes, json }), url) })
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
    fetchWanted: async () => {
      const addresses = [...wanted]
      wanted.clear()
      await Promise.all(addresses.map(fetchOne))
      return addresses.length > 0
    },
    openReference: ({ ref, uri, from, inResource }) => {
      if (uri === undefined) return refuse('ref-not-found', `"${ref}" is no address`)
      const url = new URL(uri)
      const written = /^([a-z][a-z\d+.-]+):/i.exec(ref)?.[1]?.toLowerCase()
      const isLocal = from.identifiers.retrieved.startsWith('file:')
      if (written === 'file' || (isLocal && isAbsolute(ref)) || ref.startsWith('\\') || /^[a-z]:/i.test(ref)) {
        return refuse('ref-outside-folder', `"${ref}" is an absolute path; a reference may name files below ${name(options.folder)}/ only`, 'write the path relative to this file')
      }
      if (url.protocol !== 'file:') {
        if (origins.has(url.origin)) return openRemote(ref, url.href)
        if (inResource && written === undefined) {
          return refuse('ref-not-found', `"${ref}" means ${uri} here, since a schema above it has an $id, and no schema carries that $id`)
        }
        return refuse('ref-remote-refused', `"${ref}" is on another host; nothing is fetched from ${/^https?:$/.test(url.protocol) ? url.origin : url.protocol} when generating`,
          `save the file below ${name(options.folder)}/ and refer to it there${/^https?:$/.test(url.protocol) ? `, or allow it in gateway.yaml: remoteRefs: [${url.origin}]` : ''}`)
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
  function openRemote(ref: string, address: string): { readonly file: OpenedFile } | { fault: Omit<Diagnostic, 'place'> } {
    const known = remotes.get(address)
    if (known === undefined) {
      if (remotes.size + wanted.size >= maxRemotes) return refuse('ref-remote-failed', `"${ref}" is one more than the ${maxRemotes} documents on other hosts that are fetched`)
      wanted.add(address)
      return refuse('ref-remote-failed', `"${ref}" has not been fetched`)
    }
    if ('fault' in known) return refuse('ref-remote-failed', `"${ref}" cannot be used: ${known.fault}`)
    return known.file === undefined ? refuse('ref-unreadable', `"${ref}" names a file that cannot be used; see its own errors`) : { file: known.file }
  }
  function outside(ref: string): { fault: Omit<Diagnostic, 'place'> } {
    return refuse('ref-outside-folder', `"${ref}" leaves ${name(options.folder)}/; a reference may name files below it only`, `copy the file below ${name(options.folder)}/`)
  }
}

const maxRemotes = 200

/** An address need not say what is there, and JSON may have tabs, which YAML does not allow. */
function isJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(new TextDecoder().decode(bytes))
    return true
  } catch {
    return false
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
