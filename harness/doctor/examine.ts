import { wordsOf } from '../errors.ts'
import type { Examination, Finding, Point } from './finding.ts'

/** A point with what was found there. */
export interface Examined {
  point: Pick<Point, 'id' | 'title'>
  finding: Finding
}

/**
 * Looks at one point after the other. What needs a point that did not hold is not looked at; a look that itself fails is a finding.
 * @param tell hears each finding as soon as it is there
 */
export async function examine(
  points: readonly Point[],
  examination: Examination,
  tell: (examined: Examined) => void = () => undefined,
): Promise<Examined[]> {
  const examined: Examined[] = []
  for (const point of points) {
    const missing = point.needs.find((id) => examined.some((each) => each.point.id === id && each.finding.state === 'failed'))
    const blocked = missing && points.find((each) => each.id === missing)
    const finding: Finding = blocked
      ? { state: 'skipped', says: `not looked at, since this failed: ${blocked.title}` }
      : await point.examine(examination).catch((error: unknown) => ({ state: 'failed', says: wordsOf(error), fix: [] }) as const)
    examined.push({ point, finding })
    tell({ point, finding })
  }
  return examined
}

/** The findings that stand in the way of a run. */
export function failuresIn(examined: readonly Examined[]): Examined[] {
  return examined.filter((each) => each.finding.state === 'failed')
}
