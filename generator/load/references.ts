import type { Diagnostic } from '../diagnostics.ts'
import type { Json } from './document.ts'
import { documentShape, ruleOf } from './grammar.ts'
import type { Shape } from './grammar.ts'
import { didYouMean } from './closest.ts'
import { childOf, escapeToken, isObject, splitPointer, valueAt } from './pointer.ts'
import type { OpenedFile, SourceFiles } from './source-files.ts'
import { decodeFragment, resolveUri } from './uri.ts'
import { isReference, walk } from './walk.ts'

/** Where a reference leads: a file and a pointer into it. `byId` where an `$id` or an anchor led there, which stays as written. */
export interface Target { readonly file: OpenedFile; readonly pointer: string; readonly byId: boolean }

/** One reference as written, with where it leads; `final` is where it leads after following references to references. */
export interface Reference {
  readonly file: OpenedFile
  readonly pointer: string
  readonly shape: Shape
  readonly ref: string
  readonly target: Target
  readonly final: Target
}

/**
 * Every reference that can be reached from a document, across files; what leads nowhere or in a circle is a diagnostic. What a
 * discriminator maps to is one too, where it is no name of a component (OpenAPI 3.2, 4.25.2).
 */
export function collectReferences(root: OpenedFile, files: SourceFiles, whole: Shape = documentShape): { readonly references: readonly Reference[]; readonly diagnostics: readonly Diagnostic[] } {
  const references: Reference[] = []
  const diagnostics: Diagnostic[] = []
  const walked = new WeakMap<object, Set<string>>()
  const pending: { file: OpenedFile; pointer: string; value: Json; shape: Shape }[] = [{ file: root, pointer: '', value: root.value, shape: whole }]
  const isNew = (node: object, shape: Shape): boolean => {
    const kinds = walked.get(node) ?? new Set()
    if (kinds.has(`${shape.form} ${shape.kind}`)) return false
    walked.set(node, kinds.add(`${shape.form} ${shape.kind}`))
    return true
  }
  const named = childOf(childOf(root.value, 'components'), 'schemas')
  const take = (reference: Reference): void => {
    references.push(reference)
    const { target, shape } = reference
    const there = valueAt(target.file.value, target.pointer)
    if (typeof there === 'object' && there !== null) pending.push({ file: target.file, pointer: target.pointer, value: there, shape })
  }
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { file, value, shape, pointer } = next
    walk(value, shape, pointer, {
      leaf: (name, at, where) => {
        if (at?.kind !== 'schemaName' || typeof name !== 'string' || childOf(named, name) !== undefined) return
        const found = follow({ file, pointer: where, ref: name, files })
        if (!('fault' in found)) return take({ file, pointer: where, shape: { form: 'one', kind: 'schema' }, ref: name, ...found })
        const message = `"${name}" names no schema, so the alternatives are told apart by their schemas alone`
        diagnostics.push({ code: 'discriminator-unresolved', severity: 'warning', message, place: file.place(where), ...hint(didYouMean(name, Object.keys(isObject(named) ? named : {})) ?? found.fault.message) })
      },
      object: (node, kind) => isNew(node, { form: 'one', kind }),
      reference: (node, at, where) => {
        if (!isNew(node, at)) return false
        const found = follow({ file, pointer: where, ref: node.$ref, files })
        if ('fault' in found) diagnostics.push({ ...found.fault, place: file.place(`${where}/$ref`) })
        else take({ file, pointer: where, shape: at, ref: node.$ref, ...found })
        // Beside a reference only schemas and path items have members that count; in a map the other names do.
        return at.form !== 'one' || at.kind === 'schema' || ruleOf(at.kind).joinsReference
      },
    })
  }
  return { references, diagnostics }
}

type Fault = Omit<Diagnostic, 'place'>
type Found = { readonly target: Target; readonly final: Target } | { readonly fault: Fault }

interface Question { readonly file: OpenedFile; readonly pointer: string; readonly ref: string; readonly files: SourceFiles; readonly depth?: number }

/** Resolves one reference and the chain of references behind it. */
function follow(question: Question): Found {
  const first = resolveReference(question)
  if ('fault' in first) return first
  let final: Target = first.target
  const seen = new Set([`${question.file.path}#${question.pointer}`])
  for (;;) {
    const node = valueAt(final.file.value, final.pointer)
    if (!isReference(node)) return { target: first.target, final }
    const key = `${final.file.path}#${final.pointer}`
    if (seen.has(key)) {
      return { fault: { code: 'ref-cycle', severity: 'error', message: `"${question.ref}" leads in a circle of references and never to a value` } }
    }
    seen.add(key)
    const next = resolveReference({ file: final.file, pointer: final.pointer, ref: node.$ref, files: question.files })
    // The broken link is reported where it is written.
    if ('fault' in next) return { target: first.target, final }
    final = next.target
  }
}

/** Resolves one reference by one step: against the file, or the nearest `$id` above it. */
function resolveReference(question: Question): { readonly target: Target } | { readonly fault: Fault } {
  const { file, pointer, ref, files } = question
  const base = file.identifiers.enclosing(pointer)
  const [address, ...rest] = ref.split('#')
  const fragment = decodeFragment(rest.join('#'))
  let target: { file: OpenedFile; pointer: string; anchors: ReadonlyMap<string, string> } | undefined
  if (address === '') target = { file, pointer: base.pointer, anchors: base.anchors }
  else {
    const uri = resolveUri(address!, base.uri)
    target = uri === undefined ? undefined : files.byIdentifier(uri)
    if (target === undefined) {
      // Files lie beside each other wherever "$self" says that they will be published.
      const inResource = base !== file.identifiers.resources[0]
      const beside = inResource || /^[a-z][a-z\d+.-]*:/i.test(address!) ? uri : resolveUri(address!, file.identifiers.retrieved)
      const opened = files.openReference({ ref: address!, uri: beside, from: file, inResource })
      if ('fault' in opened) return opened
      target = { file: opened.file, pointer: '', anchors: opened.file.identifiers.resources[0]!.anchors }
    }
  }
  const byId = base.pointer !== '' || target.pointer !== '' || (fragment !== '' && !fragment.startsWith('/'))
  if (fragment !== '' && !fragment.startsWith('/')) {
    const anchored = target.anchors.get(fragment)
    if (anchored !== undefined) return { target: { file: target.file, pointer: anchored, byId } }
    return { fault: { code: 'ref-not-found', severity: 'error', message: `"${ref}" names no $anchor`, ...hint(didYouMean(fragment, target.anchors.keys())) } }
  }
  return descend({ ...question, start: target, fragment, byId, crossesFiles: target.file !== file })
}

/** Walks a pointer down from its start; in split documents it may pass through references, as bundlers allow. */
function descend(options: Question & {
  readonly start: { readonly file: OpenedFile; readonly pointer: string }
  readonly fragment: string
  readonly byId: boolean
  readonly crossesFiles: boolean
}): { readonly target: Target } | { readonly fault: Fault } {
  const { ref, files, fragment, byId, depth = 0 } = options
  let { file, pointer } = options.start
  let node: Json | undefined = valueAt(file.value, pointer)
  let through = 0
  for (const token of splitPointer(fragment)) {
    while (isReference(node) && !Object.hasOwn(node, token)) {
      const crossing = options.crossesFiles || !node.$ref.startsWith('#')
      // What the pointer passes through may be found only by passing through it again, in another file.
      if (depth > maxThrough || ++through > maxThrough) {
        return { fault: { code: 'ref-cycle', severity: 'error', message: `"${ref}" passes through references that lead in a circle` } }
      }
      if (!crossing) {
        return { fault: notFound(ref, `${pointer} is itself a reference to "${node.$ref}"`, `write "${node.$ref}/${escapeToken(token)}" if that is meant`) }
      }
      const next = resolveReference({ file, pointer, ref: node.$ref, files, depth: depth + 1 })
      if ('fault' in next) return { fault: next.fault.code === 'ref-cycle' ? next.fault : notFound(ref, `it passes through "${node.$ref}", which cannot be followed`) }
      ;({ file, pointer } = next.target)
      node = valueAt(file.value, pointer)
    }
    const child = childOf(node, token)
    if (child === undefined) {
      const names = isObject(node) ? Object.keys(node) : []
      const where = pointer === '' ? file.file : `${file.file}#${pointer}`
      const scoped = byId && options.start.pointer !== '' && ref.startsWith('#')
        ? `the schema at ${options.start.pointer} has an $id, so "#" means that schema here; remove its $id, or write the whole address`
        : undefined
      return { fault: notFound(ref, `there is no "${token}" in ${where}`, scoped ?? didYouMean(token, names)) }
    }
    node = child
    pointer = `${pointer}/${escapeToken(token)}`
  }
  return { target: { file, pointer, byId } }
}

const maxThrough = 100

function notFound(ref: string, why: string, advice?: string): Fault {
  return { code: 'ref-not-found', severity: 'error', message: `"${ref}" leads nowhere: ${why}`, ...hint(advice) }
}

function hint(text: string | undefined): { hint?: string } {
  return text === undefined ? {} : { hint: text }
}

/** True where the grammar lets a Reference Object stand for this shape. */
export function isReferable(shape: Shape): boolean {
  return shape.form === 'one' && ruleOf(shape.kind).referable
}
