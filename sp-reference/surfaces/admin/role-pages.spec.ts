import { expect, type Page, test } from '@playwright/test'
import { axeOn } from '#axe'
import type { Sp } from '../../index.ts'
import { createWorld, startSp, type World } from '../../testing/world.ts'

const owner = { email: 'owner@x.test', password: 'correct-horse-battery' }
let sp: Sp
test.beforeAll(async () => {
  sp = await startSp()
})
test.afterAll(() => sp.stop())

const finance = {
  name: 'Finance',
  jit: true,
  environments: true,
  folders: [{ name: 'Marketing', recipes: ['Newsletter'] }, { name: 'Payroll' }],
  customRoles: [{ name: 'mktg_ops', folders: ['Marketing'], edit: true }, 'bare'],
  groupRoles: [
    { group: 'Leads', role: 'Analyst' },
    { group: 'Board', role: 'Admin' },
  ],
}

/** A workspace with a member, one who is invited, and the owner at its pages. */
async function worldOf(page: Page): Promise<{ world: World; at: string }> {
  const world = await createWorld(sp, {
    name: 'Acme',
    owner,
    environments: [{ name: 'Prod', jit: true }],
    workspaces: [finance, { name: 'HR', jit: true }],
  })
  const roles = { dev: 'mktg_ops', test: 'Operator', prod: 'NoAccess' }
  const workspaces = [{ name: 'Finance', roles }]
  await world.api('POST', '/accounts', { email: 'ada@x.test', displayName: 'Ada', environments: [], workspaces })
  await world.api('POST', '/invitations', { email: 'bea@x.test', place: 'workspace/Finance', role: 'mktg_ops' })
  await page.goto(`${sp.url}/o/${world.slug}/admin/sign-in`)
  await page.getByLabel('Email').fill(owner.email)
  await page.getByLabel('Password').fill(owner.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Workspace admin' })).toBeVisible()
  return { world, at: `${sp.url}/o/${world.slug}/admin/workspace/Finance` }
}

const press = (page: Page, name: string) =>
  page
    .getByRole('button', { name, exact: true })
    .or(page.getByRole('link', { name, exact: true }))
    .first()
    .click()

for (const [scheme, width] of [
  ['light', 1440],
  ['dark', 390],
] as const) {
  test(`roles, their mapping and a member's roles can be read by everybody (${scheme}, ${width} px)`, async ({ page }) => {
    test.setTimeout(180_000)
    await page.emulateMedia({ colorScheme: scheme })
    await page.setViewportSize({ width, height: 900 })
    const { at } = await worldOf(page)
    const look = async (name: string) => {
      const axe = axeOn(page)
      // In the dark only the colours differ.
      const { violations } = await (scheme === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze()
      expect(violations.map(({ id, nodes }) => [name, id, nodes[0]?.html])).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} is not too wide`).toBe(true)
    }
    await page.goto(`${at}/authentication`)
    await look('authentication')
    await press(page, 'Roles')
    await look('roles')
    await page.getByLabel('Role name').fill('admin')
    await page.getByLabel('Payroll').check()
    await press(page, 'Create role')
    await expect(page.getByLabel('Payroll')).toBeChecked()
    await expect(page.getByLabel('Role name')).toHaveAccessibleDescription(/Every workspace has a role called "Admin"/)
    await look('roles-errors')
    await page.getByLabel('Role name').fill('auditor')
    await press(page, 'Create role')
    await expect(page.getByRole('row', { name: 'auditor' })).toContainText('Sees the recipes in Payroll')
    await look('roles-created')
    await press(page, 'mktg_ops')
    await look('role')
    await press(page, 'Delete this role')
    await expect(page.getByRole('button', { name: 'Delete role' })).toHaveCount(0)
    await look('role-in-use')
    await page.goto(`${at}/roles`)
    await press(page, 'Delete auditor')
    await look('role-delete')
    await press(page, 'Delete role')
    await press(page, 'Groups to roles')
    await look('mapping')
    await page.getByLabel('Group').fill('leads')
    await press(page, 'Add at the end')
    await page.getByLabel('Group').fill('Leads')
    await page.getByLabel('Role').selectOption('mktg_ops')
    await press(page, 'Add at the end')
    await expect(page.getByText('"Leads" is mapped to Analyst already')).toBeVisible()
    await expect(page.getByLabel('Role')).toHaveValue('mktg_ops')
    await look('mapping-errors')
    await press(page, 'People')
    await look('people')
    await press(page, 'Change role of Ada in workspace Finance')
    await look('member')
    await page.getByLabel('Role in DEV').selectOption('Admin')
    await press(page, 'Save roles')
    await expect(page.getByRole('status')).toContainText('counts at once')
    await look('member-last-admin')
  })
}

test.describe('without JavaScript, by keyboard', () => {
  test.use({ javaScriptEnabled: false })

  test('a role is made, a group is mapped and moved, and a member gets the role', async ({ page }) => {
    const { world, at } = await worldOf(page)
    const type = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key)
    }
    await page.goto(`${at}/roles`)
    await page.getByLabel('Role name').focus()
    await page.keyboard.type('auditor')
    await type('Tab', 'Tab', 'Space')
    await expect(page.getByLabel('Payroll')).toBeChecked()
    await type('Tab')
    await expect(page.getByLabel('May edit recipes')).toBeFocused()
    await type('Tab', 'Enter')
    await expect(page.getByRole('status')).toContainText('The role is created.')

    await page.goto(`${at}/group-roles`)
    await page.getByLabel('Group').focus()
    await page.keyboard.type('Audit')
    await type('Tab')
    await page.keyboard.type('aud')
    await type('Tab', 'Enter')
    const order = page.getByRole('rowheader')
    await expect(order).toHaveText(['Leads', 'Board', 'Audit'])
    await page.getByRole('button', { name: 'Move Audit up' }).focus()
    await type('Enter')
    await expect(page.getByRole('status')).toContainText('The order is changed.')
    await expect(order).toHaveText(['Leads', 'Audit', 'Board'])
    await expect(page.getByRole('button', { name: 'Move Leads up' })).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Move Board down' })).toHaveCount(0)
    await page.getByRole('button', { name: 'Remove Leads' }).focus()
    await type('Space')
    await expect(page.getByRole('status')).toContainText('not mapped any more')
    await expect(order).toHaveText(['Audit', 'Board'])

    await page.goto(at.replace(/workspace\/Finance$/, 'people'))
    await page.getByRole('link', { name: 'Change role of Ada in workspace Finance' }).focus()
    await type('Enter')
    await page.getByLabel('Role in PROD').focus()
    await page.keyboard.type('aud')
    await type('Tab', 'Tab', 'Enter')
    await expect(page.getByRole('status')).toContainText('counts at once')
    expect(await world.accounts()).toMatchObject([
      { workspaces: [{ roles: { dev: 'mktg_ops', test: 'Operator', prod: 'auditor' } }] },
    ])
  })
})
