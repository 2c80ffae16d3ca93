import { hasErrors } from '../diagnostics.ts'
import type { Diagnostic, Place } from '../diagnostics.ts'
import { bundle } from './bundle.ts'
import { checkStructure } from './check-structure.ts'
import type { ApiDocument, JsonObject } from './document.ts'
import { normalise } from './normalise.ts'
import { sourcePlace, sourcePointer } from './place.ts'
import { collectReferences } from './references.ts'
import type { OpenedFile, SourceFiles } from './source-files.ts'
import { convertSwagger } from './swagger/convert.ts'
import { readVersion, shapeOfFamily } from './version.ts'

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
  const shape = shapeOfFamily(version.family)
  let collected = collectReferences(root, files, shape)
  while (await files.fetchWanted()) collected = collectReferences(root, files, shape)
  const { references, diagnostics: broken } = collected
  if (hasErrors(broken)) return { diagnostics: broken }
  const bundled = await bundle({ root, references, shape })
  if ('fault' in bundled) return { diagnostics: [bundled.fault] }
  const { source: bundledSource, originOf } = bundled
  const placeWritten = sourcePlace({ source: bundledSource, root, originOf })
  const diagnostics = [...broken, ...checkStructure({ source: bundledSource, version: version.family, place: placeWritten })]
  if (hasErrors(diagnostics)) return { diagnostics }
  const converted = version.family === '2.0' ? convertSwagger(bundledSource) : undefined
  for (const { pointer, ...finding } of converted?.findings ?? []) diagnostics.push({ ...finding, place: placeWritten(pointer) })
  if (hasErrors(diagnostics)) return { diagnostics }
  const source = converted?.document ?? bundledSource
  const place = (pointer: string): Place => placeWritten(converted?.writtenAt(pointer) ?? pointer)
  const { document, wrapped } = normalise(source, version.family === '2.0' ? '3.0' : version.family)
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
