import { randomUUID } from 'node:crypto'
import { isUniqueViolation } from '../db/dialect.ts'
import type { Db } from '../db/open.ts'
import type { Database } from '../db/schema.ts'
import type { Organisation } from '../organisations/store.ts'
import { newLink } from './accept.ts'
import { type Actor, logWork } from './log.ts'

const columns = ['id', 'place', 'email', 'emailKey', 'role', 'invitedBy', 'invitedAt', 'acceptedAt'] as const

/** An invitation that nobody has used or withdrawn. */
export type OpenInvitation = Pick<
  Database['invitations'],
  'id' | 'place' | 'email' | 'emailKey' | 'role' | 'invitedBy' | 'invitedAt' | 'acceptedAt'
>

/** The open invitations of an organisation, oldest first. */
export function listInvitations(db: Db, organisation: string): Promise<OpenInvitation[]> {
  return db
    .selectFrom('invitations')
    .select(columns)
    .where('organisation', '=', organisation)
    .where('usedAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .orderBy('invitedAt')
    .orderBy('id')
    .execute()
}

/**
 * Writes an invitation down, and gives it the token of its link, of which only a hash is kept. Returns null when this address has an open
 * one to this place.
 */
export async function addInvitation(
  db: Db,
  { slug, now }: Pick<Organisation, 'slug' | 'now'>,
  invitation: Omit<OpenInvitation, 'id' | 'invitedAt' | 'acceptedAt'>,
): Promise<{ invitation: OpenInvitation; token: string } | null> {
  const row = { id: `inv_${randomUUID()}`, ...invitation, invitedAt: now().toISOString(), acceptedAt: null }
  const { token, stored } = newLink(row.id, now())
  try {
    await db
      .insertInto('invitations')
      .values({ ...row, ...stored, organisation: slug, usedAt: null, withdrawnAt: null })
      .execute()
    return { invitation: row, token }
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return null
  }
}

/** Takes an invitation back. Returns null when it is not open any more. */
export async function withdrawInvitation(
  db: Db,
  organisation: Organisation,
  id: string,
  actor: Actor,
): Promise<OpenInvitation | null> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('invitations')
      .set({ withdrawnAt: organisation.now().toISOString() })
      .where('id', '=', id)
      .where('organisation', '=', organisation.slug)
      .where('usedAt', 'is', null)
      .where('withdrawnAt', 'is', null)
      .returning(columns)
      .executeTakeFirst()
    if (!row) return null
    const { email, place } = row
    await logWork(trx, organisation, actor, { event: 'invitation-withdrawn', email, place, reasons: ['by hand'] })
    return row
  })
}
