import type { BodyModel } from './model.ts'
import { buildMedia } from './media.ts'
import type { PartContext } from './parameter.ts'
import { follow, member } from './reader.ts'
import type { ObjectNode } from './reader.ts'
import { childOf } from '../load/pointer.ts'

/** An operation's request body, or null where it declares none. */
export function buildBody(context: PartContext, operation: ObjectNode, options: { readonly blocks: boolean }): BodyModel | null {
  const node = follow(context.root, member(operation, 'requestBody'))
  if (node === undefined) return null
  return {
    required: childOf(node.value, 'required') === true,
    media: buildMedia(context, member(node, 'content'), { direction: 'request', name: `${context.prefix}Request`, blocks: options.blocks }),
  }
}
