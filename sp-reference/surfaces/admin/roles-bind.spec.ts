import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from '@playwright/test'
import type { Sp } from '../../index.ts'
import { adminPage, noticeOf, owner, ownerOf, seenOn } from '../../testing/administration.ts'
import type { TestBrowser } from '../../testing/browser.ts'
import { createWorld, refusalCode, startSp, type World } from '../../testing/world.ts'

/** What is changed on these pages holds at sign-ins and on the pages of recipes, and nothing holds that the log does not say. */
let sp: Sp
let stateDir: string
test.beforeAll(async () => {
  stateDir = mkdtempSync(join(tmpdir(), 'roles-'))
  sp = await startSp({ stateDir })
})
test.afterAll(async () => {
  await sp.stop()
  rmSync(stateDir, { recursive: true })
})

const folders = [
  { name: 'Marketing', recipes: ['Newsletter'] },
  { name: 'Payroll', recipes: ['Salaries'] },
]

async function worldOf(policy: object = {}, workspace: object = {}) {
  const finance = { name: 'Finance', jit: true, folders, ...workspace }
  const world = await createWorld(sp, { owner, workspaces: [finance], policy: { workspace: policy } })
  return { world, browser: await ownerOf(world) }
}

const person = (nameId: string, attributes: Record<string, string[]>) => ({ nameId: `${nameId}@x.test`, attributes })
const recipe = (world: World, folder: string, title: string) =>
  `${world.place('workspace/Finance').homeUrl}/folders/${folder}/recipes/${title}`
const rolesOf = async (world: World, email: string) =>
  (await world.accounts()).find((account) => account.email === email)?.workspaces[0]?.roles
const pageOf = async (world: World, email: string) =>
  adminPage(world, 'Finance', `members/${(await world.accounts()).find((account) => account.email === email)?.id}`)
const save = async (browser: TestBrowser, page: string, form: [string, string][]) =>
  browser.post(page, [['seen', await seenOn(browser, page)], ...form])

test('a role that was made on the page is given at a sign-in, opens its folders, and stops editing when that is switched off', async () => {
  const { world, browser } = await worldOf()
  const early = await world.signIn('workspace/Finance', person('early', { workato_role: ['mktg_ops'] }))
  expect(await rolesOf(world, 'early@x.test')).toEqual({ role: 'Operator' })
  await browser.post(adminPage(world, 'Finance', 'roles'), { name: 'mktg_ops', folders: 'Marketing', edit: 'on' })
  const { browser: ada } = await world.signIn('workspace/Finance', person('ada', { workato_role: ['mktg_ops'] }))
  expect(await rolesOf(world, 'ada@x.test')).toEqual({ role: 'mktg_ops' })
  expect((await ada.post(recipe(world, 'Marketing', 'Newsletter'), { title: 'Spring' })).status).toBe(303)
  expect(await refusalCode(await ada.get(recipe(world, 'Payroll', 'Salaries')))).toBe('no-right')

  const page = adminPage(world, 'Finance', 'roles/mktg_ops')
  expect(noticeOf(await save(browser, page, [['folders', 'Payroll']]))).toBe('role-changed')
  expect(await refusalCode(await ada.get(recipe(world, 'Marketing', 'Newsletter')))).toBe('no-right')
  expect((await ada.get(recipe(world, 'Payroll', 'Salaries'))).status).toBe(200)
  expect(await refusalCode(await ada.post(recipe(world, 'Payroll', 'Salaries'), { title: 'Mine' }))).toBe('no-right')
  expect((await early.browser.get(recipe(world, 'Payroll', 'Salaries'))).status).toBe(200)
})

test('a deleted role is an unknown one at the next sign-in', async () => {
  const { world, browser } = await worldOf({ unknownRole: 'reject' }, { customRoles: ['mktg_ops'] })
  expect(noticeOf(await browser.post(adminPage(world, 'Finance', 'roles/mktg_ops/delete'), {}))).toBe('role-deleted')
  const { last } = await world.signIn('workspace/Finance', person('ada', { workato_role: ['mktg_ops'] }))
  expect([await refusalCode(last), await world.accounts()]).toEqual(['unknown-role', []])
})

test('a mapped group gives its role where none is sent, and the order that was set decides', async () => {
  const { world, browser } = await worldOf()
  const page = adminPage(world, 'Finance', 'group-roles')
  await browser.post(page, { group: 'Leads', role: 'Analyst' })
  await browser.post(page, { group: 'Board', role: 'Admin' })
  const groups = { workato_user_groups: ['Board', 'Leads'] }
  await world.signIn('workspace/Finance', person('ada', groups))
  await browser.post(`${page}/change`, { go: 'up', at: '1', seen: await seenOn(browser, page) })
  await world.signIn('workspace/Finance', person('bea', groups))
  await world.signIn('workspace/Finance', person('cyd', { ...groups, workato_role: ['Operator'] }))
  await browser.post(`${page}/change`, { go: 'remove', at: '0', seen: await seenOn(browser, page) })
  await world.signIn('workspace/Finance', person('dot', groups))
  const roles = await Promise.all(['ada', 'bea', 'cyd', 'dot'].map((name) => rolesOf(world, `${name}@x.test`)))
  expect(roles.map((each) => each && 'role' in each && each.role)).toEqual(['Analyst', 'Admin', 'Operator', 'Analyst'])
})

for (const [rolePolicy, words, after] of [
  ['createOnly', 'leaves it as it is: the identity provider gives a role to new members only', 'Analyst'],
  ['manualWins', 'leaves it as it is, because it was given by hand', 'Analyst'],
  ['eachLogin', 'replaces it where the identity provider sends a role of this workspace', 'Operator'],
] as const)
  test(`under ${rolePolicy} the next sign-in does with a role by hand what the page says`, async () => {
    const { world, browser } = await worldOf({ rolePolicy })
    const ada = person('ada', { workato_role: ['Operator'] })
    const { browser: own } = await world.signIn('workspace/Finance', ada)
    expect(await refusalCode(await own.post(recipe(world, 'Payroll', 'Salaries'), { title: 'Mine' }))).toBe('no-right')
    const page = await pageOf(world, 'ada@x.test')
    expect(await (await browser.get(page)).text()).toContain(`The next sign-in ${words}`)
    expect(noticeOf(await save(browser, page, [['role', 'Analyst']]))).toBe('member-role-changed')
    expect((await own.post(recipe(world, 'Payroll', 'Salaries'), { title: 'Mine' })).status).toBe(303)
    await world.signIn('workspace/Finance', ada)
    expect(await rolesOf(world, 'ada@x.test')).toEqual({ role: after })
    // Where nothing is sent, every policy leaves the role.
    await save(browser, page, [['role', 'Analyst']])
    await world.signIn('workspace/Finance', person('ada', {}))
    expect(await rolesOf(world, 'ada@x.test')).toEqual({ role: 'Analyst' })
  })

test('under manualWins a role is kept from sign-ins by saving it as it is', async () => {
  const { world, browser } = await worldOf({ rolePolicy: 'manualWins' })
  await world.signIn('workspace/Finance', person('ada', { workato_role: ['Analyst'] }))
  const page = await pageOf(world, 'ada@x.test')
  const html = async () => (await browser.get(page)).text()
  expect(await html()).toContain('saving what is there already keeps it, too')
  expect(noticeOf(await save(browser, page, [['role', 'Analyst']]))).toBe('member-role-changed')
  expect(await html()).not.toContain('saving what is there already')
  expect((await world.audit()).at(-1)?.reasons).toEqual(['Given by: a sign-in → hand'])
  await world.signIn('workspace/Finance', person('ada', { workato_role: ['Operator'] }))
  expect(await rolesOf(world, 'ada@x.test')).toEqual({ role: 'Analyst' })
})

test('what cannot be logged does not happen', async () => {
  const { world, browser } = await worldOf({}, { customRoles: ['ops', 'spare'], groupRoles: [{ group: 'Leads', role: 'ops' }] })
  await world.api('POST', '/accounts', { email: 'ada@x.test', workspaces: [{ name: 'Finance', roles: { role: 'ops' } }] })
  const [roles, mapping, member] = [
    adminPage(world, 'Finance', 'roles'),
    adminPage(world, 'Finance', 'group-roles'),
    await pageOf(world, 'ada@x.test'),
  ]
  const state = async () => {
    const pages = await Promise.all(
      [roles, `${roles}/ops`, mapping, member].map(async (page) => (await browser.get(page)).text()),
    )
    return [...pages, await world.accounts()]
  }
  const before = await state()
  const log = new DatabaseSync(join(stateDir, 'sp.sqlite'), { timeout: 5000 })
  log.exec(
    `create trigger noLog before insert on audit when new.organisation = '${world.slug}' begin select raise(abort, 'full'); end`,
  )
  try {
    const answers = [
      await browser.post(roles, { name: 'new' }),
      await save(browser, `${roles}/ops`, [['folders', 'Payroll']]),
      await browser.post(`${roles}/spare/delete`, {}),
      await browser.post(mapping, { group: 'Board', role: 'Admin' }),
      await browser.post(`${mapping}/change`, { go: 'remove', at: '0', seen: await seenOn(browser, mapping) }),
      await save(browser, member, [['role', 'Admin']]),
    ]
    expect(await Promise.all(answers.map(async (answer) => [answer.status, await refusalCode(answer)]))).toEqual(
      answers.map(() => [500, 'internal-error']),
    )
  } finally {
    log.exec('drop trigger noLog')
    log.close()
  }
  expect(await state()).toEqual(before)
  expect(noticeOf(await browser.post(`${roles}/spare/delete`, {}))).toBe('role-deleted')
})
