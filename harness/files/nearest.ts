/** The candidate closest to what was typed, if it is close enough to be what was meant (edit distance, at most a third of the length). */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: { candidate: string; distance: number } | undefined
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase())
    if (!best || distance < best.distance) best = { candidate, distance }
  }
  return best && best.distance <= Math.max(2, Math.ceil(word.length / 3)) ? best.candidate : undefined
}

/** ` (did you mean "x"?)`, or the list of what exists when nothing is near. */
export function suggestion(word: string, candidates: Iterable<string>): string {
  const all = [...candidates]
  const near = nearest(word, all)
  if (near) return `; did you mean "${near}"?`
  return all.length > 0 && all.length <= 12 ? `; known: ${all.join(', ')}` : ''
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let j = 1; j <= b.length; j++) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      current.push(Math.min(substitution, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1))
    }
    previous = current
  }
  return previous[b.length] ?? 0
}
