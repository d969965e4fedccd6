import { all, defineCheck, notVerified, same, violated } from './check.ts'
import { isTry, passwordTries } from './population.ts'
import { accountOf } from './seen.ts'

/** Single sign-on is the only way in for somebody whom it brought; a password that works for others opens no session for them. */
export const ssoRequired = defineCheck({
  id: 'sso-required',
  title: 'A password does not get in where single sign-on is required',
  evidence: 'E2',
  needs: ['password'],
  evaluate(run) {
    const tries = passwordTries(run)
    const works = tries.filter(isTry).some((each) => !each.enforced && each.letIn)
    const outcomes = tries.flatMap((each) => {
      if (!isTry(each)) return [each]
      if (!each.enforced) return []
      const { person, after, session } = each.step
      if (each.letIn) return [violated('nobody signed in', `signed in as ${session?.signedInAs}`)]
      if (!works) return [notVerified('no password was seen to work for anybody, so a refusal proves nothing')]
      const account = person ? accountOf(person, after) : null
      const method = account !== 'unknown' ? account?.authMethod : undefined
      return [
        method === undefined
          ? same('nobody signed in', 'nobody signed in')
          : same('the account signs in by saml', `the account signs in by ${method}`),
      ]
    })
    return all(outcomes, 'nobody tried a password')
  },
})
