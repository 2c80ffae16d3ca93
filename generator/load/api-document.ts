import { hasErrors } from '../diagnostics.ts'
import type { Diagnostic } from '../diagnostics.ts'
import { bundle } from './bundle.ts'
import { checkStructure } from './check-structure.ts'
import type { ApiDocument, JsonObject } from './document.ts'
import { normalise } from './normalise.ts'
import { sourcePlace, sourcePointer } from './place.ts'
import { collectReferences } from './references.ts'
import type { OpenedFile, SourceFiles } from './source-files.ts'
import { readVersion } from './version.ts'

/**
 * One API from its root file: read its version, resolve and check every reference, bundle, check its shape, normalise.
 * A document with an error is not returned, so that what is returned can be trusted to have the right shapes.
 */
export async function loadApiDocument(options: { readonly name: string; readonly root: OpenedFile; readonly files: SourceFiles }):
Promise<{ readonly document?: ApiDocument; readonly diagnostics: readonly Diagnostic[] }> {
  const { name, root, files } = options
  const written = root.value as JsonObject
  const version = readVersion(written)
  if ('fault' in version) return { diagnostics: [{ ...version.fault, place: root.place(version.pointer) }] }
  const { references, diagnostics: broken } = collectReferences(root, files)
  if (broken.length > 0) return { diagnostics: broken }
  const bundled = await bundle({ root, references })
  if ('fault' in bundled) return { diagnostics: [bundled.fault] }
  const { source, originOf } = bundled
  const place = sourcePlace({ source, root, originOf })
  const diagnostics = checkStructure({ source, version: version.family, place })
  if (hasErrors(diagnostics)) return { diagnostics }
  const { document, wrapped } = normalise(source, version.family)
  return {
    diagnostics,
    document: {
      name,
      file: root.file,
      version: version.written,
      source,
      document,
      place: (pointer) => ({ ...place(sourcePointer(document, wrapped, pointer)) }),
    },
  }
}
