import type { JsonObject } from '../../load/document.ts'
import type { Severity } from '../../diagnostics.ts'
import { assignFiles } from './assign-files.ts'
import { createFunctionSet } from './functions.ts'
import { createPatternCheck } from './patterns/pattern-check.ts'
import { printDeclarations, printModule } from './print.ts'
import { asObject, buildSchemaGraph, escapeToken, isSchema } from './schema-graph.ts'
import type { JsonSchema, Located, SchemaGraph } from './schema-graph.ts'
import { gatherSchemaFacts } from './schema-facts.ts'
import type { Direction } from './schema-facts.ts'

export type { JsonSchema, Direction }

/** A place where generated code needs a validator. */
export interface SchemaSlot {
  /** JavaScript identifier to export it as; unique among slots. */
  readonly name: string
  /** JSON pointer of the schema in the document, with or without `#`; absent for a schema that was made up. */
  readonly pointer?: string
  /** JSON Schema 2020-12; references lead into the document. */
  readonly schema: JsonSchema
  readonly direction: Direction
  /** What file it belongs to (a tag). */
  readonly group: string
  /** Its values come as JSON text, so that an acceptor can save parsing them. */
  readonly text?: boolean
  /** A function is wanted too that tells which members the schema declares. */
  readonly strips?: boolean
}

/** A finding about a schema; `pointer` is a JSON pointer in the document. */
export interface SchemaDiagnostic {
  readonly code: string
  readonly severity: Severity
  readonly pointer: string
  readonly message: string
  readonly hint?: string
}

/** The printed modules, where each slot's validator ended up, and what is wrong with the schemas. */
export interface CompiledValidators {
  /** File name (`shared.js`, `pets.js`, and a `.d.ts` for each) to text. */
  readonly files: ReadonlyMap<string, string>
  /** Slot name to the name and `.js` file of its function; slots with equal schemas share one. */
  readonly exports: ReadonlyMap<string, { readonly name: string; readonly file: string }>
  /** The same for the functions that tell what is declared; slots whose schema declares no members have none. */
  readonly declared: ReadonlyMap<string, { readonly name: string; readonly file: string }>
  readonly diagnostics: readonly SchemaDiagnostic[]
}

/**
 * Compiles the schemas of a document, normalised to 2020-12, into ES modules that need nothing but `gatewright/formats`.
 * Bad schemas give diagnostics and never throw; the modules are complete without the faulty keywords. Same input, same bytes.
 */
export function compileValidators(options: {
  readonly document: JsonObject
  readonly slots: readonly SchemaSlot[]
  readonly allowSlowPatterns?: boolean
}): CompiledValidators {
  const { document, slots } = options
  const places = slots.map(({ schema, pointer }) => ({ schema, pointer: (pointer ?? '').replace(/^#/, '') }))
  const graph = buildSchemaGraph(document, places)
  const roots = places.map(({ schema, pointer }) => graph.locate(schema, pointer))
  const components = slots.some(({ strips }) => strips) ? componentsOf(document, graph) : []
  const facts = gatherSchemaFacts(graph, [...roots, ...components])

  const diagnostics = new Map<string, SchemaDiagnostic>()
  const report = (severity: Severity, code: string, pointer: string, message: string, hint?: string): void => {
    const key = `${code} ${pointer}`
    if (!diagnostics.has(key)) diagnostics.set(key, { code, severity, pointer, message, ...(hint === undefined ? {} : { hint }) })
  }
  const set = createFunctionSet({
    graph, facts, components,
    acceptPattern: createPatternCheck({ allowSlow: options.allowSlowPatterns ?? false, report }),
    report: (code, pointer, message, hint, severity = 'error') => report(severity, code, pointer, message, hint),
  })
  const named = slots.map((slot, index) => ({ slot, name: set.addSlot(slot.name, roots[index] as (typeof roots)[number], slot.direction) }))
  const declared = slots.flatMap((slot, index) => {
    const name = slot.strips ? set.addDeclared(roots[index] as (typeof roots)[number], slot.direction) : null
    return name === null ? [] : [{ slot, name }]
  })
  const functions = set.compileAll([...new Set(named.flatMap(({ slot, name }) => (slot.text === true ? [name] : [])))])
  const uses = [...named, ...declared].flatMap(({ slot: { group }, name }) => {
    const acceptor = functions.get(name)?.acceptor
    return acceptor === undefined ? [{ name, group }] : [{ name, group }, { name: acceptor, group }]
  })
  const { files, fileOf } = assignFiles(functions, uses)

  const exported = new Set([...named, ...declared].map(({ name }) => name))
  for (const { name, needs, acceptor } of functions.values()) {
    for (const other of needs.calls) if (fileOf(other) !== fileOf(name)) exported.add(other)
    if (acceptor !== undefined && fileOf(acceptor) !== fileOf(name)) exported.add(acceptor)
  }
  const texts = new Map<string, string>()
  for (const [file, members] of files) {
    if (members.length === 0) continue
    texts.set(`${file}.js`, printModule({
      functions: members.map(({ name, origin, code, needs }) => ({ name, code, needs, comment: origin, exported: exported.has(name) })),
      accepting: members.flatMap(({ name, acceptor }) => (acceptor === undefined ? [] : [{ name, acceptor }])),
      importFrom: (name) => (fileOf(name) === file ? undefined : `./${fileOf(name)}.js`),
    }))
    texts.set(`${file}.d.ts`, printDeclarations(members.filter(({ name }) => exported.has(name))))
  }
  return {
    files: texts,
    exports: new Map(named.map(({ slot, name }) => [slot.name, { name, file: `${fileOf(name)}.js` }])),
    declared: new Map(declared.map(({ slot, name }) => [slot.name, { name, file: `${fileOf(name)}.js` }])),
    diagnostics: [...diagnostics.values()],
  }
}

function componentsOf(document: JsonObject, graph: SchemaGraph): readonly Located[] {
  const schemas = asObject(asObject(document['components'])?.['schemas']) ?? {}
  return Object.entries(schemas).flatMap(([name, schema]) => (isSchema(schema) ? [graph.locate(schema, `/components/schemas/${escapeToken(name)}`)] : []))
}
