import { expect, test } from '#unit-test'
import { openDatabase } from '../db/open.ts'
import { provision } from '../jit/provision.ts'
import { accountSeed } from '../observe/schemas.ts'
import { organisationSchema } from '../organisations/settings.ts'
import { createOrganisation, loadOrganisation } from '../organisations/store.ts'
import { facts } from '../testing/inputs.ts'
import { listAccounts } from './read.ts'
import { patchAccount, seedAccount } from './write.ts'

test('a change that cannot be written down is not made', async () => {
  const db = await openDatabase()
  await createOrganisation(db, organisationSchema.parse({ slug: 'acme', environments: [{ name: 'Prod', jit: true }] }))
  const organisation = await loadOrganisation(db, 'acme', () => new Date('2030-01-01T00:00:00Z'))
  if (!organisation) throw new Error('the organisation was not stored')
  const id = await seedAccount(db, organisation, accountSeed.parse({ email: 'ada@x.test' }))
  const full = () => Promise.reject(new Error('the log is full'))
  await expect(patchAccount(db, organisation, id, { status: 'deactivated' }, full)).rejects.toThrow('the log is full')
  expect((await listAccounts(db, 'acme'))[0]?.status).toBe('active')
  await db.destroy()
})

test("a group that sync gave stays sync's own when an administrator adds another one beside it", async () => {
  const db = await openDatabase()
  const environments = [{ name: 'Prod', jit: true, groups: ['Sales', 'EMEA', 'Support'] }]
  await createOrganisation(db, organisationSchema.parse({ slug: 'acme', environments }))
  const organisation = await loadOrganisation(db, 'acme', () => new Date('2030-01-01T00:00:00Z'))
  if (!organisation) throw new Error('the organisation was not stored')
  const { account } = await provision(db, organisation, {
    facts: facts({ workato_end_user_groups: ['Sales', 'Support'] }),
    place: { kind: 'end-user', name: 'Prod' },
    channel: 'go',
    provenFor: null,
    signedInAs: null,
  })
  await patchAccount(db, organisation, account?.id ?? '', { environments: [{ name: 'Prod', groups: ['Sales', 'EMEA'] }] })
  const [changed] = await listAccounts(db, 'acme')
  expect(changed?.environments[0]?.groups).toEqual([
    { name: 'EMEA', source: 'manual' },
    { name: 'Sales', source: 'saml' },
  ])
  await patchAccount(db, organisation, account?.id ?? '', { environments: [{ name: 'Prod', groups: [] }] })
  expect((await listAccounts(db, 'acme'))[0]?.environments[0]?.groups).toEqual([])
  await db.destroy()
})
