import { expect, test } from '@playwright/test'
import type { Sp } from '../../index.ts'
import type { TestBrowser } from '../../testing/browser.ts'
import { createWorld, refusalCode, startSp, type World } from '../../testing/world.ts'

let sp: Sp
test.beforeAll(async () => {
  sp = await startSp()
})
test.afterAll(() => sp.stop())

const ada = { nameId: 'ada@x.test' }
const settings = { method: 'api-key', policy: 'gold', groups: ['Sales'] }
const portal = {
  environment: 'Prod',
  collections: [{ name: 'orders', description: 'What was bought' }, { name: 'billing' }],
  policies: [{ name: 'gold', perMinute: 60, perDay: 1000 }],
  settings,
}
const portalWorld = (changes: object = {}, spec: object = {}) =>
  createWorld(sp, {
    environments: [{ name: 'Prod', jit: true, groups: ['Sales', 'EMEA'] }],
    portal: { ...portal, ...changes },
    ...spec,
  })

/** A sign-in through the portal's own door; the provider is that of its environment. */
const enter = async (world: World, person = ada, browser?: TestBrowser) =>
  world.signIn('portal/Prod', person, browser ? { browser } : {})
const page = (world: World, path: string) => `${sp.url}/o/${world.slug}/portal/${path}`

test('a first sign-in makes the account, then the client, and lands on Discover new APIs', async () => {
  const world = await portalWorld()
  const { last } = await enter(world)
  expect(last.url).toBe(page(world, 'discover'))
  const html = await last.text()
  expect(html).toContain('Discover new APIs</h1>')
  expect(html).toContain('What was bought')
  expect(html).not.toContain('Try out')
  expect(await world.accounts()).toMatchObject([{ apiClients: [settings], accessRequests: [], grants: [] }])
  expect((await world.audit()).map(({ event, decision }) => [event, decision])).toEqual([
    ['sign-in', 'created'],
    ['api-client-created', null],
  ])
})

test('a later sign-in makes no second client and lands on My APIs; the settings have changed meanwhile', async () => {
  const world = await portalWorld()
  await enter(world)
  const [before] = await world.accounts()
  expect((await world.api('PUT', '/portal/settings', { method: 'oauth2' })).status).toBe(200)
  const { last } = await enter(world)
  expect(last.url).toBe(page(world, 'apis'))
  expect(await world.accounts()).toEqual([{ ...before, lastSignInAt: expect.any(String) }])
  await enter(world, { nameId: 'bea@x.test' })
  expect((await world.accounts())[1]?.apiClients).toMatchObject([{ method: 'oauth2', policy: null, groups: [] }])
})

test('twenty first sign-ins at once make one account with one client', async () => {
  const world = await portalWorld()
  const ready = await Promise.all(Array.from({ length: 20 }, () => world.post('portal/Prod', ada)))
  const all = await Promise.all(ready.map(async ({ browser, posted }) => browser.follow(posted)))
  expect(all.map(({ status }) => status)).toEqual(all.map(() => 200))
  expect((await world.accounts()).map(({ apiClients }) => apiClients.length)).toEqual([1])
})

test('before the settings are saved nobody gets in and nothing is made; afterwards they do', async () => {
  const world = await portalWorld({ settings: null })
  const { last, browser } = await enter(world)
  expect(await refusalCode(last)).toBe('portal-not-configured')
  expect([await world.accounts(), (await world.session(browser)).signedIn]).toEqual([[], false])
  expect((await world.signIn('end-user/Prod', { nameId: 'go@x.test' })).last.status).toBe(200)
  expect((await world.accounts())[0]?.apiClients).toEqual([])
  await world.api('PUT', '/portal/settings', settings)
  expect((await enter(world)).last.url).toBe(page(world, 'discover'))
})

for (const [what, environment, code] of [
  ['JIT', { jit: false }, 'jit-disabled'],
  ['SAML', { jit: true, samlEnabled: false }, 'saml-disabled'],
  ['the sign-in method SAML', { jit: true, authMethod: 'password' }, 'saml-disabled'],
] as const)
  test(`without ${what} a portal sign-in makes nothing`, async () => {
    const world = await portalWorld({ settings: { method: 'jwt' } }, { environments: [{ name: 'Prod', ...environment }] })
    const { last } = await enter(world)
    expect([last.status, await refusalCode(last), await world.accounts()]).toEqual([403, code, []])
  })

test('a group that does not exist is refused, wherever it is said', async () => {
  const world = await portalWorld({ settings: null })
  expect(await world.api('PUT', '/portal/settings', { method: 'jwt', groups: ['Ghost'] })).toMatchObject({
    status: 422,
    body: { error: { path: 'groups', message: "groups: Prod has no group 'Ghost'; create it first" } },
  })
  expect(await refusalCode((await enter(world)).last)).toBe('portal-not-configured')
  await expect(portalWorld({ settings: { method: 'jwt', groups: ['Ghost'] } })).rejects.toThrow('portal.settings.groups')
  await expect(portalWorld({ environment: 'Nope' })).rejects.toThrow('portal.environment')
  await expect(portalWorld({ collections: [{ name: 'a' }, { name: 'a' }] })).rejects.toThrow('portal.collections')
})

test('a request stays open until it is decided, for that person and that collection alone', async () => {
  const world = await portalWorld()
  const { browser } = await enter(world)
  const ask = async (name: string, note = '') =>
    browser.follow(await browser.post(page(world, `collections/${name}/request`), { note }))
  const decide = (collection: string, decision: string) =>
    world.api('POST', '/portal/decisions', { email: 'ada@x.test', collection, decision })
  expect((await ask('orders', 'For the shop')).url).toBe(page(world, 'requests'))
  expect(await (await browser.get(page(world, 'requests'))).text()).toContain('For the shop')
  expect(await (await ask('orders')).text()).toContain('You have an open request for this collection')
  expect((await ask('nothing')).status).toBe(404)
  expect((await ask('billing', 'x'.repeat(501))).status).toBe(400)
  expect(await world.accounts()).toMatchObject([{ accessRequests: [{ collection: 'orders', status: 'pending' }], grants: [] }])
  expect(await decide('billing', 'approve')).toMatchObject({ status: 404 })
  expect(await decide('orders', 'approve')).toMatchObject({ status: 200 })
  expect(await decide('orders', 'reject')).toMatchObject({ status: 404 })
  expect(await world.accounts()).toMatchObject([{ accessRequests: [{ status: 'approved' }], grants: ['orders'] }])
  expect(await (await ask('orders')).text()).toContain('You have access to this collection already')
  await ask('billing')
  await decide('billing', 'reject')
  expect(await world.accounts()).toMatchObject([{ grants: ['orders'] }])
  const html = await (await browser.get(page(world, 'discover'))).text()
  expect([html.includes('Try out orders'), html.includes('request rejected'), html.includes('Try out billing')]).toEqual([
    true,
    true,
    false,
  ])
  await enter(world, { nameId: 'bea@x.test' })
  expect((await world.accounts())[1]?.grants).toEqual([])
})

test('pages of the portal are for those who have signed in to it', async () => {
  const world = await portalWorld()
  const { browser } = await world.signIn('end-user/Prod', ada)
  for (const path of ['discover', 'apis', 'requests', 'client', 'apis/orders', 'collections/orders/request'])
    expect((await browser.follow(await browser.get(page(world, path)))).url, path).toBe(page(world, 'sign-in'))
  expect((await world.accounts())[0]?.apiClients).toEqual([])
  const plain = await createWorld(sp, { environments: [{ name: 'Prod', jit: true }] })
  expect((await browser.get(page(plain, 'sign-in'))).status).toBe(404)
})

test('the method of a client cannot be changed by an administrator, its policy can', async () => {
  const world = await portalWorld()
  await enter(world)
  const change = (body: object) => world.api('PATCH', '/clients/ada@x.test', body)
  expect(await change({ method: 'oauth2' })).toMatchObject({ status: 409, body: { error: { path: 'method' } } })
  expect(await change({ policy: 'silver' })).toMatchObject({ status: 409, body: { error: { path: 'policy' } } })
  expect(await change({ method: 'api-key', policy: null })).toMatchObject({ status: 200, body: { policy: null } })
  expect(await world.accounts()).toMatchObject([{ apiClients: [{ method: 'api-key', policy: null }] }])
})
