import { expect, test } from '#unit-test'
import { listAccounts } from '../accounts/read.ts'
import { seedAccount } from '../accounts/write.ts'
import { openDatabase } from '../db/open.ts'
import { accountSeed } from '../observe/schemas.ts'
import { organisationSchema } from '../organisations/settings.ts'
import { createOrganisation, loadOrganisation } from '../organisations/store.ts'
import { removeMember } from './remove.ts'

for (const [kind, name] of [
  ['workspace', 'Finance'],
  ['end-user', 'Prod'],
] as const)
  test(`of two administrators who take somebody out of ${name}, one does, and the log says it once`, async () => {
    const db = await openDatabase()
    const settings = { slug: 'acme', environments: [{ name: 'Prod', jit: true }], workspaces: [{ name: 'Finance', jit: true }] }
    await createOrganisation(db, organisationSchema.parse(settings))
    const organisation = await loadOrganisation(db, 'acme', () => new Date('2030-01-01T00:00:00Z'))
    if (!organisation) throw new Error('the organisation was not stored')
    const workspaces = [{ name: 'Finance', roles: { role: 'Operator' } }]
    await seedAccount(db, organisation, accountSeed.parse({ email: 'ada@x.test', workspaces }))
    const [account] = await listAccounts(db, 'acme')
    if (!account) throw new Error('the account was not stored')
    const remove = (actor: string) => removeMember(db, organisation, account, { kind, name }, actor)
    expect(await Promise.all([remove('bea@x.test'), remove('cid@x.test')])).toEqual([true, false])
    const log = await db.selectFrom('audit').select('event').execute()
    expect(log).toEqual([{ event: 'member-removed' }])
    await db.destroy()
  })
