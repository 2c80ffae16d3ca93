/** The most that was granted in any closed interval of the given length; `grants` are `[time, cost]` in order of time. */
export function mostWithin(grants: readonly (readonly [at: number, cost: number])[], length: number): number {
  let most = 0
  let sum = 0
  let from = 0
  for (const [at, cost] of grants) {
    sum += cost
    while (grants[from]![0] < at - length) sum -= grants[from++]![1]
    most = Math.max(most, sum)
  }
  return most
}
