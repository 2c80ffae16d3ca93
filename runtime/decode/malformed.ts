import { pointerToken } from '../faults.ts'

/** What text turns into where it cannot be read as its style says: returned, never thrown, since a client may send it at will. */
export class Malformed {
  readonly code: string
  readonly message: string
  /** JSON pointer below the input that was read; '' for the input itself. */
  readonly pointer: string

  constructor(code: string, message: string, pointer = '') {
    this.code = code
    this.message = message
    this.pointer = pointer
  }

  /** The same fault in a member of what was read. */
  under(name: string): Malformed {
    return new Malformed(this.code, this.message, `/${pointerToken(name)}${this.pointer}`)
  }
}

export const badEncoding = new Malformed('encoding', 'has malformed percent-encoding')
export const repeated = new Malformed('duplicate', 'is given more than once')

/** Sets a member of its own whatever its name; plain assignment to `__proto__` would change the prototype instead. */
export function setOwn(target: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__') Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true })
  else target[name] = value
}
