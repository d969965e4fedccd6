/** The known word nearest to a mistyped one, or undefined when none is near. Letter case costs little, being the usual slip. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((candidate) => ({ candidate, cost: distance(word, candidate) }))
    .filter(({ candidate, cost }) => cost <= Math.max(1, Math.floor(candidate.length / 3)))
    .sort((a, b) => a.cost - b.cost)
  return ranked[0]?.candidate
}

/** `; did you mean 'x'?`, or nothing. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = nearest(word, known)
  return near === undefined ? '' : `; did you mean '${near}'?`
}

/** Two letters in the wrong order are one slip. */
const isSwapped = (from: string, to: string): boolean =>
  from.length === to.length &&
  [...from].some((_, at) => from.slice(0, at) + (from[at + 1] ?? '') + from[at] + from.slice(at + 2) === to)

function distance(from: string, to: string): number {
  if (from.toLowerCase() === to.toLowerCase()) return 0.5
  if (isSwapped(from.toLowerCase(), to.toLowerCase())) return 1
  const row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let i = 1; i <= from.length; i++) {
    let diagonal = row[0] ?? 0
    row[0] = i
    for (let j = 1; j <= to.length; j++) {
      const above = row[j] ?? 0
      const cost = from[i - 1] === to[j - 1] ? 0 : 1
      row[j] = Math.min(above + 1, (row[j - 1] ?? 0) + 1, diagonal + cost)
      diagonal = above
    }
  }
  return row[to.length] ?? 0
}
