import { expect } from '@playwright/test'
import { fill, press } from '../../testing/entra-console.ts'
import { type Mistake, refuses } from '../../testing/entra-mistakes.ts'
import { groupField } from './claim.ts'

const mistakes: Mistake[] = [
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
    'a NameID of a constant',
    'apps/app/name-id',
    async (page) => {
      await fill(page, 'Source attribute', 'Everybody')
      await press(page, 'Save')
    },
    'Source attribute cannot be a constant',
  ],
  [
    'a NameID of a transformation that the portal does not offer for it',
    'apps/app/name-id',
    async (page) => {
      await page.getByRole('radio', { name: 'Transformation' }).check()
      await page.getByRole('textbox', { name: 'Transformation' }).fill('Contains (user.mail, "@", "yes")')
      await press(page, 'Save')
    },
    'Transformation cannot be Contains(): the portal offers ExtractMailPrefix() and Join() alone',
  ],
  [
    'a claim without a name, with a group that is not there',
    'apps/app/claims/1',
    async (page) => {
      await fill(page, 'Name', ' ')
      const box = page.getByLabel('Finance', { exact: true })
      await box.evaluate((each, name) => each.setAttribute('name', name), groupField(0, 'Nobody'))
      await box.check()
      await press(page, 'Save')
      await expect(page.getByRole('group', { name: 'Scoped Groups 1' })).toContainText("'Nobody' is no group of the directory")
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
]
refuses(mistakes)
