import { isDeepStrictEqual } from 'node:util'
import type { Db } from '../db/open.ts'
import type { Bend, Defect, Seams } from './defect.ts'

/** In a list of faults: none is switched on, and it is noted which of them would have changed anything. */
export const WATCH = 'watch'

const noted = new WeakMap<Db, Map<string, Set<string>>>()

/** Ids of the faults that would have shown at this organisation while it was watched; grows with each sign-in. */
export function bitesAt(db: Db, slug: string): Set<string> {
  const all = noted.get(db) ?? new Map<string, Set<string>>()
  noted.set(db, all)
  const bites = all.get(slug) ?? new Set<string>()
  all.set(slug, bites)
  return bites
}

/**
 * The faults with their bends taken out: every value passes as it is, and the fault that would have changed it is noted. A case in
 * which a fault changes nothing is the same case with it, so that only the others have to be run to see all that it does.
 */
export const watched = (defects: readonly Defect[], bites: Set<string>): Defect[] =>
  defects.map((defect) => ({
    ...defect,
    bends: Object.fromEntries(
      Object.entries(defect.bends).map(([seam, apply]) => [seam, noting(apply as Bend<keyof Seams>, () => bites.add(defect.id))]),
    ),
  }))

const noting =
  (apply: Bend<keyof Seams>, note: () => void): Bend<keyof Seams> =>
  (value, about) => {
    if (wouldChange(apply, value, about)) note()
    return value
  }

function wouldChange(apply: Bend<keyof Seams>, ...[value, about]: Parameters<Bend<keyof Seams>>): boolean {
  try {
    return !isDeepStrictEqual(apply(value, about), value)
  } catch {
    return true
  }
}
