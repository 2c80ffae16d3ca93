import { Malformed } from '../decode/malformed.ts'
import { fault } from '../faults.ts'
import type { Fault } from '../problem.ts'
import type { Framing } from '../streams/framing.ts'
import type { ItemFilter } from '../streams/item-filter.ts'

export interface ItemStripperOptions {
  readonly framing: Framing
  /** The bytes of an item as they may go on. */
  readonly strip: (bytes: Buffer) => Buffer | Malformed
  /** An item may have so many bytes. */
  readonly limit: number
  /** Null: an item that cannot be read ends the stream. Else it passes and is told. */
  readonly report: ((faults: readonly Fault[]) => void) | null
}

const nothing = Buffer.alloc(0)

/** Takes undeclared members out of the items of a stream, each when its end has come. In memory it has one item that is not whole yet. */
export class ItemStripper implements ItemFilter {
  faults: readonly Fault[] | null = null
  private readonly options: ItemStripperOptions
  private held: Buffer[] = []
  private heldSize = 0
  private index = 0
  private blind = false

  constructor(options: ItemStripperOptions) {
    this.options = options
  }

  push(chunk: Buffer): Buffer {
    const out: Buffer[] = []
    let from = 0
    while (this.faults === null && !this.blind) {
      const end = this.options.framing(chunk, from)
      const part = chunk.subarray(from, end === -1 ? chunk.length : end)
      if (this.heldSize + part.length > this.options.limit) this.broken(new Malformed('maxBytes', `may have ${this.options.limit} bytes`), true)
      else if (end === -1) {
        this.hold(part)
        return joined(out)
      } else {
        out.push(this.stripped(part))
        from = end
      }
    }
    if (!this.blind) return joined(out)
    out.push(...this.held, chunk.subarray(from))
    this.held = []
    return joined(out)
  }

  end(): Buffer {
    return this.faults !== null || this.heldSize === 0 ? nothing : this.stripped(nothing)
  }

  private hold(part: Buffer): void {
    if (part.length === 0) return
    this.held.push(part)
    this.heldSize += part.length
  }

  private stripped(rest: Buffer): Buffer {
    const item = joined([...this.held, rest])
    this.held = []
    this.heldSize = 0
    const result = this.options.strip(item)
    if (!(result instanceof Malformed)) {
      this.index++
      return result
    }
    this.broken(result, false)
    this.index++
    return this.faults === null ? item : nothing
  }

  /** `blind`: nobody knows where the item ends, so that the rest of the stream is not looked at where it may pass. */
  private broken({ pointer, code, message }: Malformed, blind: boolean): void {
    const { report } = this.options
    const faults = [fault('response', `/${this.index}${pointer}`, code, message)]
    if (report === null) this.faults = faults
    else {
      report(faults)
      this.blind = blind
      this.heldSize = 0
    }
  }
}

function joined(parts: readonly Buffer[]): Buffer {
  return parts.length === 0 ? nothing : parts.length === 1 ? parts[0]! : Buffer.concat(parts)
}
