const LIMIT = 3

/** Remembers who failed how often in a row. */
export interface Breaker {
  /** Why this one is not asked any more, or null when it is. */
  whyNot(key: string): string | null
  failed(key: string, why: string): void
  answered(key: string): void
}

/**
 * Whoever failed three times in a row is not asked again: something that hangs for ten seconds a look, several looks a case, would make
 * a run endless.
 */
export function createBreaker(): Breaker {
  const failures = new Map<string, { times: number; why: string }>()
  return {
    whyNot(key) {
      const { times, why } = failures.get(key) ?? { times: 0, why: '' }
      return times < LIMIT
        ? null
        : `it failed ${times} times in a row and is not asked any more in this run; the last time: ${why}`
    },
    failed: (key, why) => void failures.set(key, { times: (failures.get(key)?.times ?? 0) + 1, why }),
    answered: (key) => void failures.delete(key),
  }
}
