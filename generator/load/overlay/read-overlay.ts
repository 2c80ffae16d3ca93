import type { Diagnostic, Severity } from '../../diagnostics.ts'
import { describeValue } from '../check-leaf.ts'
import { didYouMean } from '../closest.ts'
import type { Json } from '../document.ts'
import { escapeToken, isObject } from '../pointer.ts'
import type { OpenedFile } from '../source-files.ts'

/** An overlay whose shape has been checked. */
export interface Overlay {
  readonly file: OpenedFile
  readonly version: '1.0' | '1.1'
  /** The document that it is for, as written. */
  readonly extends: string | undefined
  readonly actions: readonly Action[]
}

/** One action; `pointer` is where it stands in the overlay. Exactly one of the three kinds. */
export type Action = { readonly pointer: string; readonly target: string } & (
  | { readonly kind: 'remove' }
  | { readonly kind: 'update'; readonly update: Json }
  | { readonly kind: 'copy'; readonly copy: string }
)

/** Reads an Overlay Object (Overlay 1.0 and 1.1, section 4.4); with an error in it there is no overlay. */
export function readOverlay(file: OpenedFile): { readonly overlay?: Overlay; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const report: Report = (severity, code, pointer, message, hint) => {
    diagnostics.push({ code, severity, place: file.place(pointer), message, ...(hint === undefined ? {} : { hint }) })
  }
  const value = isObject(file.value) ? file.value : {}
  const version = typeof value['overlay'] === 'string' ? /^(1\.[01])\.\d+$/.exec(value['overlay'])?.[1] as Overlay['version'] | undefined : undefined
  if (version === undefined) {
    report('error', 'overlay-version', '/overlay', `${describeValue(value['overlay'])} is no version of an overlay that can be read; 1.0.0 and 1.1.0 can`, 'overlay: "1.1.0"')
    return { diagnostics }
  }
  unknownFields(value, ['overlay', 'info', 'extends', 'actions'], '', report)
  const { extends: target, actions } = value
  if (target !== undefined && typeof target !== 'string') report('error', 'overlay-invalid', '/extends', `"extends" must be an address, found ${describeValue(target)}`)
  if (!Array.isArray(actions) || actions.length === 0) {
    report('error', 'overlay-invalid', actions === undefined ? '' : '/actions', 'an overlay has a list of "actions", at least one')
    return { diagnostics }
  }
  const read = (actions as readonly Json[]).flatMap((action, index) => readAction(action, `/actions/${index}`, version, report) ?? [])
  if (diagnostics.some(({ severity }) => severity === 'error')) return { diagnostics }
  return { overlay: { file, version, extends: target as string | undefined, actions: read }, diagnostics }
}

type Report = (severity: Severity, code: string, pointer: string, message: string, hint?: string) => void

function readAction(action: Json, pointer: string, version: Overlay['version'], report: Report): Action | undefined {
  const refuse = (at: string, message: string, hint?: string): undefined => report('error', 'overlay-invalid', `${pointer}${at}`, message, hint) as undefined
  if (!isObject(action)) return refuse('', `an action is an object, found ${describeValue(action)}`)
  unknownFields(action, ['target', 'description', 'update', 'copy', 'remove'], pointer, report)
  const { target, update, copy, remove } = action
  if (typeof target !== 'string') return refuse('', 'an action needs a "target"', "target: $.paths['/a'].get")
  if (remove !== undefined && typeof remove !== 'boolean') return refuse('/remove', `"remove" must be true or false, found ${describeValue(remove)}`)
  if (copy !== undefined && typeof copy !== 'string') return refuse('/copy', `"copy" must be a path to what is copied, found ${describeValue(copy)}`)
  if (copy !== undefined && version === '1.0') return refuse('/copy', '"copy" came with Overlay 1.1', 'overlay: 1.1.0')
  if (remove === true) {
    for (const key of ['update', 'copy']) if (action[key] !== undefined) report('warning', 'overlay-no-effect', `${pointer}/${key}`, `"${key}" has no effect beside "remove: true"`)
    return { pointer, target, kind: 'remove' }
  }
  if (update !== undefined && copy !== undefined) return refuse('', 'neither "update" nor "copy" has an effect beside the other', 'write two actions')
  if (update !== undefined) return { pointer, target, kind: 'update', update }
  if (copy !== undefined) return { pointer, target, kind: 'copy', copy }
  report('warning', 'overlay-no-effect', pointer, 'the action changes nothing: it has no "update", "copy" or "remove: true"')
  return undefined
}

function unknownFields(value: { readonly [key: string]: Json | undefined }, known: readonly string[], pointer: string, report: Report): void {
  for (const key of Object.keys(value)) {
    if (!known.includes(key) && !key.startsWith('x-')) report('warning', 'unknown-field', `${pointer}/${escapeToken(key)}`, `an ${pointer === '' ? 'overlay' : 'action'} has no field "${key}"; it is ignored`, didYouMean(key, known))
  }
}
