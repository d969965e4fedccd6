import { expect, test } from '#unit-test'
import { type Db, openDatabase } from '../db/open.ts'
import { type AuditEntry, readAudit, readNewestAudit, writeAudit } from './audit.ts'

let db: Db
test.beforeAll(async () => {
  db = await openDatabase()
  const log = (slug: string, event: string, who: Partial<AuditEntry>) =>
    writeAudit(db, { slug, activeDefects: [] }, '2030-01-01T00:00:00.000Z', {
      actor: 'x',
      place: null,
      event,
      decision: null,
      code: null,
      email: null,
      nameId: null,
      reasons: ['why'],
      details: { n: 1 },
      ...who,
    })
  await log('acme', 'one', { email: 'ada@x.test' })
  await log('acme', 'two', { nameId: 'ada@x.test' })
  await log('other', 'foreign', { email: 'ada@x.test' })
  await log('acme', 'three', { email: 'bob@x.test' })
  await log('acme', 'four', { email: 'bob@x.test' })
})
test.afterAll(() => db.destroy())

const events = (records: readonly { event: string }[]) => records.map(({ event }) => event)

test('the whole log is read oldest first', async () => {
  const records = await readAudit(db, 'acme')
  expect(events(records)).toEqual(['one', 'two', 'three', 'four'])
  expect(records[0]).toEqual({
    at: '2030-01-01T00:00:00.000Z',
    actor: 'x',
    place: null,
    event: 'one',
    decision: null,
    code: null,
    email: 'ada@x.test',
    nameId: null,
    reasons: ['why'],
    details: { n: 1 },
  })
})

for (const { limit, email, want } of [
  { limit: 9, email: undefined, want: ['four', 'three', 'two', 'one'] },
  { limit: 2, email: undefined, want: ['four', 'three'] },
  // The address is looked for in the whole log, not among the newest entries.
  { limit: 2, email: 'ada@x.test', want: ['two', 'one'] },
  { limit: 1, email: 'ada@x.test', want: ['two'] },
  { limit: 2, email: 'nobody@x.test', want: [] },
]) {
  test(`the newest ${limit} of ${email ?? 'everybody'} are ${want.join(', ') || 'none'}`, async () => {
    expect(events(await readNewestAudit(db, 'acme', limit, email))).toEqual(want)
  })
}

test('the database gives no more rows than are wanted', async () => {
  const given: number[] = []
  const watched = db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      given.push(result.rows.length)
      return result
    },
  })
  expect(await readNewestAudit(watched, 'acme', 2)).toHaveLength(2)
  expect(given).toEqual([2])
})
