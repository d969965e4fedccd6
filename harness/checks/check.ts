import type { CaseRun } from '../case/case-run.ts'
import type { EvidenceGrade, Outcome } from '../results.ts'
import type { Capability } from '../target/schema/capabilities.ts'

/** One judgement. It reads what was seen, reports an outcome, and never grades it; the scenario binds it to requirements. */
export interface Check {
  /** Stable slug, the same whether it passes or fails. */
  id: string
  /** What holds when it is satisfied, as a statement. */
  title: string
  /** What the judgement rests on when it could be made. */
  evidence: EvidenceGrade
  /** What an SP must have for the question to make sense; a target that declares it lacks one is not asked. */
  needs?: readonly Capability[]
  evaluate(run: CaseRun): Outcome
}

export function defineCheck(check: Check): Check {
  return check
}

/** @param actual what was seen, where it says more than what was expected */
export function satisfied(expected: string, actual: string = expected): Outcome {
  return { kind: 'satisfied', expected: visible(expected), actual: visible(actual) }
}

export function violated(expected: string, actual: string): Outcome {
  return { kind: 'violated', expected: visible(expected), actual: visible(actual) }
}

/** Nothing is printed of a text without a letter; that it is there, and empty, has to be read. */
function visible(text: string): string {
  return text.trim() === '' ? '(empty)' : text
}

/** It could not be seen; never green. */
export function notVerified(reason: string): Outcome {
  return { kind: 'not-verified', reason }
}

/** The target's policy has no value for the key that decides what should happen. */
export function unspecified(key: string): Outcome {
  return { kind: 'unspecified', reason: `the declared policy has no value for ${key}` }
}

export function notApplicable(reason: string): Outcome {
  return { kind: 'not-applicable', reason }
}

/** Satisfied when both read the same. */
export function same(expected: string, actual: string): Outcome {
  return expected === actual ? satisfied(expected, actual) : violated(expected, actual)
}

/** For judging every step of a kind: a violation if there is one, else the first that is not satisfied, else the last. */
export function all(outcomes: readonly Outcome[], none: string): Outcome {
  const violation = outcomes.find((each) => each.kind === 'violated')
  return violation ?? outcomes.find((each) => each.kind !== 'satisfied') ?? outcomes.at(-1) ?? notVerified(none)
}
