import { compareDiagnostics } from '../diagnostics.ts'
import type { Diagnostic, Place, Severity } from '../diagnostics.ts'
import { describeValue, leafFault } from './check-leaf.ts'
import { checkObject } from './check-object.ts'
import { checkSchema } from './check-schema.ts'
import { didYouMean } from './closest.ts'
import type { Json, JsonObject } from './document.ts'
import { laterThan } from './grammar-later.ts'
import { leaves, ruleOf } from './grammar.ts'
import type { Shape } from './grammar.ts'
import { escapeToken, valueAt } from './pointer.ts'
import { isReferable } from './references.ts'
import { localPointer } from './uri.ts'
import { hasFullSchemas, shapeOfFamily } from './version.ts'
import type { Family } from './version.ts'
import { walk } from './walk.ts'

/** Reports one fault at a pointer of the document. */
export type Report = (severity: Severity, code: string, pointer: string, message: string, hint?: string) => void

/**
 * Checks that everything that later stages walk has the shape that the specification gives it. It is no full validation:
 * a fault is an error only where the document could not be used; prose of a wrong type, a missing title and
 * misspelt fields are warnings.
 */
export function checkStructure(options: {
  readonly source: JsonObject
  readonly version: Family
  readonly place: (pointer: string) => Place
}): Diagnostic[] {
  const { source, version, place } = options
  const diagnostics: Diagnostic[] = []
  const report: Report = (severity, code, pointer, message, hint) => {
    diagnostics.push({ code, severity, place: place(pointer), message, ...(hint === undefined ? {} : { hint }) })
  }
  const seen = new WeakMap<object, Set<string>>()
  const isNew = (node: object, shape: Shape): boolean => {
    const key = `${shape.form} ${shape.kind}`
    const kinds = seen.get(node)
    if (kinds?.has(key)) return false
    if (kinds === undefined) seen.set(node, new Set([key]))
    else kinds.add(key)
    return true
  }
  const pending: { value: Json; shape: Shape; pointer: string }[] = [{ value: source, shape: shapeOfFamily(version), pointer: '' }]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    walk(next.value, next.shape, next.pointer, {
      object: (node, kind, pointer) => {
        if (!isNew(node, { form: 'one', kind })) return false
        checkFields(node, kind, pointer, version, source, report)
        return true
      },
      reference: (node, shape, pointer) => {
        if (!isNew(node, shape)) return false
        if (!isReferable(shape)) {
          report('error', 'ref-not-allowed', `${pointer}/$ref`, `a reference may not stand here, where ${describeShape(shape)} is expected`, 'write the members out')
          return false
        }
        // A target outside the tree that the grammar knows (an extension, an unknown section) is checked as what it is used for.
        const target = node.$ref.startsWith('#/') ? localPointer(node.$ref) : undefined
        const value = target === undefined ? undefined : valueAt(source, target)
        const other = target === undefined ? undefined : kindOfEntry(target, version)
        if (other !== undefined && other !== shape.kind) {
          report('warning', 'ref-kind', `${pointer}/$ref`, `this leads to ${describeKind(other)}, where ${describeShape(shape)} is expected`)
        }
        if (target !== undefined && value !== undefined) pending.push({ value, shape, pointer: target })
        if (!hasFullSchemas(version)) warnOfSiblings(node, shape, pointer, version, report)
        else if (shape.kind === 'schema') checkSchema(node, pointer, version, report)
        return (shape.kind === 'schema' && hasFullSchemas(version)) || ruleOf(shape.kind).joinsReference
      },
      misshapen: (value, shape, pointer) => {
        // Lists and maps of plain values are checked with the object that has them.
        if (leaves.has(shape.kind)) return
        // The name of the property, in 2.0.
        if (shape.kind === 'discriminator' && version === '2.0' && typeof value === 'string') return
        const tuple = shape.kind === 'schema' && shape.form === 'one' && Array.isArray(value)
        report(isProse(shape.kind) ? 'warning' : 'error', 'wrong-type', pointer, `expected ${describeShape(shape)}, found ${describeValue(value)}`,
          tuple ? 'a list of schemas by position is "prefixItems" since OpenAPI 3.1' : undefined)
      },
    })
  }
  return gather(diagnostics)
}

/** A slip that a generator of documents makes, it makes a thousand times: warnings with the same words become one, with their number. */
function gather(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const groups = new Map<string, Diagnostic[]>()
  for (const diagnostic of diagnostics) {
    const key = diagnostic.severity === 'error' ? `${groups.size}` : `${diagnostic.code} ${diagnostic.message} ${diagnostic.hint}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [diagnostic])
    else group.push(diagnostic)
  }
  return [...groups.values()].map((group) => {
    const first = group.reduce((least, next) => compareDiagnostics(next, least) < 0 ? next : least)
    return group.length === 1 ? first : { ...first, message: `${first.message} (and ${group.length - 1} more like this)` }
  })
}

/** OpenAPI 3.0.4, section 4.8.23: what stands beside "$ref" is ignored; only where that changes something is it worth a word. */
function warnOfSiblings(node: JsonObject, shape: Shape, pointer: string, version: Family, report: Report): void {
  if (ruleOf(shape.kind).joinsReference) return
  const ignored = Object.keys(node).filter((key) => key !== '$ref' && !harmlessSiblings.has(key) && !key.startsWith('x-'))
  if (ignored.length === 0) return
  report('warning', 'ref-siblings-ignored', pointer, `${version === '2.0' ? 'Swagger 2.0' : 'OpenAPI 3.0'} ignores what stands beside "$ref": ${ignored.map((key) => `"${key}"`).join(', ')}`,
    shape.kind === 'schema' ? 'put the reference into an allOf: allOf: [{ $ref: ... }]' : undefined)
}

const harmlessSiblings: ReadonlySet<string> = new Set(['summary', 'description', 'title', 'example', 'examples', 'externalDocs', 'deprecated', 'xml'])

/** What the entry of a section of components is, by the section that it stands in; undefined for what is no entry of one. */
function kindOfEntry(pointer: string, version: Family): string | undefined {
  const section = (version === '2.0' ? /^\/([^/]+)\/[^/]+$/ : /^\/components\/([^/]+)\/[^/]+$/).exec(pointer)?.[1]
  const field = section === undefined ? undefined : ruleOf(version === '2.0' ? 'document2' : 'components').fields.get(section)
  return field?.form === 'map' ? field.kind : undefined
}

/** Kinds that document and decide nothing. */
function isProse(kind: string): boolean {
  return proseKinds.has(kind)
}

const proseKinds: ReadonlySet<string> = new Set(['info', 'contact', 'license', 'externalDocs', 'tag', 'xml', 'example', 'link'])

function checkFields(node: JsonObject, kind: string, pointer: string, version: Family, source: JsonObject, report: Report): void {
  if (kind === 'schema') return checkSchema(node, pointer, version, report)
  const rule = ruleOf(kind)
  for (const key of Object.keys(node)) {
    const at = `${pointer}/${escapeToken(key)}`
    const field = rule.fields.get(key) ?? (rule.entries !== undefined && (kind === 'securityRequirement' || !key.startsWith('x-')) ? rule.entries : undefined)
    if (field === undefined) {
      if (!key.startsWith('x-')) report('warning', 'unknown-field', at, `${describeKind(kind)} has no field "${key}"; it is ignored`, didYouMean(key, rule.fields.keys()))
      continue
    }
    if (laterThan(version, kind, key)) report('warning', 'unknown-field', at, `"${key}" belongs to a later version of OpenAPI than this document is written in`)
    if (!leaves.has(field.kind)) continue
    const expected = leafFault(node[key] as Json, field.kind, field.form)
    if (expected === undefined) continue
    report(field.kind === 'text' || isProse(kind) ? 'warning' : 'error', 'wrong-type', at, `"${key}" must be ${expected}, found ${describeValue(node[key])}`)
  }
  for (const key of rule.required) {
    if (Object.hasOwn(node, key)) continue
    report(rule.fields.get(key)?.kind === 'text' || key === 'info' || isProse(kind) ? 'warning' : 'error', 'field-missing', pointer, `${describeKind(kind)} needs "${key}"`,
      didYouMean(key, Object.keys(node).filter((name) => !rule.fields.has(name)))?.replace('did you mean', 'is it misspelt as'))
  }
  checkObject({ node, kind, pointer, version, source, report })
}

function describeShape(shape: Shape): string {
  const kind = describeKind(shape.kind)
  if (shape.form === 'list') return `a list, each item ${kind}`
  return shape.form === 'map' ? `a map, each value ${kind}` : kind
}

/** `a path item`, `an operation`: kinds in words. */
export function describeKind(kind: string): string {
  const name = kind.replace(/2$/, '')
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  if (/^(paths|responses|components|flows|info|items|externalDocs)$/.test(name)) return `"${name}"`
  return `${/^[aeio]/.test(words) ? 'an' : 'a'} ${words}`
}
