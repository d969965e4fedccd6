import type { CaseRun } from '../case/case-run.ts'
import type { SentAssertion } from '../case/sent.ts'
import type { AccountSeen } from '../results.ts'

type Declared = Pick<CaseRun, 'policy' | 'given'>

/** Why a sign-in does not open the account that is there before something else is done, as the policy declares; the key with its value. */
export interface Stop {
  /** `existingAccount: linkAfterVerification` */
  because: string
  /** A mail asks for proof; otherwise it is a refusal. */
  asks: boolean
}

/**
 * Whether the policy keeps somebody out of the account that stands for them: it does not hold their identifier, only their address, and
 * such accounts are opened after proof, after another sign-in, or never. Null where nothing of that is declared, or nobody can tell.
 * @param place the environment or workspace that is signed in to
 */
export function proofFirst(run: Declared, sent: SentAssertion, account: AccountSeen, place: string | undefined): Stop | null {
  if (account.idpIds === undefined || isKnownBy(run, sent, account)) return null
  const byId = ['nameId', 'idpId', 'idpId+emailFallback'].find((each) => each === run.policy.matchKey)
  // An address that comes back with another identifier of the same issuer is another person's (SAML Core 8.3.7).
  if (byId && account.idpIds.some((id) => id.startsWith(`${sent.issuer}|`))) return { because: `matchKey: ${byId}`, asks: false }
  const joined = Object.entries(account.workspaces ?? {}).flatMap(([name, { pending }]) => (pending ? [] : [name]))
  const isWorkspace = run.given.workspaces.some(({ name }) => name === place)
  const isElsewhere = isWorkspace && joined.length > 0 && !joined.includes(place ?? '')
  const key = isElsewhere ? 'existingAccountInOtherWorkspace' : 'existingAccount'
  const rule = run.policy[key]
  if (rule === undefined || rule === 'link' || rule === 'linkIfVerifiedEmail') return null
  return { because: `${key}: ${rule}`, asks: rule === 'linkAfterVerification' }
}

/** Whether an account holds the identifier that was sent; under an email key the same address in a NameID is the same identifier. */
function isKnownBy({ policy }: Declared, { issuer, nameId }: SentAssertion, { idpIds = [] }: AccountSeen): boolean {
  const sent = `${issuer}|${nameId}`
  const stored = idpIds.map((id) => (id.startsWith('|') ? `${issuer}${id}` : id))
  if (stored.includes(sent)) return true
  if (!stored.some((id) => id.toLowerCase() === sent.toLowerCase())) return false
  return policy.nameIdCompare === 'caseInsensitive' || (policy.matchKey === 'email' && policy.emailCompare === 'lowercase')
}
