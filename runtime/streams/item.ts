import type { Malformed } from '../decode/malformed.ts'
import type { Framing } from './framing.ts'

/** What stands between items, such as a comment: it passes, and no schema sees it. */
export const noItem = Symbol('no item')
/** An item that is there, and of which nothing can be said. */
export const opaque = Symbol('opaque')

/** How a media type that is a stream of items is taken apart. */
export interface ItemReader {
  /** A new one for each stream. */
  readonly framing: () => Framing
  /** An item from its bytes; a Malformed where they are none, `noItem` where they are to be passed over, `opaque` where no schema can look into them. */
  readonly read: (bytes: Buffer, first: boolean) => unknown
  /** What is wrong with a stream that ends here; absent where any may. */
  readonly complete?: () => Malformed | null
  /** The reader of one stream, where its Content-Type says how it is taken apart. */
  readonly ofType?: (contentType: string) => ItemReader
}
