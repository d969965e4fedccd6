import { createHash } from 'node:crypto'
import path from 'node:path'
import { checksById } from './checks/index.ts'
import { UsageError } from './errors.ts'
import { nearest, suggestion } from './files/nearest.ts'
import { lackReason } from './lacks/contradicted.ts'
import { otherVendor, type Requirement } from './requirements.ts'
import { type DriverName, isAboutIdp } from './results.ts'
import { driverAt } from './scenario/driver.ts'
import type { Scenario } from './scenario/schema.ts'
import type { Target } from './target/schema/target.ts'

/** One scenario at one vendor profile, by one driver. */
export interface PlannedCase {
  id: string
  scenario: string
  profile: string
  driver: DriverName
  /** Unique within the run: it stands in every address of the case. */
  token: string
  /** Set when the case is known not to apply; it is reported and not run. */
  notApplicable: string | null
}

export interface Plan {
  target: string
  profiles: string[]
  defects: string[]
  /** Told apart from earlier runs, for SPs that keep their people. */
  runId: string
  cases: PlannedCase[]
}

export interface ProfileFacts {
  id: string
  title: string
  cannotExpress: readonly { what: string; fact: string }[]
}

export interface PlanInputs {
  scenarios: readonly Scenario[]
  profiles: readonly ProfileFacts[]
  requirements: ReadonlyMap<string, Requirement>
  target: Target
  driver: DriverName | null
  only: string | null
  defects: readonly string[]
  runId: string
}

/**
 * Scenarios × profiles × target → cases, in the order of the families. Pure.
 * @throws UsageError for a scenario that names an unknown check or requirement, for a name of the selection that chooses nothing, and when
 * there is nothing to choose from
 */
export function makePlan(inputs: PlanInputs): Plan {
  const { scenarios, profiles, target, driver, only, runId } = inputs
  for (const scenario of scenarios) checkNames(scenario, inputs.requirements)
  const offered = scenarios.filter((each) => !target.families || target.families.some((family) => family === each.family))
  const cases = offered.flatMap((scenario) =>
    profiles.map((profile): PlannedCase => {
      const own = (scenario.surface === 'idp' ? null : target.driver) ?? driverAt(scenario.driver, profile.id)
      const used = driver ?? own
      const id = `${scenario.id}@${profile.id}${used === own ? '' : `+${used}`}`
      return {
        id,
        scenario: scenario.id,
        profile: profile.id,
        driver: used,
        token: tokenOf(`${runId} ${id}`),
        notApplicable: whyNot(scenario, profile, inputs),
      }
    }),
  )
  const selected = only === null ? cases : select(cases, only, scenarios)
  if (selected.length === 0) throw new UsageError('there is nothing to run (npm run firstlogin list scenarios shows all)')
  const used = profiles.filter((profile) => selected.some((each) => each.profile === profile.id))
  return { target: target.file, profiles: used.map((each) => each.id), defects: [...inputs.defects], runId, cases: selected }
}

/** The same case with an address of its own, so that a case that is run again meets nobody of an earlier try. @param attempt from 1 on */
export function nthAttempt(planned: PlannedCase, attempt: number): PlannedCase {
  return attempt === 1 ? planned : { ...planned, token: tokenOf(`${planned.token} ${attempt}`) }
}

/** The cases that a selection names. @throws UsageError for a name that chooses none, though others do: a slip is not a smaller run */
function select(cases: readonly PlannedCase[], only: string, scenarios: readonly Scenario[]): PlannedCase[] {
  const parts = only.split(',').map((part) => part.trim())
  for (const part of parts.length > 1 ? parts.filter((each) => each !== '') : parts) {
    if (cases.some((each) => matches(each.id, part))) continue
    const names = new Set(cases.flatMap((each) => [each.scenario.split('/')[0] ?? '', each.scenario, each.id]))
    const elsewhere = scenarios.some((each) => matches(each.id, part.split('@')[0] ?? ''))
    const other = elsewhere && nearest(part, names) === undefined
    const meant = other ? ' in this run: the target names other families, or --profile other vendors' : suggestion(part, names)
    throw new UsageError(`--only: nothing is called "${part}"${meant} (npm run firstlogin list scenarios shows all)`)
  }
  return cases.filter((each) => matches(each.id, only))
}

/** `new-user`, `new-user/plain`, `new-user/plain@okta`, several separated by commas; `*` stands for anything. */
export function matches(id: string, only: string): boolean {
  return only.split(',').some((part) => {
    const pattern = part
      .trim()
      .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
    return new RegExp(`^${pattern}(?:$|[/@+])`).test(id)
  })
}

function checkNames(scenario: Scenario, requirements: ReadonlyMap<string, Requirement>): void {
  const shown = path.relative(process.cwd(), scenario.file)
  for (const [check, bound] of Object.entries(scenario.checks)) {
    if (!checksById.has(check))
      throw new UsageError(`${shown}: checks.${check}: no check is called so${suggestion(check, checksById.keys())}`)
    for (const id of bound) {
      const row = requirements.get(id)
      if (!row)
        throw new UsageError(`${shown}: checks.${check}: no requirement is called "${id}"${suggestion(id, requirements.keys())}`)
      if (isAboutIdp(id) !== (scenario.surface === 'idp'))
        throw new UsageError(
          `${shown}: checks.${check}: requirement ${id} ${isAboutIdp(id) ? 'is about our own IdP, which scenarios with surface: idp judge' : 'is about an SP, and none is asked with surface: idp'}`,
        )
      if (row.excluded)
        throw new UsageError(`${shown}: checks.${check}: requirement ${id} is listed as not tested ("${row.excluded}")`)
    }
  }
}

function whyNot(scenario: Scenario, profile: ProfileFacts, inputs: PlanInputs): string | null {
  const bound = Object.values(scenario.checks).flat()
  if (scenario.profiles && !scenario.profiles.some((id) => id === profile.id))
    return `the steps walk the pages of ${scenario.profiles.join(', ')}, and not of ${profile.title}`
  if (scenario.surface === 'idp') return ofOtherVendors(bound, profile, inputs)
  if (!inputs.target.surfaces[scenario.surface]) return `the target has no ${scenario.surface} surface`
  const inexpressible = profile.cannotExpress.find((each) => scenario.expresses?.some((wanted) => wanted === each.what))
  if (inexpressible) return `${profile.title}: ${inexpressible.fact}`
  const lacking = lackingFor(scenario, inputs.target.lacks)
  if (lacking !== null) return lacking
  const reasons = Object.entries(scenario.checks).flatMap(([check, bound]) =>
    bound.map(
      (id) =>
        lackingFor(checksById.get(check), inputs.target.lacks) ?? lackingFor(inputs.requirements.get(id), inputs.target.lacks),
    ),
  )
  return reasons.every((reason) => reason !== null) ? (reasons[0] ?? null) : null
}

/** Why nothing of what is bound speaks of this vendor, or null when something does. */
function ofOtherVendors(bound: readonly string[], profile: ProfileFacts, { requirements }: PlanInputs): string | null {
  const reasons = bound.map((id) => otherVendor(requirements.get(id), profile))
  return reasons.every((reason) => reason !== null) ? (reasons[0] ?? null) : null
}

/** Why a requirement or a check does not apply to a target, or null when it does. */
export function lackingFor(
  wanted: { needs?: readonly string[] | undefined } | undefined,
  lacks: readonly string[],
): string | null {
  return lackReason(wanted?.needs ?? [], lacks)
}

/** At most ten lower-case letters and digits, so that case folding at an SP cannot confuse two cases. */
function tokenOf(text: string): string {
  return `k${BigInt(`0x${createHash('sha256').update(text).digest('hex').slice(0, 16)}`)
    .toString(36)
    .slice(0, 9)}`
}
