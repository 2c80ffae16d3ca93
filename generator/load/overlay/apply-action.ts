import type { Severity } from '../../diagnostics.ts'
import type { Json } from '../document.ts'
import { measure } from '../plain-value.ts'
import { childOf, escapeToken, isObject, joinPointer } from '../pointer.ts'
import { copyOf } from './edited-value.ts'
import type { EditedValue, Written } from './edited-value.ts'
import type { JsonPath } from './json-path.ts'
import type { Action, Overlay } from './read-overlay.ts'

/** What an action is applied with; `report` takes a pointer into the overlay. */
export interface Applying {
  readonly overlay: Overlay
  readonly edited: EditedValue
  readonly jsonPath: JsonPath
  report(severity: Severity, code: string, pointer: string, message: string, hint?: string): void
}

/** Applies one action to every node that its target selects (Overlay 1.1, section 4.4.3); what cannot be done is reported and leaves the value as it is. */
export function applyAction(applying: Applying, action: Action): void {
  const { edited, overlay, report } = applying
  const targets = select(applying, action.target, `${action.pointer}/target`)
  if (targets === undefined) return
  if (targets.length === 0) {
    report('warning', 'overlay-target-unmatched', `${action.pointer}/target`, `"${action.target}" selects nothing, so the action changes nothing`)
    return
  }
  const values = targets.map((tokens) => tokens.reduce<Json | undefined>(childOf, edited.root) as Json)
  const kinds = new Set(values.map(kindOf))
  if (overlay.version === '1.0' && kinds.has('primitive')) {
    report('error', 'overlay-target-invalid', `${action.pointer}/target`, `"${action.target}" selects a value that is neither object nor list, which Overlay 1.0 does not change`, 'overlay: 1.1.0, or select what contains it')
    return
  }
  if (action.kind === 'remove') return remove(applying, action, targets)
  if (kinds.size > 1) {
    report('error', 'overlay-target-invalid', `${action.pointer}/target`, `"${action.target}" selects values of several kinds (${[...kinds].join(', ')}), which one value cannot update`)
    return
  }
  const source = sourceOf(applying, action)
  if (source === undefined) return
  const depth = measure(source.value).depth + Math.max(...targets.map(({ length }) => length))
  if (depth > maxDepth || count(source.value) * targets.length > maxNodes) {
    report('error', 'overlay-too-large', action.pointer, `the document would be too large or too deep after this action (at most ${maxDepth} deep)`)
    return
  }
  for (const [index, tokens] of targets.entries()) mergeInto({ applying, tokens, target: values[index]!, ...source })
}

const maxDepth = 500
const maxNodes = 200_000

function remove({ edited, report }: Applying, action: Action, targets: readonly (readonly string[])[]): void {
  if (targets.some(({ length }) => length === 0)) {
    report('error', 'overlay-target-invalid', `${action.pointer}/target`, 'the whole document cannot be removed')
    return
  }
  // What lies deeper and further back first: the rest stays where it was found.
  const order = [...targets].sort((a, b) => b.length - a.length || Number(b.at(-1)) - Number(a.at(-1)) || 0)
  for (const tokens of order) edited.remove(tokens)
}

function sourceOf(applying: Applying, action: Exclude<Action, { kind: 'remove' }>): { readonly value: Json; readonly written: Written } | undefined {
  const { overlay: { file }, edited, report } = applying
  if (action.kind === 'update') return { value: action.update, written: { file, pointer: `${action.pointer}/update` } }
  const at = `${action.pointer}/copy`
  const found = select(applying, action.copy, at)
  if (found === undefined) return undefined
  if (found.length !== 1) {
    report('error', 'overlay-target-invalid', at, `"${action.copy}" must select one value to copy, it selects ${found.length === 0 ? 'none' : found.length}`)
    return undefined
  }
  // A copy of it as it is now: it may lie in what is changed.
  return { value: copyOf(found[0]!.reduce<Json | undefined>(childOf, edited.root) as Json), written: { file, pointer: at, whole: true } }
}

interface Merge {
  readonly applying: Applying
  readonly tokens: readonly string[]
  readonly target: Json
  readonly value: Json
  readonly written: Written
  /** True below the node that the action selects. */
  readonly nested?: boolean
}

/** Merges a value into a node, as far down as both have members. */
function mergeInto(merge: Merge): void {
  const { applying: { edited }, tokens, target, value, written } = merge
  const below = (token: string): Written => (written.whole === true ? written : { file: written.file, pointer: `${written.pointer}/${escapeToken(token)}` })
  if (Array.isArray(target)) {
    const list = target as Json[]
    // Overlay 1.0 appends the value as one entry to a list that is selected.
    const asList = Array.isArray(value) && (merge.applying.overlay.version !== '1.0' || merge.nested === true)
    if (!asList) return edited.append(list, value, written)
    for (const [index, item] of (value as readonly Json[]).entries()) edited.append(list, item, below(String(index)))
  } else if (isObject(target)) {
    if (!isObject(value)) return refuseMerge(merge)
    for (const key of Object.keys(value)) {
      const own = Object.hasOwn(target, key) ? target[key] as Json : undefined
      const next = value[key] as Json
      const inner = { ...merge, tokens: [...tokens, key], value: next, written: below(key), nested: true }
      if (own === undefined) edited.set(target as { [key: string]: Json | undefined }, key, next, below(key))
      else if (kindOf(own) !== kindOf(next)) refuseMerge({ ...inner, target: own })
      else mergeInto({ ...inner, target: own })
    }
  } else if (typeof value === 'object' && value !== null) refuseMerge(merge)
  else if (target !== value) {
    const parent = tokens.slice(0, -1).reduce<Json | undefined>(childOf, edited.root)
    if (typeof parent === 'object' && parent !== null) edited.set(parent as Json[], tokens.at(-1)!, value, written)
  }
}

function refuseMerge({ applying: { report }, tokens, target, value, written }: Merge): void {
  report('error', 'overlay-incompatible', written.pointer, `${words[kindOf(value)]} cannot be merged into ${words[kindOf(target)]} at ${joinPointer(tokens) || 'the root'}`,
    'remove what is there with an action of its own first')
}

type Kind = 'object' | 'list' | 'primitive'

const words: Readonly<Record<Kind, string>> = { object: 'an object', list: 'a list', primitive: 'a plain value' }

function kindOf(value: Json): Kind {
  return Array.isArray(value) ? 'list' : isObject(value) ? 'object' : 'primitive'
}

/** Where a path leads, each place once; undefined where it is no path, which is reported. */
function select({ jsonPath, edited, report }: Applying, path: string, at: string): readonly (readonly string[])[] | undefined {
  const found = jsonPath(path, edited.root)
  if ('fault' in found) {
    report('error', 'overlay-target-invalid', at, `"${path}" is no JSONPath: ${found.fault}`, "$.paths['/pets'].get (RFC 9535)")
    return undefined
  }
  return [...new Map(found.locations.map((tokens) => [joinPointer(tokens), tokens])).values()]
}

function count(value: Json): number {
  let nodes = 0
  const pending: Json[] = [value]
  for (let next = pending.pop(); next !== undefined && nodes <= maxNodes; next = pending.pop()) {
    nodes++
    if (typeof next === 'object' && next !== null) for (const child of Object.values(next as { readonly [key: string]: Json })) pending.push(child)
  }
  return nodes
}
