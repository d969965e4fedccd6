import { expect, type Page, test } from '@playwright/test'
import { createIdp } from '../../index.ts'
import { controlOf } from '../../testing/control.ts'
import { field, key, openedConsole, press } from '../../testing/google-console.ts'

const idp = createIdp({ controlToken: 'console-token' })
const control = controlOf(idp)
const opened = (page: Page, at: string) => openedConsole(page, control, at)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

/** A page, what is done on it, what is said beside which field. */
const mistakes: [string, string, (page: Page) => Promise<void>, string][] = [
  [
    'a name of blanks',
    'apps/app/details',
    async (page) => {
      await field(page, 'App name').fill(' ')
      await press(page, 'Save')
    },
    'App name must have 1 to 1024 characters',
  ],
  [
    'an address that is none',
    'apps/app/service',
    async (page) => {
      await field(page, 'ACS URL').fill('acs')
      await press(page, 'Save')
      await expect(field(page, 'ACS URL')).toHaveValue('acs')
    },
    'ACS URL must be an http or https URL',
  ],
  [
    'a row without a field',
    'apps/app/mapping',
    async (page) => {
      await field(page, 'Google Directory attribute 1').selectOption('Select field')
      await press(page, 'Save')
    },
    'Google Directory attribute 1 has to be chosen beside an app attribute',
  ],
  [
    'a row without a name',
    'apps/app/mapping',
    async (page) => {
      await field(page, 'App attribute 2').fill(' ')
      await press(page, 'Save')
    },
    'App attribute 2 must not be empty beside a field',
  ],
  [
    'a group that is not there',
    'apps/app/mapping',
    async (page) => {
      await field(page, 'Search for a group').fill('Leds')
      await press(page, 'Save')
      await expect(field(page, 'Search for a group')).toHaveValue('Leds')
    },
    "Search for a group finds no group 'Leds'; did you mean 'Leads'?",
  ],
  [
    'the same, searched for alone',
    'apps/app/mapping',
    async (page) => {
      await field(page, 'Search for a group').fill('leads')
      await press(page, 'Add group')
    },
    "Search for a group finds no group 'leads'",
  ],
  [
    'groups without a name for them',
    'apps/app/mapping',
    async (page) => {
      await field(page, 'App attribute').fill('')
      await press(page, 'Save')
      await expect(field(page, 'Sales')).toBeChecked()
    },
    'App attribute must not be empty beside groups',
  ],
  [
    'a name without groups',
    'apps/app/mapping',
    async (page) => {
      await field(page, 'Sales').uncheck()
      await field(page, 'Finance').uncheck()
      await press(page, 'Save')
    },
    'Search for a group has to find a group to send under this name',
  ],
  [
    'an address that another user has',
    'add-user',
    async (page) => {
      for (const [label, value] of Object.entries({ 'First name': 'A', 'Last name': 'B', 'Primary email': 'ADA@acme.example' }))
        await field(page, label).fill(value)
      await field(page, 'Password').fill('x')
      await press(page, 'Add new user')
      await expect(field(page, 'First name')).toHaveValue('A')
    },
    'Primary email is the address of another user',
  ],
  [
    'a user without a name',
    'add-user',
    async (page) => {
      for (const label of ['First name', 'Last name', 'Primary email', 'Password']) await field(page, label).fill(' ')
      await press(page, 'Add new user')
    },
    'Last name must not be empty',
  ],
  [
    'a user without an address',
    'users/bob/update',
    async (page) => {
      await field(page, 'Primary email').fill(' ')
      await press(page, 'Update user')
    },
    'Primary email must be an address such as ada@acme.example',
  ],
  [
    'a user whose password is short',
    'users/bob/update',
    async (page) => {
      await field(page, 'Password').fill('seven77')
      await press(page, 'Update user')
    },
    'Password must have 8 to 100 characters',
  ],
  [
    'a category that the console has',
    'add-attribute',
    async (page) => {
      await field(page, 'Category').fill('Address')
      await field(page, 'Name 1').fill('city')
      await press(page, 'Add')
    },
    'Category is that of another category',
  ],
  [
    'a category without a field',
    'add-attribute',
    async (page) => {
      await field(page, 'Category').fill('New')
      await press(page, 'Add')
    },
    'Name 1 must not be empty',
  ],
  [
    'a field that another category has',
    `attributes/${key('SSO')}`,
    async (page) => {
      await field(page, 'Name 1').fill('teams')
      await press(page, 'Save')
    },
    'Name 1 is a field of SSO already',
  ],
  [
    'a field that stands twice, and a sign that a mapping could not read',
    `attributes/${key('SSO')}`,
    async (page) => {
      await field(page, 'Name 1').fill('a>b')
      for (const index of [2, 3]) {
        await press(page, 'Add another field')
        await field(page, `Name ${index}`).fill('twice')
      }
      await press(page, 'Save')
      await expect(page.locator('.error', { hasText: "Name 1 cannot have '>'" })).toBeVisible()
    },
    'Name 3 stands here twice',
  ],
  [
    'a group of the same name',
    'add-group',
    async (page) => {
      await field(page, 'Group name').fill('Sales')
      await press(page, 'Create group')
    },
    'Group name is that of another group',
  ],
]
for (const [what, at, act, says] of mistakes)
  test(`${what}: a message beside the field, what was typed is still there, nothing is saved`, async ({ page }) => {
    const { specNow } = await opened(page, at)
    const before = await specNow()
    await act(page)
    await expect(page.locator('.error', { hasText: says })).toBeVisible()
    await expect(page.getByRole('alert')).toHaveText('Nothing was saved. Please look at the fields below.')
    expect(await specNow()).toEqual(before)
  })
