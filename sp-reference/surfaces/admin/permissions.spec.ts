import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from '@playwright/test'
import { createSp, type Sp } from '../../index.ts'
import { noticeOf, seenOn } from '../../testing/administration.ts'
import { createBrowser, type TestBrowser } from '../../testing/browser.ts'
import { createWorld, refusalCode, startSp, token, type World } from '../../testing/world.ts'

const owner = { email: 'owner@x.test', password: 'correct-horse-battery' }
const ada = { nameId: 'ada@x.test' }
let sp: Sp
test.beforeAll(async () => {
  sp = await startSp()
})
test.afterAll(() => sp.stop())

const apps = [
  { name: 'Requests', permission: 'use-apps' },
  { name: 'Feedback', permission: 'give-feedback' },
]
const prod = { name: 'Prod', jit: true, defaultPermissions: ['use-apps'], apps }
const at = (world: World, path = '') => `${sp.url}/o/${world.slug}/admin${path}`

/** An owner beside Ada, who has just come to Prod for the first time. */
async function worldOf() {
  const world = await createWorld(sp, {
    owner,
    environments: [prod, { ...prod, name: 'Test' }],
    workspaces: [{ name: 'Finance', jit: true }],
  })
  const { browser } = await world.signIn('end-user/Prod', ada)
  const admin = createBrowser()
  await admin.post(at(world, '/sign-in'), owner)
  const [account] = await world.accounts()
  const person = at(world, `/people/${account?.id}/permissions/Prod`)
  return { world, admin, browser, person, defaults: at(world, '/end-user/Prod/permissions') }
}

/** Sends a form of permissions as a browser does: a field for each ticked box. @param seen what the page showed when it was opened */
const send = async (admin: TestBrowser, url: string, ticked: string[], further = '', seen?: string) =>
  admin.post(url, [
    ...ticked.map((name): [string, string] => ['permission', name]),
    ['further', further],
    ['seen', seen ?? (await seenOn(admin, url).catch(() => ''))],
  ])

const opens = async (world: World, browser: TestBrowser) =>
  Promise.all(
    apps.map(async ({ name }) => (await browser.get(`${world.place('end-user/Prod').homeUrl}/apps/${name}`)).status === 200),
  )
const permissionsOf = async (world: World, email: string) =>
  (await world.accounts()).find((each) => each.email === email)?.environments.find(({ name }) => name === 'Prod')?.permissions

test('what is raised by hand opens at once and is still there after the next sign-in (E-09)', async () => {
  const { world, admin, browser, person } = await worldOf()
  expect(await opens(world, browser)).toEqual([true, false])
  const saved = await send(admin, person, ['use-apps', 'give-feedback'], 'administer')
  expect(saved.headers.get('location')).toContain('notice=permissions-saved')
  expect(await opens(world, browser)).toEqual([true, true])
  expect((await world.audit()).at(-1)).toMatchObject({
    actor: owner.email,
    event: 'permissions-changed',
    place: 'end-user/Prod',
    email: ada.nameId,
    reasons: ['Permissions in Prod: use-apps → administer, give-feedback, use-apps'],
  })
  const again = await world.signIn('end-user/Prod', ada)
  expect(await permissionsOf(world, ada.nameId)).toEqual(['administer', 'give-feedback', 'use-apps'])
  expect(await opens(world, again.browser)).toEqual([true, true])
  const [account] = await world.accounts()
  expect(account?.environments.find(({ name }) => name === 'Test')?.permissions).toEqual(['use-apps'])
})

test('what is taken away closes at once, and the next sign-in does not give it back', async () => {
  const { world, admin, browser, person } = await worldOf()
  await send(admin, person, [])
  expect(await opens(world, browser)).toEqual([false, false])
  expect(await opens(world, (await world.signIn('end-user/Prod', ada)).browser)).toEqual([false, false])
  expect((await world.audit()).map(({ reasons }) => reasons)).toContainEqual(['Permissions in Prod: use-apps → none'])
})

test('other defaults count for newcomers and change nobody who is here', async () => {
  const { world, admin, browser, defaults } = await worldOf()
  const page = await (await admin.get(defaults)).text()
  expect(page).toContain('everybody who is here already keeps what they have')
  expect(page).toContain('value="use-apps" checked')
  const saved = await send(admin, defaults, ['give-feedback'], 'build')
  expect(saved.headers.get('location')).toContain('notice=defaults-saved')
  expect((await world.audit()).at(-1)).toMatchObject({
    actor: owner.email,
    event: 'default-permissions-changed',
    place: 'end-user/Prod',
    reasons: ['Default permissions: use-apps → build, give-feedback'],
  })
  expect([await permissionsOf(world, ada.nameId), await opens(world, browser)]).toEqual([['use-apps'], [true, false]])
  await world.signIn('end-user/Prod', ada)
  expect(await permissionsOf(world, ada.nameId)).toEqual(['use-apps'])
  const grace = await world.signIn('end-user/Prod', { nameId: 'grace@x.test' })
  expect(await permissionsOf(world, 'grace@x.test')).toEqual(['build', 'give-feedback'])
  expect(await opens(world, grace.browser)).toEqual([false, true])
})

test('of two administrators none gives back what the other has just taken away, also with a form that is wrong', async () => {
  const { world, admin, browser, person, defaults } = await worldOf()
  const boss = (await world.signIn('workspace/Finance', { nameId: 'bea@x.test', attributes: { workato_role: ['Admin'] } }))
    .browser
  for (const url of [person, defaults]) {
    const seen = await seenOn(admin, url)
    await send(boss, url, [])
    for (const late of ['', 'x'.repeat(121)])
      expect(noticeOf(await send(admin, url, ['use-apps', 'give-feedback'], late, seen))).toBe('overtaken')
    expect(await (await admin.get(`${url}?notice=overtaken`)).text()).toContain('Somebody else was quicker')
  }
  expect(await permissionsOf(world, ada.nameId)).toEqual([])
  expect(await opens(world, browser)).toEqual([false, false])
  expect((await world.audit()).filter(({ event }) => event.includes('permissions-changed'))).toHaveLength(2)
  const both = await Promise.all(
    ['build', 'administer'].map(async (name) => noticeOf(await send(admin, person, [name], '', await seenOn(boss, person)))),
  )
  expect(both.sort()).toEqual(['overtaken', 'permissions-saved'])
})

test('nothing changed is nothing recorded', async () => {
  const { world, admin, person, defaults } = await worldOf()
  const before = [await world.accounts(), await world.audit()]
  for (const url of [person, defaults]) expect((await send(admin, url, ['use-apps'])).status).toBe(303)
  expect([await world.accounts(), await world.audit()]).toEqual(before)
})

for (const [what, further, words] of [
  ['other letters', 'Use-Apps', 'There is a permission &quot;use-apps&quot; already'],
  ['too long a name', 'x'.repeat(121), 'is longer than 120 characters'],
] as const)
  test(`a permission with ${what} is refused on both pages, with what was entered, and nothing is saved`, async () => {
    const { world, admin, person, defaults } = await worldOf()
    const before = [await world.accounts(), await world.audit()]
    for (const url of [person, defaults]) {
      const answer = await send(admin, url, ['give-feedback'], `administer\n${further}`)
      const page = await answer.text()
      expect([answer.status, page.includes(words), page.includes('Nothing was saved.')]).toEqual([422, true, true])
      expect(page).toContain(`\nadminister\n${further}</textarea>`)
      expect(page).toContain('value="give-feedback" checked')
      expect(page).not.toContain('value="use-apps" checked')
    }
    expect([await world.accounts(), await world.audit()]).toEqual(before)
    expect(await (await admin.get(defaults)).text()).toContain('value="use-apps" checked')
  })

test('a page of somebody who is not there is not found, and who was removed meanwhile does not come back', async () => {
  const { world, admin, person } = await worldOf()
  for (const path of ['/people/acc_ghost/permissions/Prod', `${person.slice(at(world).length)}x`])
    expect((await admin.get(at(world, path))).status).toBe(404)
  const [account] = await world.accounts()
  await world.api('DELETE', '/accounts/ada@x.test/places/end-user/Prod')
  for (const answer of [await admin.get(person), await send(admin, person, ['use-apps'])])
    expect([answer.status, await refusalCode(answer)]).toEqual([404, 'not-found'])
  expect((await world.accounts())[0]?.environments.map(({ name }) => name)).toEqual(['Test'])
  const other = await createWorld(sp, { owner, environments: [prod] })
  await admin.post(at(other, '/sign-in'), owner)
  expect((await admin.get(at(other, `/people/${account?.id}/permissions/Prod`))).status).toBe(404)
})

test('only administrators see and change permissions', async () => {
  const { world, browser, person, defaults } = await worldOf()
  for (const url of [person, defaults]) {
    expect(await refusalCode(await browser.get(url))).toBe('not-an-administrator')
    expect(await refusalCode(await send(browser, url, ['build']))).toBe('not-an-administrator')
    expect((await createBrowser().get(url)).headers.get('location')).toMatch(/\/admin\/sign-in$/)
  }
  expect(await permissionsOf(world, ada.nameId)).toEqual(['use-apps'])
  const attributes = { workato_role: ['Admin'] }
  const admin = (await world.signIn('workspace/Finance', { nameId: 'bea@x.test', attributes })).browser
  expect((await send(admin, person, ['build'])).status).toBe(303)
  expect((await world.audit()).at(-1)).toMatchObject({ actor: 'bea@x.test', event: 'permissions-changed', email: ada.nameId })
})

test('what cannot be recorded does not happen', async () => {
  const stateDir = test.info().outputPath('state')
  const kept = await createSp({ testToken: token, stateDir }).start()
  const world = await createWorld(kept, { owner, environments: [prod] })
  const { browser } = await world.signIn('end-user/Prod', ada)
  const admin = createBrowser()
  const base = `${kept.url}/o/${world.slug}`
  await admin.post(`${base}/admin/sign-in`, owner)
  const file = new DatabaseSync(join(stateDir, 'sp.sqlite'))
  file.exec("create trigger fullLog before insert on audit begin select raise(abort, 'the log is full'); end")
  file.close()
  const before = await world.accounts()
  const pages = [`${base}/admin/people/${before[0]?.id}/permissions/Prod`, `${base}/admin/end-user/Prod/permissions`]
  for (const url of pages) expect((await send(admin, url, ['give-feedback'])).status).toBe(500)
  const entry = await browser.post(`${base}/end-user/Prod/apps/Requests`, { text: 'A new laptop' })
  expect(entry.status).toBe(500)
  expect(await world.accounts()).toEqual(before)
  expect(await (await admin.get(pages[1] ?? '')).text()).toContain('value="use-apps" checked')
  expect(await (await browser.get(`${base}/end-user/Prod/apps/Requests`)).text()).toContain('None yet.')
  await kept.stop()
})
