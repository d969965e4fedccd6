import type { CaseRun, StepRecord } from '../case/case-run.ts'
import { assertedEmail } from '../expect/email.ts'
import { ruleFor } from '../expect/owner.ts'
import type { AccountSeen, Outcome } from '../results.ts'
import { all, defineCheck, notApplicable, notVerified, satisfied, unspecified, violated } from './check.ts'
import { openedBy } from './opened.ts'
import { ownerOf, workspaceOf } from './owner-of.ts'
import { everyAccount, fold, isProof, NO_OBSERVER, signIns } from './seen.ts'

/** An address in an assertion is a claim: before it is proven, the account that has it is neither opened nor linked. */
export const unprovenAddressNotLinked = defineCheck({
  id: 'unproven-address-not-linked',
  title: 'An address that nobody has proven links no account',
  evidence: 'E1',
  evaluate: (run) =>
    all(
      signIns(run.steps)
        .filter((step) => step.sent !== null)
        .flatMap((step) => judge(run, step)),
      'nobody came with an address alone that an account has',
    ),
})

function judge(run: CaseRun, step: StepRecord): Outcome[] {
  const [before, after] = [everyAccount(step.before), everyAccount(step.after)]
  if (before === 'unknown' || after === 'unknown') return [notVerified(NO_OBSERVER)]
  const account = before.find((each) => isFoundByAddress(run, step, each))
  const proven = run.steps.slice(0, run.steps.indexOf(step)).some((each) => isProof(each) && each.person?.id === step.person?.id)
  if (!account || proven) return []
  const { key, rule } = ruleFor(run.policy, account, { workspace: workspaceOf(run, step) })
  if (rule === undefined) return [unspecified(key)]
  if (rule === 'link')
    return [notApplicable(`the declared policy links accounts by the address alone (${key}: link): F-05 not met`)]
  const owner = ownerOf(run, step)
  if (owner?.kind === 'opens' && rule === 'linkIfVerifiedEmail')
    return [
      notApplicable(`the domain of ${account.email} is verified, which links it as declared (${key}: ${rule}): F-05 not met`),
    ]
  // Who is signed in to the account has proven that it is theirs.
  if (owner?.kind === 'opens' && rule === 'requireLogin') return []
  const opened = openedBy(step)
  if (opened.kind === 'unseen') return [notVerified(opened.reason)]
  const expected = `the account of ${account.email} is neither opened nor linked before the address is proven (${key}: ${rule})`
  const held = after.filter((each) => fold(each.email) === fold(account.email)).flatMap((each) => each.idpIds ?? [])
  if (opened.kind === 'new' && owner?.kind === 'stops' && owner.orCreates) return [satisfied(expected, opened.words)]
  if (opened.kind !== 'nothing') {
    if (rule === 'linkIfVerifiedEmail' && owner?.kind !== 'stops' && opened.kind === 'account')
      return [notVerified('whether the domain of the address is verified is not known')]
    return [violated(expected, opened.words)]
  }
  const linked = held.filter((each) => !account.idpIds?.includes(each))
  return [linked.length > 0 ? violated(expected, `${linked.join(', ')} is linked`) : satisfied(expected, opened.words)]
}

/** An account that has the asserted address, and not the NameID. */
function isFoundByAddress(run: CaseRun, step: StepRecord, { email, idpIds = [] }: AccountSeen): boolean {
  const { sent, person } = step
  if (sent === null) return false
  const earlier = signIns(run.steps.slice(0, run.steps.indexOf(step))).some((each) => each.person?.id === person?.id)
  const isMadeByHand = !earlier && run.given.accounts.some((each) => each.person === person?.id)
  const address = assertedEmail(run, sent)
  const names = [sent.nameId, ...(address.kind === 'value' ? [address.value] : [])].map(fold)
  // An SP that stores no issuer may have a NameID with an account that nobody has linked.
  const isLinked = idpIds.some((each) => fold(each) === fold(`${sent.issuer}|${sent.nameId}`))
  const mayBeLinked = idpIds.length === 0 || idpIds.includes(`|${sent.nameId}`)
  return names.includes(fold(email)) && !isLinked && (isMadeByHand || !mayBeLinked || (idpIds.length === 0 && !earlier))
}
