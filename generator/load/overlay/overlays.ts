import { pathToFileURL } from 'node:url'
import type { Diagnostic } from '../../diagnostics.ts'
import { didYouMean } from '../closest.ts'
import type { OpenedFile, SourceFiles } from '../source-files.ts'
import { readIdentifiers, resolveUri } from '../uri.ts'
import { applyAction } from './apply-action.ts'
import { EditedValue } from './edited-value.ts'
import { loadJsonPath } from './json-path.ts'
import type { JsonPath } from './json-path.ts'
import { readOverlay } from './read-overlay.ts'
import type { Overlay } from './read-overlay.ts'

/** What became of the overlays: the documents as they are now, by their path, and those that cannot be used since an overlay failed. */
export interface Overlaid {
  readonly files: ReadonlyMap<string, OpenedFile>
  readonly broken: ReadonlySet<string>
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Applies overlays in the order of their names, each to the document that it extends, or to the only one there is. They are applied
 * to documents as written, before references are followed, so that an overlay can mend a document.
 */
export async function applyOverlays(options: {
  readonly overlays: readonly OpenedFile[]
  readonly apis: readonly OpenedFile[]
  readonly files: Pick<SourceFiles, 'byIdentifier'>
  /** Every file of the folder, by its path. */
  readonly opened: ReadonlyMap<string, OpenedFile>
  readonly jsonPath?: () => Promise<JsonPath>
}): Promise<Overlaid> {
  const diagnostics: Diagnostic[] = []
  const broken = new Set<string>()
  const edits = new Map<string, { readonly file: OpenedFile; readonly edited: EditedValue }>()
  let jsonPath: JsonPath | undefined
  for (const file of [...options.overlays].sort((a, b) => (a.file < b.file ? -1 : 1))) {
    const read = readOverlay(file)
    diagnostics.push(...read.diagnostics)
    const target = findTarget({ ...options, file, written: read.overlay?.extends })
    if (read.overlay === undefined) {
      // Without what the overlay was to change, the document is not what its author means.
      if ('file' in target) broken.add(target.file.path)
      continue
    }
    if ('fault' in target) {
      diagnostics.push(target.fault)
      continue
    }
    try {
      jsonPath ??= await (options.jsonPath ?? loadJsonPath)()
    } catch {
      diagnostics.push({ code: 'overlay-package-missing', severity: 'error', place: file.place(''), message: 'overlays need the package json-p3, which is not installed', hint: 'npm install json-p3' })
      broken.add(target.file.path)
      continue
    }
    const entry = edits.get(target.file.path) ?? { file: target.file, edited: new EditedValue(target.file.value, target.file) }
    edits.set(target.file.path, entry)
    const found = applyOne(read.overlay, entry.edited, jsonPath)
    diagnostics.push(...found)
    if (found.some(({ severity }) => severity === 'error')) broken.add(target.file.path)
  }
  return { files: new Map([...edits].map(([path, { file, edited }]) => [path, editedFile(file, edited)])), broken, diagnostics }
}

function applyOne(overlay: Overlay, edited: EditedValue, jsonPath: JsonPath): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  for (const action of overlay.actions) {
    applyAction({
      overlay, edited, jsonPath,
      report: (severity, code, pointer, message, hint) => {
        diagnostics.push({ code, severity, place: overlay.file.place(pointer), message, ...(hint === undefined ? {} : { hint }) })
      },
    }, action)
  }
  return diagnostics
}

function editedFile(file: OpenedFile, edited: EditedValue): OpenedFile {
  return {
    ...file,
    value: edited.root,
    mayIdentify: true,
    identifiers: readIdentifiers(edited.root, file.identifiers.retrieved),
    place: (pointer, part) => edited.place(pointer, part),
  }
}

function findTarget(options: {
  readonly file: OpenedFile
  readonly written: string | undefined
  readonly apis: readonly OpenedFile[]
  readonly files: Pick<SourceFiles, 'byIdentifier'>
  readonly opened: ReadonlyMap<string, OpenedFile>
}): { readonly file: OpenedFile } | { readonly fault: Diagnostic } {
  const { file, written, apis, files, opened } = options
  const refuse = (pointer: string, message: string, hint?: string): { fault: Diagnostic } =>
    ({ fault: { code: 'overlay-extends', severity: 'error', place: file.place(pointer), message, ...(hint === undefined ? {} : { hint }) } })
  const names = apis.map((api) => relativeTo(file, api))
  if (written === undefined) {
    const [only, ...others] = apis
    if (only === undefined) return refuse('/overlay', 'there is no document that this overlay could be applied to')
    if (others.length === 0) return { file: only }
    return refuse('/overlay', `this overlay does not say which of ${apis.length} documents it is for`, `extends: ${names[0]}`)
  }
  const uri = resolveUri(written, file.identifiers.retrieved)
  const named = uri === undefined ? undefined : files.byIdentifier(uri)?.file
  const there = [...opened.values()].find((one) => pathToFileURL(one.path).href === uri) ?? named
  if (there !== undefined && there !== file) return { file: there }
  return refuse('/extends', `"${written}" is none of the documents here`, didYouMean(written, names) ?? (names.length === 0 ? undefined : `extends: ${names[0]}`))
}

/** How an overlay names a document: relative to where the overlay lies. */
function relativeTo(from: OpenedFile, to: OpenedFile): string {
  const folders = from.file.split('/').slice(0, -1)
  const parts = to.file.split('/')
  let shared = 0
  while (shared < folders.length && folders[shared] === parts[shared]) shared++
  const up = folders.slice(shared).map(() => '..')
  return [...(up.length === 0 ? ['.'] : up), ...parts.slice(shared)].join('/')
}
