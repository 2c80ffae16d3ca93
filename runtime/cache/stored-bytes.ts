import type { Stored } from './stored.ts'

/** Raised whenever what is written would be read as something else. */
const version = 1

/** A stored answer as bytes: the version, the length of what is told of it, that as JSON, and the body as it is. */
export function encodeStored({ body, ...rest }: Stored): Buffer {
  const head = Buffer.from(JSON.stringify(rest))
  const frame = Buffer.allocUnsafe(5)
  frame.writeUInt8(version, 0)
  frame.writeUInt32BE(head.length, 1)
  return Buffer.concat([frame, head, body])
}

/** Null for bytes of another version, or of somebody else. */
export function decodeStored(bytes: Buffer): Stored | null {
  if (bytes.length < 5 || bytes.readUInt8(0) !== version) return null
  const end = 5 + bytes.readUInt32BE(1)
  if (end > bytes.length) return null
  const head = JSON.parse(bytes.toString('utf8', 5, end)) as Omit<Stored, 'body'>
  return { ...head, body: bytes.subarray(end) }
}
