import { expect, test } from '#unit-test'
import { openDatabase } from '../db/open.ts'
import { provision } from '../jit/provision.ts'
import { organisationSchema } from '../organisations/settings.ts'
import { createOrganisation, loadOrganisation } from '../organisations/store.ts'
import { facts } from '../testing/inputs.ts'
import { listAccounts } from './read.ts'
import { patchAccount } from './write.ts'

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
    emailProven: false,
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
