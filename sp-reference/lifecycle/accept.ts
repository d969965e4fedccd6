import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Db } from '../db/open.ts'
import type { Database } from '../db/schema.ts'
import type { Organisation } from '../organisations/store.ts'
import { logWork } from './log.ts'

export type Invited = Database['invitations']

/** How long the link in the mail of an invitation opens its page. */
export const linkLifetimeDays = 7

/** The stored form of a link's token: useless without the invitation that it belongs to. */
const hashToken = (invitation: string, token: string): string =>
  createHash('sha256').update(`${invitation}\n${token}`).digest('hex')

/** The token of a new invitation's link, which only the mail has, and what is stored of it. */
export function newLink(invitation: string, now: Date) {
  const token = randomBytes(24).toString('base64url')
  const linkExpiresAt = new Date(now.getTime() + linkLifetimeDays * 24 * 60 * 60_000).toISOString()
  return { token, stored: { tokenHash: hashToken(invitation, token), linkExpiresAt } }
}

/** The path that the link of an invitation opens. */
export const invitationPath = (organisation: string, invitation: string, token: string): string =>
  `/o/${organisation}/invitations/${invitation}/${token}`

/** The invitation that a link is of; null where there is none, or the token is another. */
export async function findInvited(db: Db, organisation: string, id: string, token: string): Promise<Invited | null> {
  const row = await db
    .selectFrom('invitations')
    .selectAll()
    .where('id', '=', id)
    .where('organisation', '=', organisation)
    .executeTakeFirst()
  if (!row || row.tokenHash === null) return null
  return timingSafeEqual(Buffer.from(hashToken(id, token)), Buffer.from(row.tokenHash)) ? row : null
}

type Closed = 'invitation-withdrawn' | 'invitation-used' | 'invitation-expired'

/**
 * Why an invitation cannot be accepted any more, as the code that its page shows. Null while it can, and once it is accepted: then what is left
 * to do is to sign in.
 */
export function whyClosed({ withdrawnAt, usedAt, acceptedAt, linkExpiresAt }: Invited, now: Date): Closed | null {
  if (withdrawnAt !== null) return 'invitation-withdrawn'
  if (usedAt !== null) return 'invitation-used'
  if (acceptedAt !== null) return null
  return linkExpiresAt !== null && linkExpiresAt <= now.toISOString() ? 'invitation-expired' : null
}

/** Writes down that the person accepts, unless the invitation was accepted, used or withdrawn meanwhile. It signs nobody in. */
export async function acceptInvitation(db: Db, organisation: Organisation, { id, email, place }: Invited): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('invitations')
      .set({ acceptedAt: organisation.now().toISOString() })
      .where('id', '=', id)
      .where('acceptedAt', 'is', null)
      .where('usedAt', 'is', null)
      .where('withdrawnAt', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return
    const reasons = ['by the link in its mail']
    await logWork(trx, organisation, email, { event: 'invitation-accepted', email, place, reasons })
  })
}
