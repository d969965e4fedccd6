import type { CaseRun, StepRecord } from '../case/case-run.ts'
import type { Outcome } from '../results.ts'
import { all, defineCheck, notVerified, same, violated } from './check.ts'
import { accountOf, NO_ACCOUNT } from './seen.ts'

/** What a member opens and changes in a workspace is what the custom role says: its folders and no others, edited or only viewed. */
export const rightsOfRole = defineCheck({
  id: 'rights-of-role',
  title: 'A custom role opens and changes what it says, and nothing else',
  evidence: 'E4',
  needs: ['roles', 'workspaces'],
  evaluate: (run) =>
    all(
      run.steps.filter((step) => step.kind === 'open-recipe').map((step) => judge(run, step)),
      'nobody opened anything in a workspace',
    ),
})

function judge({ given }: CaseRun, { person, place, after, session, details }: StepRecord): Outcome {
  if (!person || !place || !session?.known) return notVerified('who opened it is not known')
  if (session.signedInAs === null) return notVerified('nobody was signed in when it was opened')
  const account = accountOf(person, after)
  if (account === null || account === 'unknown') return notVerified(NO_ACCOUNT)
  const roles = account.workspaces?.[place.name]?.roles
  if (!roles)
    return account.workspaces ? violated(`a member of ${place.name}`, 'no member') : notVerified('no observer shows roles')
  // Recipes are built in DEV, where the workspace has separate environments.
  const name = roles.role ?? roles.dev
  const role = given.workspaces.find((each) => each.name === place.name)?.customRoles.find((each) => each.name === name)
  if (!role) return notVerified(`what the role ${name ?? 'that is shown'} may do is not said`)
  const opens = role.folders.includes(details.folder ?? '')
  const words = (opened: boolean, changed: boolean) =>
    `${details.recipe} in ${details.folder}: ${opened ? 'opened' : 'not opened'}${details.tried === 'true' ? `, ${changed ? 'changed' : 'not changed'}` : ''}`
  return same(words(opens, opens && role.edit), words(details.opened === 'true', details.changed === 'true'))
}
