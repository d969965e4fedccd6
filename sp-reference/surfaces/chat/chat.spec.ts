import { expect, test } from '@playwright/test'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import type { Sp } from '../../index.ts'
import { createBrowser } from '../../testing/browser.ts'
import { createWorld, refusalCode, startSp } from '../../testing/world.ts'

let sp: Sp
const keys = await generateKeyPair('EdDSA', { extractable: true })
const strangerKeys = await generateKeyPair('EdDSA', { extractable: true })
test.beforeAll(async () => {
  sp = await startSp()
})
test.afterAll(() => sp.stop())

const issuer = 'https://slack.example'
const groups = (names: string[]) => ({ nameId: 'ada@x.test', attributes: { workato_end_user_groups: names } })

async function chatWorld(groupSync = true, defects: string[] = []) {
  return createWorld(sp, {
    defects,
    environments: [{ name: 'Prod', jit: true, groupSync, groups: ['Sales', 'EMEA'] }],
    chat: { platform: 'slack', environment: 'Prod', issuer, publicKeyJwk: await exportJWK(keys.publicKey) },
  })
}

const token = (audience: string, email: string, options: { key?: CryptoKey; expires?: number } = {}) =>
  new SignJWT({ email })
    .setProtectedHeader({ alg: 'EdDSA' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject('U123')
    .setExpirationTime(Math.floor(Date.now() / 1000) + (options.expires ?? 600))
    .sign(options.key ?? keys.privateKey)

test('a live platform session signs in without SAML and without group sync', async () => {
  const world = await chatWorld()
  const { loginUrl, entityId, homeUrl } = world.place('chat/slack')
  await world.signIn('end-user/Prod', groups(['Sales']))
  const before = await world.accounts()
  const browser = createBrowser()
  const last = await browser.follow(await browser.get(`${loginUrl}?session=${await token(entityId, 'ada@x.test')}`))
  expect(last.url).toBe(homeUrl)
  expect(await world.session(browser)).toMatchObject({ signedIn: true, method: 'platform', email: 'ada@x.test' })
  expect(await world.accounts()).toEqual(before.map((each) => ({ ...each, lastSignInAt: expect.any(String) })))
})

test('after its end the launch goes through SAML, and group sync runs', async () => {
  const world = await chatWorld()
  const { loginUrl, entityId } = world.place('chat/slack')
  await world.signIn('end-user/Prod', groups(['Sales']))
  const session = await token(entityId, 'ada@x.test')
  await world.api('PATCH', '', { clockOffsetSeconds: 700 })
  const now = new Date(Date.now() + 700_000)
  const { last } = await world.signIn('chat/slack', groups(['EMEA']), { query: `?session=${session}`, now })
  expect(last.status).toBe(200)
  expect(loginUrl).toContain('/chat/slack/launch')
  expect((await world.accounts())[0]?.environments).toMatchObject([{ groups: ['EMEA'] }])
  expect((await world.audit()).map(({ event, code }) => [event, code])).toContainEqual([
    'platform-sign-in-needed',
    'platform-session-expired',
  ])
})

test('a missing session and an unknown person go through SAML; a forged session is refused', async () => {
  const world = await chatWorld()
  const { loginUrl, entityId } = world.place('chat/slack')
  const open = async (query: string) => createBrowser().get(`${loginUrl}${query}`)
  expect((await open('')).headers.get('location')).toContain('https://idp.example/sso')
  expect((await open(`?session=${await token(entityId, 'new@x.test')}`)).headers.get('location')).toContain(
    'https://idp.example/sso',
  )
  for (const forged of [
    await token(entityId, 'ada@x.test', { key: strangerKeys.privateKey }),
    await token('https://other.example', 'ada@x.test'),
    'junk',
  ]) {
    const answer = await open(`?session=${forged}`)
    expect(answer.status).toBe(403)
    expect(await refusalCode(answer)).toBe('platform-session-invalid')
  }
})

for (const [name, groupSync, query, expected, reason] of [
  ['GO syncs where the switch is on', true, '?channel=go', ['EMEA'], 'group sync: added EMEA; removed Sales'],
  ['another channel does not sync', true, '?channel=portal', ['Sales'], 'sync skipped: channel'],
  ['nothing syncs where the switch is off', false, '?channel=go', ['Sales'], 'sync skipped: off'],
] as const) {
  test(name, async () => {
    const world = await chatWorld(groupSync)
    await world.signIn('end-user/Prod', groups(['Sales']))
    await world.signIn('end-user/Prod', groups(['EMEA']), { query })
    expect((await world.accounts())[0]?.environments).toMatchObject([{ groups: expected }])
    expect((await world.audit()).at(-1)?.reasons).toContain(reason)
  })
}

test('faults: a live session that does not count, an ended one that does', async () => {
  for (const [defect, expires, signedIn] of [
    ['chat-always-saml', 600, false],
    ['expired-platform-session-accepted', -600, true],
  ] as const) {
    const world = await chatWorld(true, [defect])
    const { loginUrl, entityId } = world.place('chat/slack')
    await world.signIn('end-user/Prod', groups(['Sales']))
    const browser = createBrowser()
    await browser.get(`${loginUrl}?session=${await token(entityId, 'ada@x.test', { expires })}`)
    expect((await world.session(browser)).signedIn).toBe(signedIn)
  }
})
