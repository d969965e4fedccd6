import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@playwright/test'
import { axeOn } from '#axe'
import { createIdp } from '../index.ts'
import { controlOf, sp, tenantSpec } from '../testing/control.ts'
import { createVisitor, requestUrl } from '../testing/visitor.ts'

/** An SP that tells by our form; it is no reference SP, and knows nothing but what a test puts into `log`. */
const log = new Map<string, object[]>()
const asked: { path: string; token: string | undefined }[] = []
let stranger: Server
let isLost = false
const idp = createIdp({ controlToken: 'console-token' })
const control = controlOf(idp)
test.beforeAll(async () => {
  stranger = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://x')
    asked.push({ path: pathname, token: request.headers.authorization })
    const answers = log.get(decodeURIComponent(pathname.slice('/made-of/'.length))) ?? []
    if (isLost) response.statusCode = 404
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ answers, page: `http://127.0.0.1/log${pathname}` }))
  })
  await new Promise<void>((done) => stranger.listen(0, '127.0.0.1', done))
  await idp.start()
})
test.afterAll(async () => {
  await idp.stop()
  stranger.close()
})

const told = {
  at: '2030-01-01T12:00:00Z',
  event: 'sign-in',
  decision: 'updated',
  person: 'ada@acme.example',
  reasons: ['matched by NameID'],
  sources: [
    { field: 'name', value: '<b>Ada</b>', from: 'displayName', isDefault: false },
    { field: 'role', value: 'Operator', from: 'the default role', isDefault: true },
  ],
}

async function signedIn(more: object = {}) {
  const address = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}/made-of/{id}`
  const tenant = await control.createTenant(tenantSpec('okta', {}, { answers: { url: address, token: 'sp-token' }, ...more }))
  const person = await createVisitor().open(requestUrl(tenant.apps[0]?.ssoUrl ?? '', { id: '_r', ...sp }, 'state'))
  await person.submit({}, 'Sign in as Ada Lovelace')
  const [exchange] = await control.exchanges(tenant.id)
  return { tenant, inspector: `${tenant.url}/inspector`, id: exchange?.response?.id ?? '' }
}
const enter = (url: string) => createVisitor().open(`${url}?token=console-token`)

test('without JavaScript: the page of an exchange says what the SP made of the Response, and where it is in its log', async () => {
  const { inspector, id } = await signedIn()
  log.set(id, [told])
  const { html } = await enter(`${inspector}/x1`)
  expect(html).toContain('<b>Updated the account</b> sign-in, ada@acme.example')
  expect(html).toContain('<dt>name</dt><dd>&lt;b&gt;Ada&lt;/b&gt; <span class="soft">from displayName</span></dd>')
  expect(html).toContain('<dt>role</dt><dd>Operator <span class="soft">default: the default role</span></dd>')
  expect(html).toContain(`href="http://127.0.0.1/log/made-of/${id}"`)
  expect(html).not.toContain('sp-token')
  expect(asked.at(-1)).toEqual({ path: `/made-of/${id}`, token: 'Bearer sp-token' })
})

test('an app without an address at which its SP tells says so, and asks nobody', async () => {
  const { inspector, tenant } = await signedIn()
  const [app] = tenant.apps
  const { answers: _, ...rest } = (await control.call('GET', `/tenants/${tenant.id}/apps/${app?.id}`)).body as Record<
    string,
    unknown
  >
  await control.call('PUT', `/tenants/${tenant.id}/apps/${app?.id}`, rest)
  const before = asked.length
  const { html } = await enter(`${inspector}/x1`)
  expect(html).toContain('this app has no address at which its SP tells')
  expect(asked).toHaveLength(before)
})

test('the list says what the SP made of each, and asks no more once it has decided', async () => {
  const { inspector, id } = await signedIn()
  log.set(id, [{ ...told, decision: 'refused', code: 'audience' }])
  const visitor = await enter(inspector)
  expect(visitor.html).toContain('data-label="What the SP made of it">Refused (audience)</td>')
  const before = asked.length
  await visitor.open(inspector)
  expect([visitor.html.includes('Refused (audience)'), asked.length]).toEqual([true, before])
})

test('an address of the SP that is wrong is tried again, at a slower pace', async () => {
  const { inspector } = await signedIn()
  isLost = true
  const { html } = await enter(`${inspector}/x1`)
  isLost = false
  expect(html).toContain('<p data-slow>')
  expect(html).toMatch(/id="sp-answer"[^>]* data-url=/)
})

test('two exchanges with the same Response share what the SP says of it', async () => {
  const { inspector } = await signedIn()
  const visitor = await enter(`${inspector}/x1`)
  await visitor.submit({}, 'Send the same bytes')
  await visitor.open(`${inspector}/x2`)
  expect(visitor.html).toContain('x1, x2 carry the same ID')
})

test('nobody without the token makes the IdP ask', async () => {
  const { inspector } = await signedIn()
  const before = asked.length
  expect((await fetch(`${inspector}/x1/answer`)).status).toBe(403)
  await createVisitor().open(`${inspector}/x1`)
  expect(asked).toHaveLength(before)
})

for (const [wrong, says] of [
  [{ url: 'http://sp.example/log' }, 'URL with {id} where'],
  [{ url: 'ftp://sp.example/{id}' }, 'must be an http or https URL with {id}'],
  [{ url: 'http://sp.example/{id}', token: 'a\nb' }, 'printable ASCII'],
  [{ url: 'http://sp.example/{id}', tokn: 'x' }, "did you mean 'token'"],
] as const)
  test(`the address at which an SP tells is checked: ${JSON.stringify(wrong)}`, async () => {
    const { tenant } = await signedIn()
    const { status, body } = await control.call('PATCH', `/tenants/${tenant.id}/apps/app`, { answers: wrong })
    expect([status, JSON.stringify(body)]).toEqual([422, expect.stringContaining(says)])
  })

test('the page waits for the SP: what it says appears by itself', async ({ page }) => {
  const { inspector, id } = await signedIn()
  await page.goto(`${inspector}/x1?token=console-token`)
  await expect(page.locator('#sp-answer')).toContainText('it has not arrived there, or not yet')
  log.set(id, [{ ...told, decision: 'refused', code: 'audience', reasons: ['expected another audience'] }])
  await expect(page.locator('#sp-answer')).toContainText('Refused')
  await expect(page.locator('#sp-answer')).toContainText('expected another audience')
  const { violations } = await axeOn(page).analyze()
  expect(violations).toEqual([])
})
