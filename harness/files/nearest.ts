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

/** From this length on a name may differ by two letters, or by one, and still be what was meant. */
const LONG_NAME = 8
const SHORT_NAME = 4

/** Whether two names are most likely one, written differently: letter case, blanks, `_` and `-` do not count, a slip of the finger neither. */
export function isProbably(one: string, other: string): boolean {
  const [a, b] = [plain(one), plain(other)]
  if (a === b) return true
  const shorter = Math.min(a.length, b.length)
  if (shorter < SHORT_NAME) return false
  if (a[0] === b[0] && sorted(a) === sorted(b)) return true
  return editDistance(a, b) <= (shorter >= LONG_NAME ? 2 : 1)
}

/** A name without what people and databases change about it. */
export function plain(name: string): string {
  return name.replace(/[\s_-]+/g, '').toLowerCase()
}

function sorted(text: string): string {
  return [...text].sort().join('')
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
