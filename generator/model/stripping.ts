import type { MediaKind } from '../../runtime/contract.ts'
import { member } from './reader.ts'
import type { Node, ObjectNode, Report } from './reader.ts'

/** Says where undeclared members are not taken out of an answer, although they are to be: nothing says what is declared, or it is no JSON. */
export function checkStripping(report: Report, media: ObjectNode, type: string, kind: MediaKind, schema: Node | undefined): void {
  const items = member(media, 'itemSchema') ?? (member(media, 'x-gateway') === undefined ? undefined : schema)
  const declares = kind === 'json' ? schema !== undefined : (kind === 'jsonLines' || kind === 'eventStream') && items !== undefined
  if (declares) return
  const reason = kind === 'json' ? 'it has no schema' : kind === 'jsonLines' || kind === 'eventStream' ? 'its items have no schema' : 'only JSON is'
  report('info', 'strip-not-applied', media.pointer, `undeclared members are not taken out of ${type}: ${reason}`,
    kind === 'json' ? 'a schema' : kind === 'jsonLines' || kind === 'eventStream' ? 'itemSchema (3.2)' : undefined)
}
