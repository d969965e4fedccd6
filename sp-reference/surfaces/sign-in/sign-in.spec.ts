import { expect, test } from '@playwright/test'
import type { Sp } from '../../index.ts'
import { createBrowser } from '../../testing/browser.ts'
import { makeResponse, readAuthnRequest } from '../../testing/fake-idp.ts'
import { createWorld, refusalCode, startSp, type World } from '../../testing/world.ts'

let sp: Sp
test.beforeAll(async () => {
  sp = await startSp()
})
test.afterAll(() => sp.stop())

const prod = { name: 'Prod', jit: true }
const ada = { nameId: 'ada@x.test' }
const place = 'end-user/Prod'

/** Starts a sign-in in a browser and makes the Response to it. */
async function begin(world: World, browser = createBrowser()) {
  const { loginUrl, acsUrl, entityId } = world.place(place)
  const request = readAuthnRequest((await browser.get(loginUrl)).headers.get('location') ?? '')
  return { browser, request, SAMLResponse: makeResponse(ada, { acsUrl, entityId, inResponseTo: request.id }) }
}

test('the AuthnRequest names the place, and the metadata says the same', async () => {
  const world = await createWorld(sp, { environments: [prod] })
  const { acsUrl, entityId } = world.place(place)
  const { request } = await begin(world)
  expect(request).toMatchObject({ acsUrl, issuer: entityId })
  const metadata = await (await fetch(entityId)).text()
  expect(metadata).toContain(`entityID="${entityId}"`)
  expect(metadata).toContain(`Location="${acsUrl}"`)
})

test('a Response is taken from the browser that asked, once', async () => {
  const world = await createWorld(sp, { environments: [prod] })
  const { browser, SAMLResponse } = await begin(world)
  const { acsUrl } = world.place(place)
  const stranger = createBrowser()
  expect(await refusalCode(await stranger.follow(await stranger.post(acsUrl, { SAMLResponse })))).toBe('in-response-to-mismatch')
  expect(await world.accounts()).toEqual([])
  expect((await browser.follow(await browser.post(acsUrl, { SAMLResponse }))).status).toBe(200)
  expect(await refusalCode(await browser.follow(await browser.post(acsUrl, { SAMLResponse })))).toBe('replayed')
})

test('one request has one answer, even by two different assertions', async () => {
  const world = await createWorld(sp, { environments: [prod] })
  const { browser, request, SAMLResponse } = await begin(world)
  const { acsUrl, entityId } = world.place(place)
  await browser.follow(await browser.post(acsUrl, { SAMLResponse }))
  const second = makeResponse(ada, { acsUrl, entityId, inResponseTo: request.id })
  expect(await refusalCode(await browser.follow(await browser.post(acsUrl, { SAMLResponse: second })))).toBe(
    'in-response-to-mismatch',
  )
})

test('a request expires after ten minutes of the organisation', async () => {
  const world = await createWorld(sp, { environments: [prod], clockSkewSeconds: 600 })
  const { browser, SAMLResponse } = await begin(world)
  await world.api('PATCH', '', { clockOffsetSeconds: 601 })
  expect(await refusalCode(await browser.follow(await browser.post(world.place(place).acsUrl, { SAMLResponse })))).toBe(
    'in-response-to-mismatch',
  )
})

test('a sign-in that the IdP starts is refused by default and welcome by policy', async () => {
  for (const [idpInitiated, expected] of [
    ['refuse', 'unsolicited'],
    ['allow', null],
  ]) {
    const world = await createWorld(sp, { environments: [prod], policy: { endUser: { idpInitiated } } })
    const { acsUrl, entityId } = world.place(place)
    const browser = createBrowser()
    const last = await browser.follow(
      await browser.post(acsUrl, { SAMLResponse: makeResponse(ada, { acsUrl, entityId, inResponseTo: null }) }),
    )
    expect(await refusalCode(last)).toBe(expected)
  }
})

test('SAML is not used where it is switched off or not set up', async () => {
  const environments = [prod, { ...prod, name: 'Off', samlEnabled: false }, { ...prod, name: 'Dev', authMethod: 'password' }]
  const world = await createWorld(sp, { environments })
  for (const name of ['Off', 'Dev']) {
    const { acsUrl, entityId } = world.place(`end-user/${name}`)
    const browser = createBrowser()
    const last = await browser.follow(
      await browser.post(acsUrl, { SAMLResponse: makeResponse(ada, { acsUrl, entityId, inResponseTo: null }) }),
    )
    expect([last.status, await refusalCode(last)]).toEqual([403, 'saml-disabled'])
  }
  expect(await refusalCode(await fetch(world.place('end-user/Off').loginUrl))).toBe('saml-disabled')
  expect(await world.accounts()).toEqual([])
})

test('an organisation without a provider refuses to start', async () => {
  const answer = await fetch(`${sp.url}/test/v1/organisations`, {
    method: 'POST',
    headers: { authorization: 'Bearer test-token', 'content-type': 'application/json' },
    body: JSON.stringify({ slug: 'bare', environments: [prod] }),
  })
  expect(answer.status).toBe(201)
  expect(await refusalCode(await fetch(`${sp.url}/o/bare/end-user/Prod/login`))).toBe('not-configured')
})

test('bad input at the ACS is refused with the right status, and the process lives on', async () => {
  const world = await createWorld(sp, { environments: [prod] })
  const { acsUrl } = world.place(place)
  const form = (SAMLResponse: string) => ({ method: 'POST', body: new URLSearchParams({ SAMLResponse }) })
  const base64 = (xml: string) => Buffer.from(xml).toString('base64')
  const cases: [string, RequestInit, number, string][] = [
    ['5 MB', form('A'.repeat(5_000_000)), 413, 'too-large'],
    ['not a form', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }, 415, 'not-a-response'],
    ['no field', { method: 'POST', body: new URLSearchParams({ x: '1' }) }, 400, 'not-a-response'],
    ['not base64', form('%%%'), 403, 'not-base64'],
    ['a DTD', form(base64('<!DOCTYPE r [<!ENTITY a "b">]><r>&a;</r>')), 403, 'doctype-forbidden'],
    ['broken XML', form(base64('<samlp:Response a="1" a="2"><x>')), 403, 'malformed-xml'],
    ['by GET', {}, 405, 'method-not-allowed'],
  ]
  for (const [name, init, status, code] of cases) {
    const answer = await fetch(acsUrl, init)
    expect([name, answer.status, await refusalCode(answer)]).toEqual([name, status, code])
  }
  expect((await world.signIn(place, ada)).last.status).toBe(200)
  expect(await world.accounts()).toHaveLength(1)
})
