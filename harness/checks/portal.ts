import type { CaseRun, StepRecord } from '../case/case-run.ts'
import type { CasePerson } from '../case/people.ts'
import type { PortalSettings } from '../case/portal/given.ts'
import type { Observation } from '../observe/observer.ts'
import type { AccountSeen, Outcome } from '../results.ts'
import { all, notApplicable, notVerified } from './check.ts'
import { accountOf, knownAccountOf, NO_OBSERVER, NO_PROBE, signIns } from './seen.ts'

export const NO_CLIENTS = 'no observer shows API clients'
export const NO_REQUESTS = 'no observer shows requests for access'
export const NO_GRANTS = 'no observer shows collection grants'
export const NO_CONTROL = 'no call of an API ever worked, so a refusal proves nothing'

/** A person's first sign-in to the developer portal that let them in. */
export interface FirstEntry {
  step: StepRecord
  person: CasePerson
  /** The JIT user settings in force then. */
  settings: PortalSettings | null
  account: AccountSeen
}

/** Sign-ins to the portal. */
export function portalSignIns(steps: readonly StepRecord[]): StepRecord[] {
  return signIns(steps).filter((step) => step.channel === 'portal')
}

/** Whether JIT makes an API client of who signs in; a policy that lists no side effects says nothing, and the settings decide. */
export function makesClients({ policy }: Pick<CaseRun, 'policy'>): boolean {
  return policy.sideEffects?.includes('apiClient') ?? true
}

/** The same as `judgeFirstEntries`, for what is asked of the client that JIT makes. */
export function judgeFirstClients(run: CaseRun, judgeOne: (entry: FirstEntry) => Outcome): Outcome {
  if (!makesClients(run)) return notApplicable('the declared policy makes no API client (sideEffects)')
  return judgeFirstEntries(run, judgeOne)
}

/** Judges each person's first portal sign-in. @param judgeOne is asked only when the person got in and the account can be seen */
export function judgeFirstEntries(run: CaseRun, judgeOne: (entry: FirstEntry) => Outcome): Outcome {
  return judgeFirstSteps(run, (step, person) => {
    const account = accountOf(person, step.after)
    if (account === 'unknown') return notVerified(NO_OBSERVER)
    if (account === null) return notVerified('there is no account, so nothing can belong to it')
    return judgeOne({ step, person, account, settings: settingsBefore(run, step) })
  })
}

/** The same by the step alone, for what no observer is needed for. */
export function judgeFirstSteps(run: CaseRun, judgeOne: (step: StepRecord, person: CasePerson) => Outcome): Outcome {
  const met = new Set<string>()
  const outcomes = portalSignIns(run.steps).flatMap((step): Outcome[] => {
    const { person, session } = step
    if (!person || met.has(person.id)) return []
    if (!session?.known) return [notVerified(NO_PROBE)]
    // Whom the portal refuses has not been there; other checks ask whether that was right.
    if (session.signedInAs === null) return []
    met.add(person.id)
    return [judgeOne(step, person)]
  })
  return all(outcomes, 'nobody was let in to the developer portal')
}

/** The JIT user settings that were in force when a step was done; null when they had never been saved. */
export function settingsBefore({ steps, given }: Pick<CaseRun, 'steps' | 'given'>, step: StepRecord): PortalSettings | null {
  const saved = steps
    .slice(0, steps.indexOf(step))
    .findLast((each) => each.kind === 'change-portal-settings' && each.details.outcome === 'accepted')
  return saved ? settingsOf(saved) : (given.portal?.settings ?? null)
}

/** What an administrator wanted to save in this step. */
export function settingsOf({ details }: Pick<StepRecord, 'details'>): PortalSettings {
  return JSON.parse(details.settings ?? '') as PortalSettings
}

type Word = 'api-key' | 'oauth2' | 'jwt' | 'pending' | 'approved' | 'rejected'

/** The SP's own word for a method or a state. */
export function wordFor({ target }: Pick<CaseRun, 'target'>, neutral: Word): string {
  return target.portal?.words[neutral] ?? neutral
}

/** What a person may use, as it was seen; somebody without an account may use nothing. */
export function grantsIn(person: CasePerson, seen: Observation): string[] | 'unknown' {
  const account = accountOf(person, seen)
  return account === 'unknown' ? account : account === null ? [] : (account.grants ?? 'unknown')
}

/** The same before a step, as it was seen last. */
export function grantsBefore(person: CasePerson, seen: Observation): string[] | 'unknown' {
  const account = knownAccountOf(person, seen)
  if (account === 'unknown' || (account === null && seen.partial)) return 'unknown'
  return account === null ? [] : (account.grants ?? 'unknown')
}

/** Calls of APIs with their steps. */
export function callsIn(steps: readonly StepRecord[]): StepRecord[] {
  return steps.filter((step) => step.kind === 'call-api' && step.person !== null)
}

/** How a call came out: let through, refused, or nothing that says either. */
export function resultOf({ details }: Pick<StepRecord, 'details'>): 'works' | 'refused' | 'unclear' {
  const status = Number(details.status)
  if (status >= 200 && status < 300) return 'works'
  // An API may hide what one has no access to.
  return [401, 403, 404].includes(status) ? 'refused' : 'unclear'
}

/** Why nothing can be said of a call. */
export function whyUnclear({ details }: Pick<StepRecord, 'details'>): string {
  return details.status === 'none'
    ? `no call could be made: ${details.why ?? 'it has no credentials'}`
    : `the call was answered ${details.status}, which is neither let through nor refused`
}

/** Whether any call worked: without one, credentials that were read wrongly would look like a careful API. */
export const someCallWorked = (steps: readonly StepRecord[]): boolean => callsIn(steps).some((step) => resultOf(step) === 'works')

/** The collections that were approved for a person before a step. */
export function approvedBefore(steps: readonly StepRecord[], step: StepRecord, person: CasePerson): string[] {
  return steps
    .slice(0, steps.indexOf(step))
    .filter((each) => each.kind === 'decide-request' && each.person?.id === person.id && each.details.decision === 'approve')
    .map((each) => each.details.collection ?? '')
}
