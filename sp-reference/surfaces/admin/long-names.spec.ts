import { expect, test } from '@playwright/test'
import type { Sp } from '../../index.ts'
import { owner } from '../../testing/administration.ts'
import { createWorld, startSp } from '../../testing/world.ts'

let sp: Sp
test.beforeAll(async () => {
  sp = await startSp()
})
test.afterAll(() => sp.stop())

/** As long as a name may be, without a place where it could be broken. */
const long = 'Wirtschaftsprüfungsgesellschaft'.repeat(4).slice(0, 120)
const app = { name: long.slice(0, 80), permission: long }
const prod = { name: 'Prod', jit: true, defaultPermissions: [long], apps: [app], groups: [long] }
const finance = {
  name: 'Finance',
  jit: true,
  environments: true,
  folders: [{ name: app.name }],
  customRoles: [{ name: long, folders: [app.name] }],
  groupRoles: [{ group: long, role: long }],
}

test('names without a break in them make no page of the administration wider than the window', async ({ page }) => {
  test.setTimeout(120_000)
  const world = await createWorld(sp, { owner, environments: [prod], workspaces: [finance] })
  await world.signIn('end-user/Prod', { nameId: 'ada@x.test', attributes: { workato_end_user_name: [long] } })
  await world.signIn('workspace/Finance', { nameId: 'bea@x.test', attributes: { workato_role: [long] } })
  const home = `${sp.url}/o/${world.slug}/admin`
  await page.goto(`${home}/sign-in`)
  await page.getByLabel('Email').fill(owner.email)
  await page.getByLabel('Password').fill(owner.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  const idOf = async (email: string) => (await world.accounts()).find((account) => account.email === email)?.id
  const name = encodeURIComponent(long)
  const pages = [
    'people',
    `people/${await idOf('ada@x.test')}/permissions/Prod`,
    `end-user/Prod/groups/${name}`,
    'end-user/Prod',
    'end-user/Prod/permissions',
    ...['roles', `roles/${name}`, `roles/${name}/delete`, 'group-roles', `members/${await idOf('bea@x.test')}`].map(
      (each) => `workspace/Finance/${each}`,
    ),
  ]
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    for (const path of pages) {
      expect((await page.goto(`${home}/${path}`))?.status(), path).toBe(200)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect([path, wide]).toEqual([path, width])
    }
  }
})
