import type { CaseRun, StepRecord } from '../case/case-run.ts'
import type { CasePerson } from '../case/people.ts'
import { all, defineCheck, notVerified, satisfied, violated } from './check.ts'
import { NO_CLIENTS, settingsBefore, settingsOf, wordFor } from './portal.ts'
import { accountOf, knownAccountOf, NO_OBSERVER } from './seen.ts'

/** However the settings or an administrator change it, a client signs in as it did when it was made. */
export const clientMethodFrozen = defineCheck({
  id: 'client-method-frozen',
  title: 'The authentication method of an API client never changes',
  evidence: 'E1',
  evaluate(run) {
    const outcomes = run.steps
      .filter((step) => isTry(run, step))
      .flatMap((step) =>
        [...run.people.values()].flatMap((person) => {
          const was = knownAccountOf(person, step.before)
          if (was === 'unknown') return [notVerified(NO_OBSERVER)]
          // Who has no client yet gets one with the new method.
          if (was === null || was.apiClients?.length === 0) return []
          const is = accountOf(person, step.after)
          if (is === 'unknown' || is === null) return [notVerified(NO_OBSERVER)]
          const [before, after] = [was.apiClients?.[0]?.method, is.apiClients?.[0]?.method]
          if (before === undefined || after === undefined) return [notVerified(NO_CLIENTS)]
          const wanted = wantedMethod(run, step, person, before)
          const expected = `${person.firstName}'s client ${wanted === before ? 'stays' : 'becomes'} ${wanted}`
          return [wanted === after ? satisfied(expected) : violated(expected, `it is ${after}`)]
        }),
      )
    return all(outcomes, 'nobody tried to change the method of a client that was there')
  },
})

/** The method after a step: that of before, unless it is a person's own client that is changed by hand and that is declared to be possible. */
function wantedMethod(run: CaseRun, { kind, person: whose, details }: StepRecord, person: CasePerson, before: string): string {
  const isOwn = kind === 'change-client' && whose?.id === person.id
  const isFrozen = run.policy.immutableAfterCreate?.includes('client.authMethod') ?? true
  return isOwn && !isFrozen ? wordFor(run, (details.method ?? before) as 'oauth2') : before
}

/** Whether the step is an attempt to change the method of clients that are there: in the settings, or of one by hand. */
function isTry(run: CaseRun, step: StepRecord): boolean {
  if (step.kind === 'change-client') return true
  if (step.kind !== 'change-portal-settings' || step.details.outcome !== 'accepted') return false
  const before = settingsBefore(run, step)
  return before !== null && before.method !== settingsOf(step).method
}
