import { defineCheck, notVerified, violated } from './check.ts'
import { judgeSelf, NO_PROBE } from './seen.ts'
import { judgeSetUps } from './set-up.ts'

/** Setting a provider up is what lets people in: nobody gets in before, and who comes next does. */
export const setUpOpensSignIn = defineCheck({
  id: 'set-up-opens-sign-in',
  title: 'People get in through a provider once it is set up, and not before',
  evidence: 'E2',
  needs: ['consoles'],
  evaluate({ steps }) {
    return judgeSetUps(steps, (_, { before, after }) => {
      const [next] = after
      if (!next) return notVerified('nobody signed in after the set-up')
      if (before.length === 0) return notVerified('nobody tried before the set-up, so it may have made no difference')
      if ([...before, next].some((step) => !step.session?.known)) return notVerified(NO_PROBE)
      const early = before.find((step) => step.session?.signedInAs != null)
      if (early) return violated('nobody signed in before the set-up', `signed in as ${early.session?.signedInAs}`)
      return judgeSelf(next, `${next.person?.firstName ?? 'somebody'} signed in after the set-up`)
    })
  },
})
