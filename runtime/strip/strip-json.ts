import type { Declare } from '../contract.ts'
import { readText } from '../decode/bytes.ts'
import { parseJson } from '../decode/json.ts'
import { Malformed } from '../decode/malformed.ts'
import { Declared } from './declared.ts'
import { withoutMembers } from './without-members.ts'

/**
 * JSON bytes without the members that `declare` does not know; the same buffer where there are none. A Malformed where they are no
 * JSON, name a member twice (one of the two would be hidden from the schema), or are nested deeper than `depth`.
 */
export function stripJson(bytes: Buffer, declare: Declare, depth: number): Buffer | Malformed {
  const parsed = parseJson(bytes, { depth })
  if (parsed instanceof Malformed) return parsed
  const { value } = parsed
  return withinStack(() => {
    const undeclared = undeclaredOf(value, declare)
    return undeclared === null ? bytes : Buffer.from(withoutMembers(readText(bytes) as string, value, undeclared))
  })
}

/** Schemas that refer to themselves recurse with the value. */
export function withinStack(strip: () => Buffer): Buffer | Malformed {
  try {
    return strip()
  } catch (error) {
    if (error instanceof RangeError) return new Malformed('depth', 'is nested too deep')
    throw error
  }
}

/** The members of a value's objects that a schema does not declare; null where there are none. */
export function undeclaredOf(value: unknown, declare: Declare): ReadonlyMap<object, ReadonlySet<string>> | null {
  const kept = new Declared()
  declare(value, kept)
  return kept.undeclared()
}
