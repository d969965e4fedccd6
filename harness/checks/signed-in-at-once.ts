import { all, defineCheck, notVerified, same, satisfied } from './check.ts'
import { accountOf, fold, signIns } from './seen.ts'

/** At the end of a sign-in the person is signed in, as nobody else, and was asked for nothing more. */
export const signedInAtOnce = defineCheck({
  id: 'signed-in-at-once',
  title: 'The sign-in ends with a session of the right person',
  evidence: 'E2',
  evaluate({ steps }) {
    const outcomes = signIns(steps).map((step) => {
      if (!step.person || !step.session?.known) return notVerified('the session probe gave no usable answer')
      const account = accountOf(step.person, step.after)
      const name = account === 'unknown' || account === null ? step.person.email : account.email
      const expected = `signed in as ${fold(name)}`
      if (step.session.unnamed) return satisfied(expected, 'somebody is signed in')
      return same(
        expected,
        step.session.signedInAs === null
          ? `not signed in (${whereTo(step.landing)})`
          : `signed in as ${fold(step.session.signedInAs)}`,
      )
    })
    return all(outcomes, 'nobody signed in')
  },
})

function whereTo(landing: { url: string; status: number | null; refusalCode: string | null } | null): string {
  if (!landing) return 'no page'
  return landing.refusalCode ? `refused: ${landing.refusalCode}` : `${landing.status ?? '?'} at ${new URL(landing.url).pathname}`
}
