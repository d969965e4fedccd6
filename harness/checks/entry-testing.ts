import { expect, test } from '#unit-test'
import type { CaseRun, StepRecord } from '../case/case-run.ts'
import { completeGiven } from '../case/given.ts'
import type { AccountSeen, OutcomeKind } from '../results.ts'
import type { Check } from './check.ts'
import { ada, aLanding, anAccount, anAssertion, aPlace, aRun, aStep, grace, seeing, session } from './testing.ts'

/** Hand-made runs at a workspace, for tests of checks about people who come and go. */

export const finance = aPlace('finance', 'workspace')
export const given = completeGiven({ surface: 'workspace' })
export const inFinance = (person = ada, role = 'Operator', more: Partial<AccountSeen> = {}) =>
  anAccount(person, { workspaces: { finance: { roles: { role }, pending: false } }, ...more })
export const outside = anAccount(ada, { workspaces: {} })
export const signsIn = (before: AccountSeen[], after: AccountSeen[], step: Partial<StepRecord> = {}) =>
  aStep({ place: finance, sent: anAssertion(finance), before: seeing(...before), after: seeing(...after), ...step })
export const refusedAs = (code: string, status = 403): Partial<StepRecord> => ({
  session: session(null),
  landing: { ...aLanding(code.replaceAll('-', ' '), code), status },
})
export const graceIn = signsIn([], [inFinance(grace)], { person: grace })
export const settles = (settled: StepRecord['settled'] & object) => aStep({ kind: 'set', person: null, settled })
export const firstIn = signsIn([], [inFinance()])
export const again = signsIn([inFinance()], [inFinance()])

export type Row = [check: Check, name: string, policy: CaseRun['policy'], steps: StepRecord[], want: OutcomeKind, says?: string]

/** One test a row: what a check makes of these steps under this policy. */
export function testRows(table: readonly Row[]): void {
  for (const [check, name, policy, steps, want, says] of table)
    test(`${check.id}: ${name} is ${want} with ${JSON.stringify(policy)}`, () => {
      const run = aRun({ steps, policy: { existingAccount: 'link', ...policy }, surface: 'workspace', given })
      const outcome = check.evaluate(run)
      expect(outcome.kind, JSON.stringify(outcome)).toBe(want)
      expect(JSON.stringify(outcome)).toContain(says ?? '')
    })
}
