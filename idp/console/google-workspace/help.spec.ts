import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Download, expect, test } from '@playwright/test'
import { createIdp } from '../../index.ts'
import { googleWorkspaceSignIn } from '../../profiles/google-workspace/sign-in.ts'
import { controlOf, sp } from '../../testing/control.ts'
import { verifiedIds } from '../../testing/verify.ts'
import { createVisitor, posted, requestUrl } from '../../testing/visitor.ts'
import { choose, emptyConsole, fill, press } from '../../testing/walk.ts'

const stateDir = mkdtempSync(path.join(tmpdir(), 'firstlogin-google-'))
const idp = createIdp({ controlToken: 'console-token', stateDir })
const control = controlOf(idp)
test.beforeAll(() => idp.start())
test.afterAll(async () => {
  await idp.stop()
  rmSync(stateDir, { recursive: true, force: true })
})

const read = async (file: Promise<Download>): Promise<string> => readFileSync(await (await file).path(), 'utf8')

/** What a service has to know, from the file that an administrator hands on. */
function told(metadata: string) {
  const [, certificate = ''] = /<ds:X509Certificate>([^<]+)</.exec(metadata) ?? []
  const [, sso = ''] = /HTTP-Redirect" Location="([^"]+)"/.exec(metadata) ?? []
  const [, entityId = ''] = /entityID="([^"]+)"/.exec(metadata) ?? []
  const pem = `-----BEGIN CERTIFICATE-----\n${certificate.trim()}\n-----END CERTIFICATE-----\n`
  return { certificate: pem, sso: sso.replaceAll('&amp;', '&'), entityId }
}

test('the help is followed click by click, without JavaScript, up to a Response that says what was set up', async ({
  browser,
}) => {
  const { context, page } = await emptyConsole(browser, control, 'google-workspace', 'help')

  // Create custom attributes for user profiles.
  await press(page, 'Users')
  await press(page, 'More options')
  await press(page, 'Manage custom attributes')
  await press(page, 'Add custom attribute')
  await fill(page, { Category: 'SSO', 'Name 1': 'workato_role' })
  await press(page, 'Add another field')
  await fill(page, { 'Name 2': 'teams' })
  await choose(page, { 'No. of values 2': 'Multi-value' })
  await press(page, 'Add')
  await expect(page.getByRole('row', { name: 'SSO workato_role, teams' })).toBeVisible()

  // Users, and a group.
  for (const [first, last] of [
    ['Ada', 'Lovelace'],
    ['Bob', 'Kahn'],
  ] as const) {
    await press(page, 'Users')
    await press(page, 'Add new user')
    await fill(page, { 'First name': first, 'Last name': last })
    await fill(page, { 'Primary email': `${first.toLowerCase()}@acme.example`, Password: 'correct horse' })
    await press(page, 'Add new user')
  }
  await press(page, 'Users')
  await press(page, 'Ada Lovelace')
  await press(page, 'Edit user information')
  await fill(page, { Department: 'Engines', workato_role: 'Analyst', teams: 'Notes\nPlans' })
  await press(page, 'Save')
  for (const name of ['Sales', 'Everyone else']) {
    await press(page, 'Groups')
    await press(page, 'Create group')
    await fill(page, { 'Group name': name })
    await press(page, 'Create group')
    await press(page, 'Add members')
    await press(page, `Add Ada Lovelace to ${name}`)
    await press(page, 'Done')
  }

  // Set up your own custom SAML app.
  await press(page, 'Web and mobile apps')
  await press(page, 'Add app')
  await press(page, 'Add custom SAML app')
  await fill(page, { 'App name': 'My App', Description: 'Where automations are made' })
  await press(page, 'Continue')
  const file = page.waitForEvent('download')
  await press(page, 'Download metadata')
  const metadata = await read(file)
  expect((await file).suggestedFilename()).toBe('GoogleIDPMetadata.xml')
  for (const name of ['SSO URL', 'Entity ID']) {
    const typed = await page.locator(`dt:text-is("${name}") + dd`).innerText()
    expect(metadata).toContain(`"${typed.replaceAll('&', '&amp;')}"`)
  }
  await press(page, 'Continue')
  await fill(page, { 'ACS URL': sp.acsUrl, 'Entity ID': sp.issuer, 'Start URL (optional)': '/start' })
  await choose(page, { 'Name ID format': 'EMAIL', 'Name ID': 'Basic Information > Primary email' })
  await press(page, 'Continue')
  await choose(page, { 'Google Directory attribute 1': 'Basic Information > First name' })
  await fill(page, { 'App attribute 1': 'first' })
  for (const [index, source, name] of [
    [2, 'Employee Details > Department', 'department'],
    [3, 'SSO > workato_role', 'workato_role'],
    [4, 'SSO > teams', 'teams'],
  ] as const) {
    await press(page, 'Add mapping')
    await choose(page, { [`Google Directory attribute ${index}`]: source })
    await fill(page, { [`App attribute ${index}`]: name })
  }
  await fill(page, { 'Search for a group': 'Sales', 'App attribute': 'groups' })
  await press(page, 'Add group')
  await expect(page.getByLabel('Sales', { exact: true })).toBeChecked()
  await choose(page, { 'Preview for': 'Ada Lovelace' })
  await press(page, 'Preview')
  const sent = page.getByRole('table', { name: 'What is sent for Ada' })
  for (const row of [
    'NameID Basic Information > Primary email ada@acme.example',
    'teams SSO > teams Notes · Plans',
    'groups groups Sales',
  ])
    await expect(sent.getByRole('row', { name: row })).toBeVisible()
  await expect(page.getByText('The app is OFF for this user')).toBeVisible()
  await press(page, 'Finish')
  await expect(page.getByText('OFF for everyone', { exact: true })).toBeVisible()

  // Until the app is turned on, nobody gets in.
  const { sso, certificate, entityId } = told(metadata)
  const signIn = async (userName: string) => {
    const visitor = createVisitor()
    await visitor.open(requestUrl(sso, { id: '_help', ...sp }))
    return visitor.signIn(googleWorkspaceSignIn, { userName, password: 'correct horse' })
  }
  expect((await signIn('ada@acme.example')).html).toContain('Service is not enabled for this user.')

  // Turn on your SAML app.
  await press(page, 'View details of user access')
  await page.getByRole('radio', { name: 'ON for everyone' }).check()
  await press(page, 'Save')
  await expect(page.getByText('ON for everyone', { exact: true })).toBeVisible()
  await press(page, 'Download metadata')
  const again = page.waitForEvent('download')
  await press(page, 'Download metadata')
  expect(await read(again)).toBe(metadata)
  await context.close()

  const xml = posted(await signIn('ada@acme.example'))
  expect(verifiedIds(xml, certificate)).toEqual([/<saml2:Assertion [^>]*ID="([^"]+)"/.exec(xml)?.[1]])
  expect(xml).toContain(`<saml2:Issuer>${entityId}</saml2:Issuer>`)
  expect(xml).toContain('nameid-format:emailAddress">ada@acme.example</saml2:NameID>')
  expect(attributesIn(xml)).toEqual({
    first: ['Ada'],
    department: ['Engines'],
    workato_role: ['Analyst'],
    teams: ['Notes', 'Plans'],
    groups: ['Sales'],
  })
  // Everyone is everyone, also who has no group and none of the custom attributes.
  expect(attributesIn(posted(await signIn('bob@acme.example')))).toEqual({ first: ['Bob'] })

  const [kept] = readdirSync(stateDir).filter((name) => name.startsWith('help.'))
  const state = readFileSync(path.join(stateDir, kept ?? ''), 'utf8')
  for (const said of ['Where automations are made', '"everyone": true', '"list": true'])
    expect(state, 'what was done on the pages is kept').toContain(said)
})

const attributesIn = (xml: string): Record<string, string[]> =>
  Object.fromEntries(
    [...xml.matchAll(/<saml2:Attribute Name="([^"]+)">(.*?)<\/saml2:Attribute>/g)].map(([, name = '', values = '']) => [
      name,
      [...values.matchAll(/>([^<]+)<\/saml2:AttributeValue>/g)].map(([, value = '']) => value),
    ]),
  )
