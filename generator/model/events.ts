import { buildBody } from './body.ts'
import { pascalOf } from './naming.ts'
import { operationsOf } from './operation.ts'
import type { FoundOperation } from './operation.ts'
import { buildParameters } from './parameter.ts'
import { follow, member, membersOf } from './reader.ts'
import type { Node, ObjectNode, Report } from './reader.ts'
import { buildResponses } from './response.ts'
import type { SlotTable } from './schema.ts'

/**
 * The schemas of webhooks and callbacks: they are requests that the API sends, so they are no routes, but what is sent has
 * validators too (`WebhookPetAdoptedRequest`).
 */
export function collectEvents(options: {
  readonly root: ObjectNode; readonly report: Report; readonly slots: SlotTable; readonly operations: readonly FoundOperation[]
}): void {
  const { root, report, slots, operations } = options
  const collect = (item: Node, prefix: string): void => {
    for (const { method, node, pathItem } of operationsOf(root.value, item)) {
      const context = { root: root.value, report, slots, xml: null, group: 'events', prefix: method === 'POST' ? prefix : `${prefix}${pascalOf(method.toLowerCase())}` }
      buildParameters(context, pathItem, node)
      buildBody(context, node, { blocks: false })
      buildResponses(context, node, { strips: false })
    }
  }
  for (const [name, item] of membersOf(member(root, 'webhooks'))) collect(item, `Webhook${pascalOf(name)}`)
  for (const operation of operations) {
    for (const [name, item] of membersOf(member(operation.node, 'callbacks'))) {
      const callback = follow(root.value, item)
      if (callback === undefined) continue
      for (const [expression, pathItem] of membersOf(callback)) {
        if (!expression.startsWith('x-')) collect(pathItem, `Callback${pascalOf(operation.id)}${pascalOf(name)}`)
      }
    }
  }
}
