import type { CaseRun } from '../case/case-run.ts'
import type { SentAssertion } from '../case/sent.ts'
import { newEntries } from '../case/step-result.ts'
import { isEmail } from '../expect/email.ts'
import { isMalformedName, readsNameAttribute } from '../expect/name.ts'
import { rolesOf } from '../expect/role.ts'
import { sentValue } from '../expect/sent-value.ts'
import { defineCheck, notApplicable, notVerified, satisfied, violated } from './check.ts'
import { judgeSignIns } from './expectation.ts'

/** Where an attribute was missing, malformed, unknown or repeated, the SP's log names it and says what was decided. */
export const decisionLogged = defineCheck({
  id: 'decision-logged',
  title: 'The log names each attribute that was missing or unusable, and what was decided',
  evidence: 'E1',
  needs: ['audit'],
  evaluate: (run) =>
    judgeSignIns(run, 'first', [], ({ step, sent }) => {
      if (step.after.audit === 'unknown') return notVerified('no observer shows the log')
      const troubled = troubledAttributes(run, sent, step.place?.name ?? '')
      const reasons = newEntries(step).flatMap((entry) => entry.reasons ?? [])
      const silent = troubled.filter((name) => !reasons.some((reason) => reason.includes(name)))
      if (troubled.length === 0)
        return readsNameAttribute(run.policy)
          ? notVerified('every attribute was sent as it should be')
          : notApplicable('the declared policy takes no name from the name attribute (nameFallback)')
      return silent.length === 0
        ? satisfied(`the log names ${troubled.join(', ')}`)
        : violated(`the log names ${troubled.join(', ')}`, `the log does not name ${silent.join(', ')}`)
    }),
})

/** The SP's names of attributes that cannot be taken as they came. */
function troubledAttributes(run: CaseRun, sent: SentAssertion, place: string): string[] {
  const roles = separateRoles(run, place) ? ['role', 'roleTest', 'roleProd'] : ['role']
  const words = [...(readsNameAttribute(run.policy) ? ['displayName'] : []), ...(run.surface === 'workspace' ? roles : [])]
  const known = rolesOf(run, place)
  return words
    .flatMap((word) => {
      const { state, attribute, values } = sentValue(run, sent, word)
      const first = values[0] ?? ''
      const unusable = word === 'displayName' ? isMalformedName(first) : !known.includes(first)
      return state !== 'one' || unusable ? [attribute] : []
    })
    .concat(malformedEmail(run, sent))
}

function malformedEmail(run: CaseRun, sent: SentAssertion): string[] {
  const { state, attribute, values } = sentValue(run, sent, 'email')
  return state === 'several' || (state === 'one' && !isEmail(values[0]?.trim() ?? '')) ? [attribute] : []
}

function separateRoles(run: CaseRun, place: string): boolean {
  return run.given.workspaces.find((each) => each.name === place)?.environments ?? false
}
