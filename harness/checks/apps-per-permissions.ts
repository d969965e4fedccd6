import type { CaseRun, StepRecord } from '../case/case-run.ts'
import type { Outcome } from '../results.ts'
import { all, defineCheck, notVerified, same } from './check.ts'
import { accountOf, NO_ACCOUNT } from './seen.ts'

/**
 * What an end user opens is what the permissions open that were given: the environment's defaults at first, and from then on what an
 * administrator sets by hand. Whether they bind is seen at the apps alone, so no observer has to show them.
 */
export const appsPerPermissions = defineCheck({
  id: 'apps-per-permissions',
  title: 'An end user opens the apps that the given permissions open, and no others',
  evidence: 'E4',
  needs: ['permissions', 'apps'],
  evaluate(run) {
    const visits = run.steps.filter((step) => step.kind === 'open-app')
    const outcome = all(
      visits.map((step) => judge(run, step)),
      'nobody opened an app',
    )
    const isControlled = visits.some(({ details }) => details.opened === 'true')
    return outcome.kind === 'satisfied' && !isControlled ? notVerified('failed control: no app opened for anybody') : outcome
  },
})

function judge(run: CaseRun, step: StepRecord): Outcome {
  const { person, place, after, session, details } = step
  if (!person || !place || !session?.known) return notVerified('who opened it is not known')
  if (session.signedInAs === null) return notVerified('nobody was signed in when it was opened')
  if (accountOf(person, after) === null) return notVerified(NO_ACCOUNT)
  const asksFor = run.given.environments
    .find(({ name }) => name === place.name)
    ?.apps.find(({ name }) => name === details.app)?.permission
  if (asksFor === undefined) return notVerified(`what the app ${details.app} of ${place.name} asks for is not said`)
  const held = permissionsGiven(run, step)
  if (held === null) return notVerified(`what ${person.firstName} may do in ${place.name} is not said`)
  const words = (opens: boolean) =>
    `${details.app} of ${place.name}, which asks for ${asksFor}: ${opens ? 'opened' : 'not opened'}`
  return same(words(held.includes(asksFor)), words(details.opened === 'true'))
}

/** What the person of a step may do there: what was set by hand last, before any sign-in or later, else the defaults of a newcomer. */
function permissionsGiven({ given, steps }: CaseRun, step: StepRecord): readonly string[] | null {
  const here = (each: StepRecord) => each.person?.id === step.person?.id && each.place?.name === step.place?.name
  const byHand = steps.slice(0, steps.indexOf(step)).findLast((each) => each.permissions && here(each))?.permissions
  if (byHand) return byHand
  const account = given.accounts.find((each) => each.person === step.person?.id)
  if (account) return account.environments?.find(({ name }) => name === step.place?.name)?.permissions ?? null
  return given.environments.find(({ name }) => name === step.place?.name)?.defaultPermissions ?? null
}
