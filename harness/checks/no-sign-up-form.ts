import { defineCheck, notVerified, satisfied, violated } from './check.ts'
import { judgeAskings } from './joining.ts'
import { fold } from './seen.ts'

/** Who has an account is not asked to make one again. */
export const noSignUpForm = defineCheck({
  id: 'no-sign-up-form',
  title: 'Nobody with an account is asked to create one',
  evidence: 'E4',
  evaluate: (run) =>
    judgeAskings(run, ({ step }) => {
      const heading = run.target.forms.signUp?.heading
      if (heading === undefined) return notVerified('the target does not say what a sign-up page is known by (forms.signUp)')
      if (!step.landing || (step.landing.status ?? 0) >= 400) return notVerified('the page was not seen')
      const expected = `a page without "${heading}"`
      return fold(step.landing.text).includes(fold(heading))
        ? violated(expected, `a page with "${heading}"`)
        : satisfied(expected)
    }),
})
