import { expect, test } from '@playwright/test'
import type { Sp } from '../index.ts'
import { createBrowser } from '../testing/browser.ts'
import { type Mailbox, startMailbox } from '../testing/mailbox.ts'
import { createWorld, refusalCode, startSp, type World } from '../testing/world.ts'

const owner = { email: 'owner@x.test', password: 'correct-horse-battery' }
let sp: Sp
let mailbox: Mailbox
test.beforeAll(async () => {
  mailbox = await startMailbox()
  sp = await startSp({ smtpUrl: mailbox.url })
})
test.afterAll(async () => {
  await sp.stop()
  await mailbox.stop()
})

const worldWith = (policy: object = {}, spec: object = {}) =>
  createWorld(sp, {
    owner,
    environments: [{ name: 'Prod', jit: true }],
    workspaces: [{ name: 'Finance', jit: true, customRoles: ['ops'] }],
    policy: { endUser: policy, workspace: policy },
    ...spec,
  })
const ada = { nameId: 'ada@x.test' }
const invitation = { email: 'Ada@X.test', place: 'workspace/Finance', role: 'Analyst' }
const events = async (world: World) => (await world.audit()).map(({ event }) => event)

test('an invitation is mailed, kept until it is used, and gives its role in any spelling of the address', async () => {
  const world = await worldWith()
  expect((await world.api('POST', '/invitations', invitation)).body).toMatchObject({ role: 'Analyst', mailed: true })
  expect((await world.api('POST', '/invitations', invitation)).body).toMatchObject({ error: { code: 'refused', path: 'email' } })
  expect(await world.accounts()).toEqual([])
  await world.signIn('workspace/Finance', ada)
  const [account] = await world.accounts()
  expect([account?.workspaces, account?.openInvitations]).toMatchObject([[{ name: 'Finance', roles: { role: 'Analyst' } }], []])
  expect((await world.api('GET', '/invitations')).body).toEqual({ invitations: [] })
  expect(await events(world)).toEqual(['invited', 'sign-in'])
})

test('an invitation that cannot work is refused with the field that is wrong', async () => {
  const environments = [
    { name: 'Prod', jit: true },
    { name: 'Dev', jit: false, authMethod: 'password' },
  ]
  const world = await worldWith({ domainPolicy: 'verifiedOnly', seatPolicy: 'blockNew' }, { environments })
  await world.api('PUT', '/domains', { verified: ['X.test'] })
  const refusals: [object, string, string][] = [
    [{ ...invitation, email: 'ada' }, 'email', 'an email address'],
    [{ ...invitation, place: 'workspace/Ghost' }, 'place', 'Choose one'],
    [{ ...invitation, role: 'ghost' }, 'role', 'has no role'],
    [{ ...invitation, place: 'end-user/Prod' }, 'role', 'belong to workspaces'],
    [{ ...invitation, place: 'end-user/Dev', role: null }, 'place', 'with a password'],
    [{ ...invitation, email: 'guest@y.test' }, 'email', 'of no use'],
  ]
  for (const [wanted, path, words] of refusals) {
    const { status, body } = await world.api('POST', '/invitations', wanted)
    expect([status, body]).toMatchObject([422, { error: { path, message: expect.stringContaining(words) } }])
  }
  await world.api('PUT', '/seats', { workspace: 0 })
  expect((await world.api('POST', '/invitations', invitation)).body).toMatchObject({
    error: { message: expect.stringContaining('seats are taken') },
  })
})

test('a withdrawn invitation lets nobody in', async () => {
  const world = await worldWith({}, { workspaces: [{ name: 'Finance', jit: false }] })
  const { body } = await world.api('POST', '/invitations', invitation)
  const { id } = body as { id: string }
  expect((await world.api('DELETE', `/invitations/${id}`)).status).toBe(200)
  expect((await world.api('DELETE', `/invitations/${id}`)).status).toBe(404)
  expect(await refusalCode((await world.signIn('workspace/Finance', ada)).last)).toBe('jit-disabled')
})

test('who is removed is signed out there, keeps the account, and comes back as the policy says', async () => {
  const outcomes: [string, string | null, string | null][] = []
  for (const removedMember of ['rejoin', 'block', 'invite']) {
    const world = await worldWith({ removedMember })
    const { browser } = await world.signIn('workspace/Finance', ada)
    expect((await world.api('DELETE', '/accounts/ADA@x.test/places/workspace/Finance')).status).toBe(200)
    expect((await world.api('DELETE', '/accounts/ada@x.test/places/workspace/Finance')).status).toBe(404)
    expect((await world.session(browser)).signedIn).toBe(false)
    expect((await world.accounts()).map(({ email, workspaces }) => [email, workspaces])).toEqual([['ada@x.test', []]])
    const again = await refusalCode((await world.signIn('workspace/Finance', ada)).last)
    if (removedMember === 'invite') await world.api('POST', '/invitations', invitation)
    outcomes.push([removedMember, again, await refusalCode((await world.signIn('workspace/Finance', ada)).last)])
  }
  expect(outcomes).toEqual([
    ['rejoin', null, null],
    ['block', 'member-removed', 'member-removed'],
    ['invite', 'member-removed', null],
  ])
})

test('who is added by hand is not removed any more', async () => {
  const world = await worldWith({ removedMember: 'block' })
  await world.signIn('end-user/Prod', ada)
  await world.api('DELETE', '/accounts/ada@x.test/places/end-user/Prod')
  await world.api('PATCH', '/accounts/ada@x.test', { environments: [{ name: 'Prod' }] })
  expect((await world.signIn('end-user/Prod', ada)).last.status).toBe(200)
})

test('the last seat goes to one of twenty who come at the same moment', async () => {
  const world = await worldWith({ seatPolicy: 'blockNew' })
  await world.api('PUT', '/seats', { endUser: 1 })
  const people = Array.from({ length: 20 }, (_, index) => ({ nameId: `p${index}@x.test` }))
  const codes = await Promise.all(people.map(async (person) => refusalCode((await world.signIn('end-user/Prod', person)).last)))
  expect([codes.filter((code) => code === null).length, (await world.accounts()).length]).toEqual([1, 1])
  expect(new Set(codes)).toEqual(new Set([null, 'seat-limit']))
})

test('of many invitations at once there are no more than seats, and who holds one needs no other', async () => {
  const world = await worldWith(
    { seatPolicy: 'blockNew' },
    { workspaces: ['Finance', 'Sales'].map((name) => ({ name, jit: true })) },
  )
  await world.api('PUT', '/seats', { workspace: 2 })
  const send = async (email: string, place = 'workspace/Finance') =>
    (await world.api('POST', '/invitations', { email, place })).status
  const sent = await Promise.all(Array.from({ length: 8 }, (_, index) => send(`p${index}@x.test`)))
  expect(sent.toSorted()).toEqual([201, 201, 422, 422, 422, 422, 422, 422])
  const invited = `p${sent.indexOf(201)}@x.test`
  expect(await send(invited, 'workspace/Sales')).toBe(201)
  await world.signIn('workspace/Finance', { nameId: invited })
  await world.api('DELETE', `/accounts/${invited}/places/workspace/Finance`)
  expect(await send(invited)).toBe(201)
})

test('who is deactivated holds no seat, and needs one to be invited elsewhere', async () => {
  const world = await worldWith(
    { seatPolicy: 'blockNew' },
    { workspaces: ['Finance', 'Sales'].map((name) => ({ name, jit: true })) },
  )
  await world.signIn('workspace/Finance', ada)
  await world.api('PATCH', '/accounts/ada@x.test', { status: 'deactivated' })
  await world.api('PUT', '/seats', { workspace: 1 })
  await world.signIn('workspace/Finance', { nameId: 'bea@x.test' })
  const { status, body } = await world.api('POST', '/invitations', { email: 'ada@x.test', place: 'workspace/Sales' })
  expect([status, body]).toMatchObject([422, { error: { message: expect.stringContaining('seats are taken') } }])
})

test('administrators do the same on their pages: the owner everything, the administrator of a workspace what is theirs', async () => {
  const world = await worldWith()
  const admin = `${sp.url}/o/${world.slug}/admin`
  const browser = createBrowser()
  await browser.post(`${admin}/sign-in`, owner)
  const page = async (path: string) => (await browser.get(`${admin}${path}`)).text()
  const send = async (path: string, form: Record<string, string>) => (await browser.post(`${admin}${path}`, form)).status
  expect(await send('/people/invitations', { email: 'ada', place: 'workspace/Finance', role: '' })).toBe(422)
  expect(await send('/people/invitations', { email: 'ada@x.test', place: 'workspace/Finance', role: 'ops' })).toBe(303)
  expect(await page('/people')).toContain('Withdraw the invitation of ada@x.test to workspace Finance')
  await world.signIn('workspace/Finance', ada)
  const [account] = await world.accounts()
  expect(account?.workspaces).toMatchObject([{ roles: { role: 'ops' } }])
  expect(await page(`/people/${account?.id}/remove/workspace/Finance`)).toContain('may come back by signing in again')
  expect(await send(`/people/${account?.id}/remove/workspace/Finance`, {})).toBe(303)
  expect(await send(`/people/${account?.id}/remove/workspace/Finance`, {})).toBe(404)
  expect(await send(`/people/${account?.id}/status`, { status: 'deactivated' })).toBe(303)
  expect((await world.accounts())[0]).toMatchObject({ status: 'deactivated', workspaces: [] })
  expect(await send('/limits/seats', { endUser: 'many', workspace: '' })).toBe(422)
  expect(await send('/limits/seats', { endUser: '5', workspace: '' })).toBe(303)
  expect(await send('/limits/domains', { verified: 'X.test, y.test', allowed: '' })).toBe(303)
  const limits = await page('/limits')
  expect(limits).toContain('value="5"')
  expect(limits).toContain('value="x.test, y.test"')

  await world.api('POST', '/accounts', {
    email: 'boss@x.test',
    workspaces: [{ name: 'Finance', roles: { role: 'Admin' } }],
  })
  const boss = (await world.signIn('workspace/Finance', { nameId: 'boss@x.test' })).browser
  expect((await boss.get(`${admin}/people`)).status).toBe(200)
  expect((await boss.get(`${admin}/limits`)).status).toBe(403)
  expect((await boss.post(`${admin}/people/${account?.id}/status`, { status: 'active' })).status).toBe(403)
})

test('whose invitation it is goes by the address that people sign in with, never by a contact address', async () => {
  const world = await worldWith(
    {},
    {
      workspaces: [
        { name: 'Finance', jit: true },
        { name: 'Sales', jit: true },
      ],
    },
  )
  const attributes = { workato_email: ['ada.contact@x.test'] }
  await world.signIn('workspace/Finance', { nameId: 'ada@x.test', attributes })
  const invite = (email: string, place: string) => world.api('POST', '/invitations', { email, place })
  expect((await invite('ada@x.test', 'workspace/Finance')).body).toMatchObject({
    error: { message: expect.stringContaining('is in Finance already') },
  })
  expect((await invite('ada.contact@x.test', 'workspace/Sales')).status).toBe(201)
  expect((await world.accounts())[0]?.openInvitations).toEqual([])
  expect((await invite('ada@x.test', 'workspace/Sales')).status).toBe(201)
  expect((await world.accounts())[0]?.openInvitations).toEqual(['workspace/Sales'])
})

test('ten first sign-ins at once of the one person for whom a seat is left all get in', async () => {
  const world = await worldWith({ seatPolicy: 'blockNew' }, { seats: { endUser: 1 } })
  const ends = await Promise.all(Array.from({ length: 10 }, () => world.signIn('end-user/Prod', ada)))
  expect(await Promise.all(ends.map(({ last }) => refusalCode(last)))).toEqual(Array(10).fill(null))
  expect(await world.accounts()).toHaveLength(1)
})

test('ten first sign-ins at once of the one person who is invited all get in, though JIT is off', async () => {
  const world = await worldWith({ pendingInvite: 'consume' }, { workspaces: [{ name: 'Finance', jit: false }] })
  await world.api('POST', '/invitations', { email: 'ada@x.test', place: 'workspace/Finance' })
  const ends = await Promise.all(Array.from({ length: 10 }, () => world.signIn('workspace/Finance', ada)))
  expect(await Promise.all(ends.map(({ last }) => refusalCode(last)))).toEqual(Array(10).fill(null))
})

test('who is deactivated signs in anew after coming back', async () => {
  const world = await worldWith()
  const { browser } = await world.signIn('end-user/Prod', ada)
  for (const status of ['deactivated', 'active']) {
    await world.api('PATCH', '/accounts/ada@x.test', { status })
    expect(await world.session(browser)).toMatchObject({ signedIn: false })
  }
})

test('a sign-in that breaks inside is in the log, and leaves nothing else', async () => {
  const world = await worldWith()
  await world.api('PATCH', '', { lateStepFails: true })
  const { last } = await world.signIn('end-user/Prod', ada)
  expect([last.status, await refusalCode(last)]).toEqual([500, 'internal-error'])
  expect(await world.accounts()).toEqual([])
  expect(await world.audit()).toMatchObject([{ event: 'sign-in-refused', code: 'internal-error', nameId: 'ada@x.test' }])
})
