import { expect, type Page, test } from '@playwright/test'
import { axeOn } from '#axe'
import { createIdp, profiles } from '../index.ts'
import { ada, controlOf, sp, tenantSpec } from '../testing/control.ts'

const idp = createIdp()
const control = controlOf(idp)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

const long = `${'Averylongnameofanapp'.repeat(4)} & more`
const spec = (profile: string) => {
  const { apps } = tenantSpec(profile)
  const [app] = apps
  if (!app) throw new Error('there is no app')
  const others = [
    { ...app, id: 'long', name: long, audience: 'urn:long', description: 'Nobody would call it so.' },
    { ...app, id: 'other', name: 'Not for Ada', audience: 'urn:other', assignments: [] },
  ]
  const people = [
    { ...ada, totpSecret: 'JBSWY3DPEHPK3PXP' },
    { ...ada, id: 'bob', userName: `${'bob-'.repeat(20)}@acme.example`, displayName: 'Bob' },
  ]
  return tenantSpec(profile, { people, apps: [app, ...others] })
}

async function expectGood(page: Page): Promise<void> {
  const { violations } = await axeOn(page).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
}

for (const { id, signIn, portal } of profiles) {
  for (const colorScheme of ['light', 'dark'] as const)
    test(`${id}: each page around the portal is good at 360 px, ${colorScheme}`, async ({ browser }) => {
      const tenant = await control.createTenant(spec(id))
      const context = await browser.newContext({ colorScheme, viewport: { width: 360, height: 740 } })
      const page = await context.newPage()
      const complaints: string[] = []
      page.on(
        'console',
        (message) => message.type() === 'error' && !message.text().includes('403') && complaints.push(message.text()),
      )
      const as = (name: string) => page.getByRole('button', { name: `Sign in as ${name}` }).click()

      await page.goto(tenant.portalUrl)
      await expectGood(page)
      await as('Bob')
      await expect(page.getByRole('heading', { name: portal.heading, exact: true })).toBeVisible()
      await expectGood(page)
      await page.locator('summary').click()
      await expectGood(page)
      await page.getByRole('link', { name: portal.signOut, exact: true }).click()
      await expect(page.getByText(signIn.signedOut)).toBeVisible()
      await expectGood(page)

      await page.goto(tenant.portalUrl)
      await as('Ada Lovelace')
      await expect(page.getByRole('link', { name: long, exact: true })).toBeVisible()
      await expectGood(page)
      for (const search of ['test', 'nothing']) {
        await page.getByRole('searchbox', { name: portal.search, exact: true }).fill(search)
        await page.getByRole('button', { name: 'Search', exact: true }).click()
        await expect(page.getByRole('status')).toContainText(search)
        await expectGood(page)
      }
      await page.goto(tenant.apps[2]?.initiateUrl ?? '')
      await expect(page.locator('#refusal-code')).toHaveText('not-assigned')
      await expectGood(page)
      expect(complaints).toEqual([])
      await context.close()
    })

  test(`${id}: by keyboard and without JavaScript somebody signs in with name, password and code, finds an app and opens it`, async ({
    browser,
  }) => {
    const tenant = await control.createTenant(spec(id))
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await context.route(sp.acsUrl, (route) => route.fulfill({ body: 'signed in' }))
    await page.goto(tenant.portalUrl)
    // The field to type in has the focus on each page.
    const [who, password] = signIn.steps
    for (const [step, typed] of [
      [who, ada.userName],
      [password, ada.password],
    ] as const) {
      await expect(page.getByRole('heading')).toHaveText(step?.heading ?? '')
      await expect(page.locator('input:focus')).toBeVisible()
      await page.keyboard.type(typed)
      await page.keyboard.press('Enter')
    }
    await expect(page.getByRole('heading')).toHaveText(signIn.secondFactor.heading)
    await expect(page.locator('input:focus')).toBeVisible()
    await page.keyboard.type(await page.locator('#demo-code').innerText())
    await page.keyboard.press('Enter')
    for (const { button } of signIn.steps.slice(2)) {
      await page.getByRole('button', { name: button, exact: true }).focus()
      await page.keyboard.press('Enter')
    }
    await expect(page.getByRole('heading', { name: portal.heading, exact: true })).toBeVisible()

    const tabTo = async (name: string, role: 'link' | 'searchbox') => {
      const target = page.getByRole(role, { name, exact: true })
      for (
        let presses = 0;
        presses < 15 && !(await target.evaluate((each) => each === each.ownerDocument.activeElement));
        presses++
      )
        await page.keyboard.press('Tab')
      await expect(target).toBeFocused()
    }
    await tabTo(portal.search, 'searchbox')
    await page.keyboard.type('test sp')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('link', { name: long, exact: true })).toHaveCount(0)
    await tabTo('Test SP', 'link')
    const opens = context.waitForEvent('page')
    await page.keyboard.press('Enter')
    const window = await opens
    await window.getByRole('button', { name: signIn.continuing('Test SP').button }).focus()
    await window.keyboard.press('Enter')
    await expect(window.getByText('signed in')).toBeVisible()
    await context.close()
  })
}
