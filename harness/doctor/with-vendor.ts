import type { VendorProfile } from '../../idp/index.ts'
import { type Examined, failuresIn } from './examine.ts'
import { failed, ok } from './finding.ts'

/** What was found with one vendor, at the points that a run looks at. */
export interface WithVendor {
  profile: Pick<VendorProfile, 'id' | 'title'>
  examined: readonly Examined[]
}

/**
 * The look with a further vendor as one finding. Where an earlier vendor has failed at the same point, what to do was said there; the values
 * of this one take another command. Pure.
 */
export function inOneFinding({ profile, examined }: WithVendor, earlier: readonly WithVendor[]): Examined {
  const point = { id: `with/${profile.id}`, title: `with ${profile.title}` }
  const [first, ...others] = failuresIn(examined)
  if (!first) return { point, finding: ok('what a run looks at before its first case holds') }
  const isKnown = earlier.some((each) => failuresIn(each.examined).some((failure) => failure.point.id === first.point.id))
  const fix = 'fix' in first.finding ? (first.finding.fix ?? []) : []
  return {
    point,
    finding: failed(
      `${first.point.title}: ${first.finding.says}`,
      ...(isKnown ? [`as above; --profile ${profile.id} has the details`] : fix),
      ...others.map((each) => `${each.point.title}: ${each.finding.says}`),
    ),
  }
}

/** The last line of an examination: whether a run can start, and with which vendors. Pure. @param run the command that starts one */
export function conclusion(looks: readonly WithVendor[], failures: number, run: string): string {
  if (failures === 0) return `Ready: ${run}`
  const ready = looks.filter((each) => failuresIn(each.examined).length === 0).map((each) => each.profile.id)
  const mend = `Not ready: ${failures} to mend`
  if (ready.length === 0 || looks.length < 2) return mend
  return `${mend}. Ready with ${ready.join(', ')} alone: profiles: [${ready.join(', ')}] in the target file, or --profile ${ready.join(',')}`
}
