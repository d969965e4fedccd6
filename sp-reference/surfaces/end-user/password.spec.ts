import { expect, test } from '@playwright/test'
import type { Sp } from '../../index.ts'
import { createBrowser } from '../../testing/browser.ts'
import { createWorld, refusalCode, startSp, type World } from '../../testing/world.ts'

let sp: Sp
test.beforeAll(async () => {
  sp = await startSp()
})
test.afterAll(() => sp.stop())

const environments = [
  { name: 'Dev', jit: false, authMethod: 'password' },
  { name: 'Test', jit: true, enforceFor: { domains: ['x.test'] } },
  { name: 'Prod', jit: true },
]

const tryPassword = async (world: World, place: string, email: string, password = 'correct horse') => {
  const browser = createBrowser()
  const last = await browser.follow(await browser.post(world.place(`end-user/${place}`).signInUrl, { email, password }))
  return { status: last.status, code: await refusalCode(last), session: await world.session(browser) }
}

test('a password works where the environment is set to it, and for people whom SAML is not enforced for', async () => {
  const world = await createWorld(sp, { environments })
  for (const email of ['guest@y.test', 'ada@x.test']) await world.api('POST', '/accounts', { email, password: 'correct horse' })
  expect(await tryPassword(world, 'Dev', 'ADA@x.test')).toMatchObject({
    status: 200,
    code: null,
    session: { signedIn: true, email: 'ada@x.test', method: 'password' },
  })
  expect(await tryPassword(world, 'Test', 'guest@y.test')).toMatchObject({
    status: 200,
    session: { signedIn: true, place: 'end-user/Test' },
  })
  const required = { status: 403, code: 'sso-required', session: { signedIn: false } }
  expect(await tryPassword(world, 'Test', 'ada@x.test')).toEqual(required)
  expect(await tryPassword(world, 'Prod', 'guest@y.test')).toEqual(required)
  expect(await tryPassword(world, 'Dev', 'ada@x.test', 'wrong')).toEqual({
    status: 401,
    code: 'password-wrong',
    session: { signedIn: false },
  })
  expect(await tryPassword(world, 'Dev', 'nobody@x.test')).toMatchObject({ code: 'password-wrong' })
})

test('an account made by JIT signs in with SAML only, wherever a password is tried', async () => {
  const world = await createWorld(sp, { environments })
  await world.signIn('end-user/Test', { nameId: 'jit@y.test' })
  await world.api('PATCH', '/accounts/jit@y.test', { password: 'correct horse' })
  for (const place of ['Dev', 'Test', 'Prod'])
    expect(await tryPassword(world, place, 'jit@y.test')).toMatchObject({ code: 'sso-required', session: { signedIn: false } })
  const last = (await world.audit()).at(-1)
  expect(last).toMatchObject({ event: 'sign-in-refused', code: 'sso-required', email: 'jit@y.test' })
})

test('a session by password in one environment does not open another', async () => {
  const world = await createWorld(sp, { environments })
  await world.api('POST', '/accounts', { email: 'ada@x.test', password: 'correct horse' })
  const browser = createBrowser()
  await browser.post(world.place('end-user/Dev').signInUrl, { email: 'ada@x.test', password: 'correct horse' })
  expect((await browser.get(world.place('end-user/Prod').homeUrl)).headers.get('location')).toBe(
    new URL(world.place('end-user/Prod').signInUrl).pathname,
  )
})

test('a form from another site is refused', async () => {
  const world = await createWorld(sp, { environments })
  const answer = await fetch(world.place('end-user/Dev').signInUrl, {
    method: 'POST',
    headers: { origin: 'https://evil.example' },
    body: new URLSearchParams({ email: 'a@x.test', password: 'x' }),
  })
  expect(answer.status).toBe(403)
  expect(await refusalCode(answer)).toBe('foreign-origin')
})
