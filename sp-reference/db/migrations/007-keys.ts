import { type Kysely, sql } from 'kysely'
import type { Database } from '../schema.ts'

/** The service provider's own keys, by what they are for. */
export async function up(db: Kysely<Database>): Promise<void> {
  await sql
    .raw(
      'create table keys (purpose text primary key, privateKey text not null, certificate text not null, createdAt text not null)',
    )
    .execute(db)
}
