import { randomUUID } from 'node:crypto'
import { isUniqueViolation } from '../db/dialect.ts'
import type { Db } from '../db/open.ts'
import type { Database } from '../db/schema.ts'
import type { Organisation } from '../organisations/store.ts'
import { type Actor, logWork } from './log.ts'

/** An invitation that nobody has used or withdrawn. */
export type OpenInvitation = Pick<
  Database['invitations'],
  'id' | 'place' | 'email' | 'emailKey' | 'role' | 'invitedBy' | 'invitedAt'
>

/** The open invitations of an organisation, oldest first. */
export function listInvitations(db: Db, organisation: string): Promise<OpenInvitation[]> {
  return db
    .selectFrom('invitations')
    .select(['id', 'place', 'email', 'emailKey', 'role', 'invitedBy', 'invitedAt'])
    .where('organisation', '=', organisation)
    .where('usedAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .orderBy('invitedAt')
    .orderBy('id')
    .execute()
}

/** Writes an invitation down. Returns null when this address has an open one to this place. */
export async function addInvitation(
  db: Db,
  organisation: string,
  invitation: Omit<OpenInvitation, 'id'>,
): Promise<OpenInvitation | null> {
  const row = { id: `inv_${randomUUID()}`, ...invitation }
  try {
    await db
      .insertInto('invitations')
      .values({ ...row, organisation, usedAt: null, withdrawnAt: null })
      .execute()
    return row
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
      .returning(['id', 'place', 'email', 'emailKey', 'role', 'invitedBy', 'invitedAt'])
      .executeTakeFirst()
    if (!row) return null
    const { email, place } = row
    await logWork(trx, organisation, actor, { event: 'invitation-withdrawn', email, place, reasons: ['by hand'] })
    return row
  })
}
