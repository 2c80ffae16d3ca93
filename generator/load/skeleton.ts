import type { Json, JsonObject } from './document.ts'
import { leaves, ruleOf } from './grammar.ts'
import type { Shape } from './grammar.ts'
import { isObject, setMember } from './pointer.ts'
import { isReference, itemOf } from './walk.ts'

/** `link` says what the reference at a pointer is to be for the bundler; undefined leaves it alone, as data. */
export interface Cut {
  readonly link: (pointer: string) => string | undefined
  /** Leaves `$id` out of schemas: where every reference is rewritten to where its target ends up, it would only send them astray. */
  readonly dropIds: boolean
}

/**
 * The part of a document that a bundler may look at: objects, lists, maps and references that the grammar knows.
 * Everything else (examples, defaults, extensions, unknown fields) is set aside under a token, since swagger-parser
 * follows `$ref` wherever it stands; names that begin with `$` are hidden, since it gives meaning to `$id` as well.
 */
export class Skeletons {
  readonly #aside: Json[] = []
  readonly #origins = new WeakMap<object, unknown>()

  /** The skeleton of a value. */
  make(value: Json, shape: Shape, pointer: string, cut: Cut): Json {
    if (shape.kind === 'schemaName' && shape.form === 'one') {
      const ref = cut.link(pointer)
      return ref === undefined ? this.setAside(value) : { [nameKey]: { $ref: ref } }
    }
    if (leaves.has(shape.kind) && shape.form === 'one') return this.setAside(value)
    if (shape.form === 'list') {
      if (!Array.isArray(value)) return isReference(value) ? this.#reference(value, shape, pointer, cut) : this.setAside(value)
      const item = itemOf(shape)
      return (value as readonly Json[]).map((child, index) => this.make(child, item, `${pointer}/${index}`, cut))
    }
    if (!isObject(value)) return this.setAside(value)
    if (isReference(value)) return this.#reference(value, shape, pointer, cut)
    return this.#members(value, shape, pointer, cut)
  }

  /** The token for a value that must not be looked into; plain scalars stand for themselves. */
  setAside(value: Json): Json {
    if ((typeof value !== 'object' || value === null) && !(typeof value === 'string' && value.startsWith('\0'))) return value
    this.#aside.push(value)
    return `\0${this.#aside.length - 1}`
  }

  /** Remembers where the skeleton of a node came from, for `origin` of what is restored from it. */
  mark(node: Json, origin: unknown): void {
    if (typeof node === 'object' && node !== null && origin !== undefined) this.#origins.set(node, origin)
  }

  /** What was marked on the node that this one was restored from. */
  origin(node: object): unknown {
    return this.#origins.get(node)
  }

  /** The value of a skeleton: names and set-aside data as they were, references rewritten by `link`. */
  restore(node: Json, link: (ref: string) => string): Json {
    if (typeof node === 'string') return node.startsWith('\0') ? this.#aside[Number(node.slice(1))] as Json : node
    if (typeof node !== 'object' || node === null) return node
    const origin = this.#origins.get(node)
    let made: Json
    if (Array.isArray(node)) made = (node as readonly Json[]).map((child) => this.restore(child, link))
    else if (isReference((node as JsonObject)[nameKey])) return link(((node as JsonObject)[nameKey] as { readonly $ref: string }).$ref)
    else {
      const object: { [key: string]: Json | undefined } = {}
      for (const key of Object.keys(node)) {
        const child = (node as JsonObject)[key] as Json
        if (key === '$ref' && typeof child === 'string') object['$ref'] = link(child)
        else if (key === besideKey && isReference(child)) object['$ref'] = link(child.$ref)
        else setMember(object, reveal(key), this.restore(child, link))
      }
      made = object
    }
    if (origin !== undefined) this.#origins.set(made, origin)
    return made
  }

  #reference(value: JsonObject, shape: Shape, pointer: string, cut: Cut): Json {
    const ref = cut.link(pointer)
    if (ref !== undefined && Object.keys(value).length === 1) return { $ref: ref }
    // Beside other members the bundler would merge the target into them. One step lower it leaves them alone;
    // a path item is merged all the same, which is what its "$ref" means.
    const merged = shape.form !== 'one' || !ruleOf(shape.kind).referable || ruleOf(shape.kind).joinsReference
    const made = this.#members(value, shape, pointer, cut) as { [key: string]: Json | undefined }
    if (ref === undefined) return made
    const { [hide('$ref')]: _, ...rest } = made
    return merged ? { $ref: ref, ...rest } : { [besideKey]: { $ref: ref }, ...rest }
  }

  #members(value: JsonObject, shape: Shape, pointer: string, cut: Cut): Json {
    const rule = shape.form === 'map' ? undefined : ruleOf(shape.kind)
    const made: { [key: string]: Json | undefined } = {}
    for (const key of Object.keys(value)) {
      if (key === '$id' && cut.dropIds && shape.kind === 'schema' && shape.form === 'one') continue
      const field = rule === undefined ? itemOf(shape) : rule.fields.get(key) ?? (key.startsWith('x-') ? undefined : rule.entries)
      const child = value[key] as Json
      const isRef = key === '$ref' && typeof child === 'string'
      made[hide(key)] = field === undefined || isRef ? this.setAside(child) : this.make(child, field, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, cut)
    }
    return made
  }
}

/** A reference to a pointer, with names hidden as skeletons hide them. */
export function skeletonRef(tokens: readonly string[]): string {
  return `#${tokens.map((token) => `/${encodeURIComponent(hide(token).replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('')}`
}

/** The name that stands in a skeleton for a name that the bundler would give a meaning, or take for the prototype. */
export function hide(name: string): string {
  return /^(\$|__|\0)/.test(name) ? `\0${name}` : name
}

/** The inverse of `hide`. */
export function reveal(name: string): string {
  return name.startsWith('\0') ? name.slice(1) : name
}

const besideKey = '\0ref'
/** What holds the reference that a schema's name was. */
const nameKey = '\0name'
