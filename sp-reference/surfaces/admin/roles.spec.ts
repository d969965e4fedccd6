import { expect, test } from '@playwright/test'
import type { Sp } from '../../index.ts'
import { adminOf, adminPage, noticeOf, owner, ownerOf, seenOn } from '../../testing/administration.ts'
import { createBrowser, type TestBrowser } from '../../testing/browser.ts'
import { createWorld, refusalCode, startSp, type World } from '../../testing/world.ts'

let sp: Sp
test.beforeAll(async () => {
  sp = await startSp()
})
test.afterAll(() => sp.stop())

const finance = {
  name: 'Finance',
  jit: true,
  folders: [{ name: 'Marketing', recipes: ['Newsletter'] }, { name: 'Payroll' }],
  customRoles: [{ name: 'mktg_ops', folders: ['Marketing'] }],
}
const worldOf = (change: object = {}, spec: object = {}) =>
  createWorld(sp, {
    owner,
    workspaces: [
      { ...finance, ...change },
      { name: 'HR', jit: true },
    ],
    ...spec,
  })

const pages = async (spec?: { change?: object; spec?: object }) => {
  const world = await worldOf(spec?.change, spec?.spec)
  const browser = await ownerOf(world)
  const at = (path = '') => adminPage(world, 'Finance', `roles${path}`)
  return { world, browser, at, list: async () => (await browser.get(at())).text() }
}
const events = async (world: World) =>
  (await world.audit()).filter(({ event }) => event.startsWith('role-')).map(({ event, reasons }) => [event, ...reasons])
const change = (browser: TestBrowser, page: string, seen: string, ...fields: [string, string][]) =>
  browser.post(page, [['seen', seen], ...fields])

test('the list says what the roles of the system may do, and what the own ones open', async () => {
  const { list } = await pages()
  const page = await list()
  for (const words of [
    'Manages members, settings',
    'Builds and changes recipes',
    'Sees what runs here',
    'Sees the recipes in Marketing',
  ])
    expect(page).toContain(words)
})

test('a role is created, changed and deleted, and the log says who, what, from which to which', async () => {
  const { world, browser, at, list } = await pages()
  const made = await browser.post(at(), [
    ['name', ' auditor '],
    ['folders', 'Payroll'],
    ['folders', 'Marketing'],
  ])
  expect(noticeOf(made)).toBe('role-created')
  expect(await list()).toContain('Sees the recipes in Marketing, Payroll')
  const page = at('/auditor')
  const changed = await change(browser, page, await seenOn(browser, page), ['folders', 'Payroll'], ['edit', 'on'])
  expect(noticeOf(changed)).toBe('role-changed')
  expect(await list()).toContain('Builds and changes the recipes in Payroll')
  expect(noticeOf(await browser.post(`${page}/delete`, {}))).toBe('role-deleted')
  expect(await list()).not.toContain('auditor')
  expect(await events(world)).toEqual([
    [
      'role-created',
      'Role: nothing → auditor',
      'Folders of auditor: nothing → Marketing, Payroll',
      'auditor edits recipes: nothing → off',
    ],
    ['role-changed', 'Folders of auditor: Marketing, Payroll → Payroll', 'auditor edits recipes: off → on'],
    ['role-deleted', 'Role: auditor → nothing', 'Folders of auditor: Payroll → nothing', 'auditor edits recipes: on → nothing'],
  ])
  expect((await world.audit()).at(-1)).toMatchObject({ actor: owner.email, place: 'workspace/Finance' })
})

test('a name of any letters is an address of its own', async () => {
  const { browser, at } = await pages()
  for (const name of ['a/b', 'new', 'delete', '100 % <b>', 'constructor', 'Größe']) {
    expect([name, noticeOf(await browser.post(at(), { name }))]).toEqual([name, 'role-created'])
    const page = at(`/${encodeURIComponent(name)}`)
    expect([name, (await browser.get(page)).status]).toEqual([name, 200])
    expect([name, noticeOf(await browser.post(`${page}/delete`, {}))]).toEqual([name, 'role-deleted'])
  }
})

test('what cannot be saved is said at its field, and nothing is half-saved', async () => {
  const { world, browser, at, list } = await pages()
  const before = await list()
  for (const [form, words] of [
    [{ name: '  ' }, 'Give the role a name.'],
    [{ name: 'x'.repeat(121) }, 'longer than 120 characters'],
    [{ name: 'a\u0000b' }, 'control character'],
    [{ name: 'Admin' }, 'Every workspace has a role called &quot;Admin&quot;'],
    [{ name: 'oPERATOR' }, 'letter case counts in roles'],
    [{ name: 'mktg_ops' }, 'There is a role called &quot;mktg_ops&quot; here already'],
    [{ name: 'Mktg_Ops' }, 'There is a role called &quot;mktg_ops&quot; here already, and letter case counts'],
    [{ name: 'fine', folders: 'Ghost' }, 'Finance has no folder &quot;Ghost&quot;'],
    [{}, 'Give the role a name.'],
  ] as [Record<string, string>, string][]) {
    const answer = await browser.post(at(), form)
    const page = await answer.text()
    expect([form, answer.status, page.includes(words), page.includes('Nothing was saved')]).toEqual([form, 422, true, true])
  }
  const page = at('/mktg_ops')
  const wrong = await change(browser, page, await seenOn(browser, page), ['folders', 'Marketing'], ['folders', 'marketing'])
  expect([wrong.status, (await wrong.text()).includes('has no folder &quot;marketing&quot;')]).toEqual([422, true])
  expect([await list(), await events(world)]).toEqual([before, []])
})

test('a role is deleted only when nobody has it and nothing gives it', async () => {
  const { world, browser, at } = await pages({
    change: { customRoles: ['held', 'invited', 'mapped', 'default'], groupRoles: [{ group: 'Leads', role: 'mapped' }] },
    spec: { policy: { workspace: { defaultRole: 'default' } } },
  })
  const workspaces = [{ name: 'Finance', roles: { role: 'held' } }]
  await world.api('POST', '/accounts', { email: 'ada@x.test', displayName: 'Ada', status: 'deactivated', workspaces })
  await world.api('POST', '/invitations', { email: 'bea@x.test', place: 'workspace/Finance', role: 'invited' })
  for (const [role, words] of [
    ['held', 'Ada (ada@x.test) has it.'],
    ['invited', 'The open invitation of bea@x.test gives it.'],
    ['mapped', 'The group Leads is mapped to it.'],
    ['default', 'It is the default role of new members'],
  ] as const) {
    const asked = await (await browser.get(at(`/${role}/delete`))).text()
    expect([role, asked.includes(words), asked.includes('Delete role')]).toEqual([role, true, false])
    const refused = await browser.post(at(`/${role}/delete`), {})
    const page = await refused.text()
    expect([role, refused.status, page.includes('Nothing was deleted'), page.includes(words)]).toEqual([role, 409, true, true])
  }
  expect(await events(world)).toEqual([])
  const { body } = await world.api('GET', '/invitations')
  const [invitation] = (body as { invitations: { id: string }[] }).invitations
  await browser.post(`${sp.url}/o/${world.slug}/admin/people/invitations/${invitation?.id}/withdraw`, {})
  expect(noticeOf(await browser.post(at('/invited/delete'), {}))).toBe('role-deleted')
})

test('of two administrators none undoes what the other has done unseen', async () => {
  const { world, browser, at, list } = await pages()
  const other = await adminOf(world, 'Finance')
  const page = at('/mktg_ops')
  const seen = await seenOn(browser, page)
  expect(noticeOf(await change(other, page, seen, ['folders', 'Payroll']))).toBe('role-changed')
  const late = await change(browser, page, seen, ['folders', 'Marketing'], ['edit', 'on'])
  expect(noticeOf(late)).toBe('overtaken')
  expect(await (await browser.follow(late)).text()).toContain('Somebody else was quicker')
  expect(await list()).toContain('Sees the recipes in Payroll')

  const now = await seenOn(browser, page)
  const both = await Promise.all([
    change(browser, page, now, ['folders', 'Marketing']),
    change(other, page, now, ['folders', 'Marketing'], ['edit', 'on']),
  ])
  expect(both.map(noticeOf).sort()).toEqual(['overtaken', 'role-changed'])

  const made = await Promise.all([browser, other, browser].map((each, index) => each.post(at(), { name: `role ${index % 2}` })))
  expect(made.map(({ status }) => status).sort()).toEqual([303, 303, 422])
  expect([(await list()).includes('>role 0<'), (await list()).includes('>role 1<')]).toEqual([true, true])

  const ends = await Promise.all([browser, other].map((each) => each.post(at('/role%200/delete'), {})))
  expect(ends.filter((answer) => noticeOf(answer) === 'role-deleted')).toHaveLength(1)
  expect((await events(world)).map(([event]) => event)).toEqual([
    ...['role-changed', 'role-changed', 'role-created', 'role-created', 'role-deleted'],
  ])
})

test('the pages are for those who administer this workspace', async () => {
  const world = await worldOf()
  const ada = { email: 'ada@x.test', workspaces: [{ name: 'Finance' }, { name: 'HR' }] }
  const { body } = await world.api('POST', '/accounts', ada)
  const { id } = body as { id: string }
  const boss = await adminOf(world, 'Finance')
  const { browser: operator } = await world.signIn('workspace/Finance', { nameId: 'op@x.test' })
  const paths = ['roles', 'roles/mktg_ops', 'roles/mktg_ops/delete', 'group-roles', 'group-roles/change', `members/${id}`]
  for (const path of paths) {
    if (!path.endsWith('/change')) {
      expect([path, (await boss.get(adminPage(world, 'Finance', path))).status]).toEqual([path, 200])
      const nobody = await createBrowser().get(adminPage(world, 'Finance', path))
      expect(nobody.headers.get('location')).toBe(`/o/${world.slug}/admin/sign-in`)
    }
    for (const [who, workspace] of [
      [boss, 'HR'],
      [operator, 'Finance'],
    ] as const) {
      const answer = await who.post(adminPage(world, workspace, path), { name: 'x', role: 'Admin', group: 'x', seen: 'x' })
      expect([path, answer.status, await refusalCode(answer)]).toEqual([path, 403, 'not-an-administrator'])
    }
  }
  expect((await boss.get(adminPage(world, 'HR', 'roles'))).status).toBe(403)
  expect((await boss.get(`${sp.url}/o/${world.slug}/admin/end-user/Finance/roles`)).status).toBe(404)
  expect(await world.accounts()).toMatchObject([
    { workspaces: [{ roles: { role: 'Operator' } }, { roles: { role: 'Operator' } }] },
    {},
    {},
  ])
  expect((await world.audit()).filter(({ event }) => /role/.test(event))).toEqual([])
})
