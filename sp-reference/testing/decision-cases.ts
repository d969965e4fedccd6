import { expect, test } from '#unit-test'
import { decide } from '../jit/decide.ts'
import type { Account, DecisionInput, ProvisioningDecision } from '../jit/types.ts'
import { account, facts } from './inputs.ts'

/** One row of a decision table: what comes in, what is decided, which changes it makes, and a reason that has to be given. */
export interface DecisionCase {
  input: DecisionInput
  kind: ProvisioningDecision['kind']
  does?: string[]
  code?: string
  reason?: string
}

/** One test per row. A refusal never changes anything, and every decision has a reason. */
export function testDecisions(cases: Record<string, DecisionCase>): void {
  for (const [title, { input, kind, does, code, reason }] of Object.entries(cases)) {
    test(title, () => {
      const decision = decide(input)
      expect([decision.kind, decision.code]).toEqual([kind, code ?? null])
      if (does) expect(decision.changes.map((change) => change.do)).toEqual(does)
      if (kind === 'refused') expect(decision.changes).toEqual([])
      if (reason) expect(decision.reasons).toContain(reason)
      expect(decision.reasons.length).toBeGreaterThan(0)
    })
  }
}

/** An account that was made by hand and never signed in through an identity provider. */
export const byHand = (changes: Partial<Account> = {}): Account => account({ identities: [], authMethod: 'password', ...changes })

/** An assertion in which everything differs from what Ada's account has. */
export const renamed = facts({
  workato_end_user_name: ['Ada King'],
  workato_full_name: ['Ada King'],
  workato_role: ['Admin'],
  workato_end_user_groups: ['EMEA'],
})
