import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { createIdp, profiles } from '../../index.ts'
import { controlOf, sp } from '../../testing/control.ts'
import { verifiedIds } from '../../testing/verify.ts'
import { createVisitor, posted, requestUrl } from '../../testing/visitor.ts'
import { emptyConsole, fact, field, fill, press } from '../../testing/walk.ts'

const idp = createIdp({ controlToken: 'console-token' })
const control = controlOf(idp)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

test('the guide is followed click by click, without JavaScript, up to a Response that says what was set', async ({ browser }) => {
  const { context, page } = await emptyConsole(browser, control, 'onelogin', 'guide')

  await press(page, 'Add App')
  await fill(page, { Search: 'saml custom' })
  await press(page, 'Find')
  await press(page, 'SAML Custom Connector (Advanced)')
  await fill(page, { 'Display Name': 'My App' })
  await press(page, 'Save')
  await expect(page.getByRole('status')).toContainText('The app is added.')

  // Nobody can sign in before it is set up.
  const early = await createVisitor().open(await fact(page, 'Portal address').innerText())
  expect(early.status).toBe(403)

  await press(page, 'Configuration')
  await expect(field(page, 'Generate AttributeValue tag for empty values')).not.toBeChecked()
  await fill(page, {
    RelayState: '/home',
    'Audience (EntityID)': sp.issuer,
    Recipient: `${sp.acsUrl}/recipient`,
    'ACS (Consumer) URL Validator': `^${sp.acsUrl}`,
    'ACS (Consumer) URL': sp.acsUrl,
  })
  await field(page, 'SAML nameID format').selectOption('Unspecified')
  await field(page, 'SAML signature element').selectOption('Both')
  await press(page, 'Save')

  await press(page, 'Custom User Fields')
  await press(page, 'New User Field')
  await fill(page, { Name: 'Workato role', Shortname: 'workato_role' })
  await press(page, 'Save')
  await press(page, 'Users')
  await press(page, 'New User')
  await fill(page, {
    'First name': 'Ada',
    'Last name': 'Lovelace',
    Email: 'ada@acme.example',
    Username: 'ada',
    Department: 'R&D',
    Company: 'Acme',
    Phone: '555',
    MemberOf: 'CN=Sales,DC=acme;CN=IT,DC=acme',
  })
  await fill(page, { 'Workato role': 'Operator' })
  await press(page, 'Save User')
  await expect(fact(page, 'Status')).toHaveText('Unactivated')
  await press(page, 'More Actions')
  await press(page, 'Change Password')
  await fill(page, { 'New password': 'correct horse', 'Confirm password': 'correct horse' })
  await press(page, 'Update')
  await expect(fact(page, 'Status')).toHaveText('Active')

  await press(page, 'Roles')
  for (const role of ['Sales EMEA', 'jit-one', 'jit-two']) {
    await press(page, 'New Role')
    await fill(page, { Name: role })
    if (role === 'Sales EMEA') await field(page, 'My App').check()
    await press(page, 'Save')
    await press(page, `Add Ada Lovelace to ${role}`)
    await press(page, 'Roles')
  }

  await page.getByRole('link', { name: 'Applications', exact: true }).click()
  await press(page, 'My App')
  await press(page, 'Access')
  await expect(field(page, 'Sales EMEA')).toBeChecked()
  await page.getByRole('navigation', { name: 'Tabs' }).getByRole('link', { name: 'Users' }).click()
  await expect(page.getByRole('row', { name: /Ada Lovelace/ })).toContainText('Role: Sales EMEA')

  await press(page, 'Parameters')
  await press(page, 'NameID value')
  await field(page, 'Value').selectOption('Username')
  await press(page, 'Save')
  const parameters: [name: string, multi: boolean, value: string, macro: string][] = [
    ['full_name', false, '- Macro -', '{lastname}, {firstname}'],
    ['workato_role', false, 'Workato role', ''],
    ['teams', true, '- No default -', ''],
    ['roles', false, 'User Roles', ''],
    ['directory', false, 'MemberOf', ''],
    ['empty', false, 'Title', ''],
    ['reach', false, '- Macro -', 'at {phone}'],
    ['firm', false, 'Company', ''],
  ]
  for (const [name, multi, value, macro] of parameters) {
    await press(page, '+ New Parameter')
    await fill(page, { 'Field name': name })
    await expect(field(page, 'Include in SAML assertion')).toBeChecked()
    await field(page, 'Multi-value parameter').setChecked(multi)
    await press(page, 'Save')
    await field(page, 'Value').selectOption(value)
    await fill(page, { Macro: macro })
    await press(page, 'Save')
    await expect(page.getByRole('status')).toHaveText('The parameter is saved.')
  }

  await expect(page.getByRole('row', { name: 'workato_role Workato role No' })).toBeVisible()
  await press(page, 'Rules')
  await press(page, 'Add Rule')
  await fill(page, { Name: 'Analysts', 'Value 1': 'R&D' })
  await field(page, 'Field 1').selectOption('Department')
  await press(page, 'Add condition')
  await field(page, 'Field 2').selectOption('Email')
  await fill(page, { 'Value 2': '@acme\\.example$' })
  await field(page, 'Operator 2').selectOption('matches regex')
  await field(page, 'Set').selectOption('Set workato_role')
  await fill(page, { Value: 'Analyst' })
  await press(page, 'Save')
  await expect(page.getByRole('row', { name: /^Analysts Department equals 'R&D'/ })).toBeVisible()
  await press(page, 'Add Rule')
  await field(page, 'Set').selectOption('Set teams')
  await page.getByRole('radio', { name: 'Map from OneLogin' }).check()
  await fill(page, { 'with value that matches': '^jit-' })
  await press(page, 'Save')

  await field(page, 'Preview for').selectOption('Ada Lovelace')
  await press(page, 'Preview')
  const preview = page.getByRole('table', { name: 'What is sent for Ada Lovelace' })
  for (const line of [
    'NameID Username ada',
    'full_name {lastname}, {firstname} Lovelace, Ada',
    'workato_role appuser.workato_role Analyst',
    'teams - No default - jit-one · jit-two',
    'roles User Roles Sales EMEA;jit-one;jit-two',
    'directory MemberOf CN=Sales,DC=acme;CN=IT,DC=acme',
    'empty Title no value: it was never set',
  ])
    await expect(preview.getByRole('row', { name: line })).toBeVisible()

  await press(page, 'SSO')
  await expect(field(page, 'SAML Signature Algorithm')).toHaveValue('sha1')
  await field(page, 'SAML Signature Algorithm').selectOption('SHA-256')
  await press(page, 'Save')
  const told = {
    issuer: await fact(page, 'Issuer URL').innerText(),
    login: await fact(page, 'SAML 2.0 Endpoint (HTTP)').innerText(),
    slo: await fact(page, 'SLO Endpoint (HTTP)').innerText(),
  }
  await press(page, 'More Actions')
  const metadata = await downloaded(page, 'SAML Metadata')
  for (const each of Object.values(told)) expect(metadata).toContain(each)
  await press(page, 'View Details of the X.509 Certificate')
  const certificate = await downloaded(page, 'Download X.509 PEM')
  await expect(fact(page, 'SHA256 fingerprint')).toHaveText(new X509Certificate(certificate).fingerprint256)
  expect(metadata).toContain(certificate.split('\n')[1] ?? '')
  await context.close()

  const visitor = createVisitor()
  const [oneLogin] = profiles.filter(({ id }) => id === 'onelogin')
  const more = ` AssertionConsumerServiceURL="${sp.acsUrl}/second"`
  await visitor.open(requestUrl(told.login, { id: '_r1', issuer: sp.issuer, more }))
  if (oneLogin) await visitor.signIn(oneLogin.signIn, { userName: 'ada', password: 'correct horse' })
  expect(visitor.form().action, 'the validator fits the address that the request names').toBe(`${sp.acsUrl}/second`)
  const xml = posted(visitor)
  expect(verifiedIds(xml, certificate), 'both are signed').toHaveLength(2)
  expect(xml).toContain('xmldsig-more#rsa-sha256')
  expect(xml).toContain(`>${told.issuer}</saml:Issuer>`)
  expect(xml).toContain(`<saml:Audience>${sp.issuer}</saml:Audience>`)
  expect(xml).toContain(`Recipient="${sp.acsUrl}/recipient"`)
  expect(xml).toMatch(/<saml:NameID Format="[^"]+:unspecified">ada<\/saml:NameID>/)
  for (const [name, ...values] of [
    ['full_name', 'Lovelace, Ada'],
    ['workato_role', 'Analyst'],
    ['teams', 'jit-one', 'jit-two'],
    ['reach', 'at 555'],
    ['firm', 'Acme'],
    ['roles', 'Sales EMEA;jit-one;jit-two'],
  ]) {
    const [, inside = ''] = new RegExp(` Name="${name}">(.*?)</saml:Attribute>`).exec(xml) ?? []
    expect([...inside.matchAll(/>([^<]+)<\/saml:AttributeValue>/g)].map(([, value]) => value)).toEqual(values)
  }
  expect(xml).not.toContain('Name="empty"')
})

async function downloaded(page: Page, name: string): Promise<string> {
  const download = page.waitForEvent('download')
  await press(page, name)
  return readFile(await (await download).path(), 'utf8')
}
