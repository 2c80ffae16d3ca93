import { buildMedia } from './media.ts'
import type { ResponseModel } from './model.ts'
import { pascalOf } from './naming.ts'
import { buildHeaders } from './parameter.ts'
import type { PartContext } from './parameter.ts'
import { follow, member, membersOf } from './reader.ts'
import type { ObjectNode } from './reader.ts'

/** An operation's responses: exact statuses in order, then ranges, then `default` (OpenAPI 3.1, 4.8.16). */
export function buildResponses(context: PartContext, operation: ObjectNode, options: { readonly strips: boolean }): readonly ResponseModel[] {
  const built = membersOf(member(operation, 'responses')).flatMap(([key, item]): ResponseModel[] => {
    if (key.startsWith('x-')) return []
    const status = /^[1-5]xx$/i.test(key) ? key.toUpperCase() : key
    if (!/^([1-5]\d\d|[1-5]XX|default)$/.test(status)) {
      context.report('warning', 'status-invalid', item.pointer, `"${key}" is no status: this response is never used`, 'a status such as 200, a range such as 2XX, or default')
      return []
    }
    const node = follow(context.root, item)
    if (node === undefined) return []
    const name = `${context.prefix}${pascalOf(status)}`
    return [{
      status,
      media: buildMedia(context, member(node, 'content'), { direction: 'response', name, blocks: false, strips: options.strips }),
      headers: buildHeaders(context, member(node, 'headers'), name),
    }]
  })
  return built.sort((a, b) => rank(a.status) - rank(b.status) || (a.status < b.status ? -1 : 1))
}

function rank(status: string): number {
  return status === 'default' ? 2 : status.endsWith('XX') ? 1 : 0
}
