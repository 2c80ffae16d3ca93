import type { Diagnostic } from '../diagnostics.ts'
import type { JsonObject } from './document.ts'
import type { Origin } from './place.ts'
import type { Reference } from './references.ts'
import type { OpenedFile } from './source-files.ts'

export type Bundled =
  | { readonly source: JsonObject; readonly originOf: (node: object) => Origin | undefined }
  | { readonly fault: Diagnostic }

/** Makes one document of a root file and the files it refers to; a document in one file is returned as it is. */
export async function bundle(options: { readonly root: OpenedFile; readonly references: readonly Reference[] }): Promise<Bundled> {
  const { root, references } = options
  const external = references.find((reference) => reference.target.file !== root)
  if (external === undefined) return { source: root.value as JsonObject, originOf: () => undefined }
  return { fault: { code: 'bundle-failed', severity: 'error', place: external.file.place(external.pointer), message: 'documents in several files are not bundled yet' } }
}
