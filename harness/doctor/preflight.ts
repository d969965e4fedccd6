import type { VendorProfile } from '../../idp/index.ts'
import { UsageError, wordsOf } from '../errors.ts'
import type { Parties } from '../parties/parties.ts'
import { withPlace } from '../target/place-in-file.ts'
import type { Target } from '../target/schema/target.ts'
import type { SpFacts } from '../target/sp-facts.ts'
import { prepareExamination } from './examination.ts'
import { examine, failuresIn } from './examine.ts'
import { pointsBeforeRuns } from './points.ts'
import { examinedInWords } from './words.ts'

/**
 * What a run looks at before its first case: a set-up in which not even an honest sign-in gets in would make verdicts of nothing.
 * @returns what stands in the way, in words; empty when nothing does
 * @throws UsageError for a mistake in the target file
 */
export async function preflight(
  target: Target,
  profile: VendorProfile,
  parties: Parties,
  facts: SpFacts | null,
  mayScript: boolean,
): Promise<string[]> {
  try {
    const examination = await prepareExamination({ target, profile, parties, facts, mayScript })
    try {
      return failuresIn(await examine(pointsBeforeRuns, examination)).map(examinedInWords)
    } finally {
      await examination.close()
    }
  } catch (error) {
    if (error instanceof UsageError) throw error
    return [`FAIL the SP could not be prepared: ${withPlace(target, wordsOf(error))}`]
  }
}
