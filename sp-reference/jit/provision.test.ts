import { expect, test } from '#unit-test'
import { listAccounts } from '../accounts/read.ts'
import { type Db, openDatabase } from '../db/open.ts'
import { organisationSchema } from '../organisations/settings.ts'
import { createOrganisation, loadOrganisation } from '../organisations/store.ts'
import { facts } from '../testing/inputs.ts'
import { provision } from './provision.ts'

let db: Db
test.beforeEach(async () => {
  db = await openDatabase()
})
test.afterEach(() => db.destroy())

async function organisationWith(defects: string[], more: object = {}) {
  await createOrganisation(
    db,
    organisationSchema.parse({ slug: 'acme', defects, ...more, environments: [{ name: 'Prod', jit: true, groups: ['Sales'] }] }),
  )
  const organisation = await loadOrganisation(db, 'acme', () => new Date('2030-01-01T00:00:00Z'))
  if (!organisation) throw new Error('the organisation was not stored')
  return organisation
}

/** Twenty at the same moment: they interleave at every query. */
async function twentyAtOnce(defects: string[]) {
  const organisation = await organisationWith(defects)
  const signIn = {
    facts: facts({ workato_end_user_groups: ['Sales'] }),
    place: { kind: 'end-user', name: 'Prod' },
    channel: 'portal',
    provenFor: null,
    signedInAs: null,
  } as const
  return Promise.allSettled(Array.from({ length: 20 }, () => provision(db, organisation, signIn)))
}

test('of twenty first sign-ins one creates the account and nineteen find it', async () => {
  const results = await twentyAtOnce([])
  const kinds = results.map((result) => (result.status === 'fulfilled' ? result.value.decision.kind : result.reason))
  expect(kinds.toSorted()).toEqual(['created', ...Array(19).fill('unchanged')])
  const accounts = await listAccounts(db, 'acme')
  expect(accounts).toMatchObject([{ environments: [{ groups: [{ name: 'Sales' }] }], identities: [{}] }])
})

test('without a second look the nineteen fail, and the unique keys still hold', async () => {
  const results = await twentyAtOnce(['race-creates-duplicates'])
  expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(19)
  expect(await listAccounts(db, 'acme')).toHaveLength(1)
})

test('a decision that cannot be written whole leaves nothing behind', async () => {
  const organisation = await organisationWith([])
  await db
    .insertInto('identities')
    .values({
      accountId: 'acc_other',
      organisation: 'acme',
      issuer: facts().issuer,
      nameId: 'ada@x.test',
      nameIdKey: 'ada@x.test',
      nameIdFormat: null,
      linkedAt: '',
    })
    .execute()
  const signIn = {
    facts: facts(),
    place: { kind: 'end-user', name: 'Prod' },
    channel: 'go',
    provenFor: null,
    signedInAs: null,
  } as const
  await expect(provision(db, organisation, signIn)).rejects.toThrow('UNIQUE')
  expect(await listAccounts(db, 'acme')).toEqual([])
})

const first = {
  facts: facts({ workato_end_user_groups: ['Sales'] }),
  place: { kind: 'end-user', name: 'Prod' },
  channel: 'go',
  provenFor: null,
  signedInAs: null,
} as const

test('a late step that fails leaves nothing, and the next try makes everything', async () => {
  const broken = await organisationWith([], { lateStepFails: true })
  await expect(provision(db, broken, first)).rejects.toThrow('as it was told to: add-group')
  expect(await listAccounts(db, 'acme')).toEqual([])
  expect((await provision(db, { ...broken, lateStepFails: false }, first)).decision.kind).toBe('created')
})

test('a late step is one of a creation: a known person is let in', async () => {
  const organisation = await organisationWith([])
  await provision(db, organisation, first)
  expect((await provision(db, { ...organisation, lateStepFails: true }, first)).decision.kind).toBe('unchanged')
})

test('without a transaction a late failure leaves half an account', async () => {
  const broken = await organisationWith(['half-record-on-failure'], { lateStepFails: true })
  await expect(provision(db, broken, first)).rejects.toThrow('as it was told to')
  expect(await listAccounts(db, 'acme')).toMatchObject([{ email: 'ada@x.test', environments: [{ groups: [] }] }])
})
