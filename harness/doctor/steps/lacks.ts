import { personOf } from '../../case/world.ts'
import { contradictionsOf } from '../../lacks/contradicted.ts'
import { signsOfAccount } from '../../lacks/signs.ts'
import { placeInFile } from '../../target/place-in-file.ts'
import { definePoint, ok, skipped, warning } from '../finding.ts'

/** What the target file says the SP lacks does not show at the account of who has just signed in. */
export const lacks = definePoint({
  id: 'lacks',
  title: 'what the file calls lacking is not there',
  needs: ['observers'],
  beforeRuns: false,
  async examine({ target, world, signedIn }) {
    if (target.lacks.length === 0) return skipped('the target file says that nothing is lacking')
    const { accounts } = await world.observe(signedIn)
    const email = personOf(world, undefined).email.toLowerCase()
    const account = accounts === 'unknown' ? undefined : accounts.find((each) => each.email.toLowerCase() === email)
    if (!account) return skipped('no observer shows the account')
    const contradictions = [...contradictionsOf(target.lacks, signsOfAccount(account)).values()]
    if (contradictions.length === 0)
      return ok(`${target.lacks.length} words; the account shows nothing of them (no group and no role were sent)`)
    return warning(
      `${placeInFile(target, 'lacks')}: the account shows what the file says is lacking; a run calls its requirements UNVERIFIED`,
      ...contradictions,
    )
  },
})
