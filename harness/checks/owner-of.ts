import type { CaseRun, StepRecord } from '../case/case-run.ts'
import { expectedOwner, type Owner } from '../expect/owner.ts'
import type { AccountSeen } from '../results.ts'
import { everyAccount, fold, isErrorPage, isProof, knownAccountOf, signedInThere } from './seen.ts'
import { limitsAt } from './settings.ts'

type Judged = Pick<CaseRun, 'attributeMap' | 'given' | 'policy' | 'steps' | 'verifiedDomains'>

/** Whose account a sign-in opens, by the declared keys; null where no message, or none of the accounts of before, was seen. */
export function ownerOf(run: Judged, step: StepRecord): Owner | null {
  const accounts = accountsBefore(step)
  if (accounts === null || !step.sent) return null
  const at = {
    workspace: workspaceOf(run, step),
    signedInAs: sessionBefore(run, step),
    verified: limitsAt(run, step).domains?.verified ?? run.verifiedDomains,
  }
  const known = accounts.map((each) => withKnownLinks(run, step, each))
  return expectedOwner(run, step.sent, known, at)
}

/** Why a sign-in is to end without a session of an account that is there, as declared. */
export interface Stop {
  /** `found by address (existingAccount: linkAfterVerification)` */
  why: string
  /** A mail asks for proof; otherwise it is a refusal. */
  asks: boolean
  /** The person may be let in to an account of their own. */
  orCreates: boolean
  /** What decides is known; otherwise the account may be opened as well. */
  isCertain: boolean
}

/** The stop of a sign-in by the declared keys, whether or not the SP kept to it; null where nothing declared stops it. */
export function stopOf(run: Judged, step: StepRecord): Stop | null {
  // Where nobody says what people are known by, what is said of existing accounts counts all the same.
  const policy = run.policy.matchKey === undefined ? { ...run.policy, matchKey: 'nameIdOrEmail' as const } : run.policy
  const owner = ownerOf({ ...run, policy }, step)
  return owner && stopIn(owner)
}

function stopIn(owner: Owner): Stop | null {
  switch (owner.kind) {
    case 'stops':
      return owner.account && { why: owner.why, asks: owner.asks, orCreates: owner.orCreates, isCertain: true }
    case 'may-open':
      return { why: owner.why, asks: false, orCreates: false, isCertain: false }
    case 'finding': {
      if (owner.declared.kind === 'unspecified') return null
      // Good practice and what is declared differ: either will do.
      const stop = stopIn(owner.declared) ?? stopIn(owner.good)
      return stop && { ...stop, isCertain: stopIn(owner.declared) !== null && stopIn(owner.good) !== null }
    }
    default:
      return null
  }
}

/** Why a sign-in that let nobody in was to stop; null where it was not, where somebody got in, and for an error page, which is no stop. */
export function declaredStop(run: Judged, step: StepRecord): Stop | null {
  if (!step.session?.known || signedInThere(step) !== null || isErrorPage(step.landing)) return null
  return stopOf(run, step)
}

/** Whether the declared keys take somebody for a newcomer, although an account of that person is there. */
export function isStranger(run: Judged, step: StepRecord): boolean {
  // Where identifiers cannot be seen, nobody can say that one is unknown.
  const isBlind = run.policy.matchKey !== 'email' && accountsBefore(step)?.some(({ idpIds }) => idpIds === undefined)
  return !isBlind && ownerOf(run, step)?.kind === 'creates'
}

/** The same, and where the account is found and stays closed, and the person may get one of their own. */
export function mayGetAnother(run: Judged, step: StepRecord): boolean {
  const owner = ownerOf(run, step)
  return isStranger(run, step) || (owner?.kind === 'stops' && owner.orCreates)
}

/** The name of the workspace that a step concerns; null where its place is none. */
export function workspaceOf({ given }: Pick<CaseRun, 'given'>, { place }: Pick<StepRecord, 'place'>): string | null {
  return given.workspaces.find((each) => each.name === place?.name)?.name ?? null
}

/** All accounts of before; where nobody lists them, the one of the step's person. */
function accountsBefore({ before, person }: StepRecord): AccountSeen[] | null {
  const all = everyAccount(before)
  if (all !== 'unknown') return all
  const own = person ? knownAccountOf(person, before) : 'unknown'
  return own === 'unknown' ? null : own === null ? [] : [own]
}

/** Whose session a browser had that goes on being used. */
export function sessionBefore({ steps }: Judged, step: StepRecord): string | null {
  if (step.details.browser !== 'same') return null
  return steps.slice(0, steps.indexOf(step)).findLast((each) => each.session !== null)?.session?.signedInAs ?? null
}

/** To an account that was made by hand nothing is linked before its owner has come through the IdP, even where nobody shows identifiers. */
function withKnownLinks({ given, steps }: Judged, step: StepRecord, account: AccountSeen): AccountSeen {
  if (account.idpIds !== undefined) return account
  const isHers = (each: StepRecord) =>
    each.person?.id === step.person?.id && (each.sent !== null || isProof(each)) && each.session?.signedInAs != null
  const hasCome = steps.slice(0, steps.indexOf(step)).some(isHers)
  const isByHand =
    given.accounts.some((each) => each.person === step.person?.id) && fold(account.email) === fold(step.person?.email ?? '')
  return isByHand && !hasCome ? { ...account, idpIds: [] } : account
}
