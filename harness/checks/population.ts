import type { CaseRun, StepRecord } from '../case/case-run.ts'
import { isAmong } from '../expect/domain.ts'
import type { Outcome } from '../results.ts'
import { notVerified } from './check.ts'
import { NO_PROBE } from './seen.ts'

/** One try of a password: whether the person is in the population that has to use single sign-on, and whether the password let them in. */
export interface PasswordTry {
  step: StepRecord
  enforced: boolean
  letIn: boolean
}

/** The password tries of a case, or why nothing can be said of one. */
export function passwordTries({ steps, given }: Pick<CaseRun, 'steps' | 'given'>): (PasswordTry | Outcome)[] {
  const excepted = given.accounts.filter((each) => each.emergency).map((each) => each.person)
  return steps
    .filter((step) => step.kind === 'password-sign-in' && !excepted.includes(step.person?.id ?? ''))
    .map((step) => {
      const environment = given.environments.find((each) => each.name === step.place?.name)
      if (!environment || !step.person) return notVerified('the place is no environment')
      if (step.details.offered !== 'true') return notVerified('the SP offered no password form to try')
      if (!step.session?.known) return notVerified(NO_PROBE)
      const { authMethod, enforceFor } = environment
      const enforced = authMethod === 'saml' && (enforceFor === 'all' || isAmong(step.person.email, enforceFor.domains))
      return { step, enforced, letIn: step.session.signedInAs !== null }
    })
}

export function isTry(each: PasswordTry | Outcome): each is PasswordTry {
  return 'enforced' in each
}
