import { expect, test } from '@playwright/test'
import { createIdp } from '../../index.ts'
import { confirmDeletion } from '../../testing/confirm.ts'
import { controlOf, sp } from '../../testing/control.ts'
import { app, bob, eve, key, openedConsole } from '../../testing/onelogin-console.ts'
import { field, press } from '../../testing/walk.ts'

const idp = createIdp({ controlToken: 'console-token' })
const control = controlOf(idp)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

const saved = { ...app, id: 'app', acsUrl: sp.acsUrl, audience: sp.issuer }

test('every form that is saved as it is shown changes nothing', async ({ page }) => {
  const { open, appNow, personNow } = await openedConsole(page, control, 'apps')
  const forms = [
    ['apps/app', 'Save'],
    ['apps/app/configuration', 'Save'],
    ['apps/app/sso', 'Save'],
    ['apps/app/access', 'Save'],
    ['apps/app/users/ada', 'Save'],
    ...['0', '1', '2', 'name-id', 'roles/0'].map((at) => [`apps/app/parameters/${at}`, 'Save'] as const),
    ...['1-0', '1-1'].map((at) => [`apps/app/rules/${at}`, 'Save'] as const),
    [`roles/${key('Leads')}`, 'Save'],
    ['users/ada', 'Save User'],
    ['users/bob', 'Save User'],
  ] as const
  for (const [at, button] of forms) {
    await open(at)
    await press(page, button)
    await expect(page.getByRole('status'), at).toContainText('saved')
  }
  const chosen = { signs: ['response'], hash: 'sha256' }
  expect(await appNow()).toEqual({ ...saved, ...chosen })
  expect(await personNow('ada')).toEqual(eve)
  expect(await personNow('bob')).toEqual(bob)
})

test('a recipient is taken away, and a destination stays; encryption is set and taken away', async ({ page }) => {
  const { open, appNow } = await openedConsole(page, control, 'certificates/c1')
  const certificate = await page.getByLabel('X.509 Certificate').innerText()
  await open('apps/app/configuration')
  await field(page, 'Recipient').fill('')
  await field(page, 'Encrypt assertion').check()
  await field(page, 'SAML encryption method').selectOption('AES-256-CBC')
  await field(page, 'Public key').fill(certificate)
  await press(page, 'Save')
  const { recipient: _, ...without } = saved
  const encryption = { algorithm: 'aes256-cbc', certificate: `${certificate.trim()}\n` }
  expect(await appNow()).toEqual({ ...without, signs: ['response'], encryption })
  await field(page, 'Encrypt assertion').uncheck()
  await press(page, 'Save')
  expect(await appNow()).toEqual({ ...without, signs: ['response'] })
})

test('lengths of time, and what becomes of empty values, are kept where they are not the usual ones', async ({ page }) => {
  const { open, appNow } = await openedConsole(page, control, 'apps/app/configuration')
  await expect(field(page, 'SAML not valid before')).toHaveValue('3')
  await expect(field(page, 'SAML sessionNotOnOrAfter')).toHaveValue('1440')
  await field(page, 'SAML not valid on or after').fill('5')
  await press(page, 'Save')
  expect(await appNow()).toEqual({ ...saved, signs: ['response'], validity: { after: 5 } })
  await open('apps/app/configuration')
  await field(page, 'SAML not valid on or after').fill('')
  await field(page, 'Generate AttributeValue tag for empty values').uncheck()
  await press(page, 'Save')
  expect(await appNow()).toEqual({ ...saved, signs: ['response'], emptyValueTags: false })
})

test('a preview shows what is typed and not saved, and says why a macro or a rule is not sent', async ({ page }) => {
  const { open, appNow } = await openedConsole(page, control, 'apps/app/parameters/0')
  await field(page, 'Value').selectOption('- Macro -')
  await field(page, 'Macro').fill('{firstnam}')
  await field(page, 'Preview for').selectOption('Ada Lovelace')
  await press(page, 'Preview')
  await expect(page.getByRole('row', { name: /^full / })).toContainText("there is no macro 'firstnam'; did you mean 'firstname'?")
  await field(page, 'Macro').fill('{firstname}!')
  await press(page, 'Preview')
  await expect(page.getByRole('row', { name: 'full {firstname}! Ada!' })).toBeVisible()
  await open('apps/app/rules/1-1')
  await page.getByRole('radio', { name: 'to a value' }).check()
  await field(page, 'Value').fill('{nobody}')
  await field(page, 'Preview for').selectOption('Ada Lovelace')
  await press(page, 'Preview')
  await expect(page.getByRole('row', { name: /^workato_role / })).toContainText("rule 2, character 2: there is no macro 'nobody'")
  await page.getByRole('radio', { name: 'Map from OneLogin' }).check()
  await field(page, 'with value that matches').fill('^Sa')
  await press(page, 'Preview')
  await expect(page.getByRole('row', { name: 'workato_role appuser.workato_role Sales' })).toBeVisible()
  await open('apps/app/parameters/roles/0')
  await field(page, 'For each role with value that matches').fill('^x')
  await field(page, 'Preview for').selectOption('Ada Lovelace')
  await press(page, 'Preview')
  await expect(page.getByRole('row', { name: /^teams / })).toContainText('no group of this person is among them')
  await open('apps/app/parameters/name-id')
  await field(page, 'Value').selectOption('Company')
  await field(page, 'Preview for').selectOption('Ada Lovelace')
  await press(page, 'Preview')
  await expect(page.getByRole('row', { name: /^NameID / })).toContainText(
    'it has no value for this person, so nobody is signed in',
  )
  expect(await appNow()).toEqual(saved)
})

test('a parameter gets one value and a transform; rules change place and parameter, and go', async ({ page }) => {
  const { open, appNow } = await openedConsole(page, control, 'apps/app/parameters/1')
  await field(page, 'Multi-value parameter').uncheck()
  await field(page, 'Transform').selectOption('Semicolon Delimited input (Multi-value output)')
  await press(page, 'Save')
  const [full, role, wrong] = app.statements
  const [first, second] = role?.rules ?? []
  const changed = { ...role, multiValue: false, transform: 'semicolon' }
  expect(await appNow()).toEqual({ ...saved, statements: [full, changed, wrong] })
  await open('apps/app/rules')
  await press(page, 'Move up rule 2 of workato_role')
  expect(await appNow()).toMatchObject({ statements: [{}, { rules: [second, first] }, {}] })
  await press(page, 'Rule 2 of workato_role')
  await field(page, 'Set').selectOption('Set full')
  await field(page, 'Operator 1').selectOption('contains')
  await press(page, 'Save')
  const moved = { to: 'Analyst', if: [{ field: 'User Roles', is: 'contains', value: 'Sales' }] }
  expect(await appNow()).toMatchObject({ statements: [{ ...full, rules: [moved] }, { rules: [second] }, {}] })
  await press(page, 'Delete rule 1 of workato_role')
  expect(await appNow()).toEqual({
    ...saved,
    statements: [{ ...full, rules: [moved] }, { ...changed, rules: undefined }, wrong],
  })
  await open('apps/app/parameters')
  await press(page, 'Delete wrong')
  await press(page, 'Delete teams')
  expect(await appNow()).toMatchObject({ statements: [{}, {}], groupStatements: [] })
  await open('apps/app/delete')
  await press(page, 'Delete')
  await expect(page.getByText('There is no app yet.')).toBeVisible()
})

test('an app is given and taken by roles, and by hand', async ({ page }) => {
  const { open, appNow, personNow } = await openedConsole(page, control, 'apps/app/access')
  await field(page, 'Sales').check()
  await field(page, 'Leads').uncheck()
  await press(page, 'Save')
  expect(await appNow()).toMatchObject({ access: { groups: ['Sales'] } })
  await open('apps/app/users')
  await expect(page.getByRole('row', { name: /Ada/ })).toContainText('Role: Sales, and with values of their own')
  await press(page, 'Ada Lovelace')
  await field(page, 'kept').fill('y')
  await press(page, 'Save')
  expect(await appNow()).toMatchObject({ assignments: [{ person: 'ada', values: { kept: 'y' } }] })
  await open('users/bob/apps')
  await press(page, 'Add app My App')
  await press(page, 'Add role Leads')
  expect([await personNow('bob'), await appNow()]).toMatchObject([
    { groups: ['Leads'] },
    { assignments: [{ person: 'ada' }, { person: 'bob' }] },
  ])
  await press(page, 'Remove app My App')
  await press(page, 'Remove role Leads')
  expect([await personNow('bob'), await appNow()]).toMatchObject([{ groups: [] }, { assignments: [{ person: 'ada' }] }])
  await open(`roles/${key('Sales')}`)
  await press(page, 'Delete Role')
  await confirmDeletion(page, 'Delete Role')
  expect(await personNow('ada')).toMatchObject({ groups: ['jit-Admin'] })
  const { access: _, ...closed } = saved
  expect(await appNow()).toEqual({ ...closed, assignments: [{ person: 'ada', values: { kept: 'y' } }] })
})

test('a user is unlocked, activated, renamed, suspended and deleted; a custom field goes with its values', async ({ page }) => {
  const { open, personNow, specNow } = await openedConsole(page, control, 'users/bob?menu=more')
  await press(page, 'Unlock User')
  const { status: _, ...unlocked } = bob
  expect(await personNow('bob')).toEqual(unlocked)
  await open('users/bob/password')
  await field(page, 'New password').fill('new one')
  await field(page, 'Confirm password').fill('new one')
  await press(page, 'Update')
  await field(page, 'Last name').fill('King')
  await field(page, 'appuser.workato_role').fill('Analyst')
  await press(page, 'Save User')
  const renamed = { ...unlocked, password: 'new one', verified: true, lastName: 'King', attributes: { workato_role: 'Analyst' } }
  expect(await personNow('bob'), 'a whole name of another kind stays').toEqual(renamed)
  await press(page, 'More Actions')
  await press(page, 'Suspend User')
  expect(await personNow('bob')).toEqual({ ...renamed, status: 'suspended' })
  await open('fields')
  await press(page, 'Delete workato_role')
  await confirmDeletion(page, 'Delete field')
  const { workato_role: __, ...others } = eve.attributes
  expect(await personNow('ada')).toEqual({ ...eve, attributes: others })
  expect(await personNow('bob')).toMatchObject({ attributes: {} })
  await open('users/bob?menu=more')
  await press(page, 'Delete Bobby')
  await confirmDeletion(page, 'Delete User')
  expect(Object(await specNow()).people).toHaveLength(1)
})

test('a new certificate signs once it is the default, and the one before it is deleted', async ({ page }) => {
  const { tenant, open } = await openedConsole(page, control, 'certificates')
  await press(page, 'New')
  await expect(page.getByRole('status')).toHaveText('The certificate is added. It does not sign yet.')
  const added = await page.getByLabel('X.509 Certificate').innerText()
  const certificate = async () => Object((await control.call('GET', `/tenants/${tenant.id}`)).body).apps[0].certificate
  expect((await certificate()).trim()).not.toBe(added.trim())
  await press(page, 'Make default')
  expect((await certificate()).trim()).toBe(added.trim())
  // The app may choose the other one, which then stays.
  await open('apps/app/sso')
  await field(page, 'X.509 Certificate').selectOption('Standard Strength Certificate (2048-bit) c1')
  await press(page, 'Save')
  expect((await certificate()).trim()).not.toBe(added.trim())
  await open('certificates/c1')
  await press(page, 'Delete')
  await expect(page.getByText('choose another one in its apps, first')).toBeVisible()
  await open('apps/app/sso')
  await field(page, 'X.509 Certificate').selectOption('Standard Strength Certificate (2048-bit) c2')
  await press(page, 'Save')
  await open('certificates/c1')
  await press(page, 'Delete')
  await confirmDeletion(page, 'Delete certificate')
  await expect(page.getByRole('status')).toHaveText('The certificate is deleted.')
  await expect(page.getByRole('row')).toHaveCount(2)
})

test('an opaque NameID stays one until another value is chosen', async ({ page }) => {
  const { tenant, open, appNow } = await openedConsole(page, control, 'apps')
  const format = { nameId: { format: 'persistent' } }
  await control.call('PATCH', `/tenants/${tenant.id}/apps/app`, format)
  await open('apps/app/parameters')
  await expect(page.getByRole('row', { name: /^NameID value/ })).toContainText('an opaque value of this mock')
  await press(page, 'NameID value')
  await expect(field(page, 'Keep the opaque value of this mock, whatever is chosen above')).toBeChecked()
  await press(page, 'Save')
  expect(await appNow()).toMatchObject(format)
  expect(Object(await appNow()).nameId).toEqual(format.nameId)
  await press(page, 'NameID value')
  await field(page, 'Keep the opaque value of this mock, whatever is chosen above').uncheck()
  await field(page, 'Value').selectOption('Username')
  await press(page, 'Save')
  expect(Object(await appNow()).nameId).toEqual({ format: 'persistent', source: 'Username' })
})
