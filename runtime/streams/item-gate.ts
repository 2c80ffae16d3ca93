import { eventDataMember, type Validate } from '../contract.ts'
import { fits } from '../decode/body.ts'
import { Malformed } from '../decode/malformed.ts'
import { fault, faultsOf } from '../faults.ts'
import { maxFaults, type Fault } from '../problem.ts'
import { noItem, opaque, type ItemReader } from './item.ts'
import type { Framing } from './framing.ts'

export interface ItemGateOptions {
  readonly reader: ItemReader
  /** Null: whatever can be read is good. */
  readonly validate: Validate | null
  readonly where: 'body' | 'response'
  /** An item may have so many bytes. */
  readonly limit: number
  /** True where a stream without a byte is none. */
  readonly required?: boolean
  /** Null: the first bad item ends the stream. Else bad items pass and are told, up to `maxFaults` of them. */
  readonly report: ((faults: readonly Fault[]) => void) | null
}

const nothing = Buffer.alloc(0)

/**
 * Holds a stream to the schema of its items. What `push` and `end` give back may go on: where nothing is reported, only items that are
 * whole and valid; once `faults` is set, nothing more. In memory it has one item that is not whole yet.
 */
export class ItemGate {
  /** What is wrong with the item that ended the stream. */
  faults: readonly Fault[] | null = null
  private readonly options: ItemGateOptions
  private readonly framing: Framing
  private held: Buffer[] = []
  private heldSize = 0
  private index = 0
  private reported = 0
  private blind = false
  private empty = true

  constructor(options: ItemGateOptions) {
    this.options = options
    this.framing = options.reader.framing()
  }

  push(chunk: Buffer): Buffer {
    if (this.faults !== null) return nothing
    if (this.blind) return chunk
    if (chunk.length > 0) this.empty = false
    const before = this.held
    let from = 0
    while (!this.blind) {
      const end = this.framing(chunk, from)
      const size = this.heldSize + (end === -1 ? chunk.length : end) - from
      if (size > this.options.limit) {
        this.tooLarge()
        break
      }
      if (end === -1) {
        if (from < chunk.length) this.hold(chunk.subarray(from))
        break
      }
      const item = this.take(chunk.subarray(from, end))
      if (!this.passes(item)) break
      from = end
    }
    if (this.options.report !== null) return chunk
    return from === 0 ? nothing : joined([...before, chunk.subarray(0, from)])
  }

  /** The stream is over: what is left is an item, though nothing ended it. */
  end(): Buffer {
    if (this.empty && this.options.required === true) this.broken([fault(this.options.where, '', 'required', 'is required')])
    if (this.faults !== null || this.blind || this.empty) return nothing
    const item = this.take(nothing)
    const passes = item.length === 0 || this.passes(item)
    const end = passes ? this.options.reader.complete?.() ?? null : null
    if (end !== null) this.broken([fault(this.options.where, end.pointer, end.code, end.message)])
    return passes && this.faults === null && this.options.report === null ? item : nothing
  }

  private hold(bytes: Buffer): void {
    this.held.push(bytes)
    this.heldSize += bytes.length
  }

  private take(rest: Buffer): Buffer {
    const item = this.heldSize === 0 ? rest : joined([...this.held, rest])
    this.held = []
    this.heldSize = 0
    return item
  }

  private passes(bytes: Buffer): boolean {
    const { reader, validate, where } = this.options
    const value = reader.read(bytes, this.index === 0)
    if (value === noItem) return true
    const pointer = `/${this.index++}`
    if (value === opaque) return true
    if (value instanceof Malformed) return this.broken([fault(where, pointer + value.pointer, value.code, value.message)])
    const fit = validate === null || fits(validate, value)
    if (fit === true) return true
    if (fit instanceof Malformed) return this.broken([fault(where, pointer + fit.pointer, fit.code, fit.message)])
    return this.broken(faultsOf(validate!.errors, where, pointer).map(asData))
  }

  private broken(faults: readonly Fault[]): boolean {
    const { report } = this.options
    if (report === null) {
      this.faults = faults
      this.held = []
      return false
    }
    if (this.reported++ < maxFaults) report(faults)
    return true
  }

  /** An item of which nobody knows where it ends: where bad items pass, the rest of the stream is not looked at. */
  private tooLarge(): void {
    const { where, limit } = this.options
    this.broken([fault(where, `/${this.index}`, 'maxBytes', `may have ${limit} bytes`)])
    this.blind = true
    this.held = []
    this.heldSize = 0
  }
}

/** The JSON in an event's data is checked under a name of its own (`eventDataMember`), which nobody outside needs to know. */
function asData(one: Fault): Fault {
  const at = one.pointer.indexOf(`/${eventDataMember}`)
  if (at === -1) return one
  const pointer = `${one.pointer.slice(0, at)}/data${one.pointer.slice(at + eventDataMember.length + 1)}`
  return one.code === 'dependentRequired' ? { ...one, pointer, code: 'syntax', message: 'must be JSON' } : { ...one, pointer }
}

function joined(parts: readonly Buffer[]): Buffer {
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts)
}
