import { expect, type Page, test } from '@playwright/test'
import { axeOn } from '#axe'
import type { Sp } from '../../index.ts'
import { provider } from '../../testing/fake-idp.ts'
import { type HttpIdp, startHttpIdp } from '../../testing/http-idp.ts'
import { type Mailbox, startMailbox } from '../../testing/mailbox.ts'
import { createWorld, refusalCode, startSp, type World } from '../../testing/world.ts'

const ada = { nameId: 'ada@x.test' }
const invitation = { email: 'ada@x.test', place: 'workspace/Finance', role: 'Analyst' }
let sp: Sp
let idp: HttpIdp
let mailbox: Mailbox
test.beforeAll(async () => {
  mailbox = await startMailbox()
  idp = await startHttpIdp(ada)
  sp = await startSp({ smtpUrl: mailbox.url })
})
test.afterAll(async () => {
  await sp.stop()
  await idp.stop()
  await mailbox.stop()
})

const worldWith = (pendingInvite: string) =>
  createWorld(sp, {
    name: 'Lovelace & Sons',
    environments: [{ name: 'Prod', jit: true }],
    workspaces: [{ name: 'Finance', jit: false }],
    policy: { endUser: { pendingInvite }, workspace: { pendingInvite } },
  })

/** Invites Ada and gives the link of the mail that she gets. */
async function invited(world: World, wanted: object = invitation): Promise<{ id: string; link: string }> {
  const { status, body } = await world.api('POST', '/invitations', wanted)
  expect(status).toBe(201)
  const { text } = mailbox.mails.at(-1) ?? { text: '' }
  const [link = ''] = /https?:\S+$/.exec(text.trim()) ?? []
  return { id: (body as { id: string }).id, link }
}

const signInCode = async (world: World) => refusalCode((await world.signIn('workspace/Finance', ada)).last)

test('under block a person accepts on the page of the mail, and signs in then: not before, and not by accepting', async ({
  page,
}) => {
  const world = await worldWith('block')
  await world.api('PUT', '/providers/workspace/Finance', { ...provider, ssoUrl: idp.ssoUrl })
  const { id, link } = await invited(world)
  expect(link).toContain(`/o/${world.slug}/invitations/${id}/`)
  const signIn = async () => {
    await page.goto(world.place('workspace/Finance').signInUrl)
    await page.getByRole('link', { name: 'Sign in with SSO' }).click()
    await page.getByRole('button', { name: 'Continue' }).click()
  }
  await signIn()
  await expect(page.locator('#refusal-code')).toHaveText('invitation-pending')
  await expect(page.getByText('Open the link in its mail')).toBeVisible()

  await page.goto(link)
  const said = page.getByRole('main')
  for (const words of ['Lovelace & Sons', 'Finance', 'Analyst', 'ada@x.test']) await expect(said).toContainText(words)
  await page.reload()
  expect((await world.audit()).map(({ event }) => event)).not.toContain('invitation-accepted')
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: 'Accept the invitation' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Invitation accepted' })).toBeVisible()
  expect(page.url()).toBe(link)
  const session = await page.request.get(`${sp.url}/o/${world.slug}/session`)
  expect(await session.json()).toMatchObject({ signedIn: false })
  expect(await world.accounts()).toEqual([])

  await page.getByRole('link', { name: 'Sign in to Finance' }).click()
  await page.getByRole('link', { name: 'Sign in with SSO' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { name: 'Finance' })).toBeVisible()
  const [account] = await world.accounts()
  expect([account?.workspaces, account?.openInvitations]).toMatchObject([[{ name: 'Finance', roles: { role: 'Analyst' } }], []])
  await page.goto(link)
  await expect(page.locator('#refusal-code')).toHaveText('invitation-used')
  await expect(page.getByRole('link', { name: 'Sign in to Finance' })).toBeVisible()
  const entry = (await world.audit()).find(({ event }) => event === 'invitation-accepted')
  expect(entry).toMatchObject({ actor: 'ada@x.test', place: 'workspace/Finance' })
})

test('nothing has to be accepted under the other policies: the mail leads to the sign-in', async () => {
  const outcomes: [string, boolean, string | null][] = []
  for (const pendingInvite of ['consume', 'ignore']) {
    const world = await worldWith(pendingInvite)
    const { link } = await invited(world)
    outcomes.push([pendingInvite, link === world.place('workspace/Finance').signInUrl, await signInCode(world)])
  }
  expect(outcomes).toEqual([
    ['consume', true, null],
    ['ignore', true, 'jit-disabled'],
  ])
})

test('a link that is over says why, and accepts nothing', async ({ page }) => {
  const world = await worldWith('block')
  const expectOver = async (link: string, code: string, status = 410) => {
    for (const response of [await page.request.get(link), await page.request.post(link, { headers: { origin: sp.url } })])
      expect([response.status(), await refusalCode(new Response(await response.text()))]).toEqual([status, code])
  }
  const { id, link } = await invited(world)
  await expectOver(`${link}x`, 'invitation-not-found', 404)
  await expectOver(link.replace(id, `${id}x`), 'invitation-not-found', 404)
  await expectOver(link.replace(world.slug, (await worldWith('block')).slug), 'invitation-not-found', 404)
  await world.api('DELETE', `/invitations/${id}`)
  await expectOver(link, 'invitation-withdrawn')
  const second = await invited(world)
  await world.api('PATCH', '', { clockOffsetSeconds: 7 * 24 * 60 * 60 + 1 })
  await expectOver(second.link, 'invitation-expired')
  await expectOver(link, 'invitation-withdrawn')
  await world.api('PATCH', '', { clockOffsetSeconds: 0 })
  expect(await signInCode(world)).toBe('invitation-pending')
  const foreign = await page.request.post(second.link, { headers: { origin: 'http://evil.test' } })
  expect([foreign.status(), await refusalCode(new Response(await foreign.text()))]).toEqual([403, 'foreign-origin'])
  expect(await signInCode(world)).toBe('invitation-pending')
  const elsewhere = await page.request.post(`${second.link}?next=http://evil.test/`, {
    maxRedirects: 0,
    headers: { origin: sp.url },
  })
  expect([elsewhere.status(), elsewhere.headers().location]).toEqual([303, new URL(second.link).pathname])
  expect(await signInCode(world)).toBe(null)
  expect((await world.api('GET', '/invitations')).body).toEqual({ invitations: [] })
})

async function expectReadable(page: Page): Promise<void> {
  expect((await axeOn(page).analyze()).violations.map(({ id, nodes }) => [page.url(), id, nodes[0]?.html])).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
}

for (const [scheme, width] of [
  ['light', 1440],
  ['dark', 390],
] as const)
  test(`the page of an invitation can be read by everybody (${scheme}, ${width} px)`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme })
    await page.setViewportSize({ width, height: 800 })
    const world = await worldWith('block')
    const { id, link } = await invited(world, { ...invitation, email: `${'ada.lovelace.'.repeat(4)}@x.test` })
    await page.goto(link)
    await expectReadable(page)
    await page.getByRole('button', { name: 'Accept the invitation' }).click()
    await expectReadable(page)
    await world.api('DELETE', `/invitations/${id}`)
    await page.reload()
    await expectReadable(page)
  })
