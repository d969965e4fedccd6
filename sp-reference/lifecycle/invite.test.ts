import { expect, test } from '#unit-test'
import { openDatabase } from '../db/open.ts'
import { organisationSchema } from '../organisations/settings.ts'
import { changeSettings, createOrganisation, loadOrganisation } from '../organisations/store.ts'
import { listInvitations } from './invitations.ts'
import { invite } from './invite.ts'

test('an invitation cannot give a role that was deleted after its form was opened', async () => {
  const db = await openDatabase()
  const clock = () => new Date('2030-01-01T00:00:00Z')
  const settings = { slug: 'acme', workspaces: [{ name: 'Finance', jit: true, customRoles: ['ops'] }] }
  await createOrganisation(db, organisationSchema.parse(settings))
  const before = await loadOrganisation(db, 'acme', clock)
  if (!before) throw new Error('the organisation was not stored')
  const context = { db, clock, base: () => 'http://sp.test', mailer: { send: async () => undefined, close: () => undefined } }
  const to = (email: string) => invite(context, before, { email, place: 'workspace/Finance', role: 'ops' }, 'boss@x.test')
  expect(await to('ada@x.test')).toMatchObject({ mailed: true })
  await changeSettings(db, 'acme', (now) => ({
    ...now,
    workspaces: now.workspaces.map((each) => ({ ...each, customRoles: [] })),
  }))
  expect(await to('bea@x.test')).toEqual({ problem: { field: 'role', words: 'Finance has no role "ops".' } })
  expect((await listInvitations(db, 'acme')).map(({ email }) => email)).toEqual(['ada@x.test'])
  await db.destroy()
})
