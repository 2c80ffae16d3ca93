import type { Diagnostic, Place } from '../diagnostics.ts'
import { formatPlace } from '../diagnostics.ts'
import type { ApiDocument } from '../load/document.ts'
import { readPolicies } from '../load/policies.ts'
import type { PolicySource } from './policy.ts'
import { member, membersOf } from './reader.ts'
import type { ObjectNode } from './reader.ts'

/** Reads the policies of `x-gateway` extensions; each node is read once, so that what path items share is reported once. */
export class ExtensionReader {
  readonly #document: ApiDocument
  readonly #diagnostics: Diagnostic[]
  readonly #read = new Map<string, PolicySource>()

  constructor(document: ApiDocument, diagnostics: Diagnostic[]) {
    this.#document = document
    this.#diagnostics = diagnostics
  }

  /** What a node's extension sets; anything but policies in it is an error, since a document may come from others. */
  read(node: ObjectNode): PolicySource {
    const known = this.#read.get(node.pointer)
    if (known !== undefined) return known
    const made = this.#make(node)
    this.#read.set(node.pointer, made)
    return made
  }

  #make(node: ObjectNode): PolicySource {
    const extension = member(node, 'x-gateway')
    const pointer = `${node.pointer}/x-gateway/policies`
    const place = (below: string): Place => this.#document.place(pointer + below)
    const origin = (below: string): string => formatPlace(place(below))
    const by = 'document'
    if (extension === undefined) return { by, settings: {}, place, origin }
    const members = membersOf(extension)
    if (members.length === 0) {
      this.#report('extension-invalid', extension.pointer, 'x-gateway must be a map', 'x-gateway: { policies: { timeout: 30s } }')
    }
    for (const [key, item] of members) {
      if (key === 'policies') continue
      this.#report('extension-unknown', item.pointer, `x-gateway cannot hold "${key}" here: a document may come from others, so it sets policies only`,
        'move it to specs/gateway.yaml')
    }
    const written = member({ value: Object.fromEntries(members.map(([key, { value }]) => [key, value])), pointer: extension.pointer }, 'policies')
    if (written === undefined) return { by, settings: {}, place, origin }
    const { policies, diagnostics } = readPolicies(written.value, (below) => this.#document.place(pointer + below))
    this.#diagnostics.push(...diagnostics)
    return { by, settings: policies, place, origin }
  }

  #report(code: string, pointer: string, message: string, hint: string): void {
    this.#diagnostics.push({ code, severity: 'error', place: this.#document.place(pointer), message, hint })
  }
}
