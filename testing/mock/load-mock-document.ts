import { realpathSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { formatDiagnostic, hasErrors } from '../../generator/diagnostics.ts'
import type { Diagnostic } from '../../generator/diagnostics.ts'
import { loadApiDocument } from '../../generator/load/api-document.ts'
import { apiName } from '../../generator/load/api-name.ts'
import type { ApiDocument } from '../../generator/load/document.ts'
import { openFolder } from '../../generator/load/source-files.ts'
import type { MockDocument } from './start-mock.ts'

/** The document of one file, or what is wrong with it. */
export interface LoadedMockDocument { readonly document?: ApiDocument; readonly diagnostics: readonly Diagnostic[] }

/** Loads one OpenAPI file with its references, as `generate` does; files that it refers to must lie in its folder. Never throws. */
export async function loadMockDocument(path: string, name = mockName(path)): Promise<LoadedMockDocument> {
  let full: string
  try {
    full = realpathSync(resolve(path))
  } catch (error) {
    return { diagnostics: [{ code: 'file-unreadable', severity: 'error', place: { file: path }, message: error instanceof Error ? error.message : String(error) }] }
  }
  const folder = dirname(full)
  const files = openFolder({ root: folder, folder })
  const root = files.open({ path: full, file: basename(full) })
  if (root === undefined) return { diagnostics: files.diagnostics() }
  const loaded = await loadApiDocument({ name, root, files })
  return { ...loaded, diagnostics: [...loaded.diagnostics, ...files.diagnostics()] }
}

/** A document of the embedded backend that is loaded from its file on the first request; a file with errors answers nothing and is told of. */
export function mockFromFile(path: string, options: { readonly name?: string; readonly basePath?: string } = {}): MockDocument {
  const name = options.name ?? mockName(path)
  return {
    name,
    ...(options.basePath === undefined ? {} : { basePath: options.basePath }),
    document: async () => {
      const { document, diagnostics } = await loadMockDocument(path, name)
      if (document !== undefined) return document.document
      const errors = hasErrors(diagnostics) ? diagnostics.filter(({ severity }) => severity === 'error') : diagnostics
      throw new Error(errors.map((diagnostic) => formatDiagnostic(diagnostic)).join('\n') || `${path} is no OpenAPI document`)
    },
  }
}

/** `generated/petstore/openapi.json` is `petstore`, `specs/petstore.yaml` too. */
export function mockName(path: string): string {
  const parts = path.split(/[\\/]/)
  const last = parts.at(-1) ?? path
  return apiName(/^openapi\.(json|ya?ml)$/i.test(last) && parts.length > 1 ? parts.at(-2) ?? last : last)
}
