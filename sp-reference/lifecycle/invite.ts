import { findByKey } from '../accounts/read.ts'
import type { Db } from '../db/open.ts'
import { refuseForeignDomain } from '../jit/domain.ts'
import { emailKey, isEmail } from '../jit/email.ts'
import type { Policy } from '../jit/policy.ts'
import { Refused } from '../jit/refusal.ts'
import { roleNames } from '../jit/role.ts'
import { parsePlace, placeAddresses } from '../organisations/place.ts'
import { policyAt } from '../organisations/policy-at.ts'
import { loadOrganisation, type Organisation } from '../organisations/store.ts'
import type { SpContext } from '../server/context.ts'
import { invitationPath, linkLifetimeDays } from './accept.ts'
import { addInvitation, type OpenInvitation } from './invitations.ts'
import { type Actor, logWork } from './log.ts'
import { seatHolders } from './seats.ts'

/** What an administrator fills in: whom, to which environment or workspace, and as what. */
export interface Wanted {
  email: string
  /** `end-user/<environment>` or `workspace/<workspace>`. */
  place: string
  /** Null for the default role. */
  role: string | null
}

export interface Problem {
  field: 'email' | 'place' | 'role'
  words: string
}

/** The roles that a workspace has, by its name. */
export const rolesOf = ({ workspaces }: Organisation, workspace: string): string[] =>
  roleNames({ customRoles: workspaces.find(({ name }) => name === workspace)?.customRoles ?? [] })

const unknownPlace: Problem = { field: 'place', words: 'Choose one of the environments and workspaces.' }

function foreignDomain(email: string, policy: Policy): string | null {
  try {
    refuseForeignDomain([email], policy, true)
    return null
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return 'Addresses of this domain cannot sign in here, so an invitation would be of no use.'
  }
}

async function problemOf(db: Db, organisation: Organisation, { email, place: id, role }: Wanted): Promise<Problem | null> {
  const place = parsePlace(id)
  const places = place?.kind === 'end-user' ? organisation.environments : organisation.workspaces
  if (!place || !places.some(({ name }) => name === place.name)) return unknownPlace
  const environment = place.kind === 'end-user' ? organisation.environments.find(({ name }) => name === place.name) : undefined
  if (environment?.authMethod === 'password')
    return {
      field: 'place',
      words: `People sign in to ${place.name} with a password, and only single sign-on takes invitations up.`,
    }
  if (!isEmail(email)) return { field: 'email', words: 'Type an email address, such as ada@acme.com.' }
  if (role !== null && place.kind === 'end-user')
    return { field: 'role', words: 'Roles belong to workspaces. Leave it at default for an environment.' }
  if (role !== null && !rolesOf(organisation, place.name).includes(role))
    return { field: 'role', words: `${place.name} has no role "${role}".` }
  const policy = policyAt(organisation, place)
  const key = emailKey(email, policy)
  // By the address that people are recognised by: that is whose invitation counts at a sign-in.
  const account = await findByKey(db, organisation.slug, 'loginKey', key)
  const inside = place.kind === 'end-user' ? account?.environments : account?.workspaces
  if (inside?.some(({ name }) => name === place.name))
    return { field: 'email', words: `This person is in ${place.name} already.` }
  const foreign = foreignDomain(email, policy)
  if (foreign !== null) return { field: 'email', words: foreign }
  const limit = place.kind === 'end-user' ? organisation.seats.endUser : organisation.seats.workspace
  if (policy.seatPolicy === 'ignore' || limit === null) return null
  const holders = await seatHolders(db, organisation.slug, place.kind)
  if (holders.has(key) || holders.size < limit) return null
  return { field: 'email', words: `All ${limit} seats are taken. Free one, or raise the limit.` }
}

/** Invites somebody and writes to them. A mail that cannot be sent does not undo the invitation: signing in is what takes it up. */
export async function invite(
  context: Pick<SpContext, 'db' | 'mailer' | 'clock' | 'base'>,
  organisation: Organisation,
  wanted: Wanted,
  actor: Actor,
): Promise<{ invitation: OpenInvitation; mailed: boolean; needsLink: boolean } | { problem: Problem }> {
  const { db, mailer } = context
  const place = parsePlace(wanted.place)
  if (!place) return { problem: unknownPlace }
  // One transaction, so that of many invitations at once no more are made than there are seats.
  const made = await db.transaction().execute(async (trx) => {
    // As it is now: a role may have been deleted since the form was opened.
    const current = (await loadOrganisation(trx, organisation.slug, context.clock)) ?? organisation
    const problem = await problemOf(trx, current, wanted)
    if (problem) return { problem }
    const added = await addInvitation(trx, organisation, {
      ...wanted,
      emailKey: emailKey(wanted.email, policyAt(organisation, place)),
      invitedBy: actor,
    })
    const { email, role, place: id } = wanted
    const reasons = [`invited as ${role ?? 'what is the default'}`]
    if (!added)
      return {
        problem: { field: 'email' as const, words: `There is an open invitation of this person to ${place.name} already.` },
      }
    await logWork(trx, organisation, actor, { event: 'invited', email, place: id, reasons })
    return added
  })
  if ('problem' in made) return made
  const { signInUrl } = placeAddresses(context.base(), organisation.slug, place)
  const needsLink = policyAt(organisation, place).pendingInvite === 'block'
  const link = `${context.base()}${invitationPath(organisation.slug, made.invitation.id, made.token)}`
  const whatToDo = needsLink
    ? `Accept the invitation within ${linkLifetimeDays} days, then sign in with single sign-on: ${link}`
    : `Sign in with single sign-on to take it up: ${signInUrl}`
  const text = `You are invited to ${place.name} of ${organisation.name ?? organisation.slug}. ${whatToDo}`
  const mailed = await mailer.send({ to: wanted.email, subject: `Invitation to ${place.name}`, text }).then(
    () => true,
    () => false,
  )
  return { invitation: made.invitation, mailed, needsLink }
}
