import { expect, type Page, test } from '@playwright/test'
import type { Sp } from '../../index.ts'
import { createWorld, startSp } from '../../testing/world.ts'

const owner = { email: 'owner@x.test', password: 'correct-horse-battery' }
const guid = '6f1ac3a4-0d52-4b7e-9a35-2c6d0b7e91f0'
let sp: Sp
test.beforeAll(async () => {
  sp = await startSp()
})
test.afterAll(() => sp.stop())
test.use({ javaScriptEnabled: false })

async function asOwner(page: Page) {
  const world = await createWorld(sp, {
    owner,
    environments: [{ name: 'Prod', jit: true, groupSync: true, groups: ['Sales', 'EMEA'] }],
  })
  const home = `${sp.url}/o/${world.slug}/admin`
  await page.goto(home)
  await page.getByLabel('Email').fill(owner.email)
  await page.getByLabel('Password').fill(owner.password)
  await page.getByLabel('Password').press('Enter')
  return { world, groups: `${home}/end-user/Prod` }
}

const save = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).press('Enter')

test('a group gets the id that the identity provider sends, and sign-ins are told by it from then on', async ({ page }) => {
  const { world, groups } = await asOwner(page)
  const groupsOf = async (nameId: string) => {
    await world.signIn('end-user/Prod', { nameId, attributes: { workato_end_user_groups: [guid, 'Sales', 'EMEA'] } })
    const account = (await world.accounts()).find(({ email }) => email === nameId)
    return account?.environments.flatMap((each) => each.groups)
  }
  expect(await groupsOf('ada@x.test')).toEqual(['EMEA', 'Sales'])

  await page.goto(`${groups}/groups/Sales`)
  await page.getByLabel('Group ID').fill(` ${guid} `)
  await save(page, 'Save ID')
  await expect(page.getByText('The settings are saved.')).toBeVisible()
  await expect(page.getByLabel('Group ID')).toHaveValue(guid)
  await page.goto(groups)
  await expect(page.getByRole('row', { name: /Sales/ })).toContainText(guid)
  expect(await groupsOf('bea@x.test')).toEqual(['EMEA', 'Sales'])

  await page.getByLabel('Groups are known by').selectOption('Their IDs at the identity provider')
  await page.getByRole('main').getByRole('button', { name: 'Save', exact: true }).press('Enter')
  await expect(page.getByLabel('Groups are known by')).toHaveValue('id')
  expect(await groupsOf('cyd@x.test')).toEqual(['EMEA', 'Sales'])
  await world.signIn('end-user/Prod', { nameId: 'dee@x.test', attributes: { workato_end_user_groups: ['Sales'] } })
  const entries = await world.audit()
  const said = (event: string) => entries.filter((each) => each.event === event).flatMap(({ reasons }) => reasons)
  expect(said('group-id-changed')).toEqual([`ID of Sales: nothing → ${guid}`])
  expect(said('groups-by-changed')).toEqual(['Groups are known by: name → id'])
  const warnings = entries.flatMap(({ reasons }) => reasons).filter((each) => each.startsWith('warning'))
  expect(warnings).toContain(`warning: group '${guid}' does not exist in Prod: ignored`)
  expect(warnings).toContain(
    `warning: group '${guid}' does not exist in Prod: ignored (it is the id of 'Sales', and groups are known by name here)`,
  )
  expect(warnings.filter((each) => each.includes('known by id here'))).toHaveLength(2)
})

test('an id that is taken or too long is refused beside its field, and nothing is saved', async ({ page }) => {
  const { groups } = await asOwner(page)
  const typed = async (id: string) => {
    await page.goto(`${groups}/groups/EMEA`)
    await page.getByLabel('Group ID').fill(id)
    await save(page, 'Save ID')
    return page.getByLabel('Group ID')
  }
  await expect(await typed('Sales')).toHaveAccessibleDescription(/'Sales' is the name of another group\./)
  await expect(await typed(guid)).toHaveValue(guid)
  await page.goto(`${groups}/groups/Sales`)
  await page.getByLabel('Group ID').fill(guid)
  await save(page, 'Save ID')
  await expect(page.getByLabel('Group ID')).toHaveAccessibleDescription(new RegExp(`'${guid}' is the id of 'EMEA' already\\.`))
  const long = await page.request.post(`${groups}/groups/Sales/id`, { form: { id: 'x'.repeat(121), seen: '' } })
  expect([long.status(), await long.text()]).toEqual([422, expect.stringContaining('longer than 120')])
  const control = await page.request.post(`${groups}/groups/Sales/id`, { form: { id: 'a\u0007b', seen: '' } })
  expect([control.status(), await control.text()]).toEqual([422, expect.stringContaining('control character')])
  const named = await page.request.post(`${groups}/groups`, { form: { name: guid } })
  expect([named.status(), await named.text()]).toEqual([422, expect.stringContaining('That is the ID of')])
  await page.goto(`${groups}/groups/Sales`)
  await expect(page.getByLabel('Group ID')).toHaveValue('')
})

test('an id goes with its group, and a group gives its id back', async ({ page }) => {
  const { groups } = await asOwner(page)
  const set = async (group: string, id: string, seen = '') => {
    const answer = await page.request.post(`${groups}/groups/${group}/id`, { form: { id, seen }, maxRedirects: 0 })
    return new URL(answer.headers().location ?? '', groups).searchParams.get('notice')
  }
  expect(await set('Sales', guid)).toBe('saved')
  expect((await page.request.post(`${groups}/groups/Sales/delete`, { maxRedirects: 0 })).status()).toBe(303)
  expect(await set('EMEA', guid)).toBe('saved')
  expect(await set('EMEA', '', guid)).toBe('saved')
  await page.goto(groups)
  await expect(page.getByRole('row', { name: /EMEA/ })).toContainText('none')
})

test('what groups are known by is one of the two choices, or nothing is saved', async ({ page }) => {
  const { groups } = await asOwner(page)
  const choose = (form: { by?: string; seen?: string }) => page.request.post(`${groups}/groups-by`, { form })
  expect((await choose({ by: 'id', seen: 'name' })).status()).toBe(200)
  for (const form of [{ by: 'email' }, {}]) {
    const answer = await choose(form)
    expect([answer.status(), await answer.text()]).toEqual([422, expect.stringContaining('none of the choices')])
  }
  await page.goto(groups)
  await expect(page.getByLabel('Groups are known by')).toHaveValue('id')
})

test('what another administrator has changed meanwhile is not undone by who looks at an older page', async ({ page }) => {
  const { world, groups } = await asOwner(page)
  const late = await page.context().newPage()
  await late.goto(`${groups}/groups/Sales`)
  await page.goto(`${groups}/groups/Sales`)
  await page.getByLabel('Group ID').fill(guid)
  await save(page, 'Save ID')
  await late.getByLabel('Group ID').fill('other')
  await save(late, 'Save ID')
  await expect(late.getByRole('status')).toContainText('Somebody else was quicker')
  await expect(late.getByLabel('Group ID')).toHaveValue(guid)

  await late.goto(groups)
  await page.goto(groups)
  const choose = async (at: Page, by: string) => {
    await at.getByLabel('Groups are known by').selectOption(by)
    await at.getByRole('main').getByRole('button', { name: 'Save', exact: true }).press('Enter')
  }
  await choose(page, 'id')
  await expect(page.getByRole('status')).toHaveText('The settings are saved.')
  await choose(late, 'name')
  await expect(late.getByRole('status')).toContainText('Somebody else was quicker')
  await expect(late.getByLabel('Groups are known by')).toHaveValue('id')
  const events = (await world.audit()).map(({ event }) => event)
  expect(events.filter((each) => each.startsWith('group'))).toEqual(['group-id-changed', 'groups-by-changed'])
})
