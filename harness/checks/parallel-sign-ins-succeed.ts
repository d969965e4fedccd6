import type { CaseRun, StepRecord } from '../case/case-run.ts'
import { readAssertion } from '../case/sent.ts'
import { all, defineCheck, notVerified, same, unspecified } from './check.ts'
import { isErrorPage } from './seen.ts'

/** Several first sign-ins of one person at once: each ends signed in, or is turned away cleanly where that is declared; none breaks. */
export const parallelSignInsSucceed = defineCheck({
  id: 'parallel-sign-ins-succeed',
  title: 'First sign-ins at the same moment all end well',
  evidence: 'E2',
  evaluate({ steps, policy }) {
    const outcomes = steps
      .filter((step) => step.parallel.length > 0)
      .map((step) => {
        if (policy.concurrency === undefined) return unspecified('concurrency')
        if (step.parallel.some((each) => each.problem === null && !each.session.known))
          return notVerified('the session probe gave no usable answer')
        const broken = step.parallel.filter(
          (each) => each.problem !== null || (each.landing !== null && isErrorPage(each.landing)),
        )
        const signedIn = step.parallel.filter((each) => each.session.signedInAs !== null)
        const count = step.parallel.length
        if (broken.length > 0) return same(`0 of ${count} broke`, `${broken.length} of ${count} broke`)
        return policy.concurrency === 'retryOk' && !mayStop(step, policy)
          ? same(`${count} of ${count} signed in`, `${signedIn.length} of ${count} signed in`)
          : same('at least 1 signed in, 0 broke', `${signedIn.length > 0 ? 'at least 1' : '0'} signed in, 0 broke`)
      })
    return all(outcomes, 'there were no sign-ins at the same moment')
  },
})

/** Where one person came with several NameIDs, all but the first may find an account that they are not let into at once, as declared. */
function mayStop({ exchanges }: StepRecord, { matchKey, existingAccount }: CaseRun['policy']): boolean {
  const nameIds = exchanges.flatMap((each) =>
    each.response ? [readAssertion(each.response.clearXml ?? each.response.xml)?.nameId] : [],
  )
  const isKeyed = matchKey !== 'email' && matchKey !== 'nameIdOrEmail'
  return new Set(nameIds).size > 1 && (isKeyed || existingAccount !== 'link')
}
