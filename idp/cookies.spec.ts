import { expect, test } from '@playwright/test'
import { createIdp, profiles } from './index.ts'
import type { VendorProfile } from './profiles/profile.ts'
import { ada, controlOf, tenantSpec } from './testing/control.ts'
import { createVisitor } from './testing/visitor.ts'

const idp = createIdp()
const control = controlOf(idp)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

/** What is there at the end of a sign-in, by name; null: nobody asks. */
const kept: Record<string, { unasked: string[]; asked: string[] | null }> = {
  okta: { unasked: ['DT', 'idx'], asked: ['DT', 'idx', 'ln'] },
  onelogin: {
    unasked: ['device_onelogin.com', 'sub_session_onelogin.com'],
    asked: ['device_onelogin.com', 'remembered_username', 'sub_session_onelogin.com'],
  },
  'entra-id': { unasked: ['ESTSAUTH', 'ESTSUSERLIST', 'buid'], asked: ['ESTSAUTHPERSISTENT', 'ESTSUSERLIST', 'buid'] },
  'google-workspace': { unasked: ['ACCOUNT_CHOOSER', 'NID', 'SID'], asked: null },
}

for (const profile of profiles) {
  const { unasked, asked } = kept[profile.id] ?? { unasked: [], asked: null }
  test(`${profile.id}: cookies have the vendor's names, and none has ours`, async () => {
    const { url, initiateUrl } = await newTenant(profile.id)
    const visitor = createVisitor()
    await visitor.open(initiateUrl)
    const { browser, names } = profile.signIn.cookies
    expect(visitor.cookies()).toEqual([browser])
    await visitor.signIn(profile.signIn, ada)
    expect(visitor.cookies()).toEqual(unasked)
    await visitor.open(`${url}/sign-out`)
    expect(visitor.cookies()).toEqual(unasked.filter((name) => name === browser || name === names))
  })

  if (asked === null) continue
  test(`${profile.id}: who asks to be kept has other cookies, until somebody signs in who does not`, async () => {
    const { initiateUrl } = await newTenant(profile.id)
    const visitor = createVisitor()
    await visitor.open(initiateUrl)
    await askToBeKept(profile, visitor)
    expect(visitor.cookies()).toEqual(asked)
    await visitor.open(initiateUrl)
    expect(visitor.form().fields.SAMLResponse).toBeDefined()
  })
}

test('entra-id: one session at a time: a new one that does not last takes the place of one that does', async () => {
  const entra = profiles.find(({ id }) => id === 'entra-id')
  if (!entra) throw new Error('there is no Entra ID')
  const { tenant, initiateUrl } = await newTenant('entra-id')
  const visitor = createVisitor()
  await visitor.open(initiateUrl)
  await askToBeKept(entra, visitor)
  await control.call('PATCH', `/tenants/${tenant}`, { clockOffsetSeconds: 91 * 24 * 3600 })
  await visitor.open(initiateUrl)
  await visitor.signIn(entra.signIn, ada)
  expect(visitor.cookies()).toEqual(['ESTSAUTH', 'ESTSUSERLIST', 'buid'])
})

async function newTenant(profile: string): Promise<{ tenant: string; url: string; initiateUrl: string }> {
  const { id, url, apps } = await control.createTenant(tenantSpec(profile, { signInAs: false }))
  return { tenant: id, url, initiateUrl: apps[0]?.initiateUrl ?? '' }
}

/** Ticks every box but the one that silences the question, and presses the second button where there is one. */
async function askToBeKept({ signIn }: VendorProfile, visitor: ReturnType<typeof createVisitor>): Promise<void> {
  for (const { fields, checkbox, button, otherButton } of signIn.steps) {
    const values = Object.fromEntries(fields.map((field) => [field.label, ada[field.value]]))
    await visitor.submit(
      { ...values, ...(checkbox && !checkbox.silences ? { [checkbox.label]: '1' } : {}) },
      otherButton ?? button,
    )
  }
}
