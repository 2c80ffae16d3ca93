import { METHODS } from 'node:http'
import { methods } from '../load/grammar.ts'
import type { JsonObject } from '../load/document.ts'
import { isObject } from '../load/pointer.ts'
import { deriveId } from './naming.ts'
import { follow, member, membersOf, textOf } from './reader.ts'
import type { Node, ObjectNode, Report } from './reader.ts'

/** An operation as found in `paths`, before anything is built of it. */
export interface FoundOperation {
  /** As written, or undefined. */
  readonly writtenId: string | undefined
  /** Unique in the document where the written ones are. */
  readonly id: string
  readonly method: string
  readonly path: string
  readonly pathItem: ObjectNode
  readonly node: ObjectNode
  /** Pointer to the key in `paths`. */
  readonly pathPointer: string
}

const fixed: ReadonlySet<string> = new Set(methods)
const servable: ReadonlySet<string> = new Set(METHODS.filter((method) => method !== 'CONNECT'))

/** The operations of a document in its order; those without an `operationId` get one that is derived from method and path. */
export function findOperations(root: JsonObject, report: Report): readonly FoundOperation[] {
  const found: Omit<FoundOperation, 'id'>[] = []
  for (const [path, item] of membersOf(member({ value: root, pointer: '' }, 'paths'))) {
    if (path.startsWith('x-')) continue
    for (const operation of operationsOf(root, item)) {
      if (!servable.has(operation.method)) {
        report('error', 'method-unsupported', operation.node.pointer, `the method ${operation.method} cannot be served over HTTP by Node`, 'remove the operation')
        continue
      }
      found.push({ ...operation, path, pathPointer: item.pointer, writtenId: textOf(operation.node, 'operationId') || undefined })
    }
  }
  const taken = new Set(found.flatMap(({ writtenId }) => writtenId ?? []))
  return found.map((operation) => ({ ...operation, id: operation.writtenId ?? free(deriveId(operation.method, operation.path), taken) }))
}

/** The operations of one path item, references followed. */
export function operationsOf(root: JsonObject, item: Node): readonly { readonly method: string; readonly node: ObjectNode; readonly pathItem: ObjectNode }[] {
  const pathItem = resolvePathItem(root, item)
  if (pathItem === undefined) return []
  const own = membersOf(pathItem).filter(([key]) => fixed.has(key))
  const additional = membersOf(member(pathItem, 'additionalOperations'))
  return [...own, ...additional].flatMap(([key, value]) => {
    const node = follow(root, value)
    return node === undefined ? [] : [{ method: fixed.has(key) ? key.toUpperCase() : key, node, pathItem }]
  })
}

/** A path item may have members beside its `$ref` (OpenAPI 3.1, 4.8.9); its own go before those referred to. */
function resolvePathItem(root: JsonObject, item: Node): ObjectNode | undefined {
  const target = follow(root, item)
  if (target === undefined || !isObject(item.value) || target.value === item.value || Object.keys(item.value).length === 1) return target
  const { $ref: _reference, ...own } = item.value
  return { value: { ...target.value, ...own }, pointer: target.pointer }
}

function free(wanted: string, taken: Set<string>): string {
  let id = wanted
  for (let count = 2; taken.has(id); count++) id = `${wanted}${count}`
  taken.add(id)
  return id
}
