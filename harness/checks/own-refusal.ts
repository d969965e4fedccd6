import type { StepRecord } from '../case/case-run.ts'
import { expectedEmail } from '../expect/email.ts'
import { all, defineCheck, notApplicable, notVerified, satisfied, violated } from './check.ts'
import { isErrorPage, signIns } from './seen.ts'

/** Who is refused because something is missing is told so in other words than somebody who is refused for another reason. */
export const ownRefusal = defineCheck({
  id: 'own-refusal',
  title: 'A missing attribute has an error of its own',
  evidence: 'E4',
  evaluate(run) {
    const rule = run.policy.missingAttribute?.email
    if (rule !== undefined && rule !== 'reject' && rule !== 'default')
      return notApplicable(`the declared policy refuses nobody for want of an address (missingAttribute.email: ${rule})`)
    const isRefused = (step: StepRecord) =>
      step.session?.known === true && step.session.signedInAs === null && step.landing !== null
    const lacking = signIns(run.steps).filter(
      (step) => step.sent && isRefused(step) && expectedEmail(run, step.sent).kind === 'refused',
    )
    const others = run.steps.filter((step) => step.mutation !== null && isRefused(step))
    if (others.length === 0) return notVerified('failed control: nobody was refused for another reason')
    const outcomes = lacking.map((step) => {
      const own = wordsOf(step)
      const expected = 'other words than for a message that cannot be trusted'
      if (/already (?:exists|registered|taken)|session (?:has )?expired/i.test(own)) return violated(expected, own)
      if (isErrorPage(step.landing)) return violated(expected, `an error page (${step.landing?.status})`)
      return others.some((each) => wordsOf(each) === own) ? violated(expected, `the same: ${own}`) : satisfied(expected, own)
    })
    return all(outcomes, 'nobody was refused for want of an address')
  },
})

/** The stable code, else the text of the page without what differs from person to person. */
function wordsOf({ landing, person }: StepRecord): string {
  if (landing?.refusalCode) return landing.refusalCode
  const text = (landing?.text ?? '').replaceAll(person?.email ?? '\0', '').replace(/[0-9a-f-]{8,}|\d+/gi, '')
  return text.replace(/\s+/g, ' ').trim().slice(0, 300)
}
