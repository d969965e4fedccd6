import { all, defineCheck, notVerified, same, violated } from './check.ts'
import { restingOn } from './evidence.ts'
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
      const found = person ? accountOf(person, after) : null
      const account = found === 'unknown' ? null : found
      const method = account?.authMethod
      if (method === undefined) return [same('nobody signed in', 'nobody signed in')]
      return [restingOn(same('the account signs in by saml', `the account signs in by ${method}`), [account], ['authMethod'])]
    })
    return all(outcomes, 'nobody tried a password')
  },
})
