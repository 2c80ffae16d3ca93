import type { PartContract, PartsContract } from '../contract.ts'
import { isJsonType, matchesRange, parametersOf } from '../media-type.ts'
import type { Fault } from '../problem.ts'
import { readText } from './bytes.ts'
import { readInput, type Input } from './input.ts'
import { parseJson } from './json.ts'
import { Malformed } from './malformed.ts'
import type { RawPart } from './multipart-parts.ts'
import type { UploadedFile } from './multipart.ts'
import { headerInput } from './parameters.ts'
import { attemptsOf } from './reader.ts'

/** The value of a part at its place in a body: of JSON, of text, or an `UploadedFile` for what is neither; a Malformed where it is none. */
export type ReadPart = (part: RawPart, index: number) => unknown

interface CompiledPart {
  readonly contract: PartContract
  readonly ranges: readonly string[] | null
  readonly headers: readonly Input<RawPart['headers']>[]
  readonly scalar: (text: string) => unknown
}

/** Compiles the reading of parts by their places: each is held to its media types and headers, and decoded by the type that it says it has. */
export function partReader({ prefix, rest }: PartsContract, depth: number): ReadPart {
  const byPlace = prefix.map(compile)
  const after = compile(rest)
  return ({ headers, bytes }, index) => {
    const { contract, ranges, headers: inputs, scalar } = byPlace[index] ?? after
    const written = headers.get('content-type') ?? null
    // A part that says nothing is of the one type that it may have, else text (RFC 2046, 5.2).
    const type = written ?? (ranges?.length === 1 && !ranges[0]!.includes('*') ? ranges[0]! : 'text/plain')
    if (ranges !== null && !ranges.some((range) => matchesRange(type, range))) return new Malformed('contentType', `must be of ${ranges.join(' or ')}`)
    const faults: Fault[] = []
    for (const input of inputs) readInput(input, headers, {}, faults)
    const [first] = faults
    if (first !== undefined) return new Malformed(first.code, first.message, `/headers${first.pointer}`)
    if (isJsonType(type)) {
      const parsed = parseJson(bytes, { depth })
      return parsed instanceof Malformed ? parsed : parsed.value
    }
    if (type.toLowerCase().startsWith('text/') && isUtf8(type)) {
      const text = readText(bytes)
      if (typeof text === 'string') return scalar(text)
      if (!contract.bytes) return text
    }
    const file: UploadedFile = { filename: null, contentType: written, bytes }
    return contract.bytes ? file : new Malformed('contentType', 'must be JSON or text in UTF-8')
  }
}

function compile(contract: PartContract): CompiledPart {
  const { contentType, headers, shape } = contract
  const ranges = contentType === null ? null : contentType.split(',').map((range) => range.trim()).filter((range) => range !== '')
  const attempt = attemptsOf(shape)[0]!
  return {
    contract, ranges,
    headers: headers.map((header) => headerInput<RawPart['headers']>(header, true, (source, name) => source.get(name))),
    scalar: attempt.reader.any ? (text) => text : attempt.reader.scalar,
  }
}

function isUtf8(type: string): boolean {
  const charset = parametersOf(type)?.get('charset')?.toLowerCase()
  return charset === undefined || charset === 'utf-8' || charset === 'utf8' || charset === 'us-ascii'
}
