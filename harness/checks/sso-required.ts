import { all, defineCheck, notVerified, same, violated } from './check.ts'
import { accountOf } from './seen.ts'

/** Single sign-on is the only way in for somebody whom it brought; a password does not open a session. */
export const ssoRequired = defineCheck({
  id: 'sso-required',
  title: 'A password does not get in where single sign-on is required',
  evidence: 'E2',
  needs: ['password'],
  evaluate({ steps }) {
    const tries = steps.filter((step) => step.kind === 'password-sign-in')
    const outcomes = tries.map((step) => {
      if (step.details.offered !== 'true') return notVerified('the SP offered no password form to try')
      if (!step.session?.known) return notVerified('the session probe gave no usable answer')
      const account = step.person ? accountOf(step.person, step.after) : null
      const method = account !== 'unknown' ? account?.authMethod : undefined
      if (method !== undefined && method !== 'saml')
        return violated('the account signs in by saml', `the account signs in by ${method}`)
      return same(
        'nobody signed in',
        step.session.signedInAs === null ? 'nobody signed in' : `signed in as ${step.session.signedInAs}`,
      )
    })
    return all(outcomes, 'nobody tried a password')
  },
})
