import type { CaseRun, StepRecord } from '../case/case-run.ts'
import { type EntryFacts, expectedEntry } from '../expect/entry.ts'
import type { Expectation } from '../expect/sent-value.ts'
import type { AccountSeen, Outcome } from '../results.ts'
import { notApplicable, notVerified, satisfied, unspecified, violated } from './check.ts'
import { gotIn, refusalOfMessage, type SeenSignIn } from './expectation.ts'
import { stopOf } from './owner-of.ts'
import { everyAccount, isErrorPage, isSelf, judgeSelf, NO_OBSERVER, NO_PROBE, nameOf, signIns, whoIsIn } from './seen.ts'
import { givenAt, limitsAt } from './settings.ts'

/** What administrators have settled about one person at one place, until a step begins. */
export interface Standing {
  /** The open invitation, with its role; `spelled`: its address, where the person's own is written otherwise. */
  open: { role: string | null; spelled?: string; isAccepted?: true } | null
  /** An invitation to the same address in another letter case, where the policy tells such addresses apart: it is somebody else's. */
  isOther: boolean
  /** The person has come in by an invitation there. */
  came: boolean
  removed: boolean
}

const NOTHING: Standing = { open: null, isOther: false, came: false, removed: false }

/** Whether an open invitation lets its person in and is used up by that: at once, or when it is accepted. */
export function counts({ isAccepted }: NonNullable<Standing['open']>, { pendingInvite }: CaseRun['policy']): boolean {
  return pendingInvite === 'consume' || (pendingInvite === 'block' && isAccepted === true)
}

/** The standing of a step's person at its place: what was settled before, less what earlier sign-ins have used up. */
export function standingAt({ steps, policy }: Pick<CaseRun, 'steps' | 'policy'>, step: StepRecord): Standing {
  const [person, place] = [step.person?.id, step.place?.name]
  const isOwn = (each: { person: string; place: string } | undefined) => each?.person === person && each?.place === place
  let { open, isOther, came, removed } = NOTHING
  for (const each of steps.slice(0, steps.indexOf(step))) {
    if (isOwn(each.settled?.removed)) ({ open, isOther, came, removed } = { ...NOTHING, removed: true })
    const invited = isOwn(each.settled?.invited) ? each.settled?.invited : undefined
    if (invited?.spelled && policy.emailCompare === 'exact') isOther = true
    else if (invited) open = invited
    if (open && isOwn(each.settled?.accepted)) open = { ...open, isAccepted: true }
    const isThere = each.person?.id === person && each.place?.name === place && signIns([each]).length > 0
    if (!isThere || isSelf(each) === 'no') continue
    const isUsed = open !== null && counts(open, policy)
    came ||= isUsed
    if (isUsed) open = null
    removed = false
  }
  return { open, isOther, came, removed }
}

type Side = Pick<CaseRun, 'given'>

/** Whether an account has access to a place. Where nobody shows places, who has an account is in. */
export function isIn({ given }: Side, account: AccountSeen | null, place: string): boolean {
  if (account === null) return false
  if (!given.workspaces.some((each) => each.name === place)) return !account.environments || place in account.environments
  return !account.workspaces || account.workspaces[place]?.pending === false
}

/** Whether an account is one of the active people on the side of a place. */
function isSeated({ given }: Side, { status, environments, workspaces }: AccountSeen, place: string): boolean {
  const places = given.workspaces.some((each) => each.name === place) ? workspaces : environments
  return (status === undefined || status.toLowerCase() === 'active') && (!places || Object.keys(places).length > 0)
}

/** Everything that decides about a sign-in, or why it cannot be known. */
function factsOf(run: CaseRun, { step, person, before }: SeenSignIn): EntryFacts | Outcome {
  const place = step.place?.name ?? ''
  const standing = standingAt(run, step)
  const { domains, seats } = limitsAt(run, step)
  const all = everyAccount(step.before)
  if (seats !== null && all === 'unknown') return notVerified(NO_OBSERVER)
  const { environments, workspaces } = givenAt(run, step)
  return {
    address: before?.email ?? person.email,
    isIn: isIn(run, before, place),
    isSeated: before !== null && isSeated(run, before, place),
    jit: [...environments, ...workspaces].find((each) => each.name === place)?.jit ?? true,
    invitation: standing.open ? (standing.open.isAccepted ? 'accepted' : 'open') : standing.came ? 'came' : 'none',
    removed: standing.removed,
    domains,
    seats:
      seats === null || all === 'unknown'
        ? null
        : { limit: seats, taken: all.filter((each) => isSeated(run, each, place)).length },
  }
}

/** What is declared of one sign-in, or why that cannot be known. */
export function expectedOf(run: CaseRun, seen: SeenSignIn): Expectation<'let in'> | Outcome {
  const facts = factsOf(run, seen)
  return 'kind' in facts ? facts : expectedEntry(run.policy, facts)
}

/** Why no invitation can be judged that the SP refused to make; null where it refused none. */
export function whyNotInvited({ steps, policy }: Pick<CaseRun, 'steps' | 'policy'>): Outcome | null {
  const refused = steps.find((each) => each.kind === 'invite' && each.details.outcome === 'refused')
  if (!refused) return null
  const { domainPolicy, removedMember } = policy
  const isRemoved = steps.slice(0, steps.indexOf(refused)).some((each) => each.settled?.removed)
  if (removedMember === 'block' && isRemoved)
    return notApplicable('no invitation lets a removed person back in as declared (removedMember: block), and the SP made none')
  if (domainPolicy === 'allowList' || domainPolicy === 'verifiedOnly')
    return notApplicable(`no invitation opens a foreign domain as declared (domainPolicy: ${domainPolicy}), and the SP made none`)
  return notVerified(`the SP refused to invite the person: ${refused.details.why ?? ''}`)
}

/**
 * Holds one sign-in against everything that is declared about coming in. A refusal is nobody signed in, nobody new and no new access; it
 * proves nothing where nobody ever gets in.
 * @param more what else has to hold of somebody who was let in
 */
export function judgeEntry(
  run: CaseRun,
  seen: SeenSignIn,
  more: { letIn?: () => Outcome; refused?: () => Outcome } = {},
): Outcome {
  const facts = factsOf(run, seen)
  if ('kind' in facts) return facts
  const expected = expectedEntry(run.policy, facts)
  if (expected.kind === 'unspecified') return unspecified(expected.key)
  if (gotIn(seen) === null) return notVerified(NO_PROBE)
  const { step, before, after } = seen
  const wanted = expected.kind === 'value' ? `signed in as ${nameOf(step)}` : `refused, since ${expected.why}`
  if (isErrorPage(step.landing)) return violated(wanted, `an error page (${step.landing?.status})`)
  if (expected.kind === 'value') {
    const stop = stopOf(run, step)
    if (stop !== null && !gotIn(seen)) return notVerified(stop.why)
    const unread = before === null && after === null && !gotIn(seen) ? refusalOfMessage(run, step) : null
    if (unread !== null) return notApplicable(`nobody is let in like this, since ${unread}`)
    const own = judgeSelf(step, wanted)
    return own.kind === 'satisfied' && more.letIn ? more.letIn() : own
  }
  if (gotIn(seen)) return violated(wanted, whoIsIn(step))
  if (before === null && after !== null) return violated(wanted, `an account for ${after.email}`)
  if (!facts.isIn && isIn(run, after, step.place?.name ?? '') && after?.[sideOf(run, step)])
    return violated(wanted, `access to ${step.place?.name}`)
  if (!signIns(run.steps).some((each) => isSelf(each) !== 'no'))
    return notVerified('failed control: nobody got in at all, so a refusal proves nothing')
  return more.refused ? more.refused() : satisfied(wanted, whoIsIn(step))
}

const sideOf = ({ given }: Side, { place }: StepRecord): 'workspaces' | 'environments' =>
  given.workspaces.some((each) => each.name === place?.name) ? 'workspaces' : 'environments'
