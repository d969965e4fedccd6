import type { CaseRun, StepRecord } from '../case/case-run.ts'
import type { CaseGiven } from '../case/given.ts'

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
