import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { createIdp } from '../../index.ts'
import { controlOf, sp } from '../../testing/control.ts'
import { emptyConsole, fill, press } from '../../testing/walk.ts'

const stateDir = mkdtempSync(path.join(tmpdir(), 'firstlogin-okta-'))
const idp = createIdp({ controlToken: 'console-token', stateDir })
const control = controlOf(idp)
test.beforeAll(() => idp.start())
test.afterAll(async () => {
  await idp.stop()
  rmSync(stateDir, { recursive: true, force: true })
})

test('the guide is followed click by click, without JavaScript, up to an assertion that says what was chosen', async ({
  browser,
}) => {
  const { context, page } = await emptyConsole(browser, control, 'okta', 'guide')

  await press(page, 'Create App Integration')
  await page.getByRole('radio', { name: 'SAML 2.0' }).check()
  await press(page, 'Next')
  await fill(page, { 'App name': 'My App' })
  await press(page, 'Next')
  await fill(page, { 'Single sign-on URL': sp.acsUrl, 'Audience URI (SP Entity ID)': sp.issuer })
  await expect(page.getByLabel('Use this for Recipient URL and Destination URL')).toBeChecked()
  await page.getByLabel('Name ID format').selectOption('EmailAddress')
  await fill(page, { 'Name 1': 'workato_end_user_name', 'Value 1': 'user.displayName' })
  await press(page, 'Add Another')
  await fill(page, { 'Name 2': 'workato_role', 'Value 2': 'appuser.workato_role' })
  await press(page, 'Next')
  await page.getByLabel('App type').selectOption('This is an internal app that we have created')
  await press(page, 'Finish')
  await expect(page.getByText('This is an internal app that we have created')).toBeVisible()
  // The attribute is declared later: until then the statement is not sent, and that is said beside it.
  await expect(page.getByRole('row', { name: 'workato_role appuser.workato_role' })).toContainText('Not sent: character 9')

  await press(page, 'Profile Editor')
  await press(page, 'My App User')
  await press(page, 'Add Attribute')
  await fill(page, {
    'Display name': 'Role',
    'Variable name': 'workato_role',
    'Display name 1': 'Marketing',
    'Value 1': 'mktg_ops',
  })
  await press(page, 'Save')
  await expect(page.getByText('the choices lack Admin, Analyst, Operator')).toBeVisible()

  await press(page, 'People')
  await press(page, 'Add Person')
  await fill(page, {
    'First name': 'Ada',
    'Last name': 'Lovelace',
    Username: 'ada@acme.example',
    'Primary email': 'ada@acme.example',
  })
  await fill(page, { Password: 'correct horse' })
  await press(page, 'Save')
  await press(page, 'Complete Verification')
  await expect(page.getByText('Active')).toBeVisible()

  await press(page, 'Applications')
  await press(page, 'My App')
  await press(page, 'Assignments')
  await press(page, 'Assign')
  await press(page, 'Assign to People')
  await press(page, 'Assign Ada Lovelace')
  await page.getByLabel('Role').selectOption('Marketing')
  await press(page, 'Save and Go Back')
  await press(page, 'Done')
  await expect(page.getByRole('row', { name: /Ada Lovelace/ })).toContainText('workato_role = mktg_ops')

  await press(page, 'Sign On')
  const metadataUrl = await page.getByRole('definition').first().innerText()
  const metadata = await (await fetch(metadataUrl)).text()
  for (const name of ['Issuer', 'Sign on URL']) {
    const typed = await page.locator(`dt:text-is("${name}") + dd`).innerText()
    expect(metadata).toContain(typed.replaceAll('&', '&amp;'))
  }
  await context.close()

  expect((await control.call('GET', '/tenants/guide/apps/my-app')).body).toMatchObject({
    ownCertificate: true,
    name: 'My App',
    type: 'internal',
    useAcsForRecipientAndDestination: true,
    nameId: { format: 'emailAddress', source: 'user.login' },
    assignments: [{ person: 'ada@acme.example', values: { workato_role: 'mktg_ops' } }],
  })
  const [file] = readdirSync(stateDir).filter((name) => name.startsWith('guide.'))
  expect(readFileSync(path.join(stateDir, file ?? ''), 'utf8'), 'what was done on the pages is kept').toContain('mktg_ops')
})
