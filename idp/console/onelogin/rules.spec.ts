import { expect, test } from '@playwright/test'
import { createIdp } from '../../index.ts'
import { confirmDeletion } from '../../testing/confirm.ts'
import { controlOf } from '../../testing/control.ts'
import { openedConsole } from '../../testing/onelogin-console.ts'
import { field, press } from '../../testing/walk.ts'

const idp = createIdp({ controlToken: 'console-token' })
const control = controlOf(idp)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

test('a rule that cannot be followed is said in the list and on its page alone, and is not saved before it is mended', async ({
  page,
}) => {
  const { tenant, open, appNow } = await openedConsole(page, control, 'apps')
  // As the control API takes it: what a rule reads may be declared later.
  const rules = [
    { name: 'Fired', if: [{ field: 'Emial', is: 'contains', value: 'Emi' }], to: 'FIRED' },
    { name: 'Nobody', if: [{ field: '{nosuch}', is: 'equal', value: 'x' }], to: '{nosuch}' },
    { name: 'Fine', if: [{ field: '{email}', is: 'equal', value: 'x' }], to: 'y' },
  ]
  const statements = [{ name: 'dept', expression: 'Department', rules }]
  await control.call('PATCH', `/tenants/${tenant.id}/apps/app`, { statements })
  await open('apps/app/rules')
  const [mistyped, missing] = ["'Emial' is no field of a user; did you mean 'Email'?", "there is no macro 'nosuch'"]
  const warningsOf = (rule: string) =>
    page.getByRole('table', { name: 'Rules', exact: true }).getByRole('row', { name: rule }).locator('.warning')
  await expect(warningsOf('Fired')).toHaveText([`Not sent: ${mistyped}`])
  await expect(warningsOf('Nobody')).toContainText([missing, missing])
  await expect(warningsOf('Fine')).toHaveCount(0)

  await page.getByRole('link', { name: 'Fine' }).click()
  await expect(page.locator('.field .warning')).toHaveCount(0)
  await press(page, 'Save')
  await expect(page.getByRole('status')).toHaveText('The rule is saved.')

  await page.getByRole('link', { name: 'Fired' }).click()
  await expect(page.locator('.field .warning')).toHaveText([`Not sent: ${mistyped}`])
  await press(page, 'Save')
  await expect(page.locator('.error', { hasText: 'Field 1 cannot be taken' })).toContainText(mistyped)
  expect(await appNow()).toMatchObject({ statements })
  await field(page, 'Field 1').selectOption('Email')
  await field(page, 'Name').fill('Gone')
  await press(page, 'Save')
  const mended = { name: 'Gone', if: [{ field: 'Email', is: 'contains', value: 'Emi' }], to: 'FIRED' }
  expect(await appNow()).toMatchObject({ statements: [{ rules: [mended, ...rules.slice(1)] }] })
  await press(page, 'Move up Fine')
  await press(page, 'Delete Nobody')
  expect(await appNow()).toMatchObject({ statements: [{ rules: [mended, rules[2]] }] })
})

test('a custom field stands by its name on a user, in lists and in rules, and goes with it', async ({ page }) => {
  const { open, appNow, specNow } = await openedConsole(page, control, 'add-field')
  await field(page, 'Name').fill('Cost centre')
  await field(page, 'Shortname').fill('cost_centre')
  await press(page, 'Save')
  await expect(page.getByRole('row', { name: /^Cost centre cost_centre 0/ })).toBeVisible()
  expect(await specNow()).toMatchObject({ attributeTitles: { cost_centre: 'Cost centre' } })
  await open('users/ada')
  await field(page, 'Cost centre').fill('42')
  await press(page, 'Save User')

  await open('apps/app/rules/1-0')
  await field(page, 'Field 1').selectOption('Cost centre')
  await field(page, 'Value 1').fill('42')
  // A name that is typed is the field, and no text.
  await field(page, 'Value').fill('Cost centre')
  await field(page, 'Preview for').selectOption('Ada Lovelace')
  await press(page, 'Preview')
  await expect(page.getByRole('row', { name: /^workato_role .* jit-Admin$/ })).toBeVisible()
  await press(page, 'Save')
  const rule = { if: [{ field: 'appuser.cost_centre', is: 'equal', value: '42' }], to: 'appuser.cost_centre' }
  expect(Object(await appNow()).statements[1].rules[0]).toEqual(rule)
  await expect(page.getByRole('row', { name: /Cost centre equals '42' Set workato_role to Cost centre/ })).toBeVisible()
  await page.getByRole('link', { name: 'Rule 1 of workato_role' }).click()
  await expect(field(page, 'Value')).toHaveValue('Cost centre')

  await open('fields')
  await press(page, 'Delete cost_centre')
  await confirmDeletion(page, 'Delete field')
  expect(Object(await specNow()).attributeTitles).toBeUndefined()
})

test('a field that the list does not offer is shown as a field, and stays it', async ({ page }) => {
  const { tenant, open, appNow } = await openedConsole(page, control, 'apps')
  const statements = [{ name: 'full', expression: 'appuser.displayName' }]
  await control.call('PATCH', `/tenants/${tenant.id}/apps/app`, { statements })
  await open('apps/app/parameters/0')
  await expect(field(page, 'Value').locator('option:checked')).toHaveText('appuser.displayName')
  await expect(field(page, 'Macro')).toHaveValue('')
  await press(page, 'Save')
  expect(await appNow()).toMatchObject({ statements })
})
