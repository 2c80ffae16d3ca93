import { existsSync, realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { compareDiagnostics } from '../diagnostics.ts'
import type { Diagnostic } from '../diagnostics.ts'
import { loadApiDocument } from './api-document.ts'
import { apiName } from './api-name.ts'
import { readConfig, readRemoteRefs } from './config.ts'
import type { GatewayConfig } from './config.ts'
import { discoverFiles } from './discover.ts'
import type { ApiDocument } from './document.ts'
import { applyOverlays } from './overlay/overlays.ts'
import { readOrigins } from './remote.ts'
import { openFolder } from './source-files.ts'
import type { OpenedFile } from './source-files.ts'
import { roleOf } from './version.ts'

/** `root` is the project's folder; `specs` the folder of documents in it; `allowRemote` lists origins that references may name. */
export interface LoadOptions { readonly root: string; readonly specs?: string; readonly allowRemote?: readonly string[] }

/** What a project consists of. Where a diagnostic is an error, the document or configuration that has it is left out. */
export interface Project {
  readonly documents: readonly ApiDocument[]
  readonly config: GatewayConfig
  readonly diagnostics: readonly Diagnostic[]
}

/** Loads everything in the specs folder, in the order of the files' names; bad input gives diagnostics and never throws. */
export async function loadProject(options: LoadOptions): Promise<Project> {
  const root = existsSync(options.root) ? realpathSync(options.root) : resolve(options.root)
  const specs = options.specs ?? 'specs'
  const folder = resolve(root, specs)
  const found = discoverFiles({ root, folder })
  const diagnostics: Diagnostic[] = [...found.diagnostics]
  const configAt = found.files.find(({ file }) => isConfig(insideOf(file, specs)))
  const allowRemote = [...options.allowRemote ?? [], ...(configAt === undefined ? [] : readRemoteRefs(configAt))]
  const files = openFolder({ root, folder: existsSync(folder) ? realpathSync(folder) : folder, allowRemote })
  const apis: { name: string; root: OpenedFile }[] = []
  const overlays: OpenedFile[] = []
  const opens = new Map<string, OpenedFile>()
  let configFile: { readonly path: string; readonly file: string } | undefined
  for (const entry of readOrigins(options.allowRemote ?? []).invalid) {
    diagnostics.push({ code: 'remote-origin-invalid', severity: 'error', place: { file: specs }, message: `"${entry}" is no origin that documents could be fetched from`, hint: 'https://example.com' })
  }
  for (const at of found.files) {
    const inside = insideOf(at.file, specs)
    if (isConfig(inside)) {
      if (configFile === undefined) configFile = at
      else diagnostics.push({ code: 'config-twice', severity: 'error', place: { file: at.file }, message: `${configFile.file} is there too; one of them must go` })
      continue
    }
    const opened = files.open(at)
    if (opened === undefined) continue
    opens.set(opened.path, opened)
    const role = roleOf(opened.value)
    if (role === 'overlay') overlays.push(opened)
    if (role === 'api') apis.push({ name: apiName(inside), root: opened })
  }
  const overlaid = await applyOverlays({ overlays, apis: apis.map((api) => api.root), files, opened: opens })
  diagnostics.push(...overlaid.diagnostics)
  for (const file of overlaid.files.values()) files.replace(file)
  const documents: ApiDocument[] = []
  const named = new Map<string, OpenedFile>()
  for (const api of apis) {
    const other = named.get(api.name)
    if (other !== undefined) {
      diagnostics.push({ code: 'api-name-taken', severity: 'error', place: { file: api.root.file }, message: `this document and ${other.file} are both called "${api.name}"`, hint: 'rename one of the files' })
      continue
    }
    named.set(api.name, api.root)
    if (overlaid.broken.has(api.root.path)) continue
    const loaded = await loadApiDocument({ name: api.name, root: overlaid.files.get(api.root.path) ?? api.root, files })
    diagnostics.push(...loaded.diagnostics)
    if (loaded.document !== undefined) documents.push(loaded.document)
  }
  const config = readConfig({ ...(configFile === undefined ? {} : { file: configFile }), apis: [...named.keys()] })
  diagnostics.push(...config.diagnostics, ...files.diagnostics())
  return { documents, config: config.config, diagnostics: diagnostics.sort(compareDiagnostics) }
}

/** A file's name within the specs folder. */
function insideOf(file: string, specs: string): string {
  return file.slice(specs.replace(/\/+$/, '').length + 1)
}

function isConfig(inside: string): boolean {
  return inside === 'gateway.yaml' || inside === 'gateway.yml'
}
