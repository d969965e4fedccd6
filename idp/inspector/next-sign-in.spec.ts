import { expect, test } from '@playwright/test'
import { inspectXml } from '../../inspect/index.ts'
import { createIdp } from '../index.ts'
import { controlOf, sp, tenantSpec } from '../testing/control.ts'
import { createVisitor, posted, requestUrl, type Visitor } from '../testing/visitor.ts'

const idp = createIdp({ controlToken: 'console-token' })
const control = controlOf(idp)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

const plain = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#x3D;|&quot;/g, '')
    .replace(/\s+/g, ' ')

async function signedIn(profile = 'okta') {
  const tenant = await control.createTenant(
    tenantSpec(
      profile,
      {},
      {
        statements: [
          { name: 'role', expression: '"Boss"' },
          { name: 'two', expression: '"2"' },
        ],
      },
    ),
  )
  const signIn = async (id: string): Promise<Visitor> => {
    const person = await createVisitor().open(requestUrl(tenant.apps[0]?.ssoUrl ?? '', { id, ...sp }, 'a b'))
    return person.submit({}, 'Sign in as Ada Lovelace')
  }
  await signIn('_first')
  const page = await createVisitor().open(`${tenant.url}/inspector/x1?token=console-token`)
  return { tenant, page, signIn, url: `${tenant.url}/inspector/x1` }
}
const next = "Use for this person's next sign-in"

test('the page says that the request has been answered, and what to do instead', async () => {
  const { page } = await signedIn()
  expect(plain(page.html)).toContain('The request of this exchange has been answered')
  expect(plain(page.html)).toContain('let it be used for the next sign-in of Ada Lovelace')
})

test('a mutation waits for the next sign-in, in which it answers that request; what is sent meanwhile does not use it up', async () => {
  const { tenant, page, signIn, url } = await signedIn()
  await page.submit({ 'Make it anew': 'attributes-dropped' }, next)
  expect(plain(page.html)).toContain('sends attributes-dropped , once. Begin one at the SP now.')
  await page.post(`${url}/send`, { how: 'fresh', mutation: '', flow: 'asked' })
  expect(posted(page)).toContain('>Boss<')
  const bent = posted(await signIn('_second'))
  expect([bent.includes('InResponseTo="_second"'), bent.includes('>Boss<')]).toEqual([true, false])
  expect(posted(await signIn('_third'))).toContain('>Boss<')
  await page.open(url)
  expect(plain(page.html)).not.toContain(', once. Begin one at the SP now.')
  expect((await control.exchanges(tenant.id))[2]?.response?.mutation).toBe('attributes-dropped')
})

test('what waits can be taken back, and an honest message need not wait', async () => {
  const { page, signIn, url } = await signedIn()
  await page.submit({ 'Make it anew': 'attributes-dropped' }, next)
  await page.submit({}, 'Send an honest one instead')
  expect(posted(await signIn('_second'))).toContain('>Boss<')
  await page.post(`${url}/send`, { how: 'fresh', mutation: '', when: 'next' })
  expect([page.status, plain(page.html)]).toEqual([422, expect.stringContaining('Choose how the next message is to be bent')])
})

for (const profile of ['okta', 'onelogin', 'entra-id', 'google-workspace'])
  test(`${profile}: edited XML waits, too, and is a message of its own that answers the request then`, async () => {
    const { tenant, page, signIn } = await signedIn(profile)
    const [first] = await control.exchanges(tenant.id)
    const typed = /<textarea id="edited"[^>]*>([^<]*)</.exec(page.html)?.[1] ?? ''
    expect(typed).toMatch(/\n +&lt;/)
    const decoded = typed.replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    const xml = decoded
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&')
    await page.submit({ XML: xml.replaceAll('ada@acme', 'eve@acme'), Sign: 'assertion' }, 'Use this for the next sign-in')
    expect(plain(page.html)).toContain('sends what was edited at x1 , once.')
    const sent = posted(await signIn('_second'))
    const [, second] = await control.exchanges(tenant.id)
    const { certificates = [], ...known } = second?.expected ?? {}
    const seen = inspectXml(sent, { ...known, now: new Date(second?.at ?? ''), certificate: certificates.join('') })
    expect(seen.findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(seen.signatures.map(({ withGiven }) => withGiven)).toContain('valid')
    expect(sent).toContain('eve@acme.example')
    const ids = (text = '') => [...text.matchAll(/ (?:ID|SessionIndex)="([^"]*)"/g)].map(([, id]) => id)
    expect(ids(first?.response?.xml).filter((id) => ids(sent).includes(id))).toEqual([])
    await page.open(`${tenant.url}/inspector`)
    expect(plain(page.html)).toContain('Response, edited, from x1')
  })

test('what was edited is sent with new IDs, or without where the tick is away', async () => {
  const { tenant, url, page } = await signedIn()
  const [first] = await control.exchanges(tenant.id)
  const { id = '', xml = '' } = first?.response ?? {}
  await page.post(`${url}/send`, { how: 'edited', xml, sign: 'response', renews: 'yes' })
  expect(posted(page)).not.toContain(id)
  await page.post(`${url}/send`, { how: 'edited', xml, sign: 'response' })
  expect(posted(page)).toContain(id)
  await page.post(`${url}/send`, { how: 'edited', xml: '<broken', sign: '', renews: 'yes' })
  expect([page.status, plain(page.html)]).toEqual([422, expect.stringContaining('Take that tick away to send it as it stands.')])
})

test('what could not be sent stays as it was chosen, and loading its address anew leads to the exchange', async () => {
  const { tenant, page, url } = await signedIn()
  await page.post(`${url}/send`, { how: 'fresh', mutation: 'retired-key', flow: 'unasked' })
  expect(page.status).toBe(422)
  expect(page.html).toMatch(/<option value="retired-key" selected>/)
  expect(page.html).toMatch(/<option value="unasked" selected>/)
  expect(page.html).not.toMatch(/<details open>\s*<summary>Edit/)
  await page.post(`${url}/send`, { how: 'edited', xml: '<a', sign: '', renews: 'yes' })
  expect(page.html).toMatch(/<details open>\s*<summary>Edit/)
  expect(page.html).toMatch(/<option value="" selected>nothing/)
  const answer = await fetch(`${url}/send?token=console-token`, { redirect: 'manual' })
  expect(answer.status).toBe(303)
  await page.open(`${url}/send`)
  expect([page.status, plain(page.html)]).toEqual([200, expect.stringContaining('x1: Ada Lovelace')])
  const form = /<textarea id="Response-form"[^>]*>([^<]*)</.exec(page.html)?.[1] ?? ''
  expect(form).toContain('RelayState')
  expect((await control.exchanges(tenant.id)).length).toBe(1)
})
