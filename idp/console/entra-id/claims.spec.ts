import { expect, type Page, test } from '@playwright/test'
import { createIdp } from '../../index.ts'
import { controlOf, sp } from '../../testing/control.ts'
import { app, fill, openEntraConsole, press, saved } from '../../testing/entra-console.ts'

const idp = createIdp({ controlToken: 'console-token' })
const control = controlOf(idp)
const opened = (page: Page, at: string) => openEntraConsole(control, page, at)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

test('every form that is saved as it is shown changes nothing', async ({ page }) => {
  const { open, appNow, personNow } = await opened(page, 'apps/app/basic')
  const before = [await appNow(), await personNow('ada'), await personNow('bob')]
  const forms = [
    'properties',
    'basic',
    'name-id',
    'claims/0',
    'claims/1',
    'claims/givenname',
    'group-claims/0',
    'verification',
    'advanced-claims',
  ]
  for (const at of [
    ...forms.map((each) => `apps/app/${each}`),
    'users/ada/properties',
    'users/bob/properties',
    'users/ada/attributes',
  ]) {
    await open(at)
    await press(page, 'Save')
    await expect(page.getByRole('alert'), at).toHaveCount(0)
    expect([await appNow(), await personNow('ada'), await personNow('bob')], at).toEqual(before)
  }
})

test('advanced claims options: what is ticked is kept, an audience has to be a URI', async ({ page }) => {
  const { open, appNow } = await opened(page, 'apps/app/claims')
  await page.getByRole('link', { name: 'Edit advanced SAML claims options' }).click()
  for (const box of ['Append application ID to issuer', 'Override audience claim', 'Include attribute name format'])
    await page.getByLabel(box).check()
  await fill(page, 'Audience claim value', 'other')
  await press(page, 'Save')
  await expect(page.getByText('must be an absolute URI')).toBeVisible()
  await fill(page, 'Audience claim value', 'urn:other')
  await press(page, 'Save')
  const all = { issuerWithAppId: true, audienceOverride: 'urn:other', includeNameFormat: true }
  expect(await appNow()).toEqual({ ...saved, ...all })
  await open('apps/app/claims/0')
  await page.getByLabel('Choose name format').selectOption('Omitted')
  await press(page, 'Save')
  expect(await appNow()).not.toHaveProperty('statements[0].nameFormat')
  await open('apps/app/claims/0')
  await page.getByLabel('Choose name format').selectOption('URI')
  await press(page, 'Save')
  await open('apps/app/advanced-claims')
  for (const box of ['Append application ID to issuer', 'Override audience claim', 'Include attribute name format'])
    await page.getByLabel(box).uncheck()
  await press(page, 'Save')
  expect(await appNow()).toEqual(saved)
})

test('reply URLs: another one becomes the default, one gets an index, one is taken away', async ({ page }) => {
  const { appNow } = await opened(page, 'apps/app/basic')
  await page.getByLabel('Default 2').check()
  await fill(page, 'Index', '5')
  await fill(page, 'Logout Url (Optional)', 'https://sp.example/logout')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'My App | SAML-based Sign-on' })).toBeVisible()
  const acsUrls = [
    { url: sp.acsUrl, index: 5 },
    { url: 'https://second.example/acs', index: 2 },
  ]
  expect(await appNow()).toEqual({ ...saved, acsUrl: 'https://second.example/acs', acsUrls, sloUrl: 'https://sp.example/logout' })
  await page.getByRole('link', { name: 'Edit Basic SAML Configuration' }).click()
  await fill(page, 'Reply URL (Assertion Consumer Service URL) 2', '')
  await fill(page, 'Index 2', '')
  await fill(page, 'Index', '')
  await press(page, 'Save')
  expect(await appNow()).toMatchObject({ acsUrl: 'https://second.example/acs' })
  expect(await appNow()).not.toHaveProperty('acsUrls')
})

test('claims that are sent unasked: one is renamed, one is changed and changed back, one is deleted and added again', async ({
  page,
}) => {
  const { open, appNow } = await opened(page, 'apps/app/claims/givenname')
  const soap = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims'
  await fill(page, 'Namespace', '')
  await press(page, 'Save')
  const renamed = { name: 'givenname', expression: 'user.givenname' }
  expect(await appNow()).toEqual({ ...saved, statements: [...app.statements, renamed], deletedClaims: [`${soap}/givenname`] })

  await page.getByRole('link', { name: `${soap}/surname` }).click()
  await fill(page, 'Source attribute', 'Everybody')
  await press(page, 'Save')
  await page.getByRole('link', { name: `${soap}/surname` }).click()
  await fill(page, 'Source attribute', 'user.surname')
  await press(page, 'Save')
  expect(await appNow()).toMatchObject({ statements: [...app.statements, renamed] })

  await press(page, 'Delete emailaddress')
  expect(await appNow()).toMatchObject({ deletedClaims: [`${soap}/givenname`, `${soap}/emailaddress`] })
  await open('apps/app/claims/new')
  await fill(page, 'Name', 'emailaddress')
  await fill(page, 'Namespace', soap)
  await fill(page, 'Source attribute', 'user.mail')
  await press(page, 'Save')
  expect(await appNow()).toMatchObject({ deletedClaims: [`${soap}/givenname`], statements: [...app.statements, renamed] })
  await expect(page.getByRole('status')).toHaveText('The claim is saved.')
  await press(page, 'Delete teams')
  await expect(page.getByRole('status')).toHaveText('The claim is deleted.')
  await open('apps/app/claims?notice=toString')
  await expect(page.getByRole('status')).toHaveCount(0)
  expect(await appNow()).not.toHaveProperty('groupStatements')
})

test('a claim is looked at for a person before it is saved: its conditions, two transformations, and why one is not sent', async ({
  page,
}) => {
  const { open, appNow } = await opened(page, 'apps/app/claims/1')
  const sent = page.getByRole('table', { name: 'What is sent for Ada Lovelace' })
  const look = async () => {
    await page.getByLabel('Preview for').selectOption('Ada Lovelace')
    await press(page, 'Preview')
  }
  await look()
  await expect(sent).toContainText('Sales role')
  await page.getByLabel('Sales', { exact: true }).uncheck()
  await page.getByLabel('Finance', { exact: true }).check()
  await look()
  await expect(sent).toContainText('Ada-Lovelace')

  await press(page, 'Manage transformation')
  await expect(page.getByLabel('Separator')).toHaveValue('-')
  await press(page, 'Add transformation')
  await page.getByLabel('Transformation of the second').selectOption('ToUppercase()')
  await look()
  await expect(sent).toContainText('ADA-LOVELACE')
  await press(page, 'Add')
  await expect(page.getByRole('textbox', { name: 'Transformation' })).toHaveValue(
    'ToUppercase (Join (user.givenname, "-", user.surname))',
  )
  await expect(
    page.getByRole('group', { name: 'Scoped Groups 1' }).getByRole('checkbox', { checked: true }),
  ).toHaveAccessibleName('Finance')
  expect(await appNow()).toEqual(saved)

  await open('apps/app/claims?preview=ada')
  await expect(sent.getByRole('row', { name: 'wrong user.typo' })).toContainText('Not sent: character 6')
  await expect(sent.getByRole('row', { name: 'teams groups Sales' })).toBeVisible()
  await open('apps/app/group-claims/0')
  await page.getByLabel('Apply regex replace to groups claim content').check()
  await fill(page, 'Regex pattern', "(?'team'.*)")
  await fill(page, 'Regex replacement pattern', 'acme-{team}')
  await press(page, 'Save')
  await open('apps/app/claims?preview=ada')
  await expect(sent.getByRole('row', { name: 'teams groups acme-Sales' })).toBeVisible()
  await open('apps/app/assignments')
  await press(page, 'Remove Sales from My App')
  await expect(page.getByRole('status')).toHaveText('The group is removed from the application.')
  await open('apps/app/group-claims/0')
  await look()
  await expect(sent.getByRole('row', { name: 'teams groups' })).toContainText('Not sent: no group of this person is among them')
})
