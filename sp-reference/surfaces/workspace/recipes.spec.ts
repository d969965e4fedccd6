import { expect, test } from '@playwright/test'
import type { Sp } from '../../index.ts'
import type { TestBrowser } from '../../testing/browser.ts'
import { createWorld, refusalCode, startSp, type World } from '../../testing/world.ts'

let sp: Sp
test.beforeAll(async () => {
  sp = await startSp()
})
test.afterAll(() => sp.stop())

const finance = {
  name: 'Finance',
  jit: true,
  folders: [
    { name: 'Marketing', recipes: ['Newsletter'] },
    { name: 'Payroll', recipes: ['Salaries'] },
  ],
  customRoles: [
    { name: 'writer', folders: ['Marketing'], edit: true },
    { name: 'reader', folders: ['Marketing'] },
  ],
}

/** Somebody with this role, and how they open and change recipes. */
async function worker(role: string) {
  const world = await createWorld(sp, { workspaces: [finance], environments: [{ name: 'Prod', jit: true }] })
  const { browser } = await world.signIn('workspace/Finance', { nameId: 'ada@x.test', attributes: { workato_role: [role] } })
  return { world, browser, ...hands(world, browser) }
}

const hands = (world: World, browser: TestBrowser) => {
  const address = (folder: string, recipe: string) =>
    `${world.place('workspace/Finance').homeUrl}/folders/${folder}/recipes/${recipe}`
  return {
    open: (folder: string, recipe: string) => browser.get(address(folder, recipe)),
    save: (folder: string, recipe: string, title: string) => browser.post(address(folder, recipe), { title }),
    home: async () => (await browser.get(world.place('workspace/Finance').homeUrl)).text(),
  }
}

test('a role that may edit opens its folders, changes a title, and nothing else', async () => {
  const { world, browser, open, save, home } = await worker('writer')
  const page = await home()
  expect([page.includes('Newsletter'), page.includes('Salaries')]).toEqual([true, false])
  expect(await refusalCode(await open('Payroll', 'Salaries'))).toBe('no-right')
  expect(await refusalCode(await save('Payroll', 'Salaries', 'Mine'))).toBe('no-right')
  expect((await open('Marketing', 'Newsletter')).status).toBe(200)
  const saved = await browser.follow(await save('Marketing', 'Newsletter', '  Newsletter of spring '))
  expect(await saved.text()).toContain('<h1>Newsletter of spring</h1>')
  expect((await world.audit()).at(-1)).toMatchObject({
    event: 'recipe-changed',
    email: 'ada@x.test',
    reasons: ['title: Newsletter → Newsletter of spring'],
  })
})

test('a role that may view opens its folders, is offered no form, and is refused when it posts all the same', async () => {
  const { world, open, save } = await worker('reader')
  const page = await (await open('Marketing', 'Newsletter')).text()
  expect([page.includes('Newsletter'), page.includes('name="title"')]).toEqual([true, false])
  const refused = await save('Marketing', 'Newsletter', 'Mine')
  expect([refused.status, await refusalCode(refused)]).toEqual([403, 'no-right'])
  expect(await (await open('Marketing', 'Newsletter')).text()).not.toContain('Mine')
  expect((await world.audit()).at(-1)).toMatchObject({ event: 'recipe-change-refused', decision: 'refused', code: 'no-right' })
})

test('an Operator views everything and an Analyst changes it', async () => {
  const operator = await worker('Operator')
  expect((await operator.open('Payroll', 'Salaries')).status).toBe(200)
  expect((await operator.save('Payroll', 'Salaries', 'Mine')).status).toBe(403)
  const analyst = await worker('Analyst')
  expect((await analyst.save('Payroll', 'Salaries', 'Mine')).status).toBe(303)
})

for (const [what, title, words] of [
  ['nothing', ' ', 'Give the recipe a title.'],
  ['too much', 'x'.repeat(121), 'Use at most 120 characters.'],
  ['two lines', 'a\nb', 'Use one line of plain text.'],
] as const) {
  test(`a title of ${what} is refused beside the field, and the old one stays`, async () => {
    const { open, save } = await worker('writer')
    const answer = await save('Marketing', 'Newsletter', title)
    const page = await answer.text()
    expect([answer.status, page.includes(words), page.includes('aria-invalid="true"')]).toEqual([400, true, true])
    expect(await (await open('Marketing', 'Newsletter')).text()).toContain('<h1>Newsletter</h1>')
  })
}

test('a title is shown as text', async () => {
  const { browser, save } = await worker('writer')
  const page = await (await browser.follow(await save('Marketing', 'Newsletter', '<img src=x>{{7*7}}'))).text()
  expect(page).toContain('<h1>&lt;img src&#x3D;x&gt;{{7*7}}</h1>')
})

test('what is not there is not found, and nobody gets in from outside', async () => {
  const { world, open } = await worker('Admin')
  expect((await open('Marketing', 'Ghost')).status).toBe(404)
  expect((await open('Ghost', 'Newsletter')).status).toBe(404)
  const { browser } = await world.signIn('end-user/Prod', { nameId: 'eve@x.test' })
  const foreign = hands(world, browser)
  expect(await refusalCode(await foreign.open('Marketing', 'Newsletter'))).toBe('not-a-member')
  expect(await refusalCode(await foreign.save('Marketing', 'Newsletter', 'Mine'))).toBe('not-a-member')
})

test('a custom role that names a folder which is not there is refused at set-up', async () => {
  await expect(
    createWorld(sp, { workspaces: [{ ...finance, customRoles: [{ name: 'writer', folders: ['Ghost'] }] }] }),
  ).rejects.toThrow("no folder here is called 'Ghost'")
})

test('each environment is opened by the role that somebody has there, and recipes are changed in DEV alone', async () => {
  const world = await createWorld(sp, { workspaces: [{ ...finance, environments: true }] })
  const attributes = { workato_role: ['writer'], workato_role_test: ['NoSuchRole'], workato_role_prod: ['Admin'] }
  const { browser } = await world.signIn('workspace/Finance', { nameId: 'ada@x.test', attributes })
  const home = world.place('workspace/Finance').homeUrl
  const at = async (query: string) => (await browser.get(`${home}${query}`)).text()
  const sees = (page: string) => ['Newsletter', 'Salaries'].map((title) => page.includes(`>${title}</a>`))
  expect([sees(await at('')), sees(await at('?environment=prod'))]).toEqual([
    [true, false],
    [true, true],
  ])
  const newsletter = `${home}/folders/Marketing/recipes/Newsletter`
  const pages = [await browser.get(newsletter), await browser.get(`${newsletter}?environment=prod`)]
  expect(await Promise.all(pages.map(async (page) => (await page.text()).includes('name="title"')))).toEqual([true, false])
  const refused = await browser.post(`${newsletter}?environment=prod`, { title: 'Mine' })
  expect([refused.status, await refusalCode(refused)]).toEqual([403, 'no-right'])
  expect((await browser.get(`${home}?environment=live`)).status).toBe(404)
})

test('where environments are not separate there is none to choose', async () => {
  const { world, browser } = await worker('Admin')
  expect((await browser.get(`${world.place('workspace/Finance').homeUrl}?environment=prod`)).status).toBe(404)
})

test('a custom role called like a property of every object opens what it says', async () => {
  const named = { ...finance, customRoles: [{ name: 'constructor', folders: ['Marketing'] }] }
  const world = await createWorld(sp, { workspaces: [named] })
  const person = { nameId: 'ada@x.test', attributes: { workato_role: ['constructor'] } }
  const { last } = await world.signIn('workspace/Finance', person)
  const page = await last.text()
  expect([last.status, page.includes('Newsletter'), page.includes('Salaries')]).toEqual([200, true, false])
})
