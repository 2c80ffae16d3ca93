import { MisuseError } from '../misuse-error.ts'

/** What a log line says of something that was thrown. */
export interface ErrorDescription {
  readonly type: string
  /** A system's or Node's own code, `ECONNREFUSED` for one. */
  readonly code?: string
  readonly message?: string
  readonly stack?: string
}

const maxFrames = 20

/**
 * Where something was thrown: its name, code, and the frames of its stack. The message comes only with `messages`, since it may
 * hold what was in the request: a hook writes what it likes into it, and `JSON.parse` quotes its input. A MisuseError always has it. No other property does.
 */
export function describeError(error: unknown, { messages }: { readonly messages: boolean }): ErrorDescription {
  if (!(error instanceof Error)) return { type: typeof error, message: 'something that is no Error was thrown' }
  const told = messages || error instanceof MisuseError
  const { name, code, message, stack } = error as NodeJS.ErrnoException
  const frames = told ? stack : framesOf(String(message), stack)
  return {
    type: typeof name === 'string' && /^[\w$]{1,64}$/.test(name) ? name : 'Error',
    ...(typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,63}$/.test(code) && { code }),
    ...(told && { message: String(message) }),
    ...(frames !== undefined && frames !== '' && { stack: frames }),
  }
}

/** The frames of a stack without the message that it begins with; none where the message was changed since, as it cannot be told then. */
function framesOf(message: string, stack: unknown): string {
  if (typeof stack !== 'string') return ''
  const first = stack.indexOf(message)
  if (first === -1 || (message === '' && !/^[\w$]+\n/.test(stack))) return ''
  return stack.slice(first + message.length).split('\n').filter((line) => line.startsWith('    at ')).slice(0, maxFrames).join('\n')
}
