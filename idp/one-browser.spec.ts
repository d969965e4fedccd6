import { expect, type Page, test } from '@playwright/test'
import { createIdp, profiles } from './index.ts'
import { ada, controlOf, sp } from './testing/control.ts'
import { signedMessage, spKey } from './testing/sp.ts'
import { createVisitor, logoutRequest, posted, requestUrl } from './testing/visitor.ts'

const idp = createIdp()
const control = controlOf(idp)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

const base64 = (xml: string) => Buffer.from(xml).toString('base64')
const requestXml = (more = '') =>
  `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_r1" Version="2.0" IssueInstant="2030-01-01T00:00:00Z"${more}><saml:Issuer>${sp.issuer}</saml:Issuer></samlp:AuthnRequest>`

/** A page of the SP, which is another site than the IdP, posts a form. */
async function postFrom(page: Page, action: string, field: string, xml: string): Promise<void> {
  const spPage = new URL('/start', sp.acsUrl).href
  await page.route(spPage, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<form method="post" action="${action}"><input type="hidden" name="${field}" value="${base64(xml)}"><input type="hidden" name="RelayState" value="deep"><button>Go</button></form>`,
    }),
  )
  await page.goto(spPage)
  await page.getByRole('button', { name: 'Go' }).click()
}

for (const { id, signIn } of profiles) {
  test(`${id}: a request that another site posts finds the session of its browser, and so does one that may show nothing`, async ({
    page,
  }) => {
    const app = await control.newApp(id, { signInAs: true })
    const received: string[] = []
    await page.route(sp.acsUrl, (route) => {
      received.push(route.request().postData() ?? '')
      return route.fulfill({ body: 'received' })
    })
    await page.goto(app.initiateUrl)
    await page.getByRole('button', { name: 'Sign in as Ada Lovelace' }).click()
    await expect(page.getByText('received')).toBeVisible()
    const sso = new URL(requestUrl(app.ssoUrl, { id: '_r', issuer: sp.issuer }))
    sso.searchParams.delete('SAMLRequest')
    for (const more of ['', ' IsPassive="true"']) {
      await postFrom(page, sso.href, 'SAMLRequest', requestXml(more))
      await expect(page.getByText('received')).toBeVisible()
    }
    const sent = received.map((body) => new URLSearchParams(body))
    expect(sent).toHaveLength(3)
    for (const form of sent) expect(Buffer.from(form.get('SAMLResponse') ?? '', 'base64').toString()).toContain('status:Success')
    expect(sent.map((form) => form.get('RelayState') || null)).toEqual([null, 'deep', 'deep'])
  })

  test(`${id}: a sign-in goes on in the browser alone in which it was begun`, async () => {
    const { initiateUrl } = await control.newApp(id, { signInAs: true })
    const victim = await createVisitor().open(initiateUrl)
    const { action, fields } = victim.form()
    const other = createVisitor()
    await other.post(action, { flow: fields.flow ?? '', as: 'ada' })
    expect([other.status, other.cookies()]).toEqual([400, [signIn.cookies.browser]])
    await other.open(`${action}?flow=${fields.flow}`)
    expect([other.status, other.html.includes('has expired')]).toEqual([400, true])
    await victim.post(action, { flow: fields.flow ?? '', as: 'ada' })
    expect(posted(victim)).toContain('status:Success')
  })

  const { lock, messages, steps } = signIn
  test(`${id}: wrong passwords ${lock ? `lock an account after ${lock.after}` : 'lock nobody out'}`, async () => {
    const { tenant, initiateUrl } = await control.newApp(id, { signInAs: false })
    const [who, password] = steps
    const visitor = await createVisitor().open(initiateUrl)
    await visitor.submit({ [who?.fields[0]?.label ?? '']: ada.userName }, who?.button ?? '')
    const type = (typed: string) => visitor.submit({ [password?.fields[0]?.label ?? '']: typed }, password?.button ?? '')
    const says = (text: string) => visitor.html.includes(text.replaceAll("'", '&#x27;'))
    const statusOf = async () =>
      ((await control.call('GET', `/tenants/${tenant}/people/ada`)).body as typeof ada & { status?: string }).status
    const most = lock?.after ?? 10
    for (let times = 1; times < most; times++) await type('wrong')
    expect([await statusOf(), says(messages.wrongPassword)]).toEqual([undefined, true])
    await type('wrong')
    const isForGood = lock?.seconds === null
    const said = lock?.isSaid ? messages.locked : messages.wrongPassword
    expect([await statusOf(), says(said)]).toEqual([isForGood ? 'locked' : undefined, true])
    await type(ada.password)
    expect(says(messages.locked)).toBe(lock !== undefined)
    if (!lock?.seconds) return
    await control.call('PATCH', `/tenants/${tenant}`, { clockOffsetSeconds: lock.seconds + 1 })
    await type(ada.password)
    expect([await statusOf(), visitor.html.includes(steps[2]?.heading ?? '')]).toEqual([undefined, true])
  })
}

test('okta: a LogoutRequest that another site posts ends the session of its browser', async ({ page }) => {
  const sloUrl = new URL('/slo', sp.acsUrl).href
  const { key, certificate } = await spKey()
  const { initiateUrl, metadataUrl } = await control.newApp('okta', {}, { sloUrl, requestSigning: { certificate } })
  const metadata = await (await fetch(metadataUrl)).text()
  const slo = /SingleLogoutService [^>]*Location="([^"]+)"/.exec(metadata)?.[1] ?? ''
  await page.route(sp.acsUrl, (route) => route.fulfill({ body: 'received' }))
  await page.route(sloUrl, (route) => route.fulfill({ body: 'answered' }))
  await page.goto(initiateUrl)
  await page.getByRole('button', { name: 'Sign in as Ada Lovelace' }).click()
  await expect(page.getByText('received')).toBeVisible()
  await postFrom(page, slo, 'SAMLRequest', signedMessage(logoutRequest({ id: '_out', issuer: sp.issuer }), '_out', key))
  await expect(page.getByText('answered')).toBeVisible()
  await page.goto(initiateUrl)
  await expect(page.getByRole('button', { name: 'Sign in as Ada Lovelace' })).toBeVisible()
})

test('entra-id: whoever does not want to be asked again is not, and what they answered holds; who has not said so is', async () => {
  const entra = profiles.find(({ id }) => id === 'entra-id')
  const [, , stay] = entra?.signIn.steps ?? []
  if (!entra || !stay?.checkbox) throw new Error('Entra ID does not ask')
  const { tenant, initiateUrl } = await control.newApp('entra-id', { signInAs: false })
  const upToThere = { ...entra.signIn, steps: entra.signIn.steps.slice(0, 2) }
  for (const [answer, cookie] of [
    ['Yes', 'ESTSAUTHPERSISTENT'],
    ['No', 'ESTSAUTH'],
  ] as const) {
    const visitor = await createVisitor().open(initiateUrl)
    await visitor.signIn(upToThere, ada)
    expect(visitor.html).toContain(stay.heading)
    expect(visitor.html).not.toContain(' checked')
    await visitor.submit({ [stay.checkbox.label]: '1' }, answer)
    expect(visitor.cookies()).toContain(cookie)
    await visitor.open(`${idp.url}/t/${tenant}/sign-out`)
    await visitor.open(initiateUrl)
    await visitor.signIn(upToThere, ada)
    expect(posted(visitor)).toContain('status:Success')
    expect(visitor.cookies()).toContain(cookie)
  }
})
