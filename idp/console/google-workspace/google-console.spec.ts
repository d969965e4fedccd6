import { expect, type Page, test } from '@playwright/test'
import { createIdp } from '../../index.ts'
import { confirmDeletion } from '../../testing/confirm.ts'
import { controlOf, sp } from '../../testing/control.ts'
import { app, field, openedConsole, press } from '../../testing/google-console.ts'

const idp = createIdp({ controlToken: 'console-token' })
const control = controlOf(idp)
const opened = (page: Page, at: string) => openedConsole(page, control, at)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

test('an app is changed part by part, by keyboard, and what the pages do not ask is kept', async ({ page }) => {
  const { appNow } = await opened(page, 'apps/app')
  const before = Object(await appNow())
  const go = async (name: string) => {
    // What was saved leads back to the app.
    await page.waitForURL(/\/apps\/app(\?|$)/)
    await page.getByRole('link', { name, exact: true }).focus()
    await page.keyboard.press('Enter')
  }
  await expect(page.getByRole('status')).toHaveCount(0)
  for (const name of ['Edit details', 'Edit service provider details', 'Edit SAML attribute mapping']) {
    await go(name)
    await press(page, 'Save')
    await expect(page.getByRole('status')).toHaveText('The app is saved.')
  }
  expect(await appNow(), 'saved without a change').toEqual({
    ...before,
    nameId: { format: 'unspecified', source: 'Basic Information > Primary email' },
  })

  await go('Edit details')
  await field(page, 'Description').fill('')
  await field(page, 'App name').fill('Renamed')
  await page.keyboard.press('Enter')
  await go('Edit service provider details')
  await field(page, 'Signed response').focus()
  await page.keyboard.press('Space')
  await field(page, 'Start URL (optional)').fill('/start')
  await field(page, 'Name ID format').selectOption('PERSISTENT')
  await field(page, 'Name ID').selectOption('SSO > workato_role')
  await press(page, 'Save')
  await go('Edit SAML attribute mapping')
  await field(page, 'Google Directory attribute 3').selectOption('Select field')
  await field(page, 'App attribute 3').fill('')
  await field(page, 'Finance').uncheck()
  await field(page, 'Search for a group').fill('Leads')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/apps\/app(\?|$)/)
  const { description: _, ...kept } = before
  expect(await appNow()).toEqual({
    ...kept,
    name: 'Renamed',
    relayState: '/start',
    signs: ['response'],
    nameId: { format: 'persistent', source: 'SSO > workato_role' },
    statements: app.statements.slice(0, 2),
    groupStatements: [{ name: 'groups', only: ['Sales', 'Leads'] }, app.groupStatements[1]],
  })
})

test('what cannot be sent stands beside its row, and what is typed is previewed before it is saved', async ({ page }) => {
  const { appNow, tenant } = await opened(page, 'apps/app')
  const before = await appNow()
  const mapping = page.getByRole('table', { name: 'SAML attribute mapping' })
  await expect(mapping.getByRole('row', { name: 'Basic Information > Primary email email' })).toBeVisible()
  await expect(mapping.getByRole('row', { name: 'SSO > typo' })).toContainText("there is no category 'SSO' with a field 'typo'")
  await page.goto(`${tenant.url}/admin/apps/app/mapping`)
  await field(page, 'Google Directory attribute 3').selectOption('SSO > teams')
  await field(page, 'App attribute 3').fill('teams')
  await field(page, 'Preview for').selectOption('Ada Lovelace')
  await press(page, 'Preview')
  const sent = page.getByRole('table', { name: 'What is sent for Ada' })
  for (const name of ['NameID', 'email primaryEmail ada@acme.example', 'teams SSO > teams a · b', 'groups groups Sales'])
    await expect(sent.getByRole('row', { name })).toBeVisible()
  await expect(sent.getByRole('row', { name: 'further' })).toContainText('no group of this person is among them')
  expect(await appNow()).toEqual(before)
})

test('user access is turned on for everyone, for a group and for a user, and off again', async ({ page }) => {
  const { appNow, tenant } = await opened(page, 'apps/app/access')
  const now = async () => {
    const { access, assignments } = Object(await appNow())
    return { ...access, people: assignments }
  }
  await press(page, 'Turn ON for Sales')
  await expect(page.getByRole('status')).toHaveText('The user access is saved.')
  await expect(page.getByRole('row', { name: /^Ada Lovelace/ })).toContainText('ON, by Sales')
  await expect(page.getByRole('row', { name: /^Bobby/ })).toContainText('OFF')
  await press(page, 'Turn OFF for Leads')
  await press(page, 'Turn ON for Bobby')
  expect(await now()).toEqual({ groups: ['Sales'], people: [{ person: 'bob' }] })
  await page.getByRole('radio', { name: 'ON for everyone' }).check()
  await press(page, 'Save')
  expect(await now()).toEqual({ everyone: true, groups: ['Sales'], people: [{ person: 'bob' }] })
  await page.goto(`${tenant.url}/admin/users/ada`)
  await expect(page.getByRole('row', { name: 'My App ON' })).toBeVisible()
  await page.goto(`${tenant.url}/admin/apps/app/access`)
  await page.getByRole('radio', { name: 'OFF for everyone' }).check()
  await press(page, 'Save')
  await page.goto(`${tenant.url}/admin/apps/app/access`)
  await press(page, 'Turn OFF for Sales')
  await press(page, 'Turn OFF for Bobby')
  expect(await now()).toEqual({ groups: [], people: [] })
  await page.goto(`${tenant.url}/admin/apps`)
  await expect(page.getByRole('row', { name: /My App/ })).toContainText('OFF for everyone')
})

test('an app is turned on and off for organizational units, which follow the unit above them until they have their own setting', async ({
  page,
}) => {
  const { appNow, tenant } = await opened(page, 'apps/app/access')
  const row = (unit: string) => page.getByRole('row', { name: new RegExp(`^${unit} O`) })
  const isOnForBob = async () => {
    await page.goto(`${tenant.url}/admin/users/bob`)
    const found = await page.getByRole('row', { name: 'My App ON' }).count()
    await page.goto(`${tenant.url}/admin/apps/app/access`)
    return found === 1
  }
  await expect(row('/Sales/EMEA')).toContainText('OFF (Inherited)')
  await press(page, 'Turn ON for /Sales')
  await expect(row('/Sales')).toContainText('ON (Overridden)')
  await expect(row('/Sales/EMEA')).toContainText('ON (Inherited)')
  expect(await isOnForBob()).toBe(true)

  await press(page, 'Override for /Sales/EMEA')
  await press(page, 'Turn OFF for /Sales')
  await expect(row('/Sales/EMEA')).toContainText('ON (Overridden)')
  expect(await appNow()).toMatchObject({ access: { groups: ['Leads'], units: { '/Sales': false, '/Sales/EMEA': true } } })
  await page.goto(`${tenant.url}/admin/apps/app`)
  await expect(page.getByText('/Sales OFF, /Sales/EMEA ON')).toBeVisible()

  await page.goto(`${tenant.url}/admin/apps/app/access`)
  await page.getByRole('radio', { name: 'ON for everyone' }).check()
  await press(page, 'Save')
  await page.goto(`${tenant.url}/admin/apps`)
  await expect(page.getByRole('row', { name: /My App/ })).toContainText('ON for some')
  await page.goto(`${tenant.url}/admin/apps/app/access`)
  await press(page, 'Inherit for /Sales/EMEA')
  expect(await isOnForBob()).toBe(false)

  await page.goto(`${tenant.url}/admin/users/bob/update`)
  await page.getByLabel('Organizational unit').fill('Sales')
  await press(page, 'Update user')
  await expect(page.getByText('Organizational unit must be a path such as /Sales/EMEA')).toBeVisible()
  await page.getByLabel('Organizational unit').fill('')
  await press(page, 'Update user')
  await expect(page.getByRole('status')).toBeVisible()
  expect(await isOnForBob()).toBe(true)
})

test('there are two certificates at most; the one that signs is chosen, and is not deleted', async ({ page }) => {
  const { tenant } = await opened(page, 'sso')
  const all = async () =>
    Object((await control.call('GET', `/tenants/${tenant.id}/certificates`)).body).certificates as {
      id: string
      status: string
    }[]
  const post = (path: string, fields: Record<string, string>) =>
    page.request.post(`${tenant.url}/admin/sso/certificates${path}`, { form: fields, headers: { origin: idp.url } })
  await press(page, 'Add another certificate')
  await expect(page.getByRole('button', { name: 'Add another certificate' })).toHaveCount(0)
  const third = await post('', {})
  expect([third.status(), (await third.text()).includes('There are two certificates, which is the most')]).toEqual([422, true])
  await press(page, 'Use for every app: certificate 2')
  await expect(page.getByRole('status')).toHaveText('The certificate signs from now on.')
  expect((await all()).map(({ status }) => status)).toEqual(['inactive', 'active'])
  const used = await post('/c2', { go: 'delete' })
  expect([used.status(), (await used.text()).includes('This certificate is used')]).toEqual([422, true])
  // One app may go back to the other one, which then stays.
  await page.goto(`${tenant.url}/admin/apps/app/service`)
  await page.getByLabel('Certificate', { exact: true }).selectOption({ index: 0 })
  await press(page, 'Save')
  await expect(page.getByRole('link', { name: /^Google_.*_c1$/ })).toBeVisible()
  await page.goto(`${tenant.url}/admin/sso`)
  await expect(page.getByRole('button', { name: /^Delete certificate/ })).toHaveCount(0)
  await press(page, 'Use for every app: certificate 2')
  await press(page, 'Delete certificate 1')
  await confirmDeletion(page, 'Delete certificate')
  const [left] = await all()
  expect(left).toMatchObject({ id: 'c2', status: 'active' })
  const file = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download certificate 1' }).click()
  expect((await file).suggestedFilename()).toMatch(/^Google_\d{4}-\d\d-\d\d_c2\.pem$/)
})

test('each customer is told addresses of its own', async ({ page }) => {
  for (const _ of ['one', 'another']) {
    const { tenant } = await opened(page, 'apps/app/metadata')
    await expect(page.locator('dt:text-is("SSO URL") + dd')).toHaveText(tenant.apps[0]?.ssoUrl ?? '')
  }
})

test('the pages open with the token alone, and the metadata below their address without one', async ({ page }) => {
  const { tenant } = await opened(page, 'apps')
  const without = async (url: string) => {
    const answer = await fetch(url)
    return [answer.status, answer.headers.get('content-type')?.split(';')[0], (await answer.text()).includes('Control token')]
  }
  expect(await without(`${tenant.url}/admin/sso/metadata`)).toEqual([200, 'text/html', true])
  expect(await without(tenant.apps[0]?.metadataUrl ?? '')).toEqual([200, 'application/samlmetadata+xml', false])
  expect((await page.goto(`${tenant.url}/admin/apps/none`))?.status()).toBe(404)
})

test('an app is deleted after a question', async ({ page }) => {
  const { specNow } = await opened(page, 'apps/app')
  await page.getByRole('link', { name: 'Delete app' }).click()
  await page.getByRole('link', { name: 'Cancel' }).click()
  expect(Object(await specNow()).apps).toHaveLength(1)
  await page.getByRole('link', { name: 'Delete app' }).click()
  await press(page, 'Delete app')
  expect(Object(await specNow()).apps).toEqual([])
})

test('the assistant goes back without losing anything, and makes an app of all of it at the end alone', async ({ page }) => {
  const { specNow } = await opened(page, 'add-app')
  await field(page, 'App name').fill('add-app')
  await page.keyboard.press('Enter')
  await press(page, 'Continue')
  await field(page, 'ACS URL').fill(sp.acsUrl)
  await field(page, 'Entity ID').fill(sp.issuer)
  await field(page, 'Signed response').check()
  await press(page, 'Continue')
  await field(page, 'Search for a group').fill('Sales')
  await press(page, 'Add group')
  await press(page, 'Back')
  await expect(field(page, 'Signed response')).toBeChecked()
  await press(page, 'Continue')
  await field(page, 'App attribute').fill('groups')
  expect(Object(await specNow()).apps).toHaveLength(1)
  await press(page, 'Finish')
  await expect(page.getByRole('status')).toContainText('OFF for everyone. Next: turn it on')
  expect(Object(await specNow()).apps[1]).toEqual({
    id: 'add-app',
    name: 'add-app',
    acsUrl: sp.acsUrl,
    audience: sp.issuer,
    signs: ['response'],
    nameId: { format: 'unspecified', source: 'Basic Information > Primary email' },
    statements: [],
    groupStatements: [{ name: 'groups', only: ['Sales'] }],
    assignments: [],
  })
})
