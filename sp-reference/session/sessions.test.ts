import { createHash } from 'node:crypto'
import type { Request } from 'express'
import { expect, test } from '#unit-test'
import { patchAccount, seedAccount } from '../accounts/write.ts'
import { openDatabase } from '../db/open.ts'
import { accountSeed } from '../observe/schemas.ts'
import { organisationSchema } from '../organisations/settings.ts'
import { createOrganisation, loadOrganisation } from '../organisations/store.ts'
import { readSession } from './sessions.ts'

const request = { headers: { cookie: 'firstlogin_sp_session=token' } } as Request
const tokenHash = createHash('sha256').update('token').digest('hex')

/** Where a session is, and whether it counts for somebody who is in Finance and not in Prod. */
const table: [place: string, counts: boolean][] = [
  ['workspace/Finance', true],
  ['end-user/Prod', false],
  ['workspace/HR', false],
  ['admin', true],
]
for (const [place, counts] of table)
  test(`a session at ${place} of somebody who is in Finance alone ${counts ? 'counts' : 'is none'}`, async () => {
    const db = await openDatabase()
    const workspaces = ['Finance', 'HR'].map((name) => ({ name, jit: true }))
    await createOrganisation(
      db,
      organisationSchema.parse({ slug: 'acme', environments: [{ name: 'Prod', jit: true }], workspaces }),
    )
    const organisation = await loadOrganisation(db, 'acme', () => new Date('2030-01-01T00:00:00Z'))
    if (!organisation) throw new Error('the organisation was not stored')
    const seed = accountSeed.parse({ email: 'ada@x.test', environments: [], workspaces: [{ name: 'Finance' }] })
    const accountId = await seedAccount(db, organisation, seed)
    const row = { tokenHash, organisation: 'acme', accountId, email: 'ada@x.test', place, method: 'saml' as const }
    await db
      .insertInto('sessions')
      .values({ ...row, expiresAt: '2030-01-01T08:00:00.000Z' })
      .execute()
    expect((await readSession(db, organisation, request)) !== null).toBe(counts)
    await patchAccount(db, organisation, accountId, { status: 'deactivated' })
    expect(await readSession(db, organisation, request)).toBeNull()
    await db.destroy()
  })
