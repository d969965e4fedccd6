import type { Db } from '../db/open.ts'
import { passwordMatches } from '../passwords/hash.ts'

/** Addresses are one person's in any letter case here; no policy of single sign-on has a say in it. */
const folded = (email: string): string => email.trim().toLowerCase()

/**
 * Stores the owner of an organisation: the administrator who signs in with a password, whatever becomes of single sign-on. The owner is
 * no end user and no member, so no sign-in through an identity provider reaches this account.
 */
export async function saveOwner(db: Db, organisation: string, owner: { email: string; passwordHash: string }): Promise<void> {
  await db
    .insertInto('owners')
    .values({ organisation, ...owner })
    .execute()
}

/** The owner's address as it was given, when address and password are right; else null. */
export async function ownerWith(db: Db, organisation: string, email: string, password: string): Promise<string | null> {
  const owner = await db.selectFrom('owners').selectAll().where('organisation', '=', organisation).executeTakeFirst()
  if (!owner || folded(owner.email) !== folded(email)) return null
  return (await passwordMatches(password, owner.passwordHash)) ? owner.email : null
}

/** Whether the organisation has an administrator whom single sign-on cannot lock out. */
export async function hasOwner(db: Db, organisation: string): Promise<boolean> {
  const owner = await db.selectFrom('owners').select('email').where('organisation', '=', organisation).executeTakeFirst()
  return owner !== undefined
}
