import { createPublicKey, createVerify, type KeyObject, X509Certificate } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inflateRawSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { createIdp, profiles } from './index.ts'
import { rogueKey } from './keys/key-pool.ts'
import { ada, controlOf, sp, tenantSpec } from './testing/control.ts'
import { signedMessage, signedUrl, spKey } from './testing/sp.ts'
import { createVisitor, logoutRequest, logoutUrl, posted } from './testing/visitor.ts'

const idp = createIdp()
const control = controlOf(idp)
/** What the SP was asked at its own address for sign-outs. */
const heard: string[] = []
const server = createServer((request, response) => {
  heard.push(request.url ?? '')
  response.end('<p>Bye.</p>')
})
let sloUrl = ''
test.beforeAll(async () => {
  await idp.start()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  sloUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slo`
})
test.afterAll(async () => {
  server.close()
  server.closeAllConnections()
  await idp.stop()
})

/** Somebody who is signed in at the vendor, and the address where the vendor's metadata says that one signs out. */
async function signedIn(profile: (typeof profiles)[number], app: object = {}) {
  const [view] = (await control.createTenant(tenantSpec(profile.id, {}, app))).apps
  if (!view) throw new Error('the tenant has no app')
  const visitor = createVisitor()
  await visitor.open(view.initiateUrl)
  await visitor.signIn(profile.signIn, ada)
  const metadata = await (await fetch(view.metadataUrl)).text()
  const named = /<(?:\w+:)?SingleLogoutService [^>]*Location="([^"]+)"/.exec(metadata)?.[1]?.replaceAll('&amp;', '&')
  const isSignedIn = async () => {
    await visitor.open(view.initiateUrl)
    return visitor.html.includes('name="SAMLResponse"')
  }
  return { app: view, visitor, named, isSignedIn }
}

for (const profile of profiles) {
  test(`${profile.id}: an address for signing out that the metadata names ends the session; without one nothing does`, async () => {
    const { app, visitor, named, isSignedIn } = await signedIn(profile)
    expect(await isSignedIn()).toBe(true)
    await visitor.open(logoutUrl(named ?? app.ssoUrl, { id: '_out', issuer: sp.issuer }))
    expect([visitor.status, visitor.html.includes(profile.signIn.signedOut)]).toEqual(named ? [200, true] : [400, false])
    expect(await isSignedIn()).toBe(named === undefined)
  })
}

const named = (id: string) => profiles.find((each) => each.id === id) as (typeof profiles)[number]
const entraId = named('entra-id')

/** The whole answer as each vendor writes it. */
const answers: Record<string, RegExp> = {
  'entra-id':
    /^<samlp:LogoutResponse ID="_[\da-f-]{36}" Version="2.0" IssueInstant="[^"]+Z" Destination="[^"]+" InResponseTo="_out" xmlns:samlp="[^"]+"><Issuer xmlns="[^"]+">https:\/\/login\.microsoftonline\.com\/[\da-f-]{36}\/<\/Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2\.0:status:Success"\/><\/samlp:Status><\/samlp:LogoutResponse>$/,
  onelogin:
    /^<samlp:LogoutResponse InResponseTo="_out" Version="2.0" IssueInstant="[^".]+Z" xmlns:samlp="[^"]+" ID="_[\da-f-]{36}"><saml:Issuer xmlns:saml="[^"]+">https:\/\/app\.onelogin\.com\/saml\/metadata\/[\da-f-]{36}<\/saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2\.0:status:Success"\/><samlp:StatusMessage>Successfully logged out from service <\/samlp:StatusMessage><\/samlp:Status><\/samlp:LogoutResponse>$/,
}

for (const [id, path, relayState] of [
  ['entra-id', '', "back & forth/it's"],
  ['entra-id', '?from=idp', undefined],
  ['onelogin', '', "back & forth/it's"],
] as const)
  test(`${id}: the app that asks gets a LogoutResponse, signed in its address: ${path || 'plain'}`, async () => {
    const { app, visitor, named: slo = '', isSignedIn } = await signedIn(named(id), { sloUrl: `${sloUrl}${path}` })
    heard.length = 0
    await visitor.open(logoutUrl(slo, { id: '_out', issuer: sp.issuer }, relayState))
    expect(await isSignedIn()).toBe(false)

    const [asked = ''] = heard
    const query = new URL(asked, sloUrl).searchParams
    expect(asked.startsWith(`/slo${path}`)).toBe(true)
    expect(query.get('RelayState')).toBe(relayState ?? null)
    // .NET writes the digits of an escape in lower case.
    expect(/%[0-9a-f]?[A-F]/.test(asked)).toBe(id !== 'entra-id')
    const xml = inflateRawSync(Buffer.from(query.get('SAMLResponse') ?? '', 'base64')).toString('utf8')
    expect(xml).toMatch(answers[id] ?? /^$/)
    if (id === 'entra-id') expect(xml).toContain(`Destination="${sloUrl}${path}"`)
    // SAML Bindings 3.4.4.1: over the parameters as they were written, in this order.
    const written = new Map(
      asked
        .slice(asked.indexOf('?') + 1)
        .split('&')
        .map((each) => [each.split('=')[0], each]),
    )
    const signed = ['SAMLResponse', 'RelayState', 'SigAlg'].flatMap((name) => written.get(name) ?? []).join('&')
    expect(query.get('SigAlg')).toBe('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256')
    const key = createPublicKey(new X509Certificate(app.certificate).publicKey.export({ type: 'spki', format: 'pem' }))
    const verify = (text: string) =>
      createVerify('sha256')
        .update(text)
        .verify(key, query.get('Signature') ?? '', 'base64')
    expect([verify(signed), verify(`${signed}x`)]).toEqual([true, false])
  })

for (const [name, attributes, code] of [
  ['from an app that is not there', { id: '_out', issuer: 'https://nobody.example' }, 'issuer-unknown'],
  ['without an ID', { id: '', issuer: sp.issuer }, 'id-malformed'],
  ['from nobody', { id: '_out', issuer: '' }, 'issuer-missing'],
] as const)
  test(`entra-id: a LogoutRequest ${name} is refused, and the session goes on`, async () => {
    const { visitor, named = '', isSignedIn } = await signedIn(entraId, { sloUrl })
    heard.length = 0
    await visitor.open(logoutUrl(named, attributes))
    expect([visitor.status, visitor.html.includes(`<code id="refusal-code">${code}</code>`)]).toEqual([400, true])
    expect([heard, await isSignedIn()]).toEqual([[], true])
  })

test('entra-id: somebody who is not signed in is signed out all the same', async () => {
  const { named = '' } = await signedIn(entraId, { sloUrl })
  heard.length = 0
  await createVisitor().open(logoutUrl(named, { id: '_out', issuer: sp.issuer }))
  expect(heard).toHaveLength(1)
})

test('okta: without an address and a certificate of the app there is no sign-out in the metadata', async () => {
  for (const app of [{ sloUrl }, { requestSigning: { certificate: (await spKey()).certificate } }])
    expect((await signedIn(named('okta'), app)).named).toBeUndefined()
})

for (const binding of ['redirect', 'post'] as const)
  test(`okta: a LogoutRequest by ${binding} has to be signed, and is answered by HTTP-POST`, async () => {
    const { key, certificate } = await spKey()
    const { visitor, named: slo = '', isSignedIn } = await signedIn(named('okta'), { sloUrl, requestSigning: { certificate } })
    const send = async (by: KeyObject | null) => {
      const from = { id: '_out', issuer: sp.issuer }
      const plain = { xml: logoutRequest(from), url: logoutUrl(slo, from, 'back') }
      const form = (xml: string) => ({ SAMLRequest: Buffer.from(xml).toString('base64'), RelayState: 'back' })
      if (binding === 'post') await visitor.post(slo, form(by ? signedMessage(plain.xml, '_out', by) : plain.xml))
      else await visitor.open(by ? signedUrl(plain.url, by) : plain.url)
      expect(visitor.form()).toMatchObject({ action: sloUrl, fields: { RelayState: 'back' } })
      return posted(visitor)
    }
    for (const by of [null, await rogueKey()]) {
      expect(await send(by)).toMatch(/InResponseTo="_out".*status:Requester"><saml2p:StatusCode Value="[^"]+:AuthnFailed"/)
      expect(await isSignedIn()).toBe(true)
    }
    const answer = await send(key)
    expect(answer).toMatch(
      /^<\?xml version="1\.0" encoding="UTF-8"\?><saml2p:LogoutResponse Destination="[^"]+" ID="id\d{24,26}" InResponseTo="_out"/,
    )
    expect(answer).toContain('status:Success')
    expect(await isSignedIn()).toBe(false)
  })
