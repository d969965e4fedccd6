import { refuseForeignDomain } from './domain.ts'
import { type AssertedEmails, emailKey } from './email.ts'
import type { Found } from './find-account.ts'
import type { Policy } from './policy.ts'
import { Refused } from './refusal.ts'
import type { Account, Change, DecisionInput, Invitation, ProvisioningDecision } from './types.ts'

/** By what right somebody comes in, beside JIT provisioning. */
export interface Entry {
  /** The addresses by which this person is invited, and holds a seat. */
  keys: readonly string[]
  /** The open invitation of this person to this place. */
  invitation: Invitation | null
  /** There is one, or they came by one: a guest stays a guest. */
  invited: boolean
  /** The invitation lets them in and is used up by it. */
  consumes: boolean
}

const placeOf = (input: DecisionInput): string =>
  input.surface === 'end-user' ? `end-user/${input.environment.name}` : `workspace/${input.workspace.name}`

const isIn = ({ environments, workspaces }: Account, input: DecisionInput): boolean =>
  input.surface === 'end-user'
    ? environments.some(({ name }) => name === input.environment.name)
    : workspaces.some(({ name }) => name === input.workspace.name)

const hasSeat = ({ status, environments, workspaces }: Account, { surface }: DecisionInput): boolean =>
  status === 'active' && (surface === 'end-user' ? environments : workspaces).length > 0

/** Whether an open invitation lets its person in: by itself, or once it is accepted. */
const counts = ({ isAccepted }: Invitation, { pendingInvite }: Policy): boolean =>
  pendingInvite === 'consume' || (pendingInvite === 'block' && isAccepted === true)

/**
 * Whose invitation counts: that of the address which people are recognised by, never of a contact address, which an identity provider
 * may say of anybody.
 */
export function entryOf(input: DecisionInput, emails: AssertedEmails, found: Found | null): Entry {
  const asserted = emails.login === null ? [] : [emailKey(emails.login, input.policy)]
  const keys = found ? [found.account.loginKey] : asserted
  const own = input.standing.invitations.filter((each) => keys.includes(each.emailKey))
  const invitation = own.find((each) => each.isOpen) ?? null
  return {
    keys,
    invitation,
    invited: own.length > 0,
    consumes: invitation !== null && counts(invitation, input.policy),
  }
}

/** Asks whether this person may come in at all. Throws Refused `member-removed`, `invitation-pending` or `domain-not-allowed`. */
export function demandEntry(input: DecisionInput, { invitation, invited, consumes }: Entry, found: Found | null): void {
  const { policy, standing } = input
  const place = placeOf(input)
  if (found && standing.removed.includes(found.account.id)) {
    if (policy.removedMember === 'block')
      throw new Refused('member-removed', `an administrator took the person out of ${place}, and only one can bring them back`)
    if (policy.removedMember === 'invite' && !invitation)
      throw new Refused('member-removed', `an administrator took the person out of ${place}, and there is no new invitation`)
  }
  if (invitation && policy.pendingInvite === 'block' && !consumes && !(found && isIn(found.account, input)))
    throw new Refused('invitation-pending', `there is an open invitation to ${place}, which nobody has accepted yet`)
  if (found) refuseForeignDomain([found.account.email], policy, invited)
}

/** What coming in settles: the invitation is used, the removal is over. */
export function withEntry(
  input: DecisionInput,
  decision: ProvisioningDecision,
  { invitation, consumes }: Entry,
  found: Found | null,
): ProvisioningDecision {
  if (decision.verification) return decision
  const back = found !== null && input.standing.removed.includes(found.account.id)
  const use: Change[] = invitation && consumes ? [{ do: 'use-invitation', id: invitation.id }] : []
  const forget: Change[] = back ? [{ do: 'forget-removal', place: placeOf(input) }] : []
  const reasons = [
    ...(consumes
      ? ['the invitation is used up']
      : invitation
        ? [`the invitation stays open (pendingInvite ${input.policy.pendingInvite})`]
        : []),
    ...(back ? [`removed before: comes back (removedMember ${input.policy.removedMember})`] : []),
  ]
  return {
    ...decision,
    changes: [...decision.changes, ...use, ...forget],
    reasons: [...decision.reasons, ...reasons],
  }
}

/** Holds a decision to the number of seats; a seat that an invitation to this side keeps is for its own person. Throws Refused `seat-limit`. */
export function withSeat(
  input: DecisionInput,
  decision: ProvisioningDecision,
  { keys }: Entry,
  found: Found | null,
): ProvisioningDecision {
  const { policy, surface } = input
  const { limit, taken, holders } = input.standing.seats
  if (policy.seatPolicy === 'ignore' || limit === null) return decision
  const seated = found !== null && hasSeat(found.account, input)
  const keepsOne = !seated && keys.some((key) => holders.includes(key))
  const free = limit - (keepsOne ? taken - 1 : taken)
  if (free <= 0 && (policy.seatPolicy === 'blockAll' || !seated))
    throw new Refused('seat-limit', `all ${limit} seats are taken (seatPolicy ${policy.seatPolicy})`)
  return seated || decision.verification ? decision : { ...decision, seat: { surface, limit } }
}
