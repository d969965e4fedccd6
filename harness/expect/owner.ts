import type { CaseRun } from '../case/case-run.ts'
import type { SentAssertion } from '../case/sent.ts'
import type { AccountSeen } from '../results.ts'
import { foldedAddress, isAmong } from './domain.ts'
import { assertedEmail, expectedEmail, isEmail } from './email.ts'

type Declared = Pick<CaseRun, 'attributeMap' | 'policy'>
type Rule = NonNullable<CaseRun['policy']['existingAccount']>

/** Whose account a sign-in opens, by what the policy declares of keys and of accounts that are there already. */
export type Owner =
  | { kind: 'opens'; account: AccountSeen; by: string }
  /** Opened or not: what decides is not known here. */
  | { kind: 'may-open'; account: AccountSeen; why: string }
  | { kind: 'creates' }
  /** Not opened before something else was done, a proof by mail where it `asks`; a person of one's own may be made where `orCreates`. */
  | { kind: 'stops'; account: AccountSeen | null; why: string; orCreates: boolean; asks: boolean }
  /** The declared key cannot keep these two apart, or together: `good` is what good practice asks for. */
  | { kind: 'finding'; good: Owner; declared: Owner; why: string }
  | { kind: 'unspecified'; key: string }

const EMAIL_KEYED = 'the declared policy knows people by their address (matchKey: email): G-01 to G-04 not met'
const BY_EMAIL_TOO = 'the declared policy knows people by their address, too (matchKey: nameIdOrEmail): G-04 not met'
const BY_NAME_ID_ALONE =
  'the declared policy takes one NameID of two IdPs for one person (matchKey: nameId): SAML Core 8.3.7 not met'

/** Where and how somebody comes to sign in. */
export interface Entrance {
  /** The name of the workspace, where it is one. */
  workspace: string | null
  /** Whose session the browser had before. */
  signedInAs?: string | null
  /** The organisation's verified domains, where they are known. */
  verified?: readonly string[] | null
}

/**
 * Looks the person up as the policy declares (G-01, G-03, G-04, F-01 to F-04, F-07). `accounts` are those of before the sign-in.
 * An account with another NameID of the same issuer is another person's, whatever its address (SAML Core 8.3.7).
 */
export function expectedOwner(run: Declared, sent: SentAssertion, accounts: readonly AccountSeen[], at: Entrance): Owner {
  const { policy } = run
  const key = policy.matchKey
  if (key === undefined) return { kind: 'unspecified', key: 'matchKey' }
  const asserted = assertedEmail(run, sent)
  const leads = key === 'email' && isEmail(sent.nameId)
  if (asserted.kind === 'unspecified' && !leads) return asserted
  const address = leads ? sent.nameId : asserted.kind === 'value' ? asserted.value : null
  const named = nameIdIn(sent, accounts, leads ? 'exact' : policy.nameIdCompare)
  const held = address === null ? [] : holding(address, accounts, policy.emailCompare, leads)
  if (named === 'silent') return { kind: 'unspecified', key: 'nameIdCompare' }
  if (held === 'silent') return { kind: 'unspecified', key: 'emailCompare' }
  const foreign = key === 'nameId' && named === null ? nameIdIn({ ...sent, issuer: null }, accounts, policy.nameIdCompare) : null
  if (foreign === 'silent') return { kind: 'unspecified', key: 'nameIdCompare' }
  if (foreign !== null) {
    const apart = { ...run, policy: { ...policy, matchKey: 'idpId+emailFallback' as const } }
    const good = expectedOwner(apart, sent, accounts, at)
    return { kind: 'finding', good, declared: forNamed(run, foreign, at), why: BY_NAME_ID_ALONE }
  }
  const [holder] = held
  // Under an email key the same address in a NameID of the same issuer is the same identity, however it is spelled.
  const owner = named ?? (leads && holder && cameFrom(holder, sent.issuer) ? holder : null)
  const opensOwner = owner && forNamed(run, owner, at)
  if (opensOwner && (key !== 'email' || leads || holder === owner)) return opensOwner
  if (!holder) {
    const wanted = expectedEmail(run, sent)
    if (wanted.kind === 'refused') return { kind: 'stops', account: null, why: wanted.why, orCreates: false, asks: false }
    // The NameID is known, and the address, which is the declared key, is not.
    return opensOwner
      ? { kind: 'finding', good: opensOwner, declared: { kind: 'creates' }, why: EMAIL_KEYED }
      : { kind: 'creates' }
  }
  const byAddress = forHolder(run, holder, at)
  if (opensOwner) return { kind: 'finding', good: opensOwner, declared: byAddress, why: EMAIL_KEYED }
  if (leads || !cameFrom(holder, sent.issuer)) return byAddress
  const why = 'the address belongs to an account with another NameID of this issuer'
  const closed = { kind: 'stops', account: holder, why, orCreates: true, asks: false } as const
  if (key === 'email') return { kind: 'finding', good: closed, declared: byAddress, why: EMAIL_KEYED }
  return key === 'nameIdOrEmail' ? { kind: 'finding', good: closed, declared: byAddress, why: BY_EMAIL_TOO } : closed
}

/** Who holds the identifier is let in; a member of another workspace comes into a further one as the policy says (W-21, W-22). */
function forNamed({ policy }: Declared, account: AccountSeen, at: Entrance): Owner {
  const { key, rule } = ruleFor(policy, account, at)
  if (key === 'existingAccount') return { kind: 'opens', account, by: 'NameID' }
  return underRule(key, rule, account, at, 'NameID')
}

/** What the policy says of an account that only its address has found. */
function forHolder({ policy }: Declared, account: AccountSeen, at: Entrance): Owner {
  const { key, rule } = ruleFor(policy, account, at)
  const owner = underRule(key, rule, account, at, 'address')
  if (owner.kind === 'stops' && account.idpIds === undefined)
    return { kind: 'may-open', account, why: 'whether the NameID is linked to the account cannot be seen' }
  const isLinkedAtOnce = rule === 'link' || rule === 'linkIfVerifiedEmail'
  if (policy.matchKey !== 'idpId' || owner.kind === 'stops' || !isLinkedAtOnce) return owner
  return { kind: 'stops', account, why: 'an address is no key (matchKey: idpId)', orCreates: true, asks: false }
}

function underRule(key: string, rule: Rule | undefined, account: AccountSeen, at: Entrance, found: string): Owner {
  const by = `${found} (${key}: ${rule})`
  const opens: Owner = { kind: 'opens', account, by }
  const stops: Owner = { kind: 'stops', account, why: `found by ${by}`, orCreates: false, asks: rule === 'linkAfterVerification' }
  switch (rule) {
    case undefined:
      return { kind: 'unspecified', key }
    case 'link':
      return opens
    case 'linkIfVerifiedEmail':
      if (at.verified) return isAmong(account.email, at.verified) ? opens : stops
      return { kind: 'may-open', account, why: `found by ${by}, and whether its domain is verified is not known` }
    case 'requireLogin':
      return at.signedInAs && isAlike(at.signedInAs, account.email) ? opens : stops
    default:
      return stops
  }
}

/** The key that decides on an account that is there already, with its value: of a member elsewhere, or of anybody else. */
export function ruleFor(
  policy: Declared['policy'],
  { workspaces = {} }: Pick<AccountSeen, 'workspaces'>,
  { workspace }: Entrance,
): { key: 'existingAccount' | 'existingAccountInOtherWorkspace'; rule: Rule | undefined } {
  const joined = Object.entries(workspaces).flatMap(([name, membership]) => (membership.pending ? [] : [name]))
  const isElsewhere = workspace !== null && joined.length > 0 && !joined.includes(workspace)
  const key = isElsewhere ? 'existingAccountInOtherWorkspace' : 'existingAccount'
  return { key, rule: policy[key] }
}

/** Whether an account holds an identifier of this issuer. */
export function cameFrom({ idpIds = [] }: AccountSeen, issuer: string): boolean {
  return idpIds.some((each) => each.startsWith(`${issuer}|`))
}

/** The account that holds this NameID of this issuer, or of any where it is null; an SP that stores no issuer shows it as empty. */
function nameIdIn(
  { issuer, nameId }: { issuer: string | null; nameId: string },
  accounts: readonly AccountSeen[],
  compare: Declared['policy']['nameIdCompare'],
) {
  const isFrom = (id: string) => issuer === null || id.startsWith('|') || id.startsWith(`${issuer}|`)
  const find = (same: (one: string, other: string) => boolean) =>
    accounts.find((each) => each.idpIds?.some((id) => isFrom(id) && same(id.slice(id.indexOf('|') + 1), nameId)))
  const [exact, folded] = [find(isSame), find(isAlike)]
  if (exact || compare === 'exact') return exact ?? null
  return folded && compare === undefined ? 'silent' : (folded ?? null)
}

/**
 * The accounts that have this address, as the policy compares addresses.
 * @param alsoMadeFrom under an email key an account is also known by the address in the NameID that it was made from
 */
function holding(
  address: string,
  accounts: readonly AccountSeen[],
  compare: Declared['policy']['emailCompare'],
  alsoMadeFrom: boolean,
) {
  const find = (same: (one: string, other: string) => boolean) => {
    const isMadeFrom = (id: string) => same(id.slice(id.indexOf('|') + 1), address)
    const made = alsoMadeFrom ? accounts.filter((each) => each.idpIds?.some(isMadeFrom)) : []
    return [...made, ...accounts.filter((each) => !made.includes(each) && same(each.email, address))]
  }
  const [exact, folded] = [find(isSame), find(isAlike)]
  if (exact.length > 0 || compare === 'exact') return exact
  return folded.length > 0 && compare === undefined ? 'silent' : folded
}

const isSame = (one: string, other: string): boolean => one === other
const isAlike = (one: string, other: string): boolean => foldedAddress(one) === foldedAddress(other)
