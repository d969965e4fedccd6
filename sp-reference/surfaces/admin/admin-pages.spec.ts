import { expect, test } from '@playwright/test'
import { axeOn } from '#axe'
import type { Sp } from '../../index.ts'
import { provider } from '../../testing/fake-idp.ts'
import { createWorld, startSp } from '../../testing/world.ts'

const owner = { email: 'owner@x.test', password: 'correct-horse-battery' }
let sp: Sp
test.beforeAll(async () => {
  sp = await startSp()
})
test.afterAll(() => sp.stop())

for (const [scheme, width] of [
  ['light', 1440],
  ['dark', 390],
] as const) {
  test(`every page of the administration can be read by everybody (${scheme}, ${width} px)`, async ({ page }) => {
    // Some fifteen pages, each read as a whole.
    test.setTimeout(300_000)
    await page.emulateMedia({ colorScheme: scheme })
    await page.setViewportSize({ width, height: 900 })
    const look = async (name: string) => {
      const axe = axeOn(page)
      // In the dark only the colours differ.
      const { violations } = await (scheme === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze()
      expect(violations.map(({ id, nodes }) => [name, id, nodes[0]?.html])).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} is not too wide`).toBe(true)
    }
    const press = (name: string) =>
      page
        .getByRole('button', { name, exact: true })
        .or(page.getByRole('link', { name, exact: true }))
        .first()
        .click()
    const spec = {
      name: 'Acme',
      owner,
      environments: [
        { name: 'Prod', jit: false, authMethod: 'password', groups: ['Sales', 'EMEA'] },
        { name: 'Test', jit: true, groups: ['Sales'] },
      ],
      workspaces: [
        { name: 'Finance', jit: true },
        { name: 'HR', jit: false },
      ],
    }
    const world = await createWorld(sp, spec, { configured: false })
    await world.api('POST', '/accounts', { email: 'ada@x.test', environments: [{ name: 'Prod', groups: ['Sales'] }] })
    await page.goto(`${sp.url}/o/${world.slug}/admin/sign-in`)
    await look('sign-in')
    await page.getByLabel('Email').fill(owner.email)
    await page.getByLabel('Password').fill(owner.password)
    await press('Sign in')
    await look('overview')
    await press('Authentication & Groups')
    await look('choose')
    await press('Prod')
    await look('groups')
    await press('Sales')
    await look('group')
    await page.getByLabel('Group ID').fill('EMEA')
    await press('Save ID')
    await look('group-errors')
    await page.getByLabel('Group ID').fill('6f1ac3a4-0d52-4b7e-9a35-2c6d0b7e91f0')
    await press('Save ID')
    await press('All groups')
    await look('groups-with-ids')
    await press('Authentication')
    await press('+ Set up new provider')
    await look('step-1')
    await page.getByLabel('Identity provider (IdP) name').fill('Okta Prod')
    await press('Next')
    await look('step-2')
    await press('Next')
    await page.getByLabel('No', { exact: true }).check()
    await press('Set up')
    await look('step-3-errors')
    await page.getByLabel('Identity provider SSO URL').fill('http://idp.example/sso')
    await page.getByLabel('Identity provider issuer').fill(provider.issuer)
    await page.getByLabel('X.509 certificate').fill(provider.certificate)
    await press('Set up')
    await look('authentication')
    await press('Okta Prod')
    await look('provider')
    await press('Delete this provider')
    await look('delete')
    await press('Settings')
    await press('Finance')
    await look('workspace')
    await press('People')
    await look('people')
    await page.getByLabel('Email').fill('grace@x.test')
    await page.getByLabel('Role').selectOption('Admin')
    await press('Send invitation')
    await look('people-errors')
    await page.getByLabel('Role').selectOption('default')
    await press('Send invitation')
    await look('people-invited')
    await press('Remove ada from environment Prod')
    await look('people-remove')
    await press('Seats & domains')
    await look('limits')
    await page.getByLabel('Verified domains').fill('no domain')
    await press('Save domains')
    await look('limits-errors')
  })
}

test('the wizard is gone through by keyboard', async ({ page }) => {
  const world = await createWorld(sp, { owner, environments: [{ name: 'Prod', jit: false }] }, { configured: false })
  await page.goto(`${sp.url}/o/${world.slug}/admin/sign-in`)
  await page.getByLabel('Email').focus()
  await page.keyboard.type(owner.email)
  await page.keyboard.press('Tab')
  await page.keyboard.type(owner.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Workspace admin' })).toBeVisible()
  await page.goto(`${sp.url}/o/${world.slug}/admin/end-user/Prod/authentication`)
  await page.getByRole('button', { name: '+ Set up new provider' }).focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('Identity provider (IdP) name').focus()
  await page.keyboard.type('Okta Prod')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await expect(page.getByLabel('Enable SAML Just-in-Time (JIT) provisioning')).toBeFocused()
  await expect(page.getByLabel('Enable SAML Just-in-Time (JIT) provisioning')).toBeChecked()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Single sign-on URL')).toBeVisible()
  await page.getByRole('button', { name: 'Next' }).focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('Yes', { exact: true }).focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByLabel('No', { exact: true })).toBeChecked()
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('Identity provider SSO URL')).toBeFocused()
})
