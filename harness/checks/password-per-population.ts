import { all, defineCheck, notVerified, same } from './check.ts'
import { isTry, passwordTries } from './population.ts'

/** A password opens a session for people outside the population that has to use single sign-on, and for nobody inside it. */
export const passwordPerPopulation = defineCheck({
  id: 'password-per-population',
  title: 'A password works for those outside the enforced population only',
  evidence: 'E2',
  needs: ['password'],
  evaluate(run) {
    const tries = passwordTries(run)
    const outside = tries.filter(isTry).some((each) => !each.enforced)
    if (!outside) return notVerified('nobody outside the population tried a password, so a refusal proves nothing')
    const outcomes = tries.map((each) => {
      if (!isTry(each)) return each
      const who = each.step.person?.firstName ?? ''
      const words = (letIn: boolean) => `${who} ${letIn ? 'signed in' : 'not signed in'}`
      return same(words(!each.enforced), words(each.letIn))
    })
    return all(outcomes, 'nobody tried a password')
  },
})
