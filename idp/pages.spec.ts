import { type Browser, expect, type Page, test } from '@playwright/test'
import { axeOn } from '#axe'
import { createIdp, profiles } from './index.ts'
import { ada, controlOf, sp, tenantSpec } from './testing/control.ts'
import { requestUrl } from './testing/visitor.ts'

const idp = createIdp({ controlToken: 'console-token' })
const control = controlOf(idp)
let browser: Browser
test.beforeAll(async ({ browser: shared }) => {
  await idp.start()
  browser = shared
})
test.afterAll(async () => {
  await idp.stop()
})

/** A page that keeps what the browser complains about: a policy that blocks our own style or script would show here. */
async function openPage(options: Parameters<Browser['newContext']>[0] = {}): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(String(error)))
  return { page, complaints }
}

for (const profile of profiles) {
  test(`${profile.id}: in a browser the steps lead to a Response that posts itself to the ACS`, async () => {
    const tenant = await control.createTenant(tenantSpec(profile.id))
    const { page, complaints } = await openPage()
    let posted = ''
    await page.route(sp.acsUrl, (route) => {
      posted = route.request().postData() ?? ''
      return route.fulfill({ body: 'signed in' })
    })
    await page.goto(requestUrl(tenant.apps[0]?.ssoUrl ?? '', { id: '_r', ...sp }, 'state'))
    for (const step of profile.signIn.steps) {
      for (const field of step.fields) await page.getByLabel(field.label, { exact: true }).fill(ada[field.value])
      await page.getByRole('button', { name: step.button, exact: true }).click()
    }
    await expect(page.getByText('signed in')).toBeVisible()
    expect(new URLSearchParams(posted).get('RelayState')).toBe('state')
    expect(complaints).toEqual([])
    await page.context().close()
  })

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${profile.id}: axe finds nothing on the pages, ${colorScheme}, and nothing is wider than 360 px`, async () => {
      const bob = { ...ada, id: 'bob', userName: 'bob@acme.example', displayName: 'Bob' }
      const tenant = await control.createTenant(tenantSpec(profile.id, { people: [ada, bob] }))
      const start = tenant.apps[0]?.initiateUrl ?? ''
      const { page } = await openPage({ colorScheme, viewport: { width: 360, height: 740 } })
      const [who] = profile.signIn.steps
      const next = () => page.getByRole('button', { name: who?.button ?? '', exact: true }).click()

      await page.goto(start)
      await page.getByLabel(who?.fields[0]?.label ?? '').fill('nobody')
      await next()
      await expectGood(page)
      await page.goto(start)
      await page.getByRole('button', { name: 'Sign in as Bob' }).click()
      await expectGood(page)
      await page.context().close()
    })
  }
}

for (const { id, signIn } of profiles) {
  const { remembers } = signIn
  if (remembers.how !== 'list') continue
  for (const colorScheme of ['light', 'dark'] as const)
    test(`${id}: the list of accounts is good at 390 px, ${colorScheme}, and goes by keyboard and without JavaScript`, async () => {
      const long = { ...ada, id: 'long', userName: `${'very-long-name-'.repeat(5)}@acme.example`, displayName: 'Long' }
      const people = [ada, long]
      const tenant = await control.createTenant(
        tenantSpec(id, { people }, { assignments: people.map((each) => ({ person: each.id })) }),
      )
      const start = tenant.apps[0]?.initiateUrl ?? ''
      // axe needs scripts; the pages do not.
      const { page } = await openPage({ colorScheme, viewport: { width: 390, height: 740 } })
      await page.route(sp.acsUrl, (route) => route.fulfill({ body: 'signed in' }))
      for (const { displayName } of people) {
        await page.goto(start)
        await page.getByRole('button', { name: `Sign in as ${displayName}` }).click()
        await expect(page.getByText('signed in')).toBeVisible()
        await page.goto(`${tenant.url}/sign-out`)
      }
      await page.goto(start)
      await expect(page.getByRole('heading', { name: remembers.heading })).toBeVisible()
      await expectGood(page)
      if ('shows' in remembers.forget) {
        await page.getByRole('button', { name: remembers.forget.shows }).click()
        await expectGood(page)
        await page.getByRole('button', { name: remembers.forget.ends }).click()
      }
      const quiet = await browser.newContext({ javaScriptEnabled: false, storageState: await page.context().storageState() })
      const plain = await quiet.newPage()
      await plain.goto(start)
      await plain.keyboard.press('Tab')
      await plain.keyboard.press('Enter')
      await expect(plain.locator('.who')).toHaveText(long.userName)
      await quiet.close()
      await page.context().close()
    })
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the tenant page, ${colorScheme}, and nothing is wider than 360 px`, async () => {
    const statements = [{ name: 'role', expression: '{role}' }]
    const tenant = await control.createTenant(tenantSpec('okta', {}, { statements }))
    const { page } = await openPage({ colorScheme, viewport: { width: 360, height: 740 } })
    await page.goto(`${tenant.url}/`)
    await expectGood(page)
    await page.goto(`${tenant.url}/?token=console-token`)
    await page.goto(`${tenant.url}/?what=person&person=ada#person-ada`)
    await expect(page.getByRole('status')).toHaveText('Ada Lovelace is saved.')
    for (const summary of await page.locator('summary').all()) await summary.click()
    await expectGood(page)
    await page.context().close()
  })
}

test('a long name in the heading of a refusal breaks after an underscore at 390 px, never inside a word', async () => {
  const tenant = await control.createTenant(tenantSpec('google-workspace', {}, { assignments: [] }))
  const { page } = await openPage({ viewport: { width: 390, height: 740 } })
  await page.goto(tenant.apps[0]?.initiateUrl ?? '')
  await page.getByRole('button', { name: 'Sign in as Ada Lovelace' }).click()
  await expect(page.getByRole('heading')).toHaveText('403. That’s an error. Error: app_not_enabled_for_user')
  // Each piece between two places to break lies on one line.
  const lines = await page.getByRole('heading').evaluate((heading) => {
    const range = heading.ownerDocument.createRange()
    return [...heading.childNodes].flatMap((node) =>
      [...(node.textContent ?? '').matchAll(/[^ _]+_?/g)].map(({ 0: piece, index }) => {
        range.setStart(node, index)
        range.setEnd(node, index + piece.length)
        return [piece, range.getClientRects().length] as const
      }),
    )
  })
  expect(lines.map(([piece]) => piece)).toContain('enabled_')
  expect(lines.filter(([, count]) => count > 1)).toEqual([])
  await page.context().close()
})

for (const { id, signIn } of profiles)
  test(`${id}: without JavaScript the last page has a button that sends the Response`, async () => {
    const tenant = await control.createTenant(tenantSpec(id))
    const { page } = await openPage({ javaScriptEnabled: false, viewport: { width: 390, height: 740 } })
    await page.route(sp.acsUrl, (route) => route.fulfill({ body: 'signed in' }))
    await page.goto(tenant.apps[0]?.initiateUrl ?? '')
    await page.getByRole('button', { name: 'Sign in as Ada Lovelace' }).click()
    const { heading, button } = signIn.continuing('Test SP')
    await expect(page.getByRole('heading')).toHaveText(heading)
    await page.getByRole('button', { name: button }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByText('signed in')).toBeVisible()
    await page.context().close()
  })

async function expectGood(page: Page): Promise<void> {
  const { violations } = await axeOn(page).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  // Playwright evaluates a string in the page.
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
}
