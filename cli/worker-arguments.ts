/** The bound of V8's young generation in a worker: MiB of one of its two halves. */
const semiSpace = 16
/** MiB of memory from which on V8's own bound is higher than that: it takes a 128th of what the machine or the container has. */
const enough = semiSpace * 128

/**
 * Node's arguments for workers: those of this process, and a bound on the young generation unless somebody has set one. V8 doubles
 * it, up to 2 × 64 MiB, whenever much is alive at once, and never gives that back; it does not make requests cheaper. `memory` in bytes.
 */
export function workerArguments(options: { readonly execArgv: readonly string[]; readonly nodeOptions: string | undefined; readonly memory: number }): readonly string[] {
  const { execArgv, nodeOptions = '', memory } = options
  const set = [...execArgv, nodeOptions].some((argument) => /--(min|max)[-_]semi[-_]space[-_]size/.test(argument))
  return set || memory < enough * 1_048_576 ? execArgv : [...execArgv, `--max-semi-space-size=${semiSpace}`]
}
