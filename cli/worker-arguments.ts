/** The bound of V8's young generation in a worker: MiB of one of its two halves. */
const semiSpace = 16
/** MiB of memory from which on V8's own bound is higher than that: it takes a 128th of what the machine or the container has. */
const enough = semiSpace * 128

/**
 * Node's arguments for workers: those of this process, and a bound on the young generation unless somebody has set one. V8 doubles
 * it, up to 2 × 64 MiB, whenever much is alive at once, and never gives that back; it does not make requests cheaper. Collecting it is
 * left to the worker's own thread: little of it is alive, and helpers take the processor from the next worker. `memory` in bytes.
 */
export function workerArguments(options: { readonly execArgv: readonly string[]; readonly nodeOptions: string | undefined; readonly memory: number }): readonly string[] {
  const { execArgv, nodeOptions = '', memory } = options
  const sets = (option: RegExp): boolean => [...execArgv, nodeOptions].some((argument) => option.test(argument))
  const bounded = sets(/--(min|max)[-_]semi[-_]space[-_]size/) || memory < enough * 1_048_576
  return [
    ...execArgv,
    ...(bounded ? [] : [`--max-semi-space-size=${semiSpace}`]),
    ...(sets(/--(no-?)?parallel[-_]scavenge/) ? [] : ['--no-parallel-scavenge']),
  ]
}
