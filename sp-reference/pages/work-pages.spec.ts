import { expect, type Page, test } from '@playwright/test'
import { axeOn } from '#axe'
import type { Sp } from '../index.ts'
import { provider } from '../testing/fake-idp.ts'
import { type HttpIdp, startHttpIdp } from '../testing/http-idp.ts'
import { createWorld, startSp } from '../testing/world.ts'

const ada = { nameId: 'ada@x.test', attributes: { workato_role: ['Admin'] } }
let sp: Sp
let idp: HttpIdp
test.beforeAll(async () => {
  idp = await startHttpIdp(ada)
  sp = await startSp()
})
test.afterAll(async () => {
  await sp.stop()
  await idp.stop()
})

/** Signed in to a workspace with a folder, at its page. */
async function atWork(page: Page): Promise<string> {
  const folders = [{ name: 'Reports', recipes: ['Monthly figures'] }]
  const world = await createWorld(sp, { workspaces: [{ name: 'Finance', jit: true, folders }] })
  await world.api('PUT', '/providers/workspace/Finance', { ...provider, ssoUrl: idp.ssoUrl })
  await page.goto(world.place('workspace/Finance').signInUrl)
  await page.getByRole('link', { name: 'Sign in with SSO' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  return `${sp.url}/o/${world.slug}`
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await axeOn(page).analyze()
  expect(violations.map(({ id, nodes }) => [page.url(), id, nodes[0]?.html])).toEqual([])
  const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  expect(isTooWide, `${page.url()} is wider than the window`).toBe(false)
}

test('a recipe is opened from its folder, and an empty title is answered beside the field', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 })
  await atWork(page)
  await page.getByRole('link', { name: 'Monthly figures' }).click()
  await page.getByLabel('Title').fill(' ')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Give the recipe a title.')).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Title').fill('Figures of May')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { name: 'Figures of May' })).toBeVisible()
})

test('a day that is none is answered beside its field of the log', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 360, height: 800 })
  const home = await atWork(page)
  await page.goto(`${home}/audit?from=soon`)
  await expect(page.getByText('Write the day as YYYY-MM-DD.')).toBeVisible()
  await expectAccessible(page)
})
