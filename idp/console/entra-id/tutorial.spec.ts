import { X509Certificate } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { createIdp, profiles } from '../../index.ts'
import { controlOf, sp } from '../../testing/control.ts'
import { verifiedIds } from '../../testing/verify.ts'
import { createVisitor, posted, requestUrl } from '../../testing/visitor.ts'
import { emptyConsole, fact, fill, press } from '../../testing/walk.ts'

const idp = createIdp({ controlToken: 'console-token' })
const control = controlOf(idp)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

test('the tutorial is followed click by click, without JavaScript, up to a Response that says what was set', async ({
  browser,
}) => {
  const { tenant, context, page } = await emptyConsole(browser, control, 'entra-id', 'tutorial')

  await press(page, 'New application')
  await press(page, 'Create your own application')
  await fill(page, { "What's the name of your app?": 'My App' })
  await expect(page.getByLabel("Integrate any other application you don't find in the gallery (Non-gallery)")).toBeChecked()
  await press(page, 'Create')

  // Nobody can sign in before it is set up, and that is said in the vendor's words.
  await press(page, 'Properties')
  const early = await createVisitor().open(await fact(page, 'User access URL').innerText())
  expect([early.status, early.html]).toEqual([403, expect.stringContaining('AADSTS900971')])

  await page.goto(`${tenant.url}/`)
  await expect(fact(page, 'ACS URL')).toContainText('not set up yet')
  await press(page, 'Admin')
  await press(page, 'My App')
  await press(page, 'Single sign-on')
  await press(page, 'SAML')
  await press(page, 'Edit Basic SAML Configuration')
  await fill(page, { 'Identifier (Entity ID)': sp.issuer, 'Reply URL (Assertion Consumer Service URL)': sp.acsUrl })
  await press(page, 'Add reply URL')
  await fill(page, { 'Reply URL (Assertion Consumer Service URL) 2': `${sp.acsUrl}/second`, 'Index 2': '1' })
  await fill(page, { 'Relay State (Optional)': '/home' })
  await press(page, 'Save')

  await press(page, 'Users')
  await press(page, 'New user')
  await fill(page, { 'Display name': 'Ada Lovelace', 'First name': 'Ada', 'Last name': 'Lovelace', Password: 'correct horse' })
  await fill(page, { 'User principal name': 'ada@acme.example', Email: 'ada.mail@acme.example' })
  await press(page, 'Create')
  await press(page, 'Extension attributes')
  await fill(page, { 'Attribute name': 'workato_role', 'Attribute value': 'mktg ops' })
  await press(page, 'Save')
  await press(page, 'Groups')
  await press(page, 'New group')
  await fill(page, { 'Group name': 'Sales EMEA' })
  await press(page, 'Create')
  await press(page, 'Add members')
  await press(page, 'Add Ada Lovelace to Sales EMEA')

  await press(page, 'Enterprise applications')
  await press(page, 'My App')
  await press(page, 'Users and groups')
  await press(page, 'Add user/group')
  await press(page, 'Assign Ada Lovelace')
  await press(page, 'Assign Sales EMEA')
  await press(page, 'Done')
  await expect(page.getByRole('row', { name: /Ada Lovelace/ })).toContainText('Default Access')
  await expect(page.getByRole('row', { name: /Sales EMEA/ })).toContainText('Group')

  await press(page, 'Single sign-on')
  await press(page, 'Edit Attributes & Claims')
  await press(page, 'Unique User Identifier (Name ID)')
  await expect(page.getByLabel('Source attribute')).toHaveValue('user.userprincipalname')
  await fill(page, { 'Source attribute': 'user.mail' })
  await press(page, 'Save')

  await press(page, 'Add new claim')
  await fill(page, { Name: 'workato_end_user_name', 'Source attribute': 'user.displayname' })
  await press(page, 'Save')

  await press(page, 'Add new claim')
  await fill(page, { Name: 'role', Namespace: 'https://app.example/claims' })
  await press(page, 'Manage transformation')
  await page.getByLabel('Transformation', { exact: true }).selectOption('ToUppercase()')
  await press(page, 'Show parameters')
  await fill(page, { 'Parameter 1 (input)': 'user.workato_role' })
  await press(page, 'Add')
  await expect(page.getByRole('textbox', { name: 'Transformation' })).toHaveValue('ToUppercase (user.workato_role)')
  await press(page, 'Add claim condition')
  await page.getByRole('group', { name: 'Scoped Groups 1' }).getByLabel('Sales EMEA').check()
  await fill(page, { 'Value 1': 'Sales of EMEA' })
  await page.getByLabel('User type 1').selectOption('All guests')
  await press(page, 'Save')

  await press(page, 'Delete surname')
  await press(page, 'Add a group claim')
  await page.getByRole('radio', { name: 'Groups assigned to the application' }).check()
  await page.getByLabel('Source attribute').selectOption('Cloud-only group display names')
  await page.getByLabel('Customize the name of the group claim').check()
  await fill(page, { Name: 'workato_end_user_groups' })
  await press(page, 'Save')
  await page.getByLabel('Preview for').selectOption('Ada Lovelace')
  await press(page, 'Preview')
  const preview = page.getByRole('table', { name: 'What is sent for Ada Lovelace' })
  for (const line of [
    'NameID user.mail ada.mail@acme.example',
    'workato_end_user_name user.displayname Ada Lovelace',
    'https://app.example/claims/role ToUppercase (user.workato_role) MKTG OPS',
    'workato_end_user_groups groups Sales EMEA',
  ])
    await expect(preview.getByRole('row', { name: line })).toBeVisible()

  await press(page, 'Back')
  const metadataUrl = await fact(page, 'App Federation Metadata Url').innerText()
  const metadata = await (await fetch(metadataUrl)).text()
  const told = {
    login: await fact(page, 'Login URL').innerText(),
    issuer: await fact(page, 'Microsoft Entra Identifier').innerText(),
  }
  for (const each of Object.values(told)) expect(metadata).toContain(each.replaceAll('&', '&amp;'))
  const download = page.waitForEvent('download')
  await press(page, 'Download (Base64)')
  const certificate = await readAll(await (await download).createReadStream())
  const thumbprint = await fact(page, 'Thumbprint').innerText()
  expect(new X509Certificate(certificate).fingerprint.replaceAll(':', '')).toBe(thumbprint)
  await context.close()

  const visitor = createVisitor()
  const [entra] = profiles.filter(({ id }) => id === 'entra-id')
  const more = ' AssertionConsumerServiceIndex="1"'
  await visitor.open(requestUrl(told.login, { id: '_r1', issuer: sp.issuer, more }))
  if (entra) await visitor.signIn(entra.signIn, { userName: 'ada@acme.example', password: 'correct horse' })
  expect(visitor.form().action).toBe(`${sp.acsUrl}/second`)
  const xml = posted(visitor)
  expect(verifiedIds(xml, certificate)).toHaveLength(1)
  expect(xml).toContain(`<Issuer>${told.issuer}</Issuer>`)
  expect(xml).toContain(`<Audience>${sp.issuer}</Audience>`)
  expect(xml).toMatch(/<NameID Format="[^"]+:emailAddress">ada\.mail@acme\.example<\/NameID>/)
  for (const [name, value] of [
    ['workato_end_user_name', 'Ada Lovelace'],
    ['https://app.example/claims/role', 'MKTG OPS'],
    ['workato_end_user_groups', 'Sales EMEA'],
  ])
    expect(xml).toContain(`<Attribute Name="${name}"><AttributeValue>${value}</AttributeValue></Attribute>`)
  expect(xml).toContain('/claims/givenname"')
  expect(xml, 'a claim that was deleted is not sent').not.toContain('/claims/surname"')
})

async function readAll(stream: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(Buffer.from(part))
  return Buffer.concat(parts).toString('utf8')
}
