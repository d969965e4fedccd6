import type { CaseRun, StepRecord } from '../case/case-run.ts'
import type { CaseGiven } from '../case/given.ts'
import type { DomainLists } from '../case/settled.ts'

/** The settings that held during a step: those of before, with what an administrator has switched until then. */
export function givenAt({ given, steps }: Pick<CaseRun, 'given' | 'steps'>, step: StepRecord): CaseGiven {
  return steps.slice(0, steps.indexOf(step)).reduce((held, { settings }) => (settings ? switched(held, settings) : held), given)
}

function switched(given: CaseGiven, { name, ...change }: NonNullable<StepRecord['settings']>): CaseGiven {
  const set = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  const over = <Place extends { name: string }>(places: readonly Place[]) =>
    places.map((each) => (each.name === name ? { ...each, ...set } : each))
  return { ...given, environments: over(given.environments), workspaces: over(given.workspaces) }
}

/** The domains and the number of seats that held during a step; null where nobody has said. */
export function limitsAt(
  { steps, given }: Pick<CaseRun, 'steps' | 'given'>,
  step: StepRecord,
): { domains: DomainLists | null; seats: number | null } {
  const before = steps.slice(0, steps.indexOf(step)).map(({ settled }) => settled)
  return {
    domains: before.findLast((each) => each?.domains)?.domains ?? given.domains ?? null,
    seats: before.findLast((each) => each?.seats !== undefined)?.seats ?? given.seats ?? null,
  }
}
