import { type AuditRecord, readNewestAudit } from '../audit/audit.ts'
import { sourcesOf } from '../audit/csv.ts'
import type { Db } from '../db/open.ts'

/** More entries about one Response are not told: only whoever sends it again and again has them. */
const mostEntries = 50

/** What was made of a Response, for whoever sent it: the log's entries about its ID, oldest first, and where a person reads them. */
export async function answersAbout(db: Db, { slug, base }: { slug: string; base: string }, response: string) {
  const newestFirst = await readNewestAudit(db, slug, mostEntries, { response })
  return {
    answers: newestFirst.reverse().map(answer),
    page: `${base}/o/${slug}/audit?${new URLSearchParams({ response })}`,
  }
}

const answer = (record: AuditRecord) => {
  const { at, event, decision, code, email, nameId, place, reasons } = record
  return { at, event, decision, code, person: email ?? nameId, place, reasons, sources: sourcesOf(record) }
}
