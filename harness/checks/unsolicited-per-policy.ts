import { all, defineCheck, notVerified, satisfied, unspecified, violated } from './check.ts'
import { accountsOf, isSelf, judgeSelf, NO_OBSERVER, NO_PROBE, nameOf, signIns, whoIsIn } from './seen.ts'

/** A Response that answers no request is taken or refused, as declared; refused means that nobody is signed in and nobody new is known. */
export const unsolicitedPerPolicy = defineCheck({
  id: 'unsolicited-per-policy',
  title: 'A Response without a request is treated as declared',
  evidence: 'E2',
  evaluate({ steps, policy }) {
    const rule = policy.idpInitiated
    if (rule === undefined) return unspecified('idpInitiated')
    const outcomes = signIns(steps).flatMap((step, index, every) => {
      if (!step.person || !step.exchanges.some((each) => each.flow === 'idp-initiated' && each.response)) return []
      if (!every.slice(0, index).some((each) => isSelf(each) !== 'no'))
        return notVerified('failed control: nobody was let in by answering a request')
      if (!step.session?.known) return notVerified(NO_PROBE)
      if (rule === 'allow') return judgeSelf(step, `signed in as ${nameOf(step)}`)
      if (step.session.signedInAs !== null) return violated('nobody is signed in', whoIsIn(step))
      const [before, after] = [accountsOf(step.person, step.before), accountsOf(step.person, step.after)]
      if (before === 'unknown' || after === 'unknown' || step.after.partial) return notVerified(NO_OBSERVER)
      const expected = `nobody is signed in, ${before.length} accounts of ${step.person.email}`
      return after.length === before.length
        ? satisfied(expected, whoIsIn(step))
        : violated(expected, `${after.length} accounts of ${step.person.email}`)
    })
    return all(outcomes, 'nobody came with a Response that answers no request')
  },
})
