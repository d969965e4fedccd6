import { expect, test } from '@playwright/test'
import type { Sp } from '../../index.ts'
import type { TestBrowser } from '../../testing/browser.ts'
import { createWorld, refusalCode, startSp, type World } from '../../testing/world.ts'

let sp: Sp
test.beforeAll(async () => {
  sp = await startSp()
})
test.afterAll(() => sp.stop())

const apps = [
  { name: 'Requests', permission: 'use-apps' },
  { name: 'Feedback ideas', permission: 'give-feedback' },
]
const prod = { name: 'Prod', jit: true, defaultPermissions: ['use-apps'], apps }
const ada = { nameId: 'ada@x.test' }
const feedback = 'Feedback ideas'

const hands = (world: World, browser: TestBrowser) => {
  const home = world.place('end-user/Prod').homeUrl
  const address = (app: string) => `${home}/apps/${encodeURIComponent(app)}`
  return {
    home: async () => (await browser.get(home)).text(),
    open: (app: string) => browser.get(address(app)),
    add: (app: string, text: string) => browser.post(address(app), { text }),
    page: async (app: string) => (await browser.get(address(app))).text(),
  }
}

/** Somebody who has just come to Prod for the first time, and what they do there. */
async function newcomer(spec: object = {}, person = ada) {
  const world = await createWorld(sp, { environments: [{ ...prod, ...spec }] })
  const { browser } = await world.signIn('end-user/Prod', person)
  return { world, browser, ...hands(world, browser) }
}

test('what the default permissions open is a link, and another app says what it asks for', async () => {
  const { home, open } = await newcomer()
  const page = await home()
  expect(page).toMatch(/<a href="[^"]+\/apps\/Requests">Requests<\/a>/)
  expect(page).not.toContain('/apps/Feedback')
  expect(page).toContain('It asks for the permission give-feedback, which you do not have here.')
  expect((await open('Requests')).status).toBe(200)
  const refused = await open(feedback)
  expect([refused.status, await refusalCode(refused)]).toEqual([403, 'no-permission'])
})

test('an entry is added, shown as text with its lines, and is nobody else’s', async () => {
  const { world, browser, add, page } = await newcomer()
  const saved = await browser.follow(await add('Requests', '  <b>{{7*7}}</b>\r\nsecond line '))
  expect([saved.status, await saved.text()]).toEqual([
    200,
    expect.stringContaining('<p class="text">&lt;b&gt;{{7*7}}&lt;/b&gt;\nsecond line</p>'),
  ])
  expect((await world.audit()).at(-1)).toMatchObject({ event: 'entry-added', email: 'ada@x.test', reasons: ['in Requests'] })
  const grace = hands(world, (await world.signIn('end-user/Prod', { nameId: 'grace@x.test' })).browser)
  expect(await grace.page('Requests')).toContain('None yet.')
  expect(await page('Requests')).toContain('second line')
})

for (const [what, text, words] of [
  ['blank', ' \n ', 'Write something first.'],
  ['over-long', `${'x'.repeat(600)} the end`, 'This has 608 characters.'],
  ['very long', `${'x'.repeat(300_000)} the end`, 'Shorten it to at most 500'],
] as const)
  test(`a ${what} entry is refused beside the field, and what was typed is still there`, async () => {
    const { world, add, page } = await newcomer()
    const answer = await add('Requests', text)
    const shown = await answer.text()
    expect([answer.status, shown.includes(words), shown.includes('aria-invalid="true"')]).toEqual([422, true, true])
    expect(shown).toContain(`>\n${text}</textarea>`)
    expect(await page('Requests')).toContain('None yet.')
    expect((await world.audit()).map(({ event }) => event)).not.toContain('entry-added')
  })

test('an app that is not open takes no entry, and the log says who tried', async () => {
  const { world, add } = await newcomer()
  const refused = await add(feedback, 'Let me in')
  expect([refused.status, await refusalCode(refused)]).toEqual([403, 'no-permission'])
  expect((await world.audit()).at(-1)).toMatchObject({
    event: 'entry-refused',
    decision: 'refused',
    code: 'no-permission',
    email: 'ada@x.test',
    reasons: ['Feedback ideas asks for give-feedback'],
  })
})

test('a permission that is taken away closes the app at once, and one that is given opens it; entries stay', async () => {
  const { world, open, add, page } = await newcomer()
  await add('Requests', 'A new laptop')
  const give = (...permissions: string[]) =>
    world.api('PATCH', '/accounts/ada@x.test', { environments: [{ name: 'Prod', permissions }] })
  await give('give-feedback')
  expect(await refusalCode(await open('Requests'))).toBe('no-permission')
  expect(await refusalCode(await add('Requests', 'Another one'))).toBe('no-permission')
  expect((await open(feedback)).status).toBe(200)
  await give('use-apps')
  const again = await page('Requests')
  expect([again.includes('A new laptop'), again.includes('Another one')]).toEqual([true, false])
})

for (const [what, take] of [
  ['deactivated', (world: World) => world.api('PATCH', '/accounts/ada@x.test', { status: 'deactivated' })],
  ['removed', (world: World) => world.api('DELETE', '/accounts/ada@x.test/places/end-user/Prod')],
] as const)
  test(`for somebody who was ${what} nothing opens`, async () => {
    const { world, open, add } = await newcomer()
    expect((await take(world)).status).toBeLessThan(300)
    for (const answer of [await open('Requests'), await add('Requests', 'Still here')])
      expect(answer.headers.get('location')).toMatch(/\/end-user\/Prod\/sign-in$/)
    expect((await world.audit()).map(({ event }) => event)).not.toContain('entry-added')
  })

test('nobody, a session of another environment, and an app that is not there', async () => {
  const world = await createWorld(sp, { environments: [prod, { ...prod, name: 'Test' }] })
  const { browser } = await world.signIn('end-user/Test', ada)
  const atProd = hands(world, browser)
  expect((await atProd.open('Requests')).headers.get('location')).toMatch(/\/end-user\/Prod\/sign-in$/)
  expect((await browser.get(`${world.place('end-user/Test').homeUrl}/apps/Requests`)).status).toBe(200)
  expect((await browser.get(`${world.place('end-user/Test').homeUrl}/apps/Ghost`)).status).toBe(404)
})

test('a settings patch brings apps in, and a bad list is refused with where and what', async () => {
  const { world, open } = await newcomer({ apps: [] })
  expect((await open('Requests')).status).toBe(404)
  const patch = (list: unknown) => world.api('PATCH', '', { environments: [{ name: 'Prod', apps: list }] })
  const refused = await patch([apps[0], apps[0]])
  expect([refused.status, JSON.stringify(refused.body)]).toEqual([
    400,
    expect.stringContaining("environments[0].apps[1].name: 'Requests' appears twice"),
  ])
  expect((await patch([{ name: 'Requests' }])).status).toBe(400)
  expect((await patch([{ name: 'Requests', permission: 'use-apps', hidden: true }])).status).toBe(400)
  expect((await open('Requests')).status).toBe(404)
  expect((await patch(apps)).status).toBe(200)
  expect((await open('Requests')).status).toBe(200)
})

for (const [defect, opens] of [
  ['permissions-bind-nothing', [200, 200]],
  ['permissions-are-names-only', [403, 403]],
] as const)
  test(`the defect ${defect}: ${opens[0] === 200 ? 'everything' : 'nothing'} opens`, async () => {
    const world = await createWorld(sp, { environments: [prod], defects: [defect] })
    const { open } = hands(world, (await world.signIn('end-user/Prod', ada)).browser)
    expect([(await open('Requests')).status, (await open(feedback)).status]).toEqual([...opens])
  })
