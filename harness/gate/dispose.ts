import type { BaselineEntry, CaseResult, CheckResult, Disposition, Verdict } from '../results.ts'
import { severity } from '../verdict.ts'
import { doesNotHold, gatesAlone, isRequired, namesCheck } from './checks.ts'
import { entryStatus } from './entry-status.ts'
import type { GateInputs } from './inputs.ts'

/** A case with what is known about each of its checks, and which of them keep the gate shut. */
export function disposeCase(item: CaseResult, inputs: GateInputs): CaseResult {
  return { ...item, checks: item.checks.map((check) => disposeCheck(check, item, inputs)) }
}

function disposeCheck({ gates: _, ...check }: CheckResult, item: CaseResult, inputs: GateInputs): CheckResult {
  const disposition = dispositionOf(check, item, inputs)
  const gates =
    disposition === 'flaky'
      ? inputs.failOnFlaky && !isAccepted(check, item, inputs)
      : disposition === 'new' && gatesAlone(check, inputs)
  return { ...check, disposition, ...(gates ? { gates } : {}) }
}

function dispositionOf(check: CheckResult, item: CaseResult, inputs: GateInputs): Disposition {
  if (!isRequired(inputs.set, item.scenario, check.id)) return 'pending'
  if (check.disposition === 'flaky' && !doesNotHold(check)) return 'flaky'
  const listed = entryFor(check, item, inputs)
  if (doesNotHold(check)) {
    if (isWaived(check, item, inputs)) return 'waived'
    return listed && !isWorse(check.verdict, listed.verdict) ? 'expected' : 'new'
  }
  return listed && check.verdict !== 'NA' && entryStatus(listed, item, inputs.set) === 'stale' ? 'stale' : 'new'
}

function isAccepted(check: CheckResult, item: CaseResult, inputs: GateInputs): boolean {
  return isWaived(check, item, inputs) || entryFor(check, item, inputs) !== undefined
}

// An expired waiver still covers: the run ends with its own exit code for that, and the failure is not a new one.
function isWaived(check: CheckResult, item: CaseResult, { waivers }: GateInputs): boolean {
  return waivers?.items.some((each) => namesCheck(each.match, item, check)) === true
}

function entryFor(check: CheckResult, item: CaseResult, { baseline }: GateInputs): BaselineEntry | undefined {
  return baseline?.entries.find((entry) => entry.case === item.id && entry.check === check.id)
}

function isWorse(now: Verdict, before: Verdict): boolean {
  return severity.indexOf(now) < severity.indexOf(before)
}
