import { type Kysely, sql } from 'kysely'
import { nameIdKey as nameIdKeyOf } from '../../jit/email.ts'
import type { Database } from '../schema.ts'

/** The form in which a NameID is compared where letter case does not count. */
export async function up(db: Kysely<Database>): Promise<void> {
  await sql.raw(`alter table identities add column nameIdKey text not null default ''`).execute(db)
  const known = await db.selectFrom('identities').select(['organisation', 'issuer', 'nameId']).execute()
  for (const { organisation, issuer, nameId } of known)
    await db
      .updateTable('identities')
      .set({ nameIdKey: nameIdKeyOf(nameId) })
      .where('organisation', '=', organisation)
      .where('issuer', '=', issuer)
      .where('nameId', '=', nameId)
      .execute()
}
