import { expect, type Page, test } from '@playwright/test'
import { createIdp } from '../../index.ts'
import { confirmDeletion } from '../../testing/confirm.ts'
import { controlOf, sp, tenantSpec } from '../../testing/control.ts'
import { app, bob, openOktaConsole } from '../../testing/okta-console.ts'
import { press } from '../../testing/walk.ts'

const idp = createIdp({ controlToken: 'console-token' })
const control = controlOf(idp)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

const opened = (page: Page, at: string) => openOktaConsole(control, page, at)

/** A page, what is done on it, what is said beside which field. */
const mistakes: [string, string, (page: Page) => Promise<void>, string][] = [
  ['no sign-in method', 'apps/new', (page) => press(page, 'Next'), 'Choose SAML 2.0.'],
  [
    'a method that is not spoken',
    'apps/new',
    async (page) => {
      await page.getByRole('radio', { name: 'OIDC - OpenID Connect' }).check()
      await press(page, 'Next')
    },
    'This mock speaks SAML 2.0 alone',
  ],
  [
    'a URL that is none, and a value without a name',
    'apps/app/edit',
    async (page) => {
      await press(page, 'Next')
      await page.getByLabel('Single sign-on URL').fill('acs')
      await page.getByLabel('Name 1', { exact: true }).fill(' ')
      await press(page, 'Next')
      await expect(page.locator('#f-statements-0-name-error')).toHaveText('Name 1 must not be empty beside a value')
    },
    'Single sign-on URL must be an http or https URL',
  ],
  [
    'a name that another attribute has',
    'apps/app/edit',
    async (page) => {
      await press(page, 'Next')
      await page.getByLabel('Name 2', { exact: true }).fill('workato_end_user_name')
      await press(page, 'Next')
    },
    'Name 2 is the name of another attribute',
  ],
  [
    'no app type',
    'apps/app/edit',
    async (page) => {
      await press(page, 'Next')
      await press(page, 'Next')
      await press(page, 'Finish')
    },
    'App type has to be chosen',
  ],
  [
    'a username that somebody has',
    'people/bob',
    async (page) => {
      await page.getByLabel('Username').fill('ADA@acme.example')
      await press(page, 'Save profile')
    },
    'Username is the username of somebody else',
  ],
  [
    'a variable name with a blank',
    'profiles/app/app/new',
    async (page) => {
      await page.getByLabel('Display name', { exact: true }).fill('X')
      await page.getByLabel('Variable name').fill('a b')
      await press(page, 'Save')
    },
    'Variable name must be letters, digits and _',
  ],
  [
    'a member that is there already',
    'profiles/app/app/edit/workato_role',
    async (page) => {
      await press(page, 'Add Another')
      await page.getByLabel('Display name 2').fill('Again')
      await page.getByLabel('Value 2').fill('mktg_ops')
      await press(page, 'Save')
    },
    'Value 2 is the value of another member',
  ],
  [
    'a variable that is there',
    'profiles/app/app/new',
    async (page) => {
      await page.getByLabel('Display name', { exact: true }).fill('X')
      await page.getByLabel('Variable name').fill('groups')
      await page.getByLabel('Display name 1').fill('half')
      await press(page, 'Save')
      await expect(page.locator('#f-members-0-value-error')).toHaveText('Value 1 must not be empty beside a display name')
    },
    'Variable name is there already',
  ],
]
for (const [what, at, act, says] of mistakes) {
  test(`${what}: a message beside the field, what was typed is still there, nothing is saved`, async ({ page }) => {
    const { tenant, appNow } = await opened(page, at)
    const before = await appNow()
    await act(page)
    await expect(page.locator('.error', { hasText: says })).toBeVisible()
    await expect(page.getByRole('alert')).toHaveText('Nothing was saved. Please look at the fields below.')
    expect(await appNow()).toEqual(before)
    expect((await control.call('GET', `/tenants/${tenant.id}/people/bob`)).body).toEqual(bob)
  })
}

test('an app is changed: what the pages do not ask is kept, Enter goes on, Previous goes back without saving', async ({
  page,
}) => {
  const { appNow } = await opened(page, 'apps/app/edit')
  await page.getByLabel('App name').fill('Renamed')
  await page.keyboard.press('Enter')
  await page.getByLabel('Name 1', { exact: true }).fill('')
  await page.getByLabel('Value 1', { exact: true }).fill('')
  await page.getByLabel('Use this for Recipient URL and Destination URL').uncheck()
  await page.getByLabel('Recipient URL', { exact: true }).fill('https://r.example/')
  await press(page, 'Next')
  await press(page, 'Previous')
  await expect(page.getByLabel('Use this for Recipient URL and Destination URL')).not.toBeChecked()
  await press(page, 'Next')
  expect(await appNow()).toMatchObject({ name: 'My App' })
  await page.getByLabel('App type').selectOption("I'm a software vendor. I'd like to integrate my app with Okta")
  await press(page, 'Finish')
  await expect(page.getByRole('status')).toHaveText('The app is saved.')
  expect(await appNow()).toEqual({
    ...app,
    id: 'app',
    name: 'Renamed',
    acsUrl: sp.acsUrl,
    audience: sp.issuer,
    useAcsForRecipientAndDestination: false,
    recipient: 'https://r.example/',
    nameId: { format: 'unspecified', source: 'user.login' },
    statements: [{ name: 'Workato_Role', expression: 'workato_role', nameFormat: 'unspecified' }],
    type: 'vendor',
  })
})

const statementRows = (page: Page, name: RegExp) =>
  page.getByRole('table', { name: 'Attribute Statements', exact: true }).getByRole('row', { name })

test('an app whose attributes share a name is shown as it is, and saved once that is mended', async ({ page }) => {
  const statements = ['user.email', 'user.login'].map((expression) => ({ name: 'mail', expression }))
  const tenant = await control.createTenant(tenantSpec('okta', {}, { statements, type: 'internal' }))
  await page.goto(`${tenant.url}/?token=console-token`)
  await page.goto(`${tenant.url}/admin/apps/app`)
  await expect(statementRows(page, /^mail user/)).toHaveCount(2)
  await press(page, 'Edit SAML Settings')
  await press(page, 'Next')
  await press(page, 'Next')
  await expect(page.locator('#f-statements-1-name-error')).toHaveText(/another attribute/)
  await page.getByLabel('Name 2', { exact: true }).fill('login')
  await press(page, 'Next')
  await press(page, 'Finish')
  await expect(page.getByRole('status')).toHaveText('The app is saved.')
})

test('an app that was deleted while it was being changed stays deleted', async ({ page }) => {
  const { tenant } = await opened(page, 'apps/app/edit')
  await control.call('DELETE', `/tenants/${tenant.id}/apps/app`)
  await press(page, 'Next')
  await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible()
  expect(Object((await control.call('GET', `/tenants/${tenant.id}/spec`)).body).apps).toEqual([])
})

test('what is wrong or doubtful stands beside its field', async ({ page }) => {
  const { tenant } = await opened(page, 'apps/app')
  const row = statementRows(page, /Workato_Role/)
  await expect(row).toContainText("Not sent: character 1: 'workato_role' is a bare name, as Google writes it")
  await expect(row).toContainText("the name is not 'workato_role': letter case counts")
  await page.goto(`${tenant.url}/admin/profiles/app/app/edit/workato_role`)
  await expect(page.locator('.warning')).toHaveText([
    'the choices lack Admin, Analyst, Operator: list the system roles beside your own.',
    "Ada Lovelace has 'other', which is none of the choices.",
  ])
  await page.goto(`${tenant.url}/`)
  await expect(page.locator('.warning', { hasText: 'the choices lack' })).toBeVisible()
})

/** A page, what is pressed on it, what is said then. */
const savings: [string, (page: Page) => Promise<void>, string][] = [
  ['people/bob', (page) => press(page, 'Complete Verification'), 'The verification is complete. The person can sign in now.'],
  ['people/bob', (page) => press(page, 'Save profile'), 'The profile is saved.'],
  ['people/ada', (page) => press(page, 'Save My App profile'), "The person's values in the app are saved."],
  ['profiles/app/app/edit/groups', (page) => press(page, 'Save'), 'The attribute is saved.'],
  [
    'profiles/app/app/edit/groups',
    async (page) => {
      await press(page, 'Delete Attribute')
      await confirmDeletion(page, 'Delete Attribute')
    },
    'The attribute is deleted.',
  ],
  ['apps/app/assignments', (page) => press(page, 'Remove Ada Lovelace from My App'), 'The person is removed from the app.'],
]
for (const [at, act, says] of savings)
  test(`what was done is said once: ${says}`, async ({ page }) => {
    const { tenant } = await opened(page, at)
    await expect(page.getByRole('status')).toHaveCount(0)
    await act(page)
    await expect(page.getByRole('status')).toHaveText(says)
    await page.goto(`${tenant.url}/admin/${at.split('/')[0]}`)
    await expect(page.getByRole('status')).toHaveCount(0)
  })

test('a value is chosen on the profile page, a list is typed, an empty field is not set; an attribute is deleted', async ({
  page,
}) => {
  const { tenant, appNow } = await opened(page, 'people/ada')
  const values = async () => Reflect.get(Object(await appNow()), 'assignments')
  await expect(page.getByLabel('Role')).toHaveValue('other')
  await page.getByLabel('Role').selectOption('Marketing')
  await page.getByLabel('Groups').fill('Legal\nSales\n')
  await press(page, 'Save My App profile')
  expect(await values()).toEqual([{ person: 'ada', values: { workato_role: 'mktg_ops', groups: ['Legal', 'Sales'] } }])
  await page.getByLabel('Role').selectOption('Select a value')
  await press(page, 'Save My App profile')
  expect(await values()).toEqual([{ person: 'ada', values: { groups: ['Legal', 'Sales'] } }])
  await page.goto(`${tenant.url}/admin/profiles/app/app/edit/workato_role`)
  await press(page, 'Delete Attribute')
  await confirmDeletion(page, 'Delete Attribute')
  expect(await appNow()).toMatchObject({ attributes: [{ variable: 'groups' }] })
  await page.goto(`${tenant.url}/admin/apps/app/assignments`)
  await press(page, 'Remove Ada Lovelace from My App')
  expect(await values()).toEqual([])
})

test('the pages open with the token alone, take no foreign form, and are no other vendor’s', async ({ page }) => {
  const { tenant } = await opened(page, 'apps')
  const [cookie] = (await page.context().cookies()).filter(({ name }) => name === 'firstlogin_console')
  const post = async (headers: Record<string, string>) => {
    const init = { method: 'POST', headers, body: new URLSearchParams(), redirect: 'manual' } as const
    const answer = await fetch(`${tenant.url}/admin/people/bob/verify`, init)
    return [answer.status, (await answer.text()).includes('Control token')]
  }
  expect(await post({})).toEqual([401, true])
  expect(await post({ cookie: `${cookie?.name}=${cookie?.value}`, origin: 'http://localhost:1' })).toEqual([403, false])
  expect((await control.call('GET', `/tenants/${tenant.id}/people/bob`)).body).toMatchObject({ verified: false })
  expect(await post({ cookie: `${cookie?.name}=${cookie?.value}`, origin: idp.url })).toEqual([303, false])
  const other = await control.createTenant(tenantSpec('onelogin'))
  expect((await page.goto(`${other.url}/admin/profiles`))?.status()).toBe(404)
  expect((await page.goto(`${tenant.url}/admin/apps/none`))?.status()).toBe(404)
})
