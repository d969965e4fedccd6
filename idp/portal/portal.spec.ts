import { expect, test } from '@playwright/test'
import { createIdp, profiles } from '../index.ts'
import { ada, controlOf, sp, tenantSpec } from '../testing/control.ts'
import { createVisitor, posted, type Visitor } from '../testing/visitor.ts'

const idp = createIdp({ controlToken: 'console-token' })
const control = controlOf(idp)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

const bob = { ...ada, id: 'bob', userName: 'bob@acme.example', email: 'bob@acme.example', displayName: 'Bob' }
const app = (id: string, more: object = {}) => ({
  id,
  name: `App ${id}`,
  acsUrl: sp.acsUrl,
  audience: `urn:${id}`,
  statements: [],
  assignments: [{ person: 'ada' }],
  ...more,
})

/** A tenant with these apps, and somebody at its page of apps who has not signed in yet. */
async function atPortal(profile: string, apps: ReturnType<typeof app>[], change: object = {}) {
  const tenant = await control.createTenant(tenantSpec(profile, { people: [ada, bob], apps, ...change }))
  return { tenant, visitor: await createVisitor().open(tenant.portalUrl) }
}

const tiles = ({ html }: Visitor): string[] => [...html.matchAll(/<span class="name">([^<]+)</g)].map(([, name = '']) => name)
const tileUrl = ({ html }: Visitor, name: string): string =>
  new RegExp(`href="([^"]+)" target="_blank"[^>]*><span class="mark"[^>]*></span><span class="name">${name}<`)
    .exec(html)?.[1]
    ?.replaceAll('&amp;', '&')
    .replaceAll('&#x3D;', '=') ?? ''

for (const { id, signIn, portal } of profiles) {
  test(`${id}: whoever comes without a request signs in, sees their apps, opens one with its RelayState, and signs out`, async () => {
    const { tenant, visitor } = await atPortal(id, [
      app('b', { relayState: 'deep/link' }),
      app('a'),
      app('c', { assignments: [{ person: 'bob' }] }),
    ])
    expect([visitor.html.includes(signIn.steps[0]?.heading ?? ''), tiles(visitor)]).toEqual([true, []])
    // Nobody asks on behalf of an app.
    expect(visitor.html).not.toContain('class="to"')
    await visitor.signIn(signIn, ada)
    expect([visitor.status, tiles(visitor)]).toEqual([200, ['App a', 'App b']])
    expect(visitor.html).toContain(`<title>${portal.title(tenant)}</title>`)
    expect(visitor.html).toContain('Ada Lovelace<span class="small">ada@acme.example</span>')

    const opened = await visitor.open(tileUrl(visitor, 'App b'))
    expect(posted(opened)).toMatch(/status:Success/)
    expect(posted(opened)).not.toContain('InResponseTo')
    expect(opened.form().fields.RelayState).toBe('deep/link')
    expect(await control.exchanges(tenant.id)).toMatchObject([{ app: 'b', person: 'ada', flow: 'idp-initiated', refusal: null }])

    await visitor.open(tenant.portalUrl)
    await visitor.open(tenant.url + portal.addresses(tenant).signOut)
    expect([visitor.status, visitor.html.includes(signIn.signedOut)]).toEqual([200, true])
    await visitor.open(tenant.portalUrl)
    expect(tiles(visitor)).toEqual([])
  })

  test(`${id}: its sign-in page leads there, and a search without scripts finds by words`, async () => {
    const { tenant, visitor } = await atPortal(id, [app('one'), app('two', { name: 'Time & <Travel>' })])
    await visitor.signIn(signIn, ada)
    for (const path of ['/login', ...portal.addresses(tenant).signIn, `${portal.addresses(tenant).portal}/`]) {
      await visitor.open(tenant.url + path)
      expect(tiles(visitor)).toEqual(['App one', 'Time &amp; &lt;Travel&gt;'])
    }
    const search = (text: string) => visitor.open(`${tenant.portalUrl}?q=${encodeURIComponent(text)}`)
    expect(tiles(await search(' ONE '))).toEqual(['App one'])
    expect(visitor.html).toContain('Show all apps')
    expect(tiles(await search('<b>"nothing'))).toEqual([])
    expect(visitor.html).toContain('No app of yours is called “&lt;b&gt;&quot;nothing”')
    expect(tiles(await search('x'.repeat(5000)))).toEqual([])
    expect(tiles(await visitor.open(`${tenant.portalUrl}?q=a&q=b`))).toHaveLength(2)
  })

  test(`${id}: who has no app is told so, and who may not come in why, with another account to try`, async () => {
    const { tenant, visitor } = await atPortal(id, [app('a')])
    await visitor.signIn(signIn, bob)
    expect([tiles(visitor), visitor.html.includes('There are no apps here yet.')]).toEqual([[], true])
    await control.call('PATCH', `/tenants/${tenant.id}/people/bob`, { status: 'locked' })
    await visitor.open(tenant.portalUrl)
    expect([visitor.status, visitor.html.includes('<code id="refusal-code">locked</code>')]).toEqual([403, true])
    await visitor.open(nextOf(visitor, 'Sign in with another account'))
    await visitor.signIn(signIn, ada)
    expect(tiles(visitor)).toEqual(['App a'])
    await control.call('PATCH', `/tenants/${tenant.id}/people/ada`, { verified: false })
    await visitor.open(tenant.portalUrl)
    expect([visitor.status, visitor.html.includes('<code id="refusal-code">not-verified</code>')]).toEqual([403, true])
    // Whoever is gone is nobody.
    await control.call('DELETE', `/tenants/${tenant.id}/people/ada`)
    await visitor.open(tenant.portalUrl)
    expect([visitor.status, tiles(visitor)]).toEqual([200, []])
  })

  test(`${id}: who is refused an app goes on from there: with another account to the same app, or to their own apps`, async () => {
    const { tenant, visitor } = await atPortal(id, [app('a'), app('b', { assignments: [{ person: 'bob' }], relayState: 'kept' })])
    await visitor.open(tenant.apps[1]?.initiateUrl ?? '')
    await visitor.signIn(signIn, ada)
    expect([visitor.status, visitor.html.includes('<code id="refusal-code">not-assigned</code>')]).toEqual([403, true])
    const [toApps, toAnother] = [nextOf(visitor, portal.back), nextOf(visitor, 'Sign in with another account')]
    expect(tiles(await visitor.open(toApps))).toEqual(['App a'])
    await visitor.open(toAnother)
    expect(visitor.html).not.toMatch(/autocomplete="username"[^>]* value="ada@/)
    await visitor.signIn(signIn, bob)
    expect(posted(visitor)).toContain('bob@acme.example')
    expect(visitor.form().fields.RelayState).toBe('kept')
    // It is used up, and says where to go.
    await visitor.open(toAnother)
    expect([visitor.status, visitor.html.includes('sign-in-expired'), nextOf(visitor, portal.back)]).toEqual([400, true, toApps])
  })

  test(`${id}: from the password one goes back to the name, and nothing of the way is kept`, async () => {
    const { visitor } = await atPortal(id, [app('a')])
    const [who] = signIn.steps
    await visitor.submit({ [who?.fields[0]?.label ?? '']: 'bob@acme.example' }, who?.button ?? '')
    await visitor.open(
      new RegExp(`href="([^"]+)">${signIn.back}<`).exec(visitor.html)?.[1]?.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=') ??
        '',
    )
    expect(visitor.html).toContain('value="bob@acme.example"')
    await visitor.signIn(signIn, ada)
    expect(tiles(visitor)).toEqual(['App a'])
  })

  const hides = id !== 'google-workspace'
  test(`${id}: an app ${hides ? 'is hidden there, and opens all the same' : 'cannot be hidden there'}`, async () => {
    const { tenant, visitor } = await atPortal(id, [app('a'), app('b')])
    const { status, body } = await control.call('PATCH', `/tenants/${tenant.id}/apps/b`, { hidden: true })
    expect(hides ? status : [status, body]).toEqual(
      hides ? 200 : [422, { error: expect.objectContaining({ code: 'not-offered', path: 'hidden' }) }],
    )
    await visitor.signIn(signIn, ada)
    expect(tiles(visitor)).toEqual(hides ? ['App a'] : ['App a', 'App b'])
    await visitor.open(tenant.apps[1]?.initiateUrl ?? '')
    expect(posted(visitor)).toContain('status:Success')
  })

  const leads = id === 'entra-id' || id === 'onelogin'
  test(`${id}: an app ${leads ? "starts at the service's own sign-on page where it says so" : 'cannot say that it starts elsewhere'}`, async () => {
    const { tenant, visitor } = await atPortal(id, [app('a')])
    await visitor.signIn(signIn, ada)
    const startUrl = `${idp.url}/t/${tenant.id}/nowhere?sp=1`
    const { status, body } = await control.call('PATCH', `/tenants/${tenant.id}/apps/a`, { startUrl })
    expect(leads ? status : [status, body]).toEqual(
      leads ? 200 : [422, { error: expect.objectContaining({ code: 'not-offered', path: 'startUrl' }) }],
    )
    const answer = await fetch(tileUrl(visitor, 'App a'), { redirect: 'manual' })
    expect([answer.status, answer.headers.get('location')]).toEqual(leads ? [302, startUrl] : [200, null])
  })
}

test('the tenant page says of an app that it is hidden or starts elsewhere, where the vendor has that', async () => {
  for (const [profile, offers] of [
    ['entra-id', true],
    ['google-workspace', false],
  ] as const) {
    const tenant = await control.createTenant(tenantSpec(profile))
    const visitor = await createVisitor().open(`${tenant.url}/?token=console-token`)
    expect([visitor.html.includes('Sign-on page of the service'), visitor.html.includes('Not on the page of a person')]).toEqual([
      offers,
      offers,
    ])
    expect(visitor.html).toContain(`href="${tenant.portalUrl}">A person’s apps`)
    if (!offers) continue
    const save = (startUrl: string, hidden: string) =>
      visitor.submit({ 'Sign-on page of the service': startUrl, "Not on the page of a person's apps": hidden }, 'Save settings')
    await save('ftp://x', '1')
    expect([visitor.status, visitor.html.includes('value="ftp://x"')]).toEqual([422, true])
    await save('https://sp.example/start', '1')
    const kept = async () => (await control.call('GET', `/tenants/${tenant.id}/apps/app`)).body
    expect(await kept()).toMatchObject({ startUrl: 'https://sp.example/start', hidden: true })
    await visitor.post(`${tenant.url}/console/apps/app/settings`, {
      name: 'Test SP',
      acsUrl: sp.acsUrl,
      audience: sp.issuer,
      startUrl: '',
    })
    expect(await kept()).not.toHaveProperty('startUrl')
    expect(await kept()).not.toHaveProperty('hidden')
  }
})

const nextOf = ({ html }: Visitor, label: string): string =>
  new RegExp(`class="action" href="([^"]+)">${label}<`).exec(html)?.[1]?.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=') ?? ''
