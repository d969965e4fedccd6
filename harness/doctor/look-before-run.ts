import { UsageError, wordsOf } from '../errors.ts'
import { withPlace } from '../target/place-in-file.ts'
import { type ExaminationInputs, prepareExamination } from './examination.ts'
import { type Examined, examine } from './examine.ts'
import { failed } from './finding.ts'
import { pointsBeforeRuns } from './points.ts'

/**
 * What a run looks at before its first case: a set-up in which not even an honest sign-in gets in would make verdicts of nothing.
 * @returns what was found at each point; a set-up that cannot even be looked at is a failure of its own
 * @throws UsageError for a mistake in the target file
 */
export async function lookBeforeRun(inputs: ExaminationInputs): Promise<Examined[]> {
  try {
    const examination = await prepareExamination(inputs)
    try {
      return await examine(pointsBeforeRuns, examination)
    } finally {
      await examination.close()
    }
  } catch (error) {
    if (error instanceof UsageError) throw error
    const point = { id: 'preparation', title: 'the SP can be prepared for it' }
    return [{ point, finding: failed(withPlace(inputs.target, wordsOf(error))) }]
  }
}
