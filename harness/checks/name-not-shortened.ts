import { defineCheck, notVerified, satisfied, violated } from './check.ts'
import { isSelf, judgeBent, knownAccountOf, NO_OBSERVER, NO_PROBE, WHOSE, whoIsIn } from './seen.ts'

/** A NameID that a comment cuts in two may be refused or read whole; its first part names somebody else, who must not be signed in. */
export const nameNotShortened = defineCheck({
  id: 'name-not-shortened',
  title: 'A comment in the NameID does not shorten it to somebody else',
  evidence: 'E2',
  evaluate: ({ steps }) =>
    judgeBent(steps, (step) => {
      const victim = step.person ? knownAccountOf(step.person, step.before) : null
      if (victim === 'unknown') return notVerified(NO_OBSERVER)
      if (victim === null) return notVerified('the person whom the shortened name means has no account')
      if (!step.session?.known) return notVerified(NO_PROBE)
      const expected = `not signed in as ${victim.email}`
      const self = isSelf(step)
      if (self === 'unknown') return notVerified(WHOSE)
      return self === 'yes' ? violated(expected, whoIsIn(step)) : satisfied(expected, whoIsIn(step))
    }),
})
