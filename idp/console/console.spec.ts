import { expect, test } from '@playwright/test'
import { axeOn } from '#axe'
import type { App } from '../directory/schema.ts'
import { createIdp } from '../index.ts'
import { ada, controlOf, tenantSpec } from '../testing/control.ts'
import { createVisitor } from '../testing/visitor.ts'

const idp = createIdp({ controlToken: 'console-token' })
const control = controlOf(idp)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

test('the tenant page opens with the control token alone', async () => {
  const tenant = await control.createTenant(tenantSpec('okta'))
  const visitor = await createVisitor().open(`${tenant.url}/`)
  expect(visitor.html).not.toContain('Lovelace')
  await visitor.submit({ 'Control token': 'wrong' }, 'Open')
  expect([visitor.status, visitor.html.includes('Lovelace')]).toEqual([401, false])
  await visitor.submit({ 'Control token': 'console-token' }, 'Open')
  expect([visitor.status, visitor.html.includes('Lovelace')]).toEqual([200, true])
  const linked = await createVisitor().open(`${tenant.url}/?token=console-token`)
  expect(linked.html).toContain('Lovelace')
})

test('the address of the IdP lists its tenants behind the same token', async () => {
  const tenant = await control.createTenant({ ...tenantSpec('okta'), id: 'listed' })
  const visitor = await createVisitor().open(`${idp.url}/`)
  expect(visitor.html).not.toContain('listed')
  await visitor.submit({ 'Control token': 'console-token' }, 'Open')
  expect(visitor.html).toContain(`<a href="${tenant.url}/">listed</a>`)
})

test('a person, an assignment and statements are edited there, and problems shown', async () => {
  const tenant = await control.createTenant(tenantSpec('okta'))
  const visitor = await createVisitor().open(`${tenant.url}/?token=console-token`)
  await visitor.submit({ 'Attribute statements': 'role = appuser.role\nother = workato_role' }, 'Save statements')
  expect(visitor.html).toContain('is sent to everybody as it stands')
  await visitor.submit({ 'Values in this app': 'role = Analyst' }, 'Save assignment')
  expect((await control.call('GET', `/tenants/${tenant.id}/apps/app`)).body).toMatchObject({
    assignments: [{ person: 'ada', values: { role: 'Analyst' } }],
  })
  await visitor.submit({ 'Values in this app': 'role = Analyst\ngroups[] = a' }, 'Save assignment')
  expect((await control.call('GET', `/tenants/${tenant.id}/apps/app`)).body).toMatchObject({
    statements: [{ name: 'role' }, { name: 'other' }],
    assignments: [{ person: 'ada', values: { role: 'Analyst', groups: ['a'] } }],
  })
  await visitor.submit({ 'Display name': '<b>Ada</b>', 'Custom attributes': 'title = Countess' }, 'Save person')
  expect(visitor.html).toContain('&lt;b&gt;Ada&lt;/b&gt;')
  expect((await control.call('GET', `/tenants/${tenant.id}/people/ada`)).body).toMatchObject({
    displayName: '<b>Ada</b>',
    password: ada.password,
    attributes: { title: 'Countess' },
  })
  expect(visitor.html).toContain('<p class="notice" role="status">&lt;b&gt;Ada&lt;/b&gt; is saved.</p>')
})

const mistakes: [string, Record<string, string>, string, string, string][] = [
  ['a person', { Username: 'BOB', 'Custom attributes': 'team = A\ngarbage ] = [' }, 'Save person', 'Username', 'somebody else'],
  ['a person', { Username: 'x', 'Custom attributes': 'team = A\ngarbage ] = [' }, 'Save person', 'Custom attributes', 'garbage'],
  ['a new person', { Id: 'bob smith', Username: 'carl', Email: 'carl@acme.example' }, 'Add person', 'Id', 'must be'],
  ['a new app', { 'App name': 'Second', 'ACS URL': 'acs', Audience: 'urn:second' }, 'Add app', 'ACS URL', 'must be'],
  ['settings', { 'App name': 'Other', 'ACS URL': 'acs', Audience: 'urn:second' }, 'Save settings', 'ACS URL', 'must be'],
  ['statements', { 'Attribute statements': `role = ${'x'.repeat(1025)}` }, 'Save statements', 'Attribute statements', 'line 1'],
  ['an assignment', { 'Values in this app': 'role = Analyst\n= x' }, 'Save assignment', 'Values in this app', 'cannot be read'],
]
for (const [what, values, button, label, says] of mistakes)
  test(`${what} that is refused (${label}) is shown as it was typed, open, with what is wrong beside it`, async ({ page }) => {
    const bob = { ...ada, id: 'bob', userName: 'bob' }
    const tenant = await control.createTenant(tenantSpec('okta', { people: [ada, bob] }))
    const before = (await control.call('GET', `/tenants/${tenant.id}/spec`)).body
    await page.goto(`${tenant.url}/?token=console-token`)
    const form = page
      .locator('form')
      .filter({ has: page.getByText(button, { exact: true }) })
      .first()
    const unfold = () => page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    await unfold()
    for (const [name, value] of Object.entries(values)) await form.getByLabel(name, { exact: true }).fill(value)
    if (button === 'Add person') await form.getByLabel('Password', { exact: true }).fill('a secret')
    await form.getByText(button, { exact: true }).click()

    for (const [name, value] of Object.entries(values)) {
      const field = form.getByLabel(name, { exact: true })
      await expect(field).toBeVisible()
      await expect(field).toHaveValue(value)
    }
    await expect(form.getByLabel(label, { exact: true })).toHaveAccessibleDescription(new RegExp(`^${label} .*${says}`))
    await expect(page.getByRole('alert')).toContainText(`Not saved. ${label} `)
    await page.getByRole('link', { name: new RegExp(`^${label} .*${says}`) }).click()
    await expect(form.getByLabel(label, { exact: true })).toBeInViewport()
    const { violations } = await axeOn(page).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    expect(await page.content()).not.toContain('a secret')
    expect((await control.call('GET', `/tenants/${tenant.id}/spec`)).body).toEqual(before)
  })

test('a group is given an app and a person there, and the page says by what the person has it', async () => {
  const tenant = await control.createTenant(tenantSpec('okta', {}, { assignments: [] }))
  const visitor = await createVisitor().open(`${tenant.url}/?token=console-token`)
  expect(visitor.html).toContain('<summary>Ada Lovelace – not assigned</summary>')
  await visitor.submit({ 'Groups that have it': 'Sales\nLeads' }, 'Save settings')
  await visitor.submit({ Groups: 'Leads' }, 'Save person')
  expect(visitor.html).toContain('<summary>Ada Lovelace – assigned by Leads</summary>')
  expect((await control.call('GET', `/tenants/${tenant.id}/spec`)).body).toMatchObject({
    people: [{ groups: ['Leads'] }],
    apps: [{ access: { groups: ['Sales', 'Leads'] }, assignments: [] }],
  })
  await visitor.submit({ Groups: '' }, 'Save person')
  expect(visitor.html).toContain('<summary>Ada Lovelace – not assigned</summary>')
})

test('a form of another page is refused, and so is one without the cookie', async () => {
  const tenant = await control.createTenant(tenantSpec('okta'))
  const entered = await fetch(`${tenant.url}/?token=console-token`, { redirect: 'manual' })
  const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const post = async (headers: Record<string, string>) =>
    (
      await fetch(`${tenant.url}/console/apps/app`, {
        method: 'POST',
        headers,
        body: new URLSearchParams({ statements: '' }),
        redirect: 'manual',
      })
    ).status
  expect(await post({ cookie, origin: 'http://localhost:1' })).toBe(403)
  expect(await post({ cookie: '' })).toBe(401)
  expect(await post({ cookie, origin: idp.url })).toBe(303)
})

const given: [string, NonNullable<App['access']>, string][] = [
  ['a group', { groups: ['Sales'] }, 'assigned by Sales'],
  ['user access', { everyone: true }, 'on for everyone'],
]
for (const [by, access, words] of given)
  test(`an app that somebody has by ${by} is shown so, and given and taken for themselves beside that`, async () => {
    const people = [{ ...ada, groups: ['Sales'] }]
    const tenant = await control.createTenant(tenantSpec('google-workspace', { people }, { access, assignments: [] }))
    const visitor = await createVisitor().open(`${tenant.url}/?token=console-token`)
    expect(visitor.html).toContain(`<summary>Ada Lovelace – ${words}</summary>`)
    await visitor.submit({ Assigned: '1', 'Values in this app': 'role = Analyst' }, 'Save assignment')
    expect(visitor.html).toContain('<summary>Ada Lovelace – assigned</summary>')
    await visitor.post(`${tenant.url}/console/apps/app/assignments/ada`, { values: '' })
    expect(visitor.html).toContain(`<summary>Ada Lovelace – ${words}</summary>`)
    expect(visitor.html).toContain('Ada Lovelace has no assignment to Test SP of their own.')
  })

test('"Sign in as" is turned off and on again there, and by the control API, and counts at once', async () => {
  const tenant = await control.createTenant(tenantSpec('okta'))
  const start = tenant.apps[0]?.initiateUrl ?? ''
  const visitor = await createVisitor().open(`${tenant.url}/?token=console-token`)
  const person = await createVisitor().open(start)
  const { fields } = person.form()
  expect(person.html).toContain('Sign in as Ada Lovelace')
  const isOn = async () => ((await control.call('GET', `/tenants/${tenant.id}`)).body as { signInAs: boolean }).signInAs

  await visitor.submit({}, 'Turn “Sign in as” off')
  expect(visitor.html).toContain('“Sign in as” is off: everybody types name and password, and a code where one is set up.')
  // A page that was open before helps nobody.
  await person.post(`${tenant.url}/login`, { flow: fields.flow ?? '', as: 'ada' })
  expect([await isOn(), person.html.includes('SAMLResponse')]).toEqual([false, false])
  expect((await person.open(start)).html).not.toContain('Sign in as')
  expect((await control.call('GET', `/tenants/${tenant.id}/spec`)).body).toMatchObject({ signInAs: false })

  await visitor.submit({}, 'Turn “Sign in as” on')
  await person.open(start)
  await person.submit({}, 'Sign in as Ada Lovelace')
  expect([await isOn(), person.html.includes('SAMLResponse')]).toEqual([true, true])

  const patch = (body: unknown) => control.call('PATCH', `/tenants/${tenant.id}`, body)
  expect((await patch({ signInAs: false })).body).toMatchObject({ signInAs: false, clockOffsetSeconds: 0 })
  expect((await patch({ clockOffsetSeconds: 60 })).body).toMatchObject({ signInAs: false, clockOffsetSeconds: 60 })
  expect((await patch({})).status).toBe(422)
  await visitor.post(`${tenant.url}/console/sign-in-as`, { signInAs: 'maybe' })
  expect([visitor.status, visitor.html.includes('Not saved. &quot;Sign in as&quot; is on or off'), await isOn()]).toEqual([
    422,
    true,
    false,
  ])
})

test('a person at a browser changes statements, an assignment and a person', async ({ page }) => {
  page.setDefaultTimeout(10_000)
  const tenant = await control.createTenant(tenantSpec('okta'))
  await page.goto(`${tenant.url}/?token=console-token`)
  const unfold = () => page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
  const save = async (name: RegExp, says: string) => {
    await page.getByRole('button', { name }).first().click()
    await expect(page.getByRole('status')).toHaveText(says)
    await expect(page.getByRole('status')).toBeInViewport()
    await unfold()
  }
  await unfold()
  await page.getByLabel('Attribute statements').first().fill('department = user.lastName')
  await save(/^Save statements/, 'The statements of Test SP are saved.')
  await page.getByLabel('Display name').first().fill('Ada from the console')
  await save(/^Save person/, 'Ada from the console is saved.')
  await page.getByLabel('Values in this app').first().fill('workato_role = Analyst')
  await save(/^Save assignment/, 'Ada from the console is assigned to Test SP; the values are saved.')
  const text = await page.content()
  for (const kept of ['department = user.lastName', 'Ada from the console', 'Analyst']) expect(text).toContain(kept)
})
