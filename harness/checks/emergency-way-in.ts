import { all, defineCheck, notVerified, satisfied, violated } from './check.ts'
import { NO_PROBE, whoIsIn } from './seen.ts'

/** An emergency administrator gets in with a password where everybody else has to use single sign-on. */
export const emergencyWayIn = defineCheck({
  id: 'emergency-way-in',
  title: 'An emergency administrator gets in without single sign-on',
  evidence: 'E2',
  needs: ['password'],
  evaluate({ steps, given }) {
    const tries = steps.filter((step) => step.kind === 'password-sign-in')
    if (tries.some((step) => !step.session?.known)) return notVerified(NO_PROBE)
    const excepted = given.accounts.filter((each) => each.emergency).map((each) => each.person)
    const [own, others] = [true, false].map((wanted) =>
      tries.filter((step) => excepted.includes(step.person?.id ?? '') === wanted),
    )
    if (others?.length === 0 || others?.some((step) => step.session?.signedInAs !== null))
      return notVerified('failed control: nobody was seen to be refused a password, so this is no emergency way in')
    const outcomes = (own ?? []).map((step) =>
      step.session?.signedInAs != null ? satisfied('signed in', whoIsIn(step)) : violated('signed in', whoIsIn(step)),
    )
    return all(outcomes, 'no emergency administrator tried a password')
  },
})
