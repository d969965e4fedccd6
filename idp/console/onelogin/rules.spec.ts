import { expect, test } from '@playwright/test'
import { createIdp } from '../../index.ts'
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
  await expect(page.getByRole('row', { name: 'Fired' }).locator('.warning')).toHaveText([`Not sent: ${mistyped}`])
  await expect(page.getByRole('row', { name: 'Nobody' }).locator('.warning')).toContainText([missing, missing])
  await expect(page.getByRole('row', { name: 'Fine' }).locator('.warning')).toHaveCount(0)

  await page.getByRole('link', { name: 'Fine' }).click()
  await expect(page.locator('.warning')).toHaveCount(0)
  await press(page, 'Save')
  await expect(page.getByRole('status')).toHaveText('The rule is saved.')

  await page.getByRole('link', { name: 'Fired' }).click()
  await expect(page.locator('.warning')).toHaveText([`Not sent: ${mistyped}`])
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
