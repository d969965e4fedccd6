import { expect, test } from '#unit-test'
import { type Db, openDatabase } from '../db/open.ts'
import { type AuditEntry, auditEvents, readNewestAudit, writeAudit } from './audit.ts'

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
  await log('acme', 'three', { email: 'bob@x.test', response: '_r1' })
  await log('acme', 'four', { email: 'bob@x.test' })
})
test.afterAll(() => db.destroy())

const events = (records: readonly { event: string }[]) => records.map(({ event }) => event)

test('the whole log is read newest first', async () => {
  const records = await readNewestAudit(db, 'acme', null)
  expect(events(records)).toEqual(['four', 'three', 'two', 'one'])
  expect(records[3]).toEqual({
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
    response: null,
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
    expect(events(await readNewestAudit(db, 'acme', limit, email === undefined ? {} : { only: email }))).toEqual(want)
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

for (const [name, filter, want] of [
  ['a part of an address, in any letter case', { person: 'BOB@' }, ['four', 'three']],
  ['a part of a NameID', { person: 'ada' }, ['two', 'one']],
  ['a sign that stands for anything elsewhere', { person: '%' }, []],
  ['the ID of a Response', { response: '_r1' }, ['three']],
  ['a part of the ID of a Response', { response: '_r' }, []],
  ['an event', { event: 'three' }, ['three']],
  ['a decision', { decision: 'refused' }, []],
  ['a day', { from: '2030-01-01', to: '2030-01-01' }, ['four', 'three', 'two', 'one']],
  ['a later day', { from: '2030-01-02' }, []],
  ['an earlier day', { to: '2029-12-31' }, []],
  ['one person and a part of another', { only: 'ada@x.test', person: 'bob' }, []],
] as const) {
  test(`entries found by ${name}`, async () => expect(events(await readNewestAudit(db, 'acme', 9, filter))).toEqual(want))
}

test('the kinds of events are those of the organisation', async () =>
  expect(await auditEvents(db, 'acme')).toEqual(['four', 'one', 'three', 'two']))
