import { expectedEmail } from '../expect/email.ts'
import { defineCheck } from './check.ts'
import { hold, judgeSignIns } from './expectation.ts'
import { fold } from './seen.ts'

/** A new account has the address that was sent: the mapped attribute, else the NameID. */
export const emailFromAssertion = defineCheck({
  id: 'email-from-assertion',
  title: 'A new account has the address that the assertion gives',
  evidence: 'E1',
  evaluate: (run) =>
    judgeSignIns(run, 'first', [], (seen) =>
      hold(expectedEmail(run, seen.sent), seen, seen.after ? fold(seen.after.email) : undefined, fold),
    ),
})
