import { expect, test } from '@playwright/test'
import { createIdp, profiles } from '../../idp/index.ts'
import type { StepRecord } from '../case/case-run.ts'
import { readAssertion } from '../case/sent.ts'
import { createHttpDriver } from '../drivers/http.ts'
import { lookAtOffer } from '../instrument/offer.ts'
import { createIdpClient, type IdpClient } from '../parties/idp-client.ts'
import { startConsumer } from '../world/consumer.ts'
import { metadataUsable } from './metadata-usable.ts'
import { aPlace, aRun, aStep } from './testing.ts'
import { typedDataAgrees } from './typed-data-agrees.ts'
import { vendorDefaults } from './vendor-defaults.ts'

/** Checks that read whole messages and metadata, on what the IdP really sends; what is changed here shows that they look. */
const idp = createIdp()
let client: IdpClient
test.beforeAll(async () => {
  await idp.start()
  client = createIdpClient(idp.url, idp.controlToken)
})
test.afterAll(() => idp.stop())

const ada = { id: 'ada', userName: 'ada@x.test', email: 'ada@x.test', firstName: 'Ada', lastName: 'L', displayName: 'Ada L' }

/** A service asks and Ada signs in; a step as the engine would record it. */
async function signedIn(profile: string, id: string): Promise<StepRecord> {
  const consumer = await startConsumer()
  try {
    const tenant = await client.createTenant({
      id,
      profile,
      people: [{ ...ada, password: 'p', verified: true }],
      apps: [
        {
          id: 'app',
          name: 'App',
          acsUrl: consumer.acsUrl,
          audience: consumer.entityId,
          statements: [
            {
              name: 'name',
              expression:
                { 'entra-id': 'user.displayname', okta: 'user.displayName', onelogin: 'appuser.displayName' }[profile] ??
                'displayName',
            },
          ],
          assignments: [{ person: 'ada' }],
        },
      ],
    })
    consumer.learn(tenant.apps[0]?.metadataUrl ?? '')
    const driver = createHttpDriver()
    await driver.open(consumer.loginUrl)
    await driver.press('Sign in as Ada L')
    expect((await driver.page()).text).toContain('The Response has arrived')
    const exchanges = await client.exchanges(id)
    const xml = exchanges[0]?.response?.xml ?? ''
    return aStep({ place: aPlace('app'), exchanges, sent: readAssertion(xml), offer: await lookAtOffer(client, id, {}) })
  } finally {
    await consumer.close()
  }
}
const runOf = (profile: string, ...steps: StepRecord[]) =>
  aRun({
    steps,
    profile: { id: profile, title: profile },
    statements: [{ word: 'displayName', name: 'name', source: 'name', expression: '', holds: 'directory' }],
  })
const offerOf = (step: StepRecord) => {
  if (!step.offer) throw new Error('nothing was offered')
  return step.offer
}

for (const { id: profile } of profiles) {
  test(`${profile}: what is sent and offered holds, and would not at another vendor`, async () => {
    const step = await signedIn(profile, `own-${profile}`)
    expect(metadataUsable.evaluate(runOf(profile, step))).toMatchObject({ kind: 'satisfied' })
    expect(typedDataAgrees.evaluate(runOf(profile, step))).toMatchObject({ kind: 'satisfied' })
    for (const { id: other } of profiles)
      expect([other, vendorDefaults.evaluate(runOf(other, step)).kind]).toEqual([
        other,
        other === profile ? 'satisfied' : 'violated',
      ])
  })
}

test('metadata that lacks something, or by which the answer does not verify, is no use', async () => {
  const [step, other] = [await signedIn('okta', 'one'), await signedIn('okta', 'two')]
  const offer = offerOf(step)
  const judged = (metadata: Partial<typeof offer.metadata>) =>
    metadataUsable.evaluate(runOf('okta', { ...step, offer: { ...offer, metadata: { ...offer.metadata, ...metadata } } }))
  const { xml } = offer.metadata
  const [, foreign] = /<ds:X509Certificate>([^<]+)/.exec(offerOf(other).metadata.xml) ?? []
  const [, own] = /<ds:X509Certificate>([^<]+)/.exec(xml) ?? []
  const bad: [Partial<typeof offer.metadata>, string][] = [
    [{ status: 404 }, 'status 404'],
    [{ xml: '<html/>' }, 'no IDPSSODescriptor'],
    [{ xml: xml.replace(/<md:SingleSignOnService[^>]*HTTP-Redirect[^>]*>/, '') }, 'no SingleSignOnService'],
    [{ xml: xml.replace(own ?? '', '') }, 'verifies with none of its keys'],
    [{ xml: xml.replace(own ?? '', foreign ?? '') }, 'verifies with none of its keys'],
    [{ xml: xml.replace(/entityID="[^"]*"/, 'entityID="other"') }, 'Issuer'],
  ]
  for (const [metadata, says] of bad) {
    const outcome = judged(metadata)
    expect([outcome.kind, JSON.stringify(outcome)]).toEqual(['violated', expect.stringContaining(says)])
  }
  expect(metadataUsable.evaluate(runOf('okta', { ...step, exchanges: [] })).kind).toBe('not-verified')
  expect(metadataUsable.evaluate(runOf('okta', { ...step, offer: null })).kind).toBe('not-verified')
  for (const typed of [offerOf(other).typed, { ...offer.typed, certificate: offerOf(other).typed.certificate }])
    expect(typedDataAgrees.evaluate(runOf('okta', { ...step, offer: { ...offer, typed } })).kind).toBe('violated')
  expect(typedDataAgrees.evaluate(runOf('okta', aStep())).kind).toBe('not-verified')
  expect(vendorDefaults.evaluate(runOf('okta', aStep())).kind).toBe('not-verified')
  expect(vendorDefaults.evaluate(runOf('unknown', step)).kind).toBe('not-verified')
})

test('a service that was told nothing, or no metadata, says so and goes nowhere', async () => {
  const consumer = await startConsumer()
  const driver = createHttpDriver()
  await driver.open(consumer.loginUrl)
  expect(await driver.page()).toMatchObject({ status: 502, text: expect.stringContaining('nobody has told this service') })
  consumer.learn(`${idp.url}/`)
  await driver.open(consumer.loginUrl)
  expect(await driver.page()).toMatchObject({ status: 502, text: expect.stringContaining('names no SingleSignOnService') })
  expect((await fetch(consumer.acsUrl, { method: 'POST', body: new URLSearchParams({ a: 'b' }) })).status).toBe(400)
  await consumer.close()
})
