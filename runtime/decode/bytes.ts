import { isAscii, isUtf8 } from 'node:buffer'
import { Malformed } from './malformed.ts'

/** Bytes as text; a Malformed where they are not UTF-8. */
export function readText(bytes: Buffer): string | Malformed {
  if (isAscii(bytes)) return bytes.toString('latin1')
  return isUtf8(bytes) ? bytes.toString('utf8') : new Malformed('encoding', 'must be UTF-8')
}
