import { expectedEmail } from '../expect/email.ts'
import { expectedName } from '../expect/name.ts'
import { defineCheck } from './check.ts'
import { hold, judgeSignIns } from './expectation.ts'

/** A new account has the name that was sent, or what the declared chain of sources gives. */
export const nameFromAssertion = defineCheck({
  id: 'name-from-assertion',
  title: 'A new account has the name that the assertion gives',
  evidence: 'E1',
  evaluate: (run) =>
    judgeSignIns(run, 'first', ['displayName'], (seen) => {
      const { sent, after } = seen
      const email = expectedEmail(run, sent)
      const login = sent.nameId.includes('@') ? sent.nameId : email.kind === 'value' ? email.value : sent.nameId
      const expected = email.kind === 'refused' ? email : expectedName(run, sent, login)
      return hold(expected, seen, after?.displayName, (name) => name)
    }),
})
