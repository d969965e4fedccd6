import { expect, type Page, test } from '@playwright/test'
import type { Sp } from '../../index.ts'
import { provider } from '../../testing/fake-idp.ts'
import { type HttpIdp, startHttpIdp } from '../../testing/http-idp.ts'
import { createWorld, startSp, type World } from '../../testing/world.ts'

const owner = { email: 'owner@x.test', password: 'correct-horse-battery' }
let sp: Sp
let idp: HttpIdp
test.beforeAll(async () => {
  idp = await startHttpIdp({ nameId: 'ada@x.test' })
  sp = await startSp()
})
test.afterAll(async () => {
  await sp.stop()
  await idp.stop()
})

const environments = [
  { name: 'Prod', jit: false, authMethod: 'password', groups: ['Sales', 'EMEA'] },
  { name: 'Test', jit: true, groups: ['Sales'] },
]

async function asOwner(page: Page, spec: Record<string, unknown> = {}): Promise<{ world: World; home: string }> {
  const world = await createWorld(
    sp,
    { name: 'Acme', owner, environments, workspaces: [{ name: 'Finance', jit: true }], ...spec },
    { configured: false },
  )
  const home = `${sp.url}/o/${world.slug}/admin`
  await page.goto(home)
  await page.getByLabel('Email').fill(owner.email)
  await page.getByLabel('Password').fill(owner.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Workspace admin' })).toBeVisible()
  return { world, home }
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true })

async function toStep3(page: Page, name: string): Promise<void> {
  await link(page, 'Authentication & Groups').click()
  await link(page, 'Prod').click()
  await link(page, 'Authentication').click()
  await button(page, '+ Set up new provider').click()
  await page.getByLabel('Identity provider (IdP) name').fill(name)
  await page.getByLabel('Enable SAML Just-in-Time (JIT) provisioning').check()
  await button(page, 'Next').click()
  await button(page, 'Next').click()
}

async function typeIn(page: Page, values = provider): Promise<void> {
  await page.getByLabel('No', { exact: true }).check()
  await page.getByLabel('Identity provider SSO URL').fill(values.ssoUrl)
  await page.getByLabel('Identity provider issuer').fill(values.issuer)
  await page.getByLabel('X.509 certificate').fill(values.certificate)
}

test('an owner sets a provider up by typing it in, and somebody signs in through it', async ({ page }) => {
  const { world } = await asOwner(page)
  await toStep3(page, 'Okta Prod')
  await typeIn(page, { ...provider, ssoUrl: idp.ssoUrl })
  await button(page, 'Set up').click()
  await expect(page.getByRole('status')).toHaveText('The identity provider is set up and selected.')
  await expect(page.getByLabel('Select an identity provider (IdP)')).toHaveValue(/.+/)
  await page.getByLabel('Single sign-on (SSO)').check()
  await button(page, 'Save').click()
  expect((await world.signIn('end-user/Prod', { nameId: 'ada@x.test' })).last.status).toBe(200)
  expect(await world.accounts()).toMatchObject([{ email: 'ada@x.test' }])
  const changes = (await world.audit()).filter(({ actor }) => actor === owner.email)
  expect(changes.map(({ event }) => event)).toEqual(['owner-sign-in', 'provider-set-up', 'authentication-changed'])
  expect(changes[1]?.reasons).toEqual(
    expect.arrayContaining([
      'JIT provisioning: off → on',
      'Identity provider: none → Okta Prod',
      `Issuer: nothing → ${provider.issuer}`,
    ]),
  )
  expect(changes[2]?.reasons).toEqual(['Authentication method: password → single sign-on'])
})

test('the wizard keeps what was typed, right or wrong, over Back, reload and errors; nothing is saved before its end', async ({
  page,
}) => {
  const { world } = await asOwner(page)
  await toStep3(page, 'Okta Prod')
  await page.getByLabel('No', { exact: true }).check()
  await page.getByLabel('Identity provider issuer').fill('half an issuer')
  await button(page, 'Set up').click()
  await expect(page.getByRole('alert')).toContainText('Nothing was saved')
  await expect(page.getByLabel('Identity provider issuer')).toHaveAccessibleDescription(/no blanks/)
  await page.goto(page.url())
  await expect(page.getByLabel('Identity provider issuer')).toHaveValue('half an issuer')
  await button(page, 'Back').click()
  await expect(page.getByLabel('Single sign-on URL')).toHaveValue(world.place('end-user/Prod').acsUrl)
  await expect(page.getByLabel('Service provider (SP) entity ID')).toHaveValue(world.place('end-user/Prod').entityId)
  await button(page, 'Back').click()
  await page.reload()
  await expect(page.getByLabel('Identity provider (IdP) name')).toHaveValue('Okta Prod')
  await expect(page.getByLabel('Enable SAML Just-in-Time (JIT) provisioning')).toBeChecked()
  await page.getByLabel('Enforce SAML authentication for').selectOption('People of chosen domains')
  await page.getByLabel('Domains', { exact: true }).fill('not a domain')
  await button(page, 'Next').click()
  await expect(page.getByLabel('Domains', { exact: true })).toHaveAccessibleDescription(/"not" is not a domain/)
  await page.goBack()
  await expect(page.getByLabel('Domains', { exact: true })).toHaveValue('not a domain')
  await expect(page.getByLabel('Enforce SAML authentication for').locator('option:checked')).toHaveText(
    'People of chosen domains',
  )
  const draft = page.url().replace(/\d$/, '3')
  await page.goto(draft)
  expect(page.url()).toMatch(/\/1$/)
  await button(page, 'Cancel').click()
  await expect(page.getByText('None is set up yet.')).toBeVisible()
  await page.goto(draft)
  await expect(page.getByRole('status')).toContainText('Start a new one')
  expect((await world.audit()).map(({ event }) => event)).toEqual(['owner-sign-in'])
})

test('by metadata URL: a refusal stands beside the field', async ({ page }) => {
  const strict = await startSp({ allowInternalMetadata: false })
  const before = sp
  sp = strict
  try {
    await asOwner(page)
    await toStep3(page, 'Okta')
    await page.getByLabel('Yes', { exact: true }).check()
    await page.getByLabel('Metadata URL').fill('http://localhost:1/metadata')
    await button(page, 'Set up').click()
    await expect(page.getByLabel('Metadata URL')).toHaveAccessibleDescription(
      /could not be loaded: localhost is an address of an internal network/,
    )
    await expect(page.getByLabel('Metadata URL')).toHaveValue('http://localhost:1/metadata')
  } finally {
    sp = before
    await strict.stop()
  }
})

test('several entries, one selected; names and issuers are unique; an entry is changed and deleted', async ({ page }) => {
  const { world } = await asOwner(page)
  await toStep3(page, 'Okta Prod')
  await typeIn(page)
  await button(page, 'Set up').click()
  await toStep3(page, 'okta prod').catch(() => undefined)
  // The second one is set up for what holds here already.
  await expect(page.getByLabel('Enable SAML Just-in-Time (JIT) provisioning')).toBeChecked()
  await expect(page.getByLabel('Identity provider (IdP) name')).toHaveAccessibleDescription(/already/)
  await page.getByLabel('Identity provider (IdP) name').fill('Okta Spare')
  await button(page, 'Next').click()
  await button(page, 'Next').click()
  await typeIn(page)
  await button(page, 'Set up').click()
  await expect(page.getByLabel('Identity provider issuer')).toHaveAccessibleDescription(/"Okta Prod" has this issuer already/)
  await page.getByLabel('Identity provider issuer').fill('https://spare.example')
  await button(page, 'Set up').click()
  const choice = page.getByLabel('Select an identity provider (IdP)')
  await expect(choice.locator('option')).toHaveText(['None', 'Okta Prod', 'Okta Spare'])
  await expect(choice.locator('option:checked')).toHaveText('Okta Spare')
  await choice.selectOption('Okta Prod')
  await button(page, 'Save').click()
  await expect(choice.locator('option:checked')).toHaveText('Okta Prod')
  await link(page, 'Okta Prod').click()
  await page.getByLabel('Identity provider (IdP) name').fill('Okta Main')
  await button(page, 'Save changes').click()
  await expect(choice.locator('option:checked')).toHaveText('Okta Main')
  await link(page, 'Delete Okta Main').click()
  await button(page, 'Delete provider').click()
  await expect(choice.locator('option')).toHaveText(['None', 'Okta Spare'])
  await expect(choice.locator('option:checked')).toHaveText('None')
  const reasons = (await world.audit()).flatMap(({ event, reasons }) => reasons.map((reason) => `${event}: ${reason}`))
  expect(reasons).toEqual(
    expect.arrayContaining([
      'authentication-changed: Identity provider: Okta Spare → Okta Prod',
      'provider-changed: Name: Okta Prod → Okta Main',
      'provider-deleted: Identity provider: Okta Main → none',
    ]),
  )
  expect(reasons.filter((each) => each.startsWith('provider-changed'))).toHaveLength(1)
})

test('one environment: no chooser, and its own tab first', async ({ page }) => {
  const { home } = await asOwner(page, { environments: [{ name: 'Prod', jit: true, groups: [] }] })
  await link(page, 'Authentication & Groups').click()
  expect(page.url()).toBe(`${home}/end-user/Prod`)
  await expect(link(page, 'End-user groups')).toHaveAttribute('aria-current', 'page')
  await expect(page.getByRole('navigation', { name: 'Environment', exact: true })).toHaveCount(0)
})

test('groups: made, filled, emptied, deleted', async ({ page }) => {
  const { world } = await asOwner(page)
  await world.api('POST', '/accounts', {
    email: 'ada@x.test',
    displayName: 'Ada',
    environments: [{ name: 'Prod', groups: ['Sales'] }],
  })
  await link(page, 'Authentication & Groups').click()
  await link(page, 'Prod').click()
  await expect(page.getByRole('row', { name: /Sales/ })).toContainText('not empty')
  await page.getByLabel('Group name').fill('sales')
  await button(page, 'Create group').click()
  await expect(page.getByLabel('Group name')).toHaveAccessibleDescription('There is a group called "Sales" here already.')
  await page.getByLabel('Group name').fill('A/B <c>')
  await button(page, 'Create group').click()
  await link(page, 'A/B <c>').click()
  await page.getByLabel('End user').selectOption('Ada (ada@x.test)')
  await button(page, 'Add member').click()
  await expect(page.getByRole('rowheader', { name: 'Ada' })).toBeVisible()
  await button(page, 'Remove Ada').click()
  await link(page, 'All groups').click()
  await button(page, 'Delete A/B <c>').click()
  await expect(link(page, 'A/B <c>')).toHaveCount(0)
  const response = await page.request.post(`${sp.url}/o/${world.slug}/admin/end-user/Prod/groups/Sales/delete`)
  expect([response.status(), await response.text()]).toEqual([422, expect.stringContaining('Only an empty group')])
  expect((await world.audit()).map(({ event }) => event)).toEqual(
    expect.arrayContaining(['group-created', 'group-member-added', 'group-member-removed', 'group-deleted']),
  )
})

test('a group that the developer portal puts new clients into is not deleted under it', async ({ page }) => {
  const { world } = await asOwner(page, {
    portal: {
      environment: 'Prod',
      collections: [],
      policies: [],
      settings: { method: 'api-key', policy: null, groups: ['Sales'] },
    },
  })
  const remove = () => page.request.post(`${sp.url}/o/${world.slug}/admin/end-user/Prod/groups/Sales/delete`, { maxRedirects: 0 })
  const refused = await remove()
  expect([refused.status(), await refused.text()]).toEqual([422, expect.stringContaining('JIT user settings')])
  await world.api('PUT', '/portal/settings', { method: 'api-key' })
  expect((await remove()).status()).toBe(303)
})

test('a status that is none and a group name of dots are refused in words', async ({ page }) => {
  const { world, home } = await asOwner(page)
  await world.api('POST', '/accounts', { email: 'ada@x.test' })
  await page.goto(`${home}/people`)
  const [id] = /people\/(acc_[\w-]+)/.exec(await page.content())?.slice(1) ?? []
  const answer = await page.request.post(`${home}/people/${id}/status`, { form: { status: 'gone' } })
  expect([answer.status(), await answer.text()]).toEqual([422, expect.stringContaining('none of the choices')])
  const dots = await page.request.post(`${home}/end-user/Prod/groups`, { form: { name: '..' } })
  expect([dots.status(), await dots.text()]).toEqual([422, expect.stringContaining('dots alone')])
})
