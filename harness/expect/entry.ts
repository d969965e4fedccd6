import type { ProvisioningPolicy } from '../../scenarios/policies/policy-schema.ts'
import type { DomainLists } from '../case/settled.ts'
import { domainOf, isAmong } from './domain.ts'
import { type Expectation, silent, value } from './sent-value.ts'

/** What decides whether somebody may come in at a place, at one moment. */
export interface EntryFacts {
  /** The address that the SP knows the person by, else that of the IdP. */
  address: string
  /** Whether the person has access there already. */
  isIn: boolean
  /** Whether the person is one of those who have a seat. */
  isSeated: boolean
  /** Whether unknown people get an account there. */
  jit: boolean
  /** `accepted`: it is open, and the person has accepted it. `came`: the person used an invitation to that place earlier. */
  invitation: 'none' | 'open' | 'accepted' | 'came'
  /** Whether an administrator has taken the person out of that place, and nothing has brought them back. */
  removed: boolean
  /** Null where nobody says which domains the organisation has. */
  domains: DomainLists | null
  /** Null without a limit. */
  seats: { limit: number; taken: number } | null
}

const isPending = (invitation: EntryFacts['invitation']): boolean => invitation === 'open' || invitation === 'accepted'
const refused = (why: string): Expectation<'let in'> => ({ kind: 'refused', why })

/** Whether somebody is let in, as declared: removal, invitation, domain, JIT and seats in turn; the first that says no counts. Pure. */
export function expectedEntry(policy: ProvisioningPolicy, facts: EntryFacts): Expectation<'let in'> {
  const questions = [afterRemoval, withInvitation, fromDomain, throughJit, withinSeats]
  return questions.map((ask) => ask(policy, facts)).find((each) => each !== null) ?? value('let in')
}

/** What one question says; null when it has nothing against the person. */
type Question = (policy: ProvisioningPolicy, facts: EntryFacts) => Expectation<'let in'> | null

const afterRemoval: Question = ({ removedMember }, { removed, invitation }) => {
  if (!removed) return null
  if (removedMember === undefined) return silent('removedMember')
  if (removedMember === 'block') return refused('the person was removed (removedMember: block)')
  return removedMember === 'invite' && !isPending(invitation)
    ? refused('the person was removed, and there is no new invitation (removedMember: invite)')
    : null
}

const withInvitation: Question = ({ pendingInvite }, { isIn, invitation }) => {
  if (isIn || !isPending(invitation)) return null
  if (pendingInvite === undefined) return silent('pendingInvite')
  return pendingInvite === 'block' && invitation === 'open' ? refused('there is an open invitation (pendingInvite: block)') : null
}

const fromDomain: Question = ({ domainPolicy }, { address, invitation, domains }) => {
  if (domains === null) return null
  if (domainPolicy === undefined) return silent('domainPolicy')
  if (domainPolicy === 'any' || (domainPolicy === 'verifiedOrInvited' && invitation !== 'none')) return null
  const list = domainPolicy === 'allowList' ? domains.allowed : domains.verified
  return isAmong(address, list)
    ? null
    : refused(`${domainOf(address)} is not among the domains that may (domainPolicy: ${domainPolicy})`)
}

const throughJit: Question = ({ pendingInvite }, { isIn, jit, invitation }) => {
  const isUsed =
    isPending(invitation) && (pendingInvite === 'consume' || (pendingInvite === 'block' && invitation === 'accepted'))
  if (isIn || jit || isUsed) return null
  return refused(isPending(invitation) ? 'JIT is off, and the invitation is not used' : 'JIT is off, and there is no invitation')
}

const withinSeats: Question = ({ seatPolicy }, { isSeated, seats }) => {
  if (seats === null || seats.taken < seats.limit) return null
  if (seatPolicy === undefined) return silent('seatPolicy')
  if (seatPolicy === 'ignore' || (seatPolicy === 'blockNew' && isSeated)) return null
  return refused(`all ${seats.limit} seats are taken (seatPolicy: ${seatPolicy})`)
}
