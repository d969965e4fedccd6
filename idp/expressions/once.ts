/** How many results are kept; the oldest goes first. */
const most = 1000

/** Does work once for each text. What is thrown is not kept. */
export function once<Result>(work: (text: string) => Result): (text: string) => Result {
  const kept = new Map<string, Result>()
  return (text) => {
    const known = kept.get(text)
    if (known !== undefined) return known
    const result = work(text)
    if (kept.size >= most) for (const oldest of [...kept.keys()].slice(0, 1)) kept.delete(oldest)
    kept.set(text, result)
    return result
  }
}
