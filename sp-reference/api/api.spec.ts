import { createPrivateKey, sign } from 'node:crypto'
import { expect, test } from '@playwright/test'
import type { Sp } from '../index.ts'
import type { TestBrowser } from '../testing/browser.ts'
import { createWorld, startSp, type World } from '../testing/world.ts'

let sp: Sp
test.beforeAll(async () => {
  sp = await startSp()
})
test.afterAll(() => sp.stop())

const ada = { nameId: 'ada@x.test' }

/** Ada, who may use orders, with new credentials. */
async function withClient(method: string, policy?: { perMinute: number; perDay: number }) {
  const world = await createWorld(sp, {
    environments: [{ name: 'Prod', jit: true }],
    portal: {
      environment: 'Prod',
      collections: [{ name: 'orders' }, { name: 'billing' }],
      policies: policy ? [{ name: 'gold', ...policy }] : [],
      settings: { method, policy: policy ? 'gold' : null },
    },
  })
  const { browser } = await world.signIn('portal/Prod', ada)
  await browser.post(`${sp.url}/o/${world.slug}/portal/collections/orders/request`, {})
  await world.api('POST', '/portal/decisions', { email: ada.nameId, collection: 'orders', decision: 'approve' })
  return { world, browser, ...(await credentials(world, browser)) }
}

async function credentials(world: World, browser: TestBrowser) {
  const html = await (await browser.post(`${sp.url}/o/${world.slug}/portal/client/credentials`, {})).text()
  const shown = (label: string) => new RegExp(`<label>${label}<input readonly value="([^"]*)"`).exec(html)?.[1] ?? ''
  const secret = (shown('API key') || shown('Client secret') || shown('Private key')).replaceAll('&quot;', '"')
  return { id: shown('Client ID'), secret }
}

const items = (world: World, collection = 'orders') => `${sp.url}/o/${world.slug}/api/collections/${collection}/items`
const get = (url: string, headers: Record<string, string> = {}) => fetch(url, { headers })
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

test('an API key: 401 without or with a wrong one, 403 without a grant, else the items', async () => {
  const { world, secret } = await withClient('api-key')
  const key = { 'x-api-key': secret }
  expect((await get(items(world))).status).toBe(401)
  expect((await get(items(world), { 'x-api-key': `${secret}x` })).status).toBe(401)
  expect((await get(items(world), bearer(secret))).status).toBe(401)
  expect((await get(items(world), { ...key, ...bearer('x') })).status).toBe(401)
  expect((await get(items(world, 'billing'), key)).status).toBe(403)
  expect((await get(items(world, 'nothing'), key)).status).toBe(403)
  expect(await (await get(items(world), key)).json()).toEqual({ items: [] })
})

test('a collection keeps what is put into it', async () => {
  const { world, secret } = await withClient('api-key')
  const send = (method: string, url: string, body?: string) =>
    fetch(url, {
      method,
      headers: { 'x-api-key': secret, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body }),
    })
  expect((await send('POST', items(world), '{"name":""}')).status).toBe(400)
  expect((await send('POST', items(world), '{"name":')).status).toBe(400)
  const made = (await (await send('POST', items(world), '{"name":"first"}')).json()) as { id: string }
  expect(await (await send('GET', `${items(world)}/${made.id}`)).json()).toMatchObject({ name: 'first' })
  expect((await send('DELETE', `${items(world)}/${made.id}`)).status).toBe(204)
  expect((await send('DELETE', `${items(world)}/${made.id}`)).status).toBe(404)
  expect((await send('PUT', items(world), '{}')).status).toBe(404)
})

test('new credentials end the old ones', async () => {
  const { world, browser, secret } = await withClient('api-key')
  const next = await credentials(world, browser)
  expect((await get(items(world), { 'x-api-key': secret })).status).toBe(401)
  expect((await get(items(world), { 'x-api-key': next.secret })).status).toBe(200)
})

test('secrets are nowhere in what the service provider tells', async () => {
  const { world, browser, secret } = await withClient('api-key')
  const told = [
    JSON.stringify(await world.accounts()),
    JSON.stringify(await world.audit()),
    await (await browser.get(`${sp.url}/o/${world.slug}/portal/client`)).text(),
  ]
  expect(told.filter((text) => text.includes(secret))).toEqual([])
})

test('OAuth 2.0: a token for client credentials, good for 15 minutes', async () => {
  const { world, id, secret, browser } = await withClient('oauth2')
  const ask = (form: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(`${sp.url}/o/${world.slug}/api/token`, { method: 'POST', headers, body: new URLSearchParams(form) })
  const grant = { grant_type: 'client_credentials' }
  const whole = { ...grant, client_id: id, client_secret: secret }
  for (const [form, status, error] of [
    [{}, 400, 'invalid_request'],
    [{ grant_type: 'password' }, 400, 'unsupported_grant_type'],
    [grant, 401, 'invalid_client'],
    [{ ...whole, client_secret: 'x' }, 401, 'invalid_client'],
    [{ ...whole, client_id: 'cli_other' }, 401, 'invalid_client'],
  ] as const) {
    const answer = await ask(form)
    expect([answer.status, ((await answer.json()) as { error: string }).error]).toEqual([status, error])
  }
  const basic = { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` }
  expect((await ask(grant, basic)).status).toBe(200)
  const token = (await (await ask(whole)).json()) as { access_token: string; token_type: string; expires_in: number }
  expect(token).toMatchObject({ token_type: 'Bearer', expires_in: 900 })
  expect((await get(items(world), bearer(token.access_token))).status).toBe(200)
  expect((await get(items(world), { 'x-api-key': secret })).status).toBe(401)
  await world.api('PATCH', '', { clockOffsetSeconds: 901 })
  const late = await get(items(world), bearer(token.access_token))
  expect([late.status, await late.text()]).toEqual([401, expect.stringContaining('expired')])
  await world.api('PATCH', '', { clockOffsetSeconds: 0 })
  await credentials(world, browser)
  expect((await get(items(world), bearer(token.access_token))).status).toBe(401)
})

test('JWT: one algorithm, this audience, this issuer, an expiry within an hour', async () => {
  const { world, id, secret } = await withClient('jwt')
  const aud = `${sp.url}/o/${world.slug}/api`
  const key = createPrivateKey({ key: JSON.parse(secret), format: 'jwk' })
  const now = Math.floor(Date.now() / 1000)
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const jwt = (claims: object, header: object = { alg: 'EdDSA' }, signed = true) => {
    const text = `${encode(header)}.${encode({ iss: id, aud, exp: now + 300, ...claims })}`
    return `${text}.${signed ? sign(null, Buffer.from(text), key).toString('base64url') : ''}`
  }
  expect((await get(items(world), bearer(jwt({})))).status).toBe(200)
  for (const [what, token] of Object.entries({
    'an old one': jwt({ exp: now - 300 }),
    'no expiry': jwt({ exp: undefined }),
    'a far expiry': jwt({ exp: now + 7200 }),
    'another audience': jwt({ aud: 'https://elsewhere.test' }),
    'another issuer': jwt({ iss: 'cli_other' }),
    'no signature': jwt({}, { alg: 'none' }, false),
    'another algorithm': jwt({}, { alg: 'HS256' }),
    'a changed claim': jwt({}).replace(/\.[^.]+\./, `.${encode({ iss: id, aud, exp: now + 301 })}.`),
  }))
    expect((await get(items(world), bearer(token))).status, what).toBe(401)
})

test('a policy limits calls in a minute and in a day, and says when to come again', async () => {
  const { world, secret } = await withClient('api-key', { perMinute: 2, perDay: 3 })
  const call = () => get(items(world), { 'x-api-key': secret })
  // A moment in the middle of a minute and of a day, so that no call is on an edge.
  const offset = (seconds: number) => Math.ceil((Date.parse('2031-05-05T12:00:20Z') - Date.now()) / 1000) + seconds
  await world.api('PATCH', '', { clockOffsetSeconds: offset(0) })
  expect([(await call()).status, (await call()).status]).toEqual([200, 200])
  const rate = await call()
  expect([rate.status, await rate.text()]).toEqual([429, expect.stringContaining('rate-limited')])
  expect(Number(rate.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(Number(rate.headers.get('retry-after'))).toBeLessThanOrEqual(40)
  await world.api('PATCH', '', { clockOffsetSeconds: offset(60) })
  expect((await call()).status).toBe(200)
  const quota = await call()
  expect([quota.status, await quota.text()]).toEqual([429, expect.stringContaining('quota-exhausted')])
  expect(Number(quota.headers.get('retry-after'))).toBeGreaterThan(3600)
  await world.api('PATCH', '', { clockOffsetSeconds: offset(86_400) })
  expect((await call()).status).toBe(200)
})

test('a client without a policy is not limited, and one of a deactivated account does not call', async () => {
  const { world, secret } = await withClient('api-key')
  const call = () => get(items(world), { 'x-api-key': secret })
  const many = await Promise.all(Array.from({ length: 20 }, call))
  expect(many.map(({ status }) => status)).toEqual(many.map(() => 200))
  await world.api('PATCH', '/accounts/ada@x.test', { status: 'deactivated' })
  expect((await call()).status).toBe(401)
})

test('parallel calls are counted one by one', async () => {
  const { world, secret } = await withClient('api-key', { perMinute: 100, perDay: 5 })
  const all = await Promise.all(Array.from({ length: 12 }, () => get(items(world), { 'x-api-key': secret })))
  expect(all.filter(({ status }) => status === 200)).toHaveLength(5)
})

test('an organisation that is not there has no API', async () => {
  const answer = await get(`${sp.url}/o/nobody/api/collections/orders/items`)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([404, expect.stringContaining('json')])
})

test('the client of somebody who was taken out of the environment calls nothing any more', async () => {
  const { world, secret } = await withClient('api-key')
  const key = { 'x-api-key': secret }
  expect((await get(items(world), key)).status).toBe(200)
  await world.api('DELETE', `/accounts/${ada.nameId}/places/end-user/Prod`)
  const answer = await get(items(world), key)
  expect([answer.status, await answer.text()]).toEqual([401, expect.stringContaining('no access to Prod any more')])
})
