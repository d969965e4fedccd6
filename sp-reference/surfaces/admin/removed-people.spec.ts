import { expect, test } from '@playwright/test'
import { axeOn } from '#axe'
import type { Sp } from '../../index.ts'
import { noticeOf, owner, ownerOf } from '../../testing/administration.ts'
import { createWorld, refusalCode, startSp } from '../../testing/world.ts'

let sp: Sp
test.beforeAll(async () => {
  sp = await startSp()
})
test.afterAll(() => sp.stop())

const ada = { nameId: 'ada@x.test' }

const places = { environments: [{ name: 'Prod', jit: true }], workspaces: [{ name: 'Finance', jit: true }] }

for (const place of ['workspace/Finance', 'end-user/Prod'])
  test(`who was removed from ${place} stays out, an invitation is no way round, and is let back in by hand`, async () => {
    const policy = { endUser: { removedMember: 'block' }, workspace: { removedMember: 'block' } }
    const world = await createWorld(sp, { owner, policy, ...places })
    await world.signIn(place, ada)
    const id = (await world.accounts()).find(({ email }) => email === 'ada@x.test')?.id
    const people = `${sp.url}/o/${world.slug}/admin/people`
    const browser = await ownerOf(world)
    expect(await (await browser.get(people)).text()).not.toContain('Let back in')
    expect(noticeOf(await browser.post(`${people}/${id}/remove/${place}`, {}))).toBe('member-removed')
    expect(await refusalCode((await world.signIn(place, ada)).last)).toBe('member-removed')

    const invited = await browser.post(`${people}/invitations`, { email: 'ADA@x.test', place, role: '' })
    expect([invited.status, await invited.text()]).toEqual([422, expect.stringContaining('was removed from there')])
    const page = await (await browser.get(people)).text()
    expect(page).toContain('stays out until an administrator adds them by hand')
    const back = `${people}/${id}/let-back/${place}`
    expect(page).toContain(`action="${new URL(back).pathname}"`)
    expect(noticeOf(await browser.post(back, {}))).toBe('let-back')
    expect(noticeOf(await browser.post(back, {}))).toBe('back-already')
    expect(await refusalCode((await world.signIn(place, ada)).last)).toBeNull()
    const log = (await world.audit()).filter(({ event }) => event === 'member-let-back')
    expect(log).toMatchObject([{ actor: owner.email, email: 'ada@x.test', place }])
  })

test('nobody is let back in to a place that is not there, or that somebody does not administer', async () => {
  const world = await createWorld(sp, { owner, ...places })
  await world.signIn('workspace/Finance', ada)
  const id = (await world.accounts())[0]?.id
  await world.api('DELETE', '/accounts/ada@x.test/places/workspace/Finance')
  const at = (place: string) => `${sp.url}/o/${world.slug}/admin/people/${id}/let-back/${place}`
  const browser = await ownerOf(world)
  expect((await browser.post(at('workspace/Ghost'), {})).status).toBe(404)
  const stranger = (await world.signIn('end-user/Prod', { nameId: 'eve@x.test' })).browser
  expect((await stranger.post(at('workspace/Finance'), {})).status).toBe(403)
  expect((await world.accounts()).find(({ email }) => email === 'ada@x.test')?.workspaces).toEqual([])
})

for (const [colorScheme, width] of [
  ['light', 1440],
  ['dark', 390],
] as const)
  test(`axe finds nothing on the list of who was removed, ${colorScheme}, ${width} px, and the keyboard lets somebody back in`, async ({
    page,
  }) => {
    const world = await createWorld(sp, { owner, ...places })
    for (const place of ['workspace/Finance', 'end-user/Prod']) {
      await world.signIn(place, ada)
      await world.api('DELETE', `/accounts/ada@x.test/places/${place}`)
    }
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 900 })
    await page.goto(`${sp.url}/o/${world.slug}/admin/sign-in`)
    await page.getByLabel('Email').fill(owner.email)
    await page.getByLabel('Password').fill(owner.password)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/admin\/?$/)
    await page.goto(`${sp.url}/o/${world.slug}/admin/people`)
    expect((await axeOn(page).analyze()).violations).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    await page.getByRole('button', { name: 'Let back in: ada, workspace Finance' }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('status')).toContainText('is let back in')
    await expect(page.getByRole('button', { name: /Let back in/ })).toHaveCount(1)
  })
