import type { Media } from '../contract.ts'
import { readText } from './bytes.ts'
import { formReader, type BodyReader } from './form.ts'
import { parseAnswer, parseJson } from './json.ts'
import { Malformed } from './malformed.ts'
import { multipartReader } from './multipart.ts'
import { otherScalarReader } from './scalar.ts'

/** Compiles how a body of a media type is read as one value; null for kinds that are not read whole. */
export function bodyReader(media: Media, direction: 'request' | 'response', depth: number): BodyReader | null {
  switch (media.kind) {
    case 'json': return direction === 'response' ? answerReader : jsonReader(depth)
    case 'form': return formReader(media.fields)
    case 'multipart': return multipartReader(media.fields, depth)
    case 'text': return textReader
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

/** Schemas that refer to themselves recurse with the value; deeper than the stack is a fault of the value, not a crash. */
export function fits(validate: NonNullable<Media['validate']>, value: unknown): boolean | Malformed {
  try {
    return validate(value)
  } catch (error) {
    if (error instanceof RangeError) return new Malformed('depth', 'is nested too deep')
    throw error
  }
}
