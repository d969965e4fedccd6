import { expect, test } from '@playwright/test'
import { axeOn } from '#axe'
import { createIdp, profiles } from './index.ts'
import { ada, controlOf, sp } from './testing/control.ts'
import { createVisitor, posted, requestUrl, type Visitor } from './testing/visitor.ts'

// Codes change with the half-minute: it begins just before the tests and lasts until one of them moves the clock.
const beginning = new Date(Math.floor(Date.now() / 30_000) * 30_000)
const idp = createIdp({ controlToken: 'console-token', clock: () => beginning })
const control = controlOf(idp)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

const totpSecret = 'JBSWY3DPEHPK3PXP'
const people = [{ ...ada, totpSecret }]
async function appWithCode(profile: string, statements: { name: string; expression: string }[] = [], signInAs = false) {
  const app = await control.newApp(profile, { people, signInAs }, { statements })
  const code = async () => ((await control.call('GET', `/tenants/${app.tenant}/people/ada/code`)).body as { code: string }).code
  const clock = (clockOffsetSeconds: number) => control.call('PATCH', `/tenants/${app.tenant}`, { clockOffsetSeconds })
  return { ...app, code, clock }
}

/** Goes as far as the page that asks for the code. */
async function toCode(visitor: Visitor, { signIn }: (typeof profiles)[number], start: string): Promise<void> {
  await visitor.open(start)
  await visitor.signIn({ ...signIn, steps: signIn.steps.slice(0, 2) }, ada)
}
const typeCode = (visitor: Visitor, { signIn }: (typeof profiles)[number], typed: string) =>
  visitor.submit({ [signIn.secondFactor.fields[0]?.label ?? '']: typed }, signIn.secondFactor.button)

for (const profile of profiles) {
  const { id, signIn } = profile
  test(`${id}: after the password the code of the app is asked for, a wrong one is not taken, nor a right one twice`, async () => {
    const app = await appWithCode(id)
    const visitor = createVisitor()
    await toCode(visitor, profile, app.initiateUrl)
    expect([visitor.status, visitor.html]).toEqual([200, expect.stringContaining(`<h1>${signIn.secondFactor.heading}</h1>`)])
    for (const wrong of ['000', 'abcdef', '']) {
      await typeCode(visitor, profile, wrong)
      expect(visitor.status).toBe(401)
    }
    const shown = signIn.messages.wrongCode.replaceAll("'", '&#x27;')
    expect(visitor.html).toContain(`role="alert" id="sign-in-error">${shown}`)
    const code = await app.code()
    await typeCode(visitor, profile, code)
    for (const step of signIn.steps.slice(2)) await visitor.submit({}, step.button)
    expect(posted(visitor)).toContain('status:Success')

    const other = createVisitor()
    await toCode(other, profile, app.initiateUrl)
    await typeCode(other, profile, code)
    expect(other.status).toBe(401)
    await app.clock(60)
    await typeCode(other, profile, code)
    expect(other.status).toBe(401)
    await typeCode(other, profile, await app.code())
    for (const step of signIn.steps.slice(2)) await other.submit({}, step.button)
    expect(posted(other)).toContain('status:Success')
  })

  test(`${id}: nobody gets past the code by going back, by another flow or by a passive request, and a session needs none`, async () => {
    const app = await appWithCode(id)
    const visitor = createVisitor()
    await toCode(visitor, profile, app.initiateUrl)
    const { action, fields } = visitor.form()
    for (const field of ['password', 'answer', 'as']) {
      await visitor.post(new URL(action).href, { flow: fields.flow ?? '', [field]: 'ada' })
      expect(visitor.html).not.toContain('SAMLResponse')
    }
    await visitor.open(requestUrl(app.ssoUrl, { id: '_p', ...sp, more: ' IsPassive="true"' }))
    expect(posted(visitor)).not.toContain('status:Success')
    await toCode(visitor, profile, app.initiateUrl)
    await typeCode(visitor, profile, await app.code())
    for (const step of signIn.steps.slice(2)) await visitor.submit({}, step.button)
    await visitor.open(app.initiateUrl)
    expect(posted(visitor)).toContain('status:Success')
  })

  test(`${id}: where "Sign in as" is on, the code to type stands beside its field, sign-in after sign-in; else it does not`, async () => {
    const shown = (visitor: Visitor) => /<code id="demo-code">(\d{6})<\/code>/.exec(visitor.html)?.[1]
    const app = await appWithCode(id, [], true)
    for (const _ of ['the code of now', 'the next one']) {
      const visitor = createVisitor()
      await toCode(visitor, profile, app.initiateUrl)
      await typeCode(visitor, profile, shown(visitor) ?? '')
      for (const step of signIn.steps.slice(2)) await visitor.submit({}, step.button)
      expect(posted(visitor)).toContain('status:Success')
    }
    const waiting = createVisitor()
    await toCode(waiting, profile, app.initiateUrl)
    const [, later = ''] = /href="([^"]+)">Show the next one/.exec(waiting.html) ?? []
    expect(shown(waiting)).toBeUndefined()
    await app.clock(30)
    await waiting.open(later.replaceAll('&amp;', '&'))
    await typeCode(waiting, profile, shown(waiting) ?? '')
    for (const step of signIn.steps.slice(2)) await waiting.submit({}, step.button)
    expect(posted(waiting)).toContain('status:Success')

    await control.call('PATCH', `/tenants/${app.tenant}`, { signInAs: false })
    const other = createVisitor()
    await toCode(other, profile, app.initiateUrl)
    expect(other.html).toContain(signIn.secondFactor.heading)
    expect([shown(other), other.html.includes('For demos')]).toEqual([undefined, false])
  })

  for (const colorScheme of ['light', 'dark'] as const)
    test(`${id}: the page of the code is good at 390 px, ${colorScheme}, and its field is ready to type`, async ({ browser }) => {
      const app = await appWithCode(id)
      const context = await browser.newContext({ colorScheme, viewport: { width: 390, height: 740 } })
      const page = await context.newPage()
      await page.route(sp.acsUrl, (route) => route.fulfill({ body: 'signed in' }))
      await page.goto(app.initiateUrl)
      for (const step of signIn.steps.slice(0, 2)) {
        for (const field of step.fields) await page.getByLabel(field.label, { exact: true }).fill(ada[field.value])
        await page.keyboard.press('Enter')
        const next = step === signIn.steps[1] ? signIn.secondFactor : signIn.steps[1]
        await expect(page.getByRole('heading')).toHaveText(next?.heading ?? '')
      }
      // The heading may be read before the page has given the field its focus.
      const code = page.getByLabel(signIn.secondFactor.fields[0]?.label ?? '', { exact: true })
      await expect(code).toBeFocused()
      await page.keyboard.type('123')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('alert')).toHaveText(signIn.messages.wrongCode)
      const { violations } = await axeOn(page).analyze()
      expect(violations.map((each) => each.id)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
      await expect(code).toBeFocused()
      await page.keyboard.type(await app.code())
      await page.keyboard.press('Enter')
      for (const step of signIn.steps.slice(2)) await page.getByRole('button', { name: step.button, exact: true }).click()
      await expect(page.getByText('signed in')).toBeVisible()
      await context.close()
    })
}

const referencesOf = (xml: string): string[] => xml.match(/multipleauthn|authenticationmethod\/password/g) ?? []

test('entra-id: the claim of methods has one more of whoever typed a code, also by the session; the class stays', async () => {
  const profile = profiles.find(({ id }) => id === 'entra-id')
  if (!profile) throw new Error('there is no such vendor')
  const app = await appWithCode('entra-id', [], true)
  const visitor = createVisitor()
  await toCode(visitor, profile, app.initiateUrl)
  await typeCode(visitor, profile, await app.code())
  for (const step of profile.signIn.steps.slice(2)) await visitor.submit({}, step.button)
  for (let time = 0; time < 2; time++) {
    expect(referencesOf(posted(visitor))).toEqual(['authenticationmethod/password', 'multipleauthn'])
    expect(posted(visitor)).toContain('<AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password<')
    await visitor.open(app.initiateUrl)
  }
  // Nobody who is signed in by a button has typed anything.
  const quick = await createVisitor().open(app.initiateUrl)
  await quick.submit({}, 'Sign in as Ada Lovelace')
  expect(referencesOf(posted(quick))).toEqual(['authenticationmethod/password'])
})

test('okta: session.amr says that there was a code', async () => {
  const profile = profiles.find(({ id }) => id === 'okta')
  if (!profile) throw new Error('there is no such vendor')
  const app = await appWithCode('okta', [{ name: 'amr', expression: 'session.amr' }])
  const visitor = createVisitor()
  await toCode(visitor, profile, app.initiateUrl)
  await typeCode(visitor, profile, await app.code())
  const values = [...posted(visitor).matchAll(/<saml2:AttributeValue[^>]*>([^<]+)</g)].map(([, value]) => value)
  expect(values).toEqual(['pwd', 'mfa', 'otp'])
})

test('the control API and the tenant page set a secret, show the code of now, and refuse what is no secret', async () => {
  const app = await control.newApp('okta')
  const person = `/tenants/${app.tenant}/people/ada`
  expect(await control.call('GET', `${person}/code`)).toMatchObject({
    status: 404,
    body: { error: { code: 'no-authenticator' } },
  })
  for (const wrong of ['', 'JBSWY3DP', 'not base32!', 'x'.repeat(300)])
    expect(await control.call('PATCH', person, { totpSecret: wrong })).toMatchObject({
      status: 422,
      body: { error: { path: 'totpSecret' } },
    })
  const visitor = await createVisitor().open(`${idp.url}/t/${app.tenant}/?token=console-token`)
  expect(visitor.html).not.toContain('Code now')
  const label = 'Secret of an authenticator app'
  await visitor.submit({ [label]: 'JBSWY3DP' }, 'Save person')
  expect([visitor.status, visitor.html]).toEqual([422, expect.stringContaining(`${label} must be Base32`)])
  await visitor.submit({ [label]: totpSecret }, 'Save person')
  const { code } = (await control.call('GET', `${person}/code`)).body as { code: string }
  expect(visitor.html).toMatch(/Code now: <strong>\d{6}<\/strong>, for \d+ seconds/)
  expect(code).toMatch(/^\d{6}$/)
  // It is never on the page, and stays where nothing is typed.
  expect(visitor.html).not.toContain(totpSecret)
  await visitor.submit({ [label]: '' }, 'Save person')
  expect((await control.call('GET', person)).body).toMatchObject({ totpSecret })
  await visitor.submit({ 'Take the authenticator app away': '1' }, 'Save person')
  expect(visitor.html).not.toContain('Code now')
  expect((await control.call('GET', person)).body).not.toHaveProperty('totpSecret')
})
