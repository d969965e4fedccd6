import type { CaseRun } from '../case/case-run.ts'
import { defaultRoles, expectedRoles } from '../expect/role.ts'
import { type Expectation, value } from '../expect/sent-value.ts'
import type { Outcome } from '../results.ts'
import { defineCheck, satisfied, unspecified, violated } from './check.ts'
import { counts, isIn, judgeEntry, type Standing, standingAt, whyNotInvited } from './entry.ts'
import { hold, judgeSignIns, rolesInWords, type SeenSignIn, shownRoles } from './expectation.ts'
import { accountsOf } from './seen.ts'

/**
 * Who has an open invitation and signs in for the first time is let in, held back or treated like anybody, as declared, with the role that
 * goes with it and no second record.
 */
export const invitationPerPolicy = defineCheck({
  id: 'invitation-per-policy',
  title: 'A first sign-in treats an open invitation as declared',
  evidence: 'E1',
  needs: ['invites'],
  evaluate: (run) =>
    whyNotInvited(run) ??
    judgeSignIns(run, 'any', ['environments', 'workspaces'], (seen) => {
      const { open, isOther } = standingAt(run, seen.step)
      const place = seen.step.place?.name ?? ''
      if ((open === null && !isOther) || isIn(run, seen.before, place)) return null
      if (run.policy.pendingInvite === undefined) return unspecified('pendingInvite')
      if (open?.spelled && run.policy.emailCompare === undefined) return unspecified('emailCompare')
      return judgeEntry(run, seen, { letIn: () => judgeInside(run, seen, place, open) })
    }),
})

function judgeInside(run: CaseRun, seen: SeenSignIn, place: string, open: Standing['open']): Outcome {
  const { step, person, after } = seen
  const expected = `in ${place}, with one account`
  const found = accountsOf(person, step.after)
  if (found !== 'unknown' && !step.after.partial && found.length > 1) return violated(expected, `${found.length} accounts`)
  if (!isIn(run, after, place)) return violated(expected, `not in ${place}`)
  const isWorkspace = run.given.workspaces.some((each) => each.name === place)
  if (!isWorkspace || run.target.lacks.includes('roles')) return satisfied(expected)
  return hold(rolesFor(run, seen, place, open), seen, shownRoles(after, place), rolesInWords)
}

function rolesFor(
  run: CaseRun,
  { sent, before }: SeenSignIn,
  place: string,
  open: Standing['open'],
): Expectation<Record<string, string>> {
  const role = open?.role ?? null
  if (open !== null && counts(open, run.policy) && role !== null) {
    const separate = run.given.workspaces.find((each) => each.name === place)?.environments ?? false
    return value(separate ? { dev: role, test: role, prod: role } : { role })
  }
  if (before === null || run.policy.roleOnJoin === 'attribute') return expectedRoles(run, sent, place)
  return run.policy.roleOnJoin === undefined ? { kind: 'unspecified', key: 'roleOnJoin' } : defaultRoles(run, place)
}
