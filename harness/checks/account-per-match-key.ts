import type { CaseRun, StepRecord } from '../case/case-run.ts'
import type { Owner } from '../expect/owner.ts'
import type { AccountSeen, Outcome } from '../results.ts'
import { all, defineCheck, notApplicable, notVerified, satisfied, unspecified, violated } from './check.ts'
import { refusalAt } from './expectation.ts'
import { type OpenedSeen, openedBy } from './opened.ts'
import { ownerOf } from './owner-of.ts'
import { everyAccount, NO_OBSERVER, signIns } from './seen.ts'

/**
 * A sign-in opens the account that the declared key finds: by identifier or by address, in the declared letter case, and an account that
 * is there already as declared. What no key of that kind could do is reported, and is no failure (C-02).
 */
export const accountPerMatchKey = defineCheck({
  id: 'account-per-match-key',
  title: 'A sign-in opens the account that the declared key finds, and no other',
  evidence: 'E1',
  evaluate: (run) =>
    all(
      signIns(run.steps)
        .filter((step) => step.sent !== null && isOpenToNewcomers(run, step))
        .map((step) => judge(run, step)),
      'no assertion reached the SP',
    ),
})

function judge(run: CaseRun, step: StepRecord): Outcome {
  const owner = everyAccount(step.before) === 'unknown' ? null : ownerOf(run, step)
  if (owner === null) return notVerified(NO_OBSERVER)
  const opened = openedBy(step)
  if (opened.kind === 'unseen') return notVerified(opened.reason)
  const refusal = opened.kind === 'nothing' && owner.kind === 'creates' ? refusalAt(run, step, null) : null
  if (refusal !== null)
    return refusal.isCertain ? satisfied(`nobody is let in, since ${refusal.why}`, opened.words) : notVerified(refusal.why)
  return hold(owner, opened)
}

/** Holds what a sign-in opened against what it should open. */
function hold(owner: Owner, opened: OpenedSeen): Outcome {
  const is = opened.words
  switch (owner.kind) {
    case 'unspecified':
      return unspecified(owner.key)
    case 'opens':
      return verdict(`signed in to the account of ${owner.account.email}, found by ${owner.by}`, is, isIn(opened, owner.account))
    case 'may-open':
      if (isIn(opened, owner.account) || opened.kind === 'nothing') return notVerified(owner.why)
      return violated(`the account of ${owner.account.email} or nothing: ${owner.why}`, is)
    case 'creates':
      return verdict('a new account, since nobody is known by these keys', is, opened.kind === 'new')
    case 'stops': {
      const isFine = opened.kind === 'nothing' || (owner.orCreates && opened.kind === 'new')
      const whose = owner.account === null ? 'nobody is let in' : `the account of ${owner.account.email} stays closed`
      return verdict(`${whose}, since ${owner.why}`, is, isFine)
    }
    case 'finding': {
      const asked = hold(owner.good, opened)
      if (asked.kind === 'satisfied') return asked
      return hold(owner.declared, opened).kind === 'violated' ? asked : notApplicable(owner.why)
    }
  }
}

function verdict(expected: string, actual: string, isFine: boolean): Outcome {
  return isFine ? satisfied(expected, actual) : violated(expected, actual)
}

function isIn(opened: OpenedSeen, account: AccountSeen): boolean {
  return opened.kind === 'account' && opened.account === account
}

/** Where JIT is off, newcomers are refused for another reason than whom they are taken for. */
function isOpenToNewcomers({ given }: CaseRun, { place }: StepRecord): boolean {
  return [...given.environments, ...given.workspaces].find((each) => each.name === place?.name)?.jit ?? true
}
