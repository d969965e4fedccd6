import { expectedEmail, isEmail } from '../expect/email.ts'
import { expectedName } from '../expect/name.ts'
import { defineCheck, notVerified, satisfied, unspecified, violated } from './check.ts'
import { judgeSignIns } from './expectation.ts'
import { isErrorPage, signIns } from './seen.ts'

/** A message with something missing or malformed has the declared outcome: refused with nothing made, or a whole record. */
export const noHalfRecord = defineCheck({
  id: 'no-half-record',
  title: 'A message with something missing or malformed leaves a whole record or none',
  evidence: 'E1',
  evaluate: (run) =>
    judgeSignIns(run, 'first', ['displayName'], ({ step, sent, after, refusal }) => {
      const email = expectedEmail(run, sent)
      const madeUp = run.policy.missingAttribute?.email === 'placeholder' && email.kind === 'unspecified'
      // Nobody can know the form of an address that is made up, only that it has to be one.
      const expected =
        email.kind === 'value' || madeUp ? expectedName(run, sent, email.kind === 'value' ? email.value : '') : email
      if (expected.kind === 'unspecified') return unspecified(expected.key)
      if (!step.session?.known) return notVerified('the session probe gave no usable answer')
      const who = step.session.signedInAs
      const why = expected.kind === 'refused' ? expected.why : (refusal?.why ?? null)
      if (why !== null) {
        const control = signIns(run.steps).some((other) => other.person?.id !== step.person?.id && other.session?.signedInAs)
        if (!control) return notVerified('nobody got in with a whole message, so a refusal proves nothing')
        const wanted = `refused, since ${why}: no record, nobody signed in`
        if (after !== null) return violated(wanted, `a record for ${after.email}`)
        if (who !== null) return violated(wanted, `signed in as ${who} without a record`)
        return isErrorPage(step.landing)
          ? violated(wanted, `an error page (${step.landing?.status})`)
          : satisfied(wanted, `refused${step.landing?.refusalCode ? `: ${step.landing.refusalCode}` : ''}`)
      }
      const wanted = 'a record with address and name, and its owner signed in'
      if (after === null) return violated(wanted, 'no record')
      const nameless = expected.kind === 'value' && expected.value !== '' && after.displayName?.trim() === ''
      const addressless = (madeUp || (email.kind === 'value' && isEmail(email.value))) && !isEmail(after.email)
      if (nameless || addressless)
        return violated(wanted, `a record with address "${after.email}" and name "${after.displayName ?? ''}"`)
      return who === null ? violated(wanted, 'a record, and nobody signed in') : satisfied(wanted)
    }),
})
