import type { CaseRun, StepRecord } from '../case/case-run.ts'
import type { CasePerson } from '../case/people.ts'
import { shownRoles } from './expectation.ts'
import { knownAccountOf, signIns } from './seen.ts'

/**
 * The groups of a person in an environment that an administrator gave, at the time of a step: those that were there before anybody signed
 * in, and those that came with a change by hand. Undefined where it was not seen.
 */
export function groupsByHand(
  { steps }: Pick<CaseRun, 'steps'>,
  until: StepRecord,
  person: CasePerson,
  environment: string,
): string[] | undefined {
  const groupsIn = (seen: StepRecord['before']) => {
    const account = knownAccountOf(person, seen)
    if (account === 'unknown') return undefined
    return account === null ? [] : account.environments?.[environment]?.groups
  }
  let byHand = steps[0] ? groupsIn(steps[0].before) : undefined
  for (const step of steps.slice(0, steps.indexOf(until))) {
    const [had, has] = [groupsIn(step.before), groupsIn(step.after)]
    if (had === undefined || has === undefined || byHand === undefined) return undefined
    const given = step.kind === 'change-at-sp' && step.person?.id === person.id ? has.filter((each) => !had.includes(each)) : []
    byHand = [...byHand.filter((each) => has.includes(each)), ...given]
  }
  return byHand
}

/** Whether the roles that a member has were last given by hand: before anybody signed in, or by a change since the IdP changed them. */
export function isRoleByHand({ given, steps }: Pick<CaseRun, 'given' | 'steps'>, until: StepRecord, workspace: string): boolean {
  const { person } = until
  const seeded = given.accounts.find((each) => each.person === person?.id)?.workspaces ?? []
  let byHand = seeded.some((each) => each.name === workspace)
  for (const step of steps.slice(0, steps.indexOf(until)).filter((each) => each.person?.id === person?.id)) {
    if (step.kind === 'change-at-sp' && step.place?.name === workspace && step.details.changes?.includes('roles')) byHand = true
    if (person && signIns([step]).length > 0 && rolesIn(person, step.before) !== rolesIn(person, step.after)) byHand = false
  }
  return byHand

  function rolesIn(who: CasePerson, seen: StepRecord['before']): string | undefined {
    const account = knownAccountOf(who, seen)
    return account === 'unknown' ? undefined : shownRoles(account, workspace)
  }
}
