import { all, defineCheck, notVerified, same } from './check.ts'
import { NO_PROBE } from './seen.ts'

/** A password opens a session for people outside the population that has to use single sign-on, and for nobody inside it. */
export const passwordPerPopulation = defineCheck({
  id: 'password-per-population',
  title: 'A password works for those outside the enforced population only',
  evidence: 'E2',
  needs: ['password'],
  evaluate({ steps, given }) {
    const outcomes = steps
      .filter((step) => step.kind === 'password-sign-in')
      .map((step) => {
        const environment = given.environments.find((each) => each.name === step.place?.name)
        if (!environment || !step.person) return notVerified('the place is no environment')
        if (step.details.offered !== 'true') return notVerified('the SP offered no password form to try')
        if (!step.session?.known) return notVerified(NO_PROBE)
        const domain = step.person.email.slice(step.person.email.lastIndexOf('@') + 1).toLowerCase()
        const enforced =
          environment.authMethod === 'saml' &&
          (environment.enforceFor === 'all' || environment.enforceFor.domains.includes(domain))
        return same(
          enforced ? 'nobody signed in' : 'signed in',
          step.session.signedInAs === null ? 'nobody signed in' : 'signed in',
        )
      })
    return all(outcomes, 'nobody tried a password')
  },
})
