import { expect, test } from '@playwright/test'
import type { Sp } from '../../index.ts'
import { createBrowser, type TestBrowser } from '../../testing/browser.ts'
import { createWorld, refusalCode, startSp, type World } from '../../testing/world.ts'

const owner = { email: 'owner@x.test', password: 'correct-horse-battery' }
let sp: Sp
test.beforeAll(async () => {
  sp = await startSp()
})
test.afterAll(() => sp.stop())

const worldOf = () =>
  createWorld(sp, {
    owner,
    environments: [{ name: 'Prod', jit: true }],
    workspaces: [
      { name: 'Finance', jit: true },
      { name: 'HR', jit: true },
    ],
  })
const at = (world: World, path = '') => `${sp.url}/o/${world.slug}/admin${path}`

async function asOwner(world: World, password = owner.password): Promise<{ browser: TestBrowser; answer: Response }> {
  const browser = createBrowser()
  return { browser, answer: await browser.post(at(world, '/sign-in'), { email: ' Owner@X.test', password }) }
}

test('nobody is sent to the sign-in, and a wrong password opens nothing', async () => {
  const world = await worldOf()
  const answer = await createBrowser().get(at(world, '/end-user/Prod'))
  expect([answer.status, answer.headers.get('location')]).toEqual([302, `/o/${world.slug}/admin/sign-in`])
  for (const password of ['', 'wrong', `${owner.password} `]) {
    const { browser, answer: refused } = await asOwner(world, password)
    expect([refused.status, await refusalCode(refused)]).toEqual([401, 'password-wrong'])
    expect((await browser.get(at(world))).status).toBe(302)
  }
  expect((await world.audit()).map(({ event }) => event)).toEqual(Array(3).fill('owner-sign-in-refused'))
})

for (const [what, path, headers, body, status, code, words] of [
  ['too many fields', '/end-user/Prod/groups', {}, 'x=1&'.repeat(60), 413, 'form-too-large', 'more than this form takes'],
  ['a field that is too long', '/end-user/Prod/groups', {}, `name=${'x'.repeat(300_000)}`, 413, 'form-too-large', 'shorten it'],
  ['letters of another kind', '/end-user/Prod/groups', { charset: 'utf-7' }, 'name=x', 415, 'not-a-form', 'one of our forms'],
] as const)
  test(`a form of ${what} is refused as a form, not as a sign-in`, async () => {
    const world = await worldOf()
    const { answer } = await asOwner(world)
    const cookie = answer.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ')
    const type = ['application/x-www-form-urlencoded', ...Object.entries(headers).map((pair) => pair.join('='))].join('; ')
    const refused = await fetch(at(world, path), { method: 'POST', headers: { cookie, 'content-type': type }, body })
    const page = await refused.text()
    expect([refused.status, /id="refusal-code">([^<]+)/.exec(page)?.[1], page.includes(words)]).toEqual([status, code, true])
    expect(page).not.toMatch(/SAML|not signed in|sign-in message/)
    expect((await world.audit()).map(({ event }) => event)).not.toContain('group-created')
  })

test('the owner comes in by password, is no account, and reads everything', async () => {
  const world = await worldOf()
  const { browser, answer } = await asOwner(world)
  expect(answer.headers.get('location')).toBe(`/o/${world.slug}/admin`)
  expect((await browser.get(at(world, '/workspace/HR/authentication'))).status).toBe(200)
  expect(await world.session(browser)).toMatchObject({ signedIn: true, email: owner.email, place: 'admin' })
  expect(await world.accounts()).toEqual([])
  const home = await browser.get(`${sp.url}/o/${world.slug}/home`)
  expect(home.headers.get('location')).toBe(`/o/${world.slug}/admin`)
})

test('a sign-in through an identity provider with the address of the owner does not administer', async () => {
  const world = await worldOf()
  const { browser } = await world.signIn('end-user/Prod', { nameId: owner.email })
  const answer = await browser.get(at(world))
  expect([answer.status, await refusalCode(answer)]).toEqual([403, 'not-an-administrator'])
})

test('an Admin administers the environments and the own workspace, an Operator nothing', async () => {
  const world = await worldOf()
  const admin = { nameId: 'ada@x.test', attributes: { workato_role: ['Admin'] } }
  const { browser } = await world.signIn('workspace/Finance', admin)
  expect((await browser.get(at(world, '/end-user/Prod/authentication'))).status).toBe(200)
  expect((await browser.get(at(world, '/workspace/Finance/authentication'))).status).toBe(200)
  const other = await browser.get(at(world, '/workspace/HR/authentication'))
  expect([other.status, await refusalCode(other)]).toEqual([403, 'not-an-administrator'])
  expect((await browser.post(at(world, '/workspace/HR/providers/new'), {})).status).toBe(403)
  expect(await (await browser.get(at(world))).text()).not.toContain('/workspace/HR')
  const operator = await world.signIn('workspace/Finance', { nameId: 'bea@x.test' })
  expect((await operator.browser.get(at(world))).status).toBe(403)
})

test('a set-up belongs to who began it', async () => {
  const world = await worldOf()
  const { browser } = await asOwner(world)
  const draft = (await browser.post(at(world, '/end-user/Prod/providers/new'), {})).headers.get('location') ?? ''
  expect((await browser.get(`${sp.url}${draft}`)).status).toBe(200)
  const admin = { nameId: 'ada@x.test', attributes: { workato_role: ['Admin'] } }
  const other = (await world.signIn('workspace/Finance', admin)).browser
  expect((await other.get(`${sp.url}${draft}`)).headers.get('location')).toContain('notice=draft-gone')
})

test('a form of another site changes nothing', async () => {
  const world = await worldOf()
  const { browser } = await asOwner(world)
  const home = await browser.get(at(world))
  expect(home.status).toBe(200)
  const answer = await fetch(at(world, '/end-user/Prod/groups'), {
    method: 'POST',
    headers: { origin: 'http://evil.example' },
    body: new URLSearchParams({ name: 'Evil' }),
  })
  expect(await refusalCode(answer)).toBe('foreign-origin')
})

test('with SAML switched off no message is accepted, and nobody is made to use it', async () => {
  const world = await worldOf()
  await world.api('POST', '/accounts', { email: 'guest@x.test', password: 'a long password', environments: [{ name: 'Prod' }] })
  const { browser } = await asOwner(world)
  const kept = await browser.post(at(world, '/end-user/Prod/authentication'), {
    method: 'saml',
    enforce: 'all',
    jit: 'on',
    provider: '',
  })
  expect(kept.headers.get('location')).toContain('notice=saved')
  expect(await refusalCode((await world.signIn('end-user/Prod', { nameId: 'ada@x.test' })).last)).toBe('saml-disabled')
  expect((await world.accounts()).map(({ email }) => email)).toEqual(['guest@x.test'])
  const person = createBrowser()
  const answer = await person.post(world.place('end-user/Prod').signInUrl, { email: 'guest@x.test', password: 'a long password' })
  expect(answer.status).toBe(303)
})

test('a value that the form does not offer is refused, and nothing is half-saved', async () => {
  const world = await worldOf()
  const { browser } = await asOwner(world)
  const answer = await browser.post(at(world, '/end-user/Prod/authentication'), {
    method: 'password',
    enforce: 'all',
    provider: 'foreign',
  })
  expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('Choose one of the identity providers')])
  expect((await world.signIn('end-user/Prod', { nameId: 'ada@x.test' })).last.status).toBe(200)
})
