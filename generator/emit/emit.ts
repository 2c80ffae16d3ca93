import type { Diagnostic } from '../diagnostics.ts'
import type { ApiDocument } from '../load/document.ts'
import type { ApiModel, Model } from '../model/model.ts'
import { emitGateway } from './gateway.ts'
import { emitHooks } from './hooks.ts'
import { escapeInvisible } from './literal.ts'
import { emitOperations } from './operations.ts'
import { emitPublished } from './published.ts'
import { findSyntaxFault } from './syntax.ts'
import { emitTypes } from './types.ts'
import { emitValidatorsIndex } from './validators-index.ts'
import { emitXmlShapes } from './xml-shapes.ts'
import { compileValidators } from './validators/compile-validators.ts'

/** Files by their path below `generated/`, complete, and what was found on the way. */
export interface Emitted {
  readonly files: ReadonlyMap<string, string>
  readonly diagnostics: readonly Diagnostic[]
}

/** Called before each step with what is about to be made. */
export type Progress = (step: 'validators' | 'types' | 'operations' | 'parse', api: string) => void

/** Prints everything that is generated of one API. */
export async function emitApi(options: {
  readonly api: ApiModel; readonly document: ApiDocument; readonly progress?: Progress
}): Promise<Emitted> {
  const { api, document, progress } = options
  const diagnostics: Diagnostic[] = []
  const files = new Map<string, string>()
  const put = (name: string, text: string): void => {
    files.set(`${api.name}/${name}`, text)
  }
  progress?.('validators', api.name)
  await turn()
  const compiled = compileValidators({
    document: document.document,
    slots: api.slots.map(({ pointer, ...slot }) => ({ ...slot, ...(pointer === null ? {} : { pointer }) })),
    allowSlowPatterns: api.allowSlowPatterns,
  })
  for (const { code, severity, pointer, message, hint } of compiled.diagnostics) {
    diagnostics.push({ code, severity, place: document.place(pointer.replace(/^#/, '')), message, ...(hint === undefined ? {} : { hint }) })
  }
  for (const [name, text] of compiled.files) put(`validators/${name}`, escapeInvisible(text))
  const index = emitValidatorsIndex(api, [...compiled.exports.values(), ...compiled.declared.values()])
  put('validators/index.js', index)
  put('validators/index.d.ts', index)
  progress?.('types', api.name)
  await turn()
  try {
    put('types.gen.ts', emitTypes(api, document))
  } catch (error) {
    diagnostics.push({
      code: 'types-failed', severity: 'error', place: document.place(''),
      message: `no types could be made of this document: ${error instanceof Error ? error.message : String(error)}`,
      hint: 'this is a fault of gatewright or of openapi-typescript: please report it with the document',
    })
  }
  progress?.('operations', api.name)
  put('operations.gen.ts', emitOperations(api, namesOf(compiled.exports), namesOf(compiled.declared)))
  const xml = emitXmlShapes(api)
  if (xml !== undefined) put('xml.gen.ts', xml)
  put('hooks.gen.ts', emitHooks(api))
  put('openapi.json', emitPublished(document.source))
  progress?.('parse', api.name)
  await turn()
  diagnostics.push(...checkSyntax(files, document.file))
  return { files, diagnostics }
}

function namesOf(functions: ReadonlyMap<string, { readonly name: string }>): ReadonlyMap<string, string> {
  return new Map([...functions].map(([slot, { name }]) => [slot, name]))
}

/** Prints what all APIs have in common. */
export function emitShared(model: Model): Emitted {
  const files = new Map([['gateway.gen.ts', emitGateway(model)]])
  return { files, diagnostics: checkSyntax(files, 'generated/gateway.gen.ts') }
}

/** Nothing that does not parse is written, whatever a document made of it. */
function checkSyntax(files: ReadonlyMap<string, string>, place: string): readonly Diagnostic[] {
  return [...files].flatMap(([name, text]) => {
    const fault = findSyntaxFault(name, text)
    return fault === undefined ? [] : [{
      code: 'output-syntax', severity: 'error' as const, place: { file: place },
      message: `generated/${name} would not parse, line ${fault.line}: ${fault.message}`,
      hint: 'this is a fault of gatewright: please report it with the document',
    }]
  })
}

/** Lets timers and the terminal have a turn between long steps. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
