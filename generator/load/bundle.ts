import type { Diagnostic } from '../diagnostics.ts'
import type { Json, JsonObject } from './document.ts'
import { documentShape, ruleOf } from './grammar.ts'
import type { Shape } from './grammar.ts'
import { hoist } from './hoist.ts'
import type { Hoisted } from './hoist.ts'
import type { Origin } from './place.ts'
import { isObject, splitPointer, valueAt } from './pointer.ts'
import { isReferable } from './references.ts'
import type { Reference, Target } from './references.ts'
import { Skeletons, skeletonRef } from './skeleton.ts'
import type { OpenedFile } from './source-files.ts'

/** One document without references to other files, and where its nodes were written. */
export type Bundled =
  | { readonly source: JsonObject; readonly originOf: (node: object) => Origin | undefined }
  | { readonly fault: Diagnostic }

/**
 * Makes one document of a root file and the files that it refers to; a document in one file is returned as it is.
 *
 * swagger-parser does the merging. It is handed skeletons under made-up names and reads through a resolver that knows only
 * those, so it never opens a file or a connection. Each target in another file is first linked from one place of its own,
 * where the bundler puts it; from there it moves into `components`, so that no reference ends in the middle of a path.
 */
export async function bundle(options: {
  readonly root: OpenedFile
  readonly references: readonly Reference[]
  /** The shape of the whole document; 3.x where left out. */
  readonly shape?: Shape
  /** Brings the bundler in; it is an optional package, and only documents in several files wait for it. */
  readonly bundler?: () => Promise<Bundler>
}): Promise<Bundled> {
  const { root, references, shape = documentShape, bundler = swaggerParser } = options
  const external = references.find(({ ref, target, final }) => target.file !== root || final.file !== root || (!ref.startsWith('#') && !target.byId))
  if (external === undefined) return { source: root.value as JsonObject, originOf: () => undefined }
  const fault = (at: Reference, code: string, message: string, hint?: string): Bundled =>
    ({ fault: { code, severity: 'error', place: at.file.place(`${at.pointer}/$ref`), message, ...(hint === undefined ? {} : { hint }) } })
  const scoped = references.find(({ file, pointer, final }) => file === root && final.file !== root && file.identifiers.enclosing(pointer).pointer !== '')
  if (scoped !== undefined) {
    return fault(scoped, 'ref-in-id', 'a schema with an $id refers to another file, so what it refers to cannot be moved into this document', 'remove the $id')
  }
  const parts = cut(root, references, shape)
  let merged: Json
  try {
    merged = await merge(parts, await bundler())
  } catch (error) {
    if (isMissingPackage(error)) {
      return fault(external, 'bundler-missing', 'documents in several files need the package @apidevtools/swagger-parser, which is not installed',
        'install with Node 22.19 or newer; older ones leave the package out')
    }
    return fault(external, 'bundle-failed', `the files cannot be made one document: ${(error as Error).message.split('\n')[0]}`)
  }
  const joined = hoist({ merged, parts })
  const source = joined.source as { [key: string]: Json | undefined }
  return { source, originOf: joined.originOf }
}

/** The pieces that the bundler is given. */
export interface Parts {
  readonly skeletons: Skeletons
  readonly root: JsonObject
  readonly written: JsonObject
  readonly files: ReadonlyMap<string, Json>
  readonly hoisted: readonly Hoisted[]
}

/** The member of the root where targets in other files are linked from. */
export const hoistKey = '\0\0hoisted'

function cut(root: OpenedFile, references: readonly Reference[], whole: Shape): Parts {
  const skeletons = new Skeletons()
  const byPlace = new Map(references.map((reference) => [placeKey(reference.file, reference.pointer), reference]))
  const names = new Map<string, string>()
  const files = new Map<string, Json>()
  const hoisted: Hoisted[] = []
  const pending: { name: string; target: Target; shape: Shape }[] = []
  const nameOf = (reference: Reference): string => {
    const moves = isReferable(reference.shape) && !ruleOf(reference.shape.kind).joinsReference
    const key = moves ? `${placeKey(reference.final.file, reference.final.pointer)} ${reference.shape.kind}` : placeKey(reference.file, reference.pointer)
    const known = names.get(key)
    if (known !== undefined) return known
    const name = `/part-${String(names.size).padStart(6, '0')}.json`
    names.set(key, name)
    pending.push({ name, target: reference.final, shape: reference.shape })
    if (moves) hoisted.push({ name, kind: reference.shape.kind, file: reference.final.file.file, pointer: reference.final.pointer })
    return name
  }
  const linkIn = (file: OpenedFile) => (pointer: string): string | undefined => {
    const reference = byPlace.get(placeKey(file, pointer))
    if (reference === undefined) return undefined
    const { target, final } = reference
    if (target.file !== root && final.file !== root) return nameOf(reference)
    if (file === root && target.byId) return undefined
    const pointerInRoot = target.file === root ? target.pointer : final.pointer
    return `${rootName}${skeletonRef(splitPointer(pointerInRoot))}`
  }
  const skeleton = skeletons.make(root.value, whole, '', { link: linkIn(root), dropIds: false }) as { [key: string]: Json | undefined }
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    const { name, target, shape } = next
    const made = skeletons.make(valueAt(target.file.value, target.pointer) ?? null, shape, target.pointer, { link: linkIn(target.file), dropIds: target.file !== root })
    skeletons.mark(made, { file: target.file, pointer: target.pointer } satisfies Origin)
    files.set(name, made)
  }
  return { skeletons, root: skeleton, written: root.value as JsonObject, files, hoisted }
}

const rootName = '/root.json'

/** The one function of swagger-parser that is used. */
export interface Bundler { bundle(path: string, api: object, options: object): Promise<unknown> }

async function swaggerParser(): Promise<Bundler> {
  const { default: SwaggerParser } = await import('@apidevtools/swagger-parser')
  return { bundle: async (path, api, options) => SwaggerParser.bundle(path, api as never, options as never) as unknown as Promise<unknown> }
}

async function merge(parts: Parts, bundler: Bundler): Promise<Json> {
  const links = Object.fromEntries(parts.hoisted.map(({ name }, index) => [String(index), { $ref: name }]))
  const { info, swagger, ...content } = parts.root
  const api = {
    paths: {},
    ...content,
    [hoistKey]: links,
    // The bundler knows its own list of versions and looks at nothing else of the two; both are put back.
    openapi: '3.1.2',
    info: isObject(info) && typeof info['$ref'] === 'string' ? info : {},
  }
  const only = {
    order: 1,
    canRead: true,
    read: (file: { url: string }) => {
      if (!parts.files.has(file.url)) throw new Error(`no such part: ${file.url}`)
      return ' '
    },
  }
  const known = { order: 1, allowEmpty: true, canParse: true, parse: (file: { url: string }) => parts.files.get(file.url) }
  const bundled: unknown = await bundler.bundle(rootName, api, {
    resolve: { http: false, file: only },
    parse: { json: known, yaml: false, text: false, binary: false },
  })
  const { openapi, info: bundledInfo, ...rest } = bundled as { [key: string]: Json }
  const whole: { [key: string]: Json | undefined } = {}
  for (const key of [...Object.keys(parts.root), ...Object.keys(rest)]) {
    if (key === 'openapi') whole[key] = parts.root['openapi']
    else if (key === 'swagger') whole[key] = swagger
    else if (key === 'info') whole[key] = isObject(info) && typeof info['$ref'] === 'string' ? bundledInfo : info
    else if (key !== 'paths' || Object.hasOwn(parts.root, 'paths')) whole[key] = rest[key]
  }
  return whole as JsonObject
}

function placeKey(file: OpenedFile, pointer: string): string {
  return `${file.path}#${pointer}`
}

function isMissingPackage(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND'
}
