import type { PartsContract } from '../contract.ts'
import { noItem } from '../streams/item.ts'
import { oneStream } from '../streams/parts-stream.ts'
import type { BodyReader } from './form.ts'
import { Malformed } from './malformed.ts'
import { partsLimit } from './multipart-parts.ts'
import { partReader } from './part.ts'

/** Compiles the reading of a multipart body as one list of the values of its parts (OpenAPI 3.2, 4.14.4). */
export function partsReader(contract: PartsContract, depth: number): BodyReader {
  const readPart = partReader(contract, depth)
  return { attempts: 1, read: (bytes, _attempt, contentType) => readAll(bytes, contentType, readPart) }
}

function readAll(bytes: Buffer, contentType: string, readPart: ReturnType<typeof partReader>): unknown {
  const { framing, read, complete } = oneStream(contentType, readPart)
  const next = framing()
  const values: unknown[] = []
  for (let from = 0; from < bytes.length;) {
    const found = next(bytes, from)
    const end = found === -1 ? bytes.length : found
    const value = read(bytes.subarray(from, end), values.length === 0)
    if (value instanceof Malformed) return value.under(String(values.length))
    if (value !== noItem) values.push(value)
    if (values.length > partsLimit) return new Malformed('maxParts', `must have at most ${partsLimit} parts`)
    from = end
  }
  return complete?.() ?? values
}
