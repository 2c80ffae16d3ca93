import type { Media } from '../contract.ts'
import { breadthOf, essenceOf, isJsonType } from '../media-type.ts'
import { bodyAcceptor } from './acceptor.ts'
import { readText } from './bytes.ts'
import { formReader, type BodyReader } from './form.ts'
import { parseAnswer, parseJson } from './json.ts'
import { Malformed } from './malformed.ts'
import { multipartReader } from './multipart.ts'
import { partsReader } from './parts.ts'
import { otherScalarReader } from './scalar.ts'
import { xmlReader } from '../xml/xml-reader.ts'

/** Compiles how a body of a media type is read as one value; null for kinds that are not read whole. */
export function bodyReader(media: Media, direction: 'request' | 'response', depth: number): BodyReader | null {
  switch (media.kind) {
    case 'json': {
      const reader = direction === 'response' ? answerReader : jsonReader(depth)
      if (breadthOf(media.type) >= 2) return rangeReader(reader, [reader, textOrBytes])
      const accepts = bodyAcceptor(media, direction, depth)
      return accepts === null ? reader : { ...reader, accepts }
    }
    case 'form': return formReader(media.fields)
    case 'multipart': return multipartReader(media.fields, depth)
    case 'parts': return media.parts!.whole ? partsReader(media.parts!, depth) : null
    case 'text': return breadthOf(media.type) < 2 ? textReader : rangeReader(direction === 'response' ? answerReader : jsonReader(depth), [textOrBytes, textReader])
    case 'xml': return media.xml === null || media.validate === null ? null : xmlReader(media.xml, direction, depth)
    default: return null
  }
}

function jsonReader(depth: number): BodyReader {
  const bounds = { depth }
  return { attempts: 1, read: (bytes) => valueOf(parseJson(bytes, bounds)) }
}

const answerReader: BodyReader = { attempts: 1, read: (bytes) => valueOf(parseAnswer(bytes)) }

function valueOf(result: { readonly value: unknown } | Malformed): unknown {
  return result instanceof Malformed ? result : result.value
}

const asScalar = otherScalarReader(['string', 'integer', 'number', 'boolean', 'null'])!

/** Text is a string, and where the schema does not take it for one, the scalar that it spells. */
const textReader: BodyReader = {
  attempts: 2,
  read: (bytes, attempt) => {
    const text = readText(bytes)
    return typeof text !== 'string' || attempt === 0 ? text : asScalar(text)
  },
}

/** Text, or of other bytes a character for each: a schema can say that they are a string, and how long. */
const textOrBytes: BodyReader = {
  attempts: 1,
  read: (bytes, _attempt, contentType) => {
    const text = readText(bytes)
    return typeof text === 'string' || essenceOf(contentType).startsWith('text/') ? text : bytes.toString('latin1')
  },
}

/** Under a range the media type that was sent says how the bytes are read: JSON as JSON, others by `others` in turn. */
function rangeReader(json: BodyReader, others: readonly [BodyReader, BodyReader]): BodyReader {
  return {
    attempts: 2,
    read: (bytes, attempt, contentType) => (isJsonType(contentType)
      ? json.read(bytes, 0, contentType)
      : others[attempt === 0 ? 0 : 1].read(bytes, attempt, contentType)),
  }
}

/** Schemas that refer to themselves recurse with the value; deeper than the stack is a fault of the value, not a crash. */
export function fits(validate: NonNullable<Media['validate']>, value: unknown): boolean | Malformed {
  try {
    return validate(value)
  } catch (error) {
    if (error instanceof RangeError) return new Malformed('depth', 'is nested too deep')
    throw error
  }
}
