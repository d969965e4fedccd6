import type { CaseRun, StepRecord } from '../case/case-run.ts'
import { assertedEmail } from '../expect/email.ts'
import { cameFrom, ruleFor } from '../expect/owner.ts'
import type { AccountSeen, Outcome } from '../results.ts'
import { all, defineCheck, notApplicable, notVerified, satisfied, unspecified, violated } from './check.ts'
import { hasProof } from './joining.ts'
import { openedBy } from './opened.ts'
import { everyAccount, fold, isProof, NO_OBSERVER, signIns } from './seen.ts'

/**
 * The IdP of one workspace opens no account that has come to another one through that one's own IdP: never, or not before the mailbox is
 * proven, as declared.
 */
export const anotherIdpsAccountClosed = defineCheck({
  id: 'another-idps-account-closed',
  title: 'The IdP of one organisation opens no account of another one',
  evidence: 'E1',
  needs: ['workspaces'],
  evaluate: (run) =>
    all(
      signIns(run.steps)
        .filter((step) => step.sent !== null)
        .flatMap((step) => judge(run, step)),
      'no IdP asserted the address of somebody who belongs to another workspace',
    ),
})

function judge(run: CaseRun, step: StepRecord): Outcome[] {
  const before = everyAccount(step.before)
  if (before === 'unknown') return [notVerified(NO_OBSERVER)]
  return before.filter((each) => isForeign(run, step, each)).flatMap((account) => judgeAccount(run, step, account))
}

function judgeAccount(run: CaseRun, step: StepRecord, account: AccountSeen): Outcome[] {
  const rule = run.policy.crossOrg
  if (rule === undefined) return [unspecified('crossOrg')]
  if (rule === 'allow')
    return [notApplicable('the declared policy lets organisations share accounts (crossOrg: allow): F-06 not met')]
  const proven = run.steps.slice(0, run.steps.indexOf(step)).some((each) => isProof(each) && each.person?.id === step.person?.id)
  if (rule === 'verify' && proven) return []
  const opened = openedBy(step)
  if (opened.kind === 'unseen') return [notVerified(opened.reason)]
  // A policy that is stricter about accounts that are there asks for no mail either.
  const own = ruleFor(run.policy, account, { workspace: step.place?.name ?? null }).rule
  const wantsMail = rule === 'verify' && own !== 'requireLogin' && own !== 'reject'
  const how = rule === 'verify' ? ' until its mailbox is proven' : ''
  const expected = `the account of ${account.email} stays closed${how}, ${wantsMail ? 'by a mail to it' : 'and no mail offers a proof'} (crossOrg: ${rule})`
  const isClosed = opened.kind === 'account' ? opened.account !== account : opened.kind !== 'stray'
  const asks = step.mails.some((mail) => fold(mail.to) === fold(account.email) && hasProof(run)(mail))
  const seen = `${opened.words}, ${asks ? 'a mail' : 'no mail'} that asks it for proof`
  // An SP that sends no mail has other ways to ask, and keeps the account closed until then all the same.
  const asksAsDeclared = run.target.lacks.includes('mail') || asks === wantsMail
  return [isClosed && asksAsDeclared ? satisfied(expected, seen) : violated(expected, seen)]
}

/** An account with the asserted address that another IdP has brought, and that is not in this workspace. */
function isForeign(run: CaseRun, { sent, place }: StepRecord, account: AccountSeen): boolean {
  if (sent === null || place === null || !run.given.workspaces.some((each) => each.name === place.name)) return false
  const address = assertedEmail(run, sent)
  const names = [sent.nameId, address.kind === 'value' ? address.value : sent.nameId].map(fold)
  const isHeld = names.includes(fold(account.email))
  const isMember = account.workspaces?.[place.name]?.pending === false
  return isHeld && !isMember && (account.idpIds ?? []).length > 0 && !cameFrom(account, sent.issuer)
}
