import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { after } from 'node:test'
import { compileValidators } from '../../../generator/emit/validators/compile-validators.ts'
import type { CompiledValidators, SchemaSlot } from '../../../generator/emit/validators/compile-validators.ts'
import type { JsonObject } from '../../../generator/load/document.ts'
import type { Declare, Validate } from '../../../runtime/contract.ts'

/** Printed modules, imported: the validators by the names of their slots. */
export interface Imported extends CompiledValidators {
  validator(slot: string): Validate
  /** The function that tells what a slot's schema declares; undefined where it declares nothing. */
  declare(slot: string): Declare | undefined
}

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** Compiles slots, writes the modules to a folder that the tests remove, and imports them. */
export async function importValidators(document: JsonObject, slots: readonly SchemaSlot[], allowSlowPatterns = false): Promise<Imported> {
  const compiled = compileValidators({ document, slots, allowSlowPatterns })
  // Inside the project, since the modules import `gatewright/formats` by the project's own name.
  const folder = mkdtempSync(join(root, 'test', 'unit', 'validators', '.printed-'))
  after(() => rmSync(folder, { recursive: true, force: true }))
  for (const [file, text] of compiled.files) writeFileSync(join(folder, file), text)
  const modules = new Map<string, Record<string, Validate | Declare>>()
  for (const file of compiled.files.keys()) {
    if (!file.endsWith('.js')) continue
    modules.set(file, await import(pathToFileURL(join(folder, file)).href) as Record<string, Validate | Declare>)
  }
  return {
    ...compiled,
    validator(slot) {
      const place = compiled.exports.get(slot)
      const validate = place && modules.get(place.file)?.[place.name]
      if (!validate) throw new Error(`no validator for ${slot}`)
      return validate as Validate
    },
    declare(slot) {
      const place = compiled.declared.get(slot)
      return place && modules.get(place.file)?.[place.name] as Declare | undefined
    },
  }
}

/** A slot for one schema, named `value`. */
export function slot(schema: SchemaSlot['schema'], more: Partial<SchemaSlot> = {}): SchemaSlot {
  return { name: 'value', schema, direction: 'request', group: 'test', ...more }
}
