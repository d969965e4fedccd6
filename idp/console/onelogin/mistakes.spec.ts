import { expect, type Page, test } from '@playwright/test'
import { createIdp } from '../../index.ts'
import { controlOf } from '../../testing/control.ts'
import { openedConsole } from '../../testing/onelogin-console.ts'
import { field, press } from '../../testing/walk.ts'

const idp = createIdp({ controlToken: 'console-token' })
const control = controlOf(idp)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

/** A page; what is typed, chosen or ticked there by the fields' labels; the button; what is said. */
const mistakes: [what: string, at: string, typed: Record<string, string | boolean>, button: string, says: string[]][] = [
  ['an app without a name', 'add-app', { 'Display Name': ' ' }, 'Save', ['Display Name must have 1 to 1024 characters']],
  ['an app that loses its name', 'apps/app', { 'Display Name': ' ' }, 'Save', ['Display Name must have 1 to 1024 characters']],
  [
    'addresses that are none',
    'apps/app/configuration',
    { 'ACS (Consumer) URL': 'acs', Recipient: 'r', 'Single Logout URL': 's' },
    'Save',
    [
      'ACS (Consumer) URL must be an http or https URL',
      'Recipient must be an http or https URL',
      'Single Logout URL must be an http or https URL',
    ],
  ],
  [
    'a validator of blanks, and no audience',
    'apps/app/configuration',
    { 'ACS (Consumer) URL Validator': ' ', 'Audience (EntityID)': ' ' },
    'Save',
    ['ACS (Consumer) URL Validator must not be empty', 'Audience (EntityID) must have 1 to 1024 characters'],
  ],
  [
    'a validator that is no pattern',
    'apps/app/configuration',
    { 'ACS (Consumer) URL Validator': '(' },
    'Save',
    ['ACS (Consumer) URL Validator must be a regular expression'],
  ],
  [
    'lengths of time that are none',
    'apps/app/configuration',
    { 'SAML not valid before': '3m', 'SAML not valid on or after': '0', 'SAML sessionNotOnOrAfter': '999999' },
    'Save',
    ['not valid before', 'not valid on or after', 'sessionNotOnOrAfter'].map(
      (each) => `SAML ${each} must be a whole number of minutes, from 1 to 525600`,
    ),
  ],
  [
    'encryption for no certificate',
    'apps/app/configuration',
    { 'Encrypt assertion': true, 'Public key': 'x' },
    'Save',
    ['Public key must be a certificate in PEM form with an RSA key'],
  ],
  [
    'a parameter of a name that is taken',
    'apps/app/parameters/new',
    { 'Field name': 'teams' },
    'Save',
    ['Field name is the name of another parameter'],
  ],
  [
    'a parameter that is in no message',
    'apps/app/parameters/new',
    { 'Field name': ' ', 'Include in SAML assertion': false },
    'Save',
    ['Field name must not be empty', 'Include in SAML assertion has to be ticked'],
  ],
  [
    'a macro without a text',
    'apps/app/parameters/0',
    { Value: '- Macro -' },
    'Save',
    ['Macro must not be empty with - Macro - as the value'],
  ],
  [
    'a macro beside another value',
    'apps/app/parameters/0',
    { Macro: '{name}', 'Field name': 'wrong' },
    'Save',
    ['Macro counts only with - Macro - as the value', 'Field name is the name of another parameter'],
  ],
  [
    'a NameID that is a macro without a text',
    'apps/app/parameters/name-id',
    { Value: '- Macro -' },
    'Save',
    ['Macro must not be empty with - Macro - as the value'],
  ],
  [
    'roles under a name that is taken',
    'apps/app/parameters/roles/0',
    { 'Field name': 'full', 'For each role with value that matches': '[' },
    'Save',
    ['Field name is the name of another parameter', 'For each role with value that matches is no regular expression'],
  ],
  [
    'a rule without a value, and a condition without a field',
    'apps/app/rules/1-0',
    { 'Field 1': '– choose a field –', 'Value 1': 'x', Value: ' ' },
    'Save',
    ['Field 1 must not be empty beside a value', 'Value must not be empty'],
  ],
  [
    'patterns that are none',
    'apps/app/rules/1-1',
    { 'Field 1': 'Title', 'Operator 1': 'matches regex', 'Value 1': '(', 'with value that matches': '[' },
    'Save',
    ["Value 1 cannot be taken: '(' is no regular", "with value that matches cannot be taken: '[' is no regular"],
  ],
  [
    'a rule that sets what is no macro',
    'apps/app/rules/1-0',
    { Value: '{firstnam}' },
    'Save',
    ["Value cannot be taken: character 2: there is no macro 'firstnam'; did you mean 'firstname'?"],
  ],
  [
    'a rule for each of what is not said',
    'apps/app/rules/1-1',
    { 'with value that matches': ' ' },
    'Save',
    ['with value that matches must not be empty'],
  ],
  [
    'a user without names, and with the username of another one',
    'add-user',
    { 'First name': ' ', 'Last name': ' ', Email: 'x@acme.example', Username: 'BOB' },
    'Save User',
    ['First name must not be empty', 'Last name must not be empty', 'Username is the username of somebody else'],
  ],
  ['a user who loses the name', 'users/bob', { 'Last name': ' ' }, 'Save User', ['Last name must not be empty']],
  ['a user without an address', 'users/bob', { Email: ' ' }, 'Save User', ['Email must have 1 to 1024 characters']],
  [
    'a character that no message can have',
    'users/ada',
    { 'appuser.workato_role': 'a\u0001' },
    'Save User',
    ['appuser.workato_role has a control character'],
  ],
  [
    'passwords that differ',
    'users/bob/password',
    { 'New password': 'a', 'Confirm password': 'b' },
    'Update',
    ['Confirm password is not the same as the password'],
  ],
  [
    'a user with an address that is none, and longer texts than anybody has',
    'add-user',
    { 'First name': 'A'.repeat(3000), 'Last name': 'L', Email: 'ada at acme', Department: 'd'.repeat(257) },
    'Save User',
    [
      'First name must have at most 256 characters',
      'Email must be an email address',
      'Department must have at most 256 characters',
    ],
  ],
  ['a user whose address becomes none', 'users/bob', { Email: 'bob@' }, 'Save User', ['Email must be an email address']],
  ...['email', 'FirstName', 'department', 'phone', 'member_of'].map((name): (typeof mistakes)[number] => [
    `a field of a name that every user has, ${name}`,
    'add-field',
    { Name: 'My field', Shortname: name },
    'Save',
    ['Shortname is that of a field that every user has'],
  ]),
  ['a field without a name', 'add-field', { Name: ' ', Shortname: 'x' }, 'Save', ['Name must have 1 to 1024 characters']],
  ['a field that is called like another one', 'add-field', { Name: 'last name', Shortname: 'x' }, 'Save', ['Name is that of']],
  [
    'a field that there is',
    'add-field',
    { Name: 'My field', Shortname: 'several' },
    'Save',
    ['Shortname is that of another field'],
  ],
  [
    'a field of another sign',
    'add-field',
    { Name: 'My field', Shortname: 'a b' },
    'Save',
    ['Shortname must be letters, digits and _'],
  ],
  ['a role that there is', 'add-role', { Name: 'Sales' }, 'Save', ['Name is the name of another role']],
]
for (const [what, at, typed, button, says] of mistakes)
  test(`${what}: a message beside the field, what was typed is still there, nothing is saved`, async ({ page }) => {
    const { specNow } = await openedConsole(page, control, at)
    const before = await specNow()
    for (const [label, value] of Object.entries(typed)) await type(page, label, value)
    await press(page, button)
    await expect(page.getByRole('alert')).toHaveText('Nothing was saved. Please look at the fields below.')
    for (const each of says) await expect(page.locator('.error', { hasText: each })).toBeVisible()
    for (const [label, value] of Object.entries(typed)) await expectTyped(page, label, value)
    expect(await specNow()).toEqual(before)
  })

async function type(page: Page, label: string, value: string | boolean): Promise<void> {
  const where = field(page, label)
  if (typeof value === 'boolean') await where.setChecked(value)
  else if ((await where.evaluate((element) => element.tagName)) === 'SELECT') await where.selectOption(value)
  else await where.fill(value)
}

async function expectTyped(page: Page, label: string, value: string | boolean): Promise<void> {
  const where = field(page, label)
  if (typeof value === 'boolean') return expect(where).toBeChecked({ checked: value })
  const tag = await where.evaluate((element) => element.tagName)
  if (tag === 'SELECT') return expect(where.locator('option:checked')).toHaveText(value)
  // A password is never shown again.
  if ((await where.getAttribute('type')) !== 'password') await expect(where).toHaveValue(value)
}

test('what there is not is answered with a page that says so, and what cannot be done is refused', async ({ page }) => {
  const { tenant, open, specNow } = await openedConsole(page, control, 'apps')
  const before = await specNow()
  for (const at of ['apps/x', 'apps/app/parameters/9', 'apps/app/rules/0-0', 'users/x', 'roles/x', 'certificates/c9'])
    expect((await open(at))?.status(), at).toBe(404)
  await open('certificates/c1')
  const deleted = await page.request.post(`${tenant.url}/admin/certificates/c1`, { form: { go: 'delete' } })
  expect([deleted.status(), await deleted.text()]).toEqual([422, expect.stringContaining('This certificate signs')])
  for (const count of [2, 3, 4]) {
    await open('certificates')
    await press(page, 'New')
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`c${count}`)
  }
  await open('certificates')
  await press(page, 'New')
  await expect(page.getByText('There are 4 certificates, which is the most')).toBeVisible()
  expect(await specNow()).toEqual(before)
})
