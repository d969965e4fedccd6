import { type Kysely, sql } from 'kysely'
import type { Database } from '../schema.ts'

/** Which Response an entry of the log is about, by the ID that it has; unknown of earlier entries. */
export async function up(db: Kysely<Database>): Promise<void> {
  await sql.raw('alter table audit add column response text').execute(db)
  await sql.raw('create index auditByResponse on audit (organisation, response)').execute(db)
}
