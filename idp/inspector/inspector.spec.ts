import { type Browser, expect, type Page, test } from '@playwright/test'
import { axeOn } from '#axe'
import { inspectXml } from '../../inspect/index.ts'
import { createIdp } from '../index.ts'
import { ada, controlOf, sp, tenantSpec } from '../testing/control.ts'
import { plain } from '../testing/plain.ts'
import { createVisitor, posted, requestUrl } from '../testing/visitor.ts'

const idp = createIdp({ controlToken: 'console-token' })
const control = controlOf(idp)
let browser: Browser
test.beforeAll(async ({ browser: shared }) => {
  await idp.start()
  browser = shared
})
test.afterAll(() => idp.stop())

const statements = [
  { name: 'role', expression: 'appuser.role' },
  { name: 'title', expression: 'user.title' },
  { name: 'wrong', expression: 'String.toUpperCase(' },
]

/** A tenant at which ada has signed in once, with a request of the SP. */
async function signedIn(profile = 'okta') {
  const spec = tenantSpec(profile, {}, { statements, assignments: [{ person: 'ada', values: { role: 'Analyst' } }] })
  const tenant = await control.createTenant(spec)
  const person = await createVisitor().open(requestUrl(tenant.apps[0]?.ssoUrl ?? '', { id: '_r', ...sp }, 'state'))
  await person.submit({}, 'Sign in as Ada Lovelace')
  return { tenant, inspector: `${tenant.url}/inspector` }
}
const enter = async (url: string) => createVisitor().open(`${url}?token=console-token`)
const exchanges = (id: string) => control.exchanges(id)

test('behind the token: nothing of a message is seen without it, nor can anything be sent', async () => {
  const { inspector, tenant } = await signedIn()
  for (const path of ['', '/x1', '/compare', '/x1/response.xml']) {
    const visitor = await createVisitor().open(inspector + path)
    expect([visitor.html.includes('Control token'), visitor.html.includes('Analyst')]).toEqual([true, false])
  }
  expect((await fetch(`${inspector}/rows`)).status).toBe(403)
  const visitor = await createVisitor().post(`${inspector}/x1/send`, { how: 'again' })
  expect(visitor.html).not.toContain('SAMLResponse')
  const entered = await fetch(`${inspector}?token=console-token`, { redirect: 'manual' })
  const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const foreign = await fetch(`${inspector}/x1/send`, {
    method: 'POST',
    headers: { cookie, origin: 'http://localhost:1' },
    body: new URLSearchParams({ how: 'again' }),
  })
  expect([foreign.status, (await exchanges(tenant.id)).length]).toEqual([403, 1])
})

test('who opens a link to an exchange is there after the token, and nowhere else', async () => {
  const { tenant, inspector } = await signedIn()
  const visitor = await createVisitor().open(`${inspector}/x1`)
  await visitor.submit({ 'Control token': 'wrong' }, 'Open')
  await visitor.submit({ 'Control token': 'console-token' }, 'Open')
  expect(plain(visitor.html)).toContain('x1: Ada Lovelace')
  const elsewhere = await createVisitor().post(`${tenant.url}/console/enter`, { token: 'console-token', to: '//evil.example' })
  expect(plain(elsewhere.html)).toContain(`${tenant.id} Okta`)
})

test('an exchange says what was sent, by whom it is signed, and where each attribute came from, then, not now', async () => {
  const { tenant, inspector } = await signedIn()
  await control.call('PATCH', `/tenants/${tenant.id}/apps/app`, { statements: [] })
  const visitor = await enter(`${inspector}/x1`)
  const text = plain(visitor.html)
  for (const words of [
    'x1: Ada Lovelace',
    'role appuser.role attribute statement, from the assignment Analyst',
    'title user.title attribute statement not sent',
    'It cannot be read: character 20',
    'it holds with the certificate of this app at that time',
    'It is valid for another',
    'Warning The statement for "wrong" came to nothing: character 20',
    'RelayState state',
    'Response 1 warning',
    'AuthnRequest',
  ])
    expect.soft([words, text.includes(words)]).toEqual([words, true])
})

test('without JavaScript: the same bytes are sent again', async () => {
  const { tenant, inspector } = await signedIn()
  const visitor = await enter(`${inspector}/x1`)
  await visitor.submit({}, 'Send the same bytes')
  const [first, second] = await exchanges(tenant.id)
  expect(visitor.form()).toMatchObject({
    action: sp.acsUrl,
    fields: { SAMLResponse: first?.response?.base64, RelayState: 'state' },
  })
  expect(second).toMatchObject({ response: { base64: first?.response?.base64 }, sent: { how: 'again', of: 'x1' } })
})

/** What is signed, and which elements a good signature covers then. */
const signings: [choice: string, covered: string[]][] = [
  ['assertion', ['Assertion']],
  ['response', ['Response']],
  ['assertion response', ['Response', 'Assertion']],
  ['', []],
]
for (const profile of ['okta', 'onelogin', 'entra-id', 'google-workspace'])
  test(`${profile}: an edited message is signed in the vendor's style, and the signature holds`, async () => {
    const { tenant, inspector } = await signedIn(profile)
    const certificate = tenant.apps[0]?.certificate
    for (const [sign, covered] of signings) {
      const visitor = await enter(`${inspector}/x1`)
      const [first] = await exchanges(tenant.id)
      const xml = (first?.response?.xml ?? '')
        .replace(/<(\w+:)?Signature[\s\S]*?<\/\1Signature>/g, '')
        .replaceAll(ada.email, 'eve@acme.example')
      await visitor.post(`${inspector}/x1/send`, { how: 'edited', xml, sign })
      const seen = inspectXml(posted(visitor), { now: 'issued', certificate })
      expect(seen.signatures.map((each) => [each.covers?.element, each.withGiven])).toEqual(
        covered.map((element) => [element, 'valid']),
      )
      expect(seen.message.assertions[0]?.nameId?.value).toBe('eve@acme.example')
    }
  })

test('a message is made anew with the settings of now, and bent in any way there is', async () => {
  const { tenant, inspector } = await signedIn()
  await control.call('PATCH', `/tenants/${tenant.id}/apps/app`, { statements: [{ name: 'role', expression: '"Boss"' }] })
  const visitor = await enter(`${inspector}/x1`)
  await visitor.post(`${inspector}/x1/send`, { how: 'fresh', mutation: '', flow: 'unasked' })
  expect(posted(visitor)).toContain('>Boss<')
  expect(posted(visitor)).not.toContain('InResponseTo')
  await visitor.post(`${inspector}/x1/send`, { how: 'fresh', mutation: 'audience-mismatch', flow: 'asked' })
  expect(posted(visitor)).toContain('InResponseTo="_r"')
  await visitor.open(`${inspector}/x3`)
  expect(plain(visitor.html)).toMatch(/bent: audience-mismatch[\s\S]*Error The audience is/)
})

/** What is posted, and what the page says. */
const wrong: [name: string, fields: Record<string, string>, says: string][] = [
  ['nothing chosen', {}, 'Choose what is to be sent.'],
  ['a mutation that is none', { how: 'fresh', mutation: 'no-such' }, 'Choose what is to be sent.'],
  ['XML that is broken', { how: 'edited', xml: '<a', sign: 'response' }, 'This is not well-formed XML'],
  ['XML of something else', { how: 'edited', xml: '<a/>', sign: 'response' }, 'The message is no Response any more.'],
  [
    'no ID',
    { how: 'edited', xml: '<p:Response xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol"/>', sign: 'response' },
    'The Response has no ID',
  ],
  [
    'no Assertion',
    { how: 'edited', xml: '<p:Response ID="a" xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol"/>', sign: 'assertion' },
    'There is no Assertion',
  ],
]
test('what cannot be sent is said in one sentence, and what was typed is kept', async () => {
  const { tenant, inspector } = await signedIn()
  const visitor = await enter(`${inspector}/x1`)
  for (const [name, fields, says] of wrong) {
    await visitor.post(`${inspector}/x1/send`, fields)
    const alert = /role="alert">([^<]*)</.exec(visitor.html)?.[1] ?? ''
    expect.soft([name, visitor.status, alert]).toEqual([name, 422, expect.stringContaining(`Not sent. ${says}`)])
    const typed = /<textarea id="edited"[^>]*>([^<]*)</.exec(visitor.html)?.[1] ?? ''
    if (fields.xml) expect.soft(plain(typed), name).toBe(fields.xml)
  }
  expect(await exchanges(tenant.id)).toHaveLength(1)
  await visitor.open(`${inspector}/x99`)
  expect([visitor.status, plain(visitor.html)]).toEqual([404, expect.stringContaining('There is no such exchange')])
})

test('a text that is no message is sent as it stands, and its page says what is wrong', async () => {
  const { inspector } = await signedIn()
  const visitor = await enter(`${inspector}/x1`)
  await visitor.post(`${inspector}/x1/send`, { how: 'edited', xml: '<broken', sign: '' })
  expect(posted(visitor)).toBe('<broken')
  await visitor.open(`${inspector}/x2`)
  expect([visitor.status, plain(visitor.html)]).toEqual([200, expect.stringContaining('This is not well-formed XML')])
  await visitor.open(inspector)
  expect(plain(visitor.html)).toContain('Response, edited, from x1 cannot be read')
})

test('two exchanges are compared', async () => {
  const { inspector } = await signedIn()
  const visitor = await enter(`${inspector}/x1`)
  await visitor.post(`${inspector}/x1/send`, { how: 'fresh', mutation: 'audience-mismatch', flow: 'asked' })
  await visitor.open(`${inspector}/compare?id=x1&id=x2`)
  expect(plain(visitor.html)).toContain(`Conditions Audience ${sp.issuer}`)
  await visitor.open(`${inspector}/compare?id=x1`)
  expect([visitor.status, plain(visitor.html)]).toEqual([422, expect.stringContaining('Two Responses are needed')])
})

async function open(
  url: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.goto(`${url}?token=console-token`)
  return { page, complaints }
}

test('the list grows by itself; from it a person opens a message, copies it and sends it', async () => {
  const { tenant, inspector } = await signedIn()
  const { page, complaints } = await open(inspector, { permissions: ['clipboard-read', 'clipboard-write'] })
  await expect(page.locator('#rows tr')).toHaveCount(1)
  const person = await createVisitor().open(tenant.apps[0]?.initiateUrl ?? '')
  await person.submit({}, 'Sign in as Ada Lovelace')
  await expect(page.locator('#rows tr')).toHaveCount(2)
  await expect(page.locator('#live')).toContainText('2 exchanges, the newest first.')
  await page.getByRole('checkbox', { name: 'Compare x1' }).check()
  await expect(page.locator('#live')).toHaveText('Nothing new appears while a box is ticked.')
  await page.getByRole('checkbox', { name: 'Compare x1' }).uncheck()
  await expect(page.locator('#live')).toContainText('New ones appear here by themselves.')
  await page.getByRole('link', { name: 'x2' }).click()
  await page.getByText('Response, base64').click()
  await page.getByRole('button', { name: 'Copy Response, base64' }).click()
  const [, second] = await exchanges(tenant.id)
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(second?.response?.base64)
  let form = ''
  await page.route(sp.acsUrl, (route) => {
    form = route.request().postData() ?? ''
    return route.fulfill({ body: 'signed in' })
  })
  await page.getByRole('button', { name: 'Send the same bytes' }).click()
  await expect(page.getByText('signed in')).toBeVisible()
  expect(new URLSearchParams(form).get('SAMLResponse')).toBe(second?.response?.base64)
  expect(complaints).toEqual([])
  await page.context().close()
})

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1440, 390])
    test(`axe finds nothing and nothing is cut off: ${colorScheme}, ${width} px`, async () => {
      const { inspector } = await signedIn('entra-id')
      const { page } = await open(inspector, { colorScheme, viewport: { width, height: 900 } })
      const good = async (name: string) => {
        for (const summary of await page.locator('summary').all()) await summary.click()
        const { violations } = await axeOn(page).analyze()
        expect(violations.map(({ id, nodes }) => `${name} ${id} ${nodes[0]?.html}`)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      }
      await good('list')
      await page.getByRole('link', { name: 'x1' }).press('Enter')
      await expect(page.getByRole('heading', { level: 1 })).toContainText('x1')
      await good('exchange')
      await page.goto(`${inspector}/compare?id=x1&id=x1`)
      await good('compare')
      await page.context().close()
    })
