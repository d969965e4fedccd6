import { expect, type Page, test } from '@playwright/test'
import { createIdp } from '../../index.ts'
import { controlOf } from '../../testing/control.ts'
import { fill, openEntraConsole, press } from '../../testing/entra-console.ts'

const idp = createIdp({ controlToken: 'console-token' })
const control = controlOf(idp)
const opened = (page: Page, at: string) => openEntraConsole(control, page, at)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

/** A page, what is done on it, what is said beside which field. */
const mistakes: [string, string, (page: Page) => Promise<void>, string][] = [
  [
    'no name of an app',
    'apps/new',
    async (page) => {
      await fill(page, "What's the name of your app?", ' ')
      await press(page, 'Create')
    },
    "What's the name of your app? must have 1 to 1024 characters",
  ],
  [
    'a kind of app that is not made here',
    'apps/new',
    async (page) => {
      await fill(page, "What's the name of your app?", 'X')
      await page.getByLabel("Register an application to integrate with Microsoft Entra ID (App you're developing)").check()
      await press(page, 'Create')
    },
    'This mock makes the last of these alone',
  ],
  [
    'an app without a name',
    'apps/app/properties',
    async (page) => {
      await fill(page, 'Name', ' ')
      await press(page, 'Save')
    },
    'Name must have 1 to 1024 characters',
  ],
  [
    'a reply URL that is none, an index that is none, and one twice',
    'apps/app/basic',
    async (page) => {
      await press(page, 'Add reply URL')
      await fill(page, 'Reply URL (Assertion Consumer Service URL) 3', 'https://second.example/acs')
      await fill(page, 'Index 2', 'two')
      await fill(page, 'Reply URL (Assertion Consumer Service URL)', 'acs')
      await press(page, 'Save')
      await expect(page.locator('#f-replies-1-index-error')).toContainText('Index 2 ')
      await expect(page.locator('#f-replies-2-url-error')).toContainText('is there already')
    },
    'Reply URL (Assertion Consumer Service URL) must be an http or https URL',
  ],
  [
    'a default reply URL that is empty',
    'apps/app/basic',
    async (page) => {
      await press(page, 'Add reply URL')
      await page.getByLabel('Default 3').check()
      await press(page, 'Save')
    },
    'Reply URL (Assertion Consumer Service URL) 3 must be an http or https URL',
  ],
  [
    'a source that is none',
    'apps/app/name-id',
    async (page) => {
      await fill(page, 'Source attribute', 'user.Mail')
      await press(page, 'Save')
    },
    "Source attribute cannot be read: character 6: the directory has no attribute 'Mail'",
  ],
  [
    'an opaque identifier under a format that is an address',
    'apps/app/name-id',
    async (page) => {
      await fill(page, 'Source attribute', 'user.pairwiseid')
      await press(page, 'Save')
    },
    'Source attribute is opaque: choose the format Persistent for it',
  ],
  [
    'a claim without a name, with a group that is not there',
    'apps/app/claims/1',
    async (page) => {
      await fill(page, 'Name', ' ')
      await fill(page, 'Scoped Groups 1', 'Sales\nNobody')
      await press(page, 'Save')
      await expect(page.locator('#f-conditions-0-groups-error')).toContainText("has 'Nobody', and there is no such group")
    },
    'Name must not be empty',
  ],
  [
    'a claim that is there already',
    'apps/app/claims/new',
    async (page) => {
      await fill(page, 'Name', 'emailaddress')
      await fill(page, 'Namespace', 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims')
      await fill(page, 'Source attribute', 'user.mail')
      await press(page, 'Save')
    },
    'Name is the name of another claim',
  ],
  [
    'a claim that nobody changes',
    'apps/app/claims/new',
    async (page) => {
      await fill(page, 'Name', 'tenantid')
      await fill(page, 'Namespace', 'http://schemas.microsoft.com/identity/claims')
      await press(page, 'Save')
      await expect(page.locator('#f-attribute-error')).toHaveText('Source attribute must not be empty')
    },
    'Name is that of a restricted claim',
  ],
  [
    'a transformation without its value',
    'apps/app/claims/new',
    async (page) => {
      await press(page, 'Manage transformation')
      await page.getByLabel('Transformation', { exact: true }).selectOption('Substring() - Fixed Length')
      await press(page, 'Show parameters')
      await fill(page, 'Parameter 1 (input)', 'user.mail')
      await fill(page, 'StartIndex', 'x')
      await press(page, 'Add')
      await expect(page.locator('#f-t-0-p-2--error')).toHaveText('Length must not be empty')
    },
    'StartIndex must be a whole number',
  ],
  [
    'display names of all groups',
    'apps/app/group-claims/0',
    async (page) => {
      await page.getByRole('radio', { name: 'All groups' }).check()
      await page.getByLabel('Filter groups').check()
      await press(page, 'Save')
      await expect(page.locator('#f-filter-value-error')).toHaveText('String must not be empty')
    },
    'Source attribute can be display names for groups assigned to the application alone',
  ],
  [
    'a replacement with a group that the pattern has not',
    'apps/app/group-claims/0',
    async (page) => {
      await page.getByLabel('Apply regex replace to groups claim content').check()
      await press(page, 'Save')
      await expect(page.locator('#f-replace-pattern-error')).toHaveText('Regex pattern must not be empty')
      await fill(page, 'Regex pattern', '(?<a>.)')
      await fill(page, 'Regex replacement pattern', '{b}')
      await press(page, 'Save')
    },
    'Regex pattern cannot be used: {b} is no group of the pattern',
  ],
  [
    'signed requests without a certificate',
    'apps/app/verification',
    async (page) => {
      await page.getByLabel('Require verification certificates').check()
      await press(page, 'Save')
    },
    'Certificate (Base64) must be a certificate in PEM form',
  ],
  [
    'what is no certificate',
    'apps/app/encryption',
    async (page) => {
      await fill(page, 'Certificate (Base64)', 'x')
      await press(page, 'Import Certificate')
    },
    'Certificate (Base64) must be a certificate in PEM form',
  ],
  [
    'a user principal name that somebody has',
    'users/bob/properties',
    async (page) => {
      await fill(page, 'User principal name', 'ADA@acme.example')
      await press(page, 'Save')
    },
    'User principal name is the username of somebody else',
  ],
  [
    'an attribute with a blank in its name',
    'users/bob/attributes',
    async (page) => {
      await fill(page, 'Attribute name', 'a b')
      await press(page, 'Save')
    },
    'Attribute name must be letters, digits and _',
  ],
  [
    'a group that is there',
    'groups/new',
    async (page) => {
      await fill(page, 'Group name', 'Sales')
      await press(page, 'Create')
    },
    'Group name is the name of another group',
  ],
]
for (const [what, at, act, says] of mistakes) {
  test(`${what}: a message beside the field, nothing is saved`, async ({ page }) => {
    const { appNow, personNow } = await opened(page, at)
    const before = [await appNow(), await personNow('bob')]
    await act(page)
    await expect(page.locator('.error', { hasText: says })).toBeVisible()
    await expect(page.getByRole('alert')).toHaveText('Nothing was saved. Please look at the fields below.')
    expect([await appNow(), await personNow('bob')]).toEqual(before)
  })
}
