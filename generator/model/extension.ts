import type { Diagnostic, Place } from '../diagnostics.ts'
import type { ApiDocument, Json } from '../load/document.ts'
import { isObject } from '../load/pointer.ts'
import { readPolicies, type PolicySettings } from '../load/policies.ts'
import type { PolicySource } from './policy.ts'
import { member, membersOf } from './reader.ts'
import type { ObjectNode } from './reader.ts'

/** Policies of one node; which operations lie under it the reader does not know. */
export type LeveledPolicies = Omit<PolicySource, 'scope'>

/** Reads the policies of `x-gateway` extensions; each node is read once, so that what path items share is reported once. */
export class ExtensionReader {
  readonly #document: ApiDocument
  readonly #diagnostics: Diagnostic[]
  readonly #read = new Map<string, LeveledPolicies>()

  constructor(document: ApiDocument, diagnostics: Diagnostic[]) {
    this.#document = document
    this.#diagnostics = diagnostics
  }

  /** What a node's extension sets; anything but policies in it is an error, since a document may come from others. */
  read(node: ObjectNode): LeveledPolicies {
    const known = this.#read.get(node.pointer)
    if (known !== undefined) return known
    const made = this.#make(node)
    this.#read.set(node.pointer, made)
    return made
  }

  #make(node: ObjectNode): LeveledPolicies {
    const extension = member(node, 'x-gateway')
    const pointer = `${node.pointer}/x-gateway/policies`
    const place = (below: string): Place => this.#document.place(pointer + below)
    const by = 'document'
    if (extension === undefined) return { by, settings: {}, place }
    const members = membersOf(extension)
    if (members.length === 0) {
      this.#report('extension-invalid', extension.pointer, 'x-gateway must be a map', 'x-gateway: { policies: { timeout: 30s } }')
    }
    for (const [key, item] of members) {
      if (key === 'policies' || key === 'deprecation') continue
      this.#report('extension-unknown', item.pointer, `x-gateway cannot hold "${key}" here: a document may come from others, so it sets policies only`,
        'move it to specs/gateway.yaml')
    }
    const written = membersOf(extension).find(([key]) => key === 'policies')?.[1].value
    const deprecation = membersOf(extension).find(([key]) => key === 'deprecation')?.[1].value
    if (written === undefined && deprecation === undefined) return { by, settings: {}, place }
    if (isObject(written) && written['addresses'] !== undefined) {
      this.#report('extension-unknown', `${pointer}/addresses`, 'x-gateway cannot say which addresses may call: a document may come from others', 'move it to specs/gateway.yaml')
    }
    const settings = written === undefined ? {} : this.#policies(written, place)
    if (deprecation === undefined) return { by, settings, place }
    // Stands beside `policies`, since it is the API's own word about itself and not a rule of the gateway's.
    const beside = (below: string): Place => this.#document.place(extension.pointer + below)
    const own = this.#policies({ deprecation }, beside)
    return {
      by,
      settings: { ...settings, ...own },
      place: (below) => (below.startsWith('/deprecation') ? beside(below) : place(below)),
    }
  }

  #policies(value: Json, place: (below: string) => Place): PolicySettings {
    const { policies, diagnostics } = readPolicies(value, place)
    this.#diagnostics.push(...diagnostics)
    return policies
  }

  #report(code: string, pointer: string, message: string, hint: string): void {
    this.#diagnostics.push({ code, severity: 'error', place: this.#document.place(pointer), message, hint })
  }
}
