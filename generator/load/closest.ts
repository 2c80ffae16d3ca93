/**
 * The candidate that a misspelt name most likely meant, or undefined where none is near:
 * at most a third of the name's letters differ (Damerau-Levenshtein, case ignored). Ties go to the first candidate.
 */
export function closest(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase()
  let best: string | undefined
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= bestDistance) continue
    const distance = editDistance(wanted, candidate.toLowerCase(), bestDistance)
    if (distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}

/** The hint that goes with `closest`: `did you mean "x"?`, or undefined. */
export function didYouMean(name: string, candidates: Iterable<string>): string | undefined {
  const near = closest(name, candidates)
  return near === undefined ? undefined : `did you mean "${near}"?`
}

/** Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`; gives up (returns `limit`) beyond `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  if (a.length > 200 || b.length > 200) return a === b ? 0 : limit
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1)
      row.push(cost)
      if (cost < least) least = cost
    }
    if (least >= limit) return limit
    before = last
    last = row
  }
  return last[b.length]!
}
