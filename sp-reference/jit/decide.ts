import { decideEndUser } from './decide-end-user.ts'
import { decideWorkspace } from './decide-workspace.ts'
import { assertedEmails } from './email.ts'
import { demandEntry, entryOf, withEntry, withSeat } from './entry.ts'
import { findAccount } from './find-account.ts'
import { demandSettings, withClient } from './portal.ts'
import { Refused } from './refusal.ts'
import type { Account, Change, DecisionInput, ProvisioningDecision } from './types.ts'

const transient = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient'

/** SAML Core 8.3.8: a transient NameID is another one at each sign-in, so nobody could be recognised by it. Throws Refused `transient-name-id`. */
function demandLastingNameId({ nameIdFormat }: DecisionInput['facts']): void {
  if (nameIdFormat === transient)
    throw new Refused('transient-name-id', 'the NameID is transient: at the next sign-in it would be another one')
}

/** Refuses or wakes an account that is not active. Throws Refused `account-inactive`. */
function activity(account: Account, input: DecisionInput): { changes: Change[]; reasons: string[] } {
  if (account.status === 'active') return { changes: [], reasons: [] }
  if (input.policy.inactiveAccount === 'refuse')
    throw new Refused('account-inactive', 'the account is deactivated and sign-in does not revive it')
  return {
    changes: [{ do: 'set-status', to: 'active' }],
    reasons: ['the account was deactivated: reactivated (inactiveAccount)'],
  }
}

/**
 * What a validated sign-in does to the directory: created, linked, updated, unchanged or refused, each with reasons.
 * Pure: the same input gives the same decision, and a refusal carries no change.
 */
export function decide(input: DecisionInput): ProvisioningDecision {
  let account: Account | null = input.candidates.byIdentity ?? input.candidates.byLogin
  try {
    demandLastingNameId(input.facts)
    const emails = assertedEmails(input.facts, input.policy)
    const found = findAccount(input.facts, emails, input.candidates, input.policy)
    account = found?.account ?? null
    if (input.surface === 'end-user') demandSettings(input)
    const waking = account ? activity(account, input) : { changes: [], reasons: [] }
    const entry = entryOf(input, emails, found)
    demandEntry(input, entry, found)
    const decided =
      input.surface === 'end-user'
        ? withClient(input, decideEndUser(input, emails, found, entry), entry)
        : decideWorkspace(input, emails, found, entry)
    const decision = withSeat(input, withEntry(input, decided, entry, found), entry, found)
    const changes = decision.verification ? [] : [...waking.changes, ...decision.changes]
    const kind = decision.kind === 'unchanged' && changes.length > 0 ? 'updated' : decision.kind
    return { ...decision, kind, changes, reasons: [...(found?.reasons ?? []), ...waking.reasons, ...decision.reasons] }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return {
      kind: 'refused',
      account,
      changes: [],
      reasons: [error.message],
      sources: [],
      code: error.code,
      groupSync: null,
      verification: null,
    }
  }
}
