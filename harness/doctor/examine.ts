import { wordsOf } from '../errors.ts'
import { withPlace } from '../target/place-in-file.ts'
import { type Examination, type Finding, failed, type Point } from './finding.ts'

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
  /** Which failure each point stands or falls with, also through points that were not looked at for its sake. */
  const failureOf = new Map<string, Point>()
  for (const point of points) {
    const failure = point.needs.map((id) => failureOf.get(id)).find((each) => each !== undefined)
    const finding: Finding = failure
      ? { state: 'skipped', says: `not looked at, since this failed: ${failure.title}` }
      : await point.examine(examination).catch((error: unknown) => failed(withPlace(examination.target, wordsOf(error))))
    if (failure || finding.state === 'failed') failureOf.set(point.id, failure ?? point)
    examined.push({ point, finding })
    tell({ point, finding })
  }
  return examined
}

/** The findings that stand in the way of a run. */
export function failuresIn(examined: readonly Examined[]): Examined[] {
  return examined.filter((each) => each.finding.state === 'failed')
}
