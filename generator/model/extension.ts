import type { Json } from '../load/document.ts'
import { childOf } from '../load/pointer.ts'
import type { ObjectNode, Report } from './reader.ts'
import { member, membersOf } from './reader.ts'

/** The policies that an `x-gateway` extension sets at the root, a path item or an operation; anything else in it is refused. */
export function policiesOf(node: ObjectNode, report: Report): { readonly value: Json | undefined; readonly pointer: string } {
  const extension = member(node, 'x-gateway')
  if (extension === undefined) return { value: undefined, pointer: node.pointer }
  for (const [key, item] of membersOf(extension)) {
    if (key !== 'policies') {
      report('error', 'extension-unknown', item.pointer, `x-gateway cannot hold "${key}": a document may come from others, so it sets policies only`,
        'move it to specs/gateway.yaml')
    }
  }
  return { value: childOf(extension.value, 'policies'), pointer: `${extension.pointer}/policies` }
}
