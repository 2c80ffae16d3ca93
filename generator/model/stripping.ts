import type { MediaKind } from '../../runtime/contract.ts'
import { childOf } from '../load/pointer.ts'
import { withEventData } from './event-data.ts'
import type { PartContext } from './parameter.ts'
import { member } from './reader.ts'
import type { ObjectNode } from './reader.ts'

/**
 * Whether undeclared members can be taken out of an answer of a media type. Where they are to be and cannot, since nothing says what is
 * declared or it is no JSON, that is told.
 */
export function stripsFrom({ root, report }: PartContext, media: ObjectNode, type: string, kind: MediaKind): boolean {
  const reason = obstacle()
  if (reason !== undefined) report('info', 'strip-not-applied', media.pointer, `undeclared members are not taken out of ${type}: ${reason[0]}`, reason[1])
  return reason === undefined

  function obstacle(): readonly [reason: string, hint?: string] | undefined {
    const schema = member(media, 'schema')
    if (kind === 'json') return schema === undefined ? ['it has no schema', 'a schema'] : undefined
    if (kind !== 'jsonLines' && kind !== 'eventStream') return ['only JSON is']
    const items = member(media, 'itemSchema') ?? (childOf(member(media, 'x-gateway')?.value ?? null, 'items') === 'schema' ? schema : undefined)
    if (items === undefined) return ['its items have no schema', 'itemSchema (3.2)']
    if (kind === 'eventStream' && withEventData(root, items.value) === items.value) return ['the data of its events is text', 'contentMediaType: application/json beside data']
    return undefined
  }
}
