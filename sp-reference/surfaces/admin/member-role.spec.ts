import { expect, test } from '@playwright/test'
import type { Sp } from '../../index.ts'
import { adminOf, adminPage, noticeOf, owner, ownerOf, seenOn } from '../../testing/administration.ts'
import type { TestBrowser } from '../../testing/browser.ts'
import { createWorld, refusalCode, startSp, type World } from '../../testing/world.ts'

let sp: Sp
test.beforeAll(async () => {
  sp = await startSp()
})
test.afterAll(() => sp.stop())

/** Ada in Finance with these roles, and the page where they are changed. */
async function member(roles: object, { workspace = {}, spec = { owner } }: { workspace?: object; spec?: object } = {}) {
  const finance = { name: 'Finance', jit: true, customRoles: ['ops'], ...workspace }
  const world = await createWorld(sp, { workspaces: [finance, { name: 'HR', jit: true }], ...spec })
  const page = await joined(world, 'ada@x.test', roles)
  return { world, page }
}

/** Adds somebody to Finance; the page of their role. */
async function joined(world: World, email: string, roles: object): Promise<string> {
  const person = { email, displayName: email.split('@')[0], workspaces: [{ name: 'Finance', roles }] }
  const { body } = await world.api('POST', '/accounts', person)
  return adminPage(world, 'Finance', `members/${(body as { id: string }).id}`)
}

const save = async (browser: TestBrowser, page: string, roles: Record<string, string>) =>
  browser.post(page, { seen: await seenOn(browser, page), ...roles })
const rolesOf = async (world: World, email = 'ada@x.test') =>
  (await world.accounts()).find((account) => account.email === email)?.workspaces.map(({ roles }) => roles)
const entries = async (world: World) => (await world.audit()).filter(({ event }) => event === 'member-role-changed')

test('a role by hand counts at once, and the log says who changed whose from which to which', async () => {
  const { world, page } = await member({ role: 'Operator' })
  const boss = await adminOf(world, 'Finance')
  expect(noticeOf(await save(boss, page, { role: 'ops' }))).toBe('member-role-changed')
  expect(noticeOf(await save(boss, page, { role: 'ops' }))).toBe('member-role-same')
  expect(await rolesOf(world)).toEqual([{ role: 'ops' }])
  expect(await entries(world)).toMatchObject([
    { actor: 'boss@x.test', email: 'ada@x.test', place: 'workspace/Finance', reasons: ['Role: Operator → ops'] },
  ])
})

test('where roles are separate each environment has its own, and what is no role any more may stay', async () => {
  const { world, page } = await member({ dev: 'Operator', test: 'NoAccess', prod: 'ops' }, { workspace: { environments: true } })
  await world.api('PATCH', '', { workspaces: [{ name: 'Finance', customRoles: [] }] })
  // The observation API shows having no role as an empty one.
  const kept = { dev: 'Analyst', test: '', prod: 'ops' }
  const browser = await ownerOf(world)
  expect(await (await browser.get(page)).text()).toContain('ops (not a role of this workspace, opens nothing)')
  expect(noticeOf(await save(browser, page, { dev: 'Analyst', test: 'NoAccess', prod: 'ops' }))).toBe('member-role-changed')
  expect(await rolesOf(world)).toEqual([kept])
  expect((await entries(world)).map(({ reasons }) => reasons)).toEqual([['Role in DEV: Operator → Analyst']])
  for (const wrong of [{ dev: 'NoAccess' }, { test: 'ops' }, { prod: 'admin' }, { dev: '' }]) {
    const answer = await save(browser, page, { dev: 'Analyst', test: 'NoAccess', prod: 'ops', ...wrong })
    const html = await answer.text()
    expect([wrong, answer.status, html.includes(`aria-describedby="${Object.keys(wrong)}-problem"`)]).toEqual([wrong, 422, true])
    expect(html.match(/ selected/g)).toHaveLength(3)
  }
  expect(await rolesOf(world)).toEqual([kept])
})

test('roles that were given before environments were switched are shown and saved as the workspace has them now', async () => {
  const { world, page } = await member({ role: 'Analyst' })
  await world.api('PATCH', '', { workspaces: [{ name: 'Finance', environments: true }] })
  const browser = await ownerOf(world)
  expect(noticeOf(await save(browser, page, { dev: 'Analyst', test: 'ops', prod: 'Analyst' }))).toBe('member-role-changed')
  expect(await rolesOf(world)).toEqual([{ dev: 'Analyst', test: 'ops', prod: 'Analyst' }])
})

test('of two administrators one changes a role, and nobody brings back who was removed', async () => {
  const { world, page } = await member({ role: 'Operator' })
  const [browser, boss] = [await ownerOf(world), await adminOf(world, 'Finance')]
  const seen = await seenOn(browser, page)
  const both = await Promise.all([browser.post(page, { seen, role: 'Analyst' }), boss.post(page, { seen, role: 'ops' })])
  expect(both.map(noticeOf).sort()).toEqual(['member-role-changed', 'overtaken'])
  expect(await entries(world)).toHaveLength(1)
  const now = await seenOn(browser, page)
  const id = page.split('/').at(-1)
  const remove = `${sp.url}/o/${world.slug}/admin/people/${id}/remove/workspace/Finance`
  const [removed, late] = await Promise.all([boss.post(remove, {}), browser.post(page, { seen: now, role: 'Admin' })])
  expect(noticeOf(removed)).toBe('member-removed')
  expect([404, 303]).toContain(late.status)
  expect(await rolesOf(world)).toEqual([])
  expect((await browser.get(page)).status).toBe(404)
})

test('only members of this workspace have a role here', async () => {
  const { world } = await member({ role: 'Operator' })
  const other = await member({ role: 'Operator' })
  const browser = await ownerOf(world)
  const { body } = await world.api('POST', '/accounts', { email: 'cyd@x.test', workspaces: [{ name: 'HR' }] })
  for (const id of [(body as { id: string }).id, other.page.split('/').at(-1), 'acc_nobody'])
    for (const answer of [
      await browser.get(adminPage(world, 'Finance', `members/${id}`)),
      await browser.post(adminPage(world, 'Finance', `members/${id}`), { role: 'Admin', seen: 'x' }),
    ])
      expect([id, answer.status]).toEqual([id, 404])
  expect(await rolesOf(other.world)).toEqual([{ role: 'Operator' }])
})

test('without an owner the last Admin stays, by role and as a member, and a deactivated one is none', async () => {
  const { world, page } = await member({ role: 'Operator' }, { spec: {} })
  const boss = await adminOf(world, 'Finance')
  const own = adminPage(world, 'Finance', `members/${(await world.accounts()).find(({ email }) => email === 'boss@x.test')?.id}`)
  const sleeper = await joined(world, 'dot@x.test', { role: 'Admin' })
  await world.api('PATCH', '/accounts/dot@x.test', { status: 'deactivated' })
  expect(await (await boss.get(own)).text()).toContain('there is no owner')
  const refused = await save(boss, own, { role: 'Analyst' })
  expect([refused.status, (await refused.text()).includes('Make somebody else Admin first.')]).toEqual([422, true])
  const remove = own.replace(/workspace\/Finance\/members\/(.*)/, 'people/$1/remove/workspace/Finance')
  const kept = await boss.post(remove, {})
  expect([kept.status, await refusalCode(kept)]).toEqual([409, 'last-admin'])
  expect(noticeOf(await save(boss, sleeper, { role: 'Operator' }))).toBe('member-role-changed')
  expect(noticeOf(await save(boss, page, { role: 'Admin' }))).toBe('member-role-changed')

  const away = await boss.follow(await save(boss, own, { role: 'Analyst' }))
  expect([away.status, away.url]).toEqual([200, world.place('workspace/Finance').homeUrl])
  expect((await boss.get(own)).status).toBe(403)
  expect(await rolesOf(world, 'boss@x.test')).toEqual([{ role: 'Analyst' }])
})

test('of two Admins who make each other Operator at once, one stays', async () => {
  const { world, page: ada } = await member({ role: 'Admin' }, { spec: {} })
  const [first, second] = [await adminOf(world, 'Finance', 'boss@x.test'), await adminOf(world, 'Finance', 'chief@x.test')]
  const pageOf = async (email: string) =>
    adminPage(world, 'Finance', `members/${(await world.accounts()).find((account) => account.email === email)?.id}`)
  await save(first, ada, { role: 'Operator' })
  const [boss, chief] = [await pageOf('boss@x.test'), await pageOf('chief@x.test')]
  const seen = [await seenOn(first, chief), await seenOn(second, boss)] as const
  await Promise.all([
    first.post(chief, { seen: seen[0], role: 'Operator' }),
    second.post(boss, { seen: seen[1], role: 'Operator' }),
  ])
  const roles = [await rolesOf(world, 'boss@x.test'), await rolesOf(world, 'chief@x.test')].flat()
  expect(roles.filter((each) => each && 'role' in each && each.role === 'Admin')).toHaveLength(1)
})

test('with an owner the last Admin can be taken away, and the page says what that means', async () => {
  const { world, page } = await member({ role: 'Admin' })
  const browser = await ownerOf(world)
  expect(await (await browser.get(page)).text()).toContain('only the owner administers it')
  expect(noticeOf(await save(browser, page, { role: 'Operator' }))).toBe('member-role-changed')
  expect(await rolesOf(world)).toEqual([{ role: 'Operator' }])
})
