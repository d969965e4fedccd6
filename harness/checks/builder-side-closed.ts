import type { StepRecord } from '../case/case-run.ts'
import type { Outcome } from '../results.ts'
import { all, defineCheck, notVerified, satisfied, violated } from './check.ts'
import { accountOf, NO_ACCOUNT, signIns } from './seen.ts'

/** An end user's way in leads to no workspace: no page of one opens, and the account is a member of none. */
export const builderSideClosed = defineCheck({
  id: 'builder-side-closed',
  title: "An end user gets no access to the builders' side",
  evidence: 'E4',
  needs: ['workspaces'],
  evaluate({ given, steps }) {
    const visits = steps.filter((step) => step.kind === 'open-workspace' || step.kind === 'open-recipe')
    const isWorkspace = ({ place }: StepRecord) => given.workspaces.some(({ name }) => name === place?.name)
    const members = [
      ...given.accounts.filter((each) => (each.workspaces ?? []).length > 0).map((each) => each.person),
      ...signIns(steps).flatMap((step) => (isWorkspace(step) && step.person ? [step.person.id] : [])),
    ]
    const isMember = (step: StepRecord) => members.includes(step.person?.id ?? '')
    const outcomes = visits.filter((step) => !isMember(step)).map(judge)
    const control = visits.some((step) => isMember(step) && step.details.opened === 'true')
    if (outcomes.every((each) => each.kind === 'satisfied') && !control)
      return notVerified('failed control: no page of a workspace opened for a member either')
    return all(outcomes, 'no end user opened a page of a workspace')
  },
})

function judge({ person, after, session, details }: StepRecord): Outcome {
  const expected = 'no page of a workspace, and no member of one'
  if (details.opened === 'true') return violated(expected, 'a page of the workspace opened')
  if (!session?.known || session.signedInAs === null) return notVerified('nobody was signed in when it was opened')
  const account = person ? accountOf(person, after) : null
  if (account === null || account === 'unknown') return notVerified(NO_ACCOUNT)
  if (!account.workspaces) return notVerified('no observer shows workspaces')
  const joined = Object.keys(account.workspaces)
  return joined.length === 0 ? satisfied(expected) : violated(expected, `a member of ${joined.join(', ')}`)
}
