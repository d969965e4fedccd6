import { expect, test } from '#unit-test'
import { openDatabase } from '../db/open.ts'
import { organisationSchema } from '../organisations/settings.ts'
import { createOrganisation, loadOrganisation } from '../organisations/store.ts'
import { endUserPolicy } from '../testing/inputs.ts'
import { findByIdentity } from './read.ts'
import { seedAccount } from './write.ts'

const composed = 'Zo\u00eb@x.test'
const inParts = 'zoe\u0308@X.test'

for (const [nameIdCompare, stored, sent, found] of [
  ['exact', composed, composed, true],
  ['exact', composed, composed.toLowerCase(), false],
  ['lowercase', composed, composed.toLowerCase(), true],
  ['lowercase', composed, inParts, true],
  ['lowercase', inParts, composed, true],
  ['lowercase', 'K@x.test', '\u212a@x.test', false],
] as const)
  test(`NameID ${sent} is ${found ? '' : 'not '}${stored} where it is compared ${nameIdCompare}`, async () => {
    const db = await openDatabase()
    await createOrganisation(db, organisationSchema.parse({ slug: 'acme' }))
    const organisation = await loadOrganisation(db, 'acme', () => new Date())
    if (!organisation) throw new Error('there is no organisation')
    const identity = { issuer: 'https://idp.test', nameId: stored, nameIdFormat: null }
    const seed = { email: 'ada@x.test', status: 'active', authMethod: 'saml', emergency: false } as const
    const id = await seedAccount(db, organisation, { ...seed, workspaces: [], identities: [identity] })
    const account = await findByIdentity(db, 'acme', identity.issuer, sent, endUserPolicy({ nameIdCompare }))
    expect(account?.id ?? null).toBe(found ? id : null)
    await db.destroy()
  })
