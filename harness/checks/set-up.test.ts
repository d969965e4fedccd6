import { createHash } from 'node:crypto'
import { expect, test } from '#unit-test'
import type { StepRecord } from '../case/case-run.ts'
import type { Check } from './check.ts'
import { copiedValuesTrue } from './copied-values-true.ts'
import { providerDataAsTold } from './provider-data-as-told.ts'
import { providerListed } from './provider-listed.ts'
import { fingerprintOf, fingerprintsIn } from './set-up.ts'
import { setUpOpensSignIn } from './set-up-opens-sign-in.ts'
import { ada, anExchange, aPlace, aRun, aStep, grace, session, somebody } from './testing.ts'

const place = aPlace('prod')
const other = aPlace('test')
const der = Buffer.alloc(300, 7)
const base64 = der.toString('base64')
const hex = createHash('sha256').update(der).digest('hex')
const colons = (hex.match(/../g) ?? []).join(':').toUpperCase()

const details = {
  by: 'typed',
  name: 'Okta Prod',
  acsUrl: place.acsUrl,
  entityId: place.entityId,
  'metadata.acsUrl': place.acsUrl,
  'metadata.entityId': place.entityId,
  'told.issuer': 'https://idp.test',
  'told.ssoUrl': 'https://idp.test/sso',
  'told.certificate': `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
  idpIssuer: 'https://idp.test',
  idpSsoUrl: 'https://idp.test/sso',
  idpCertificates: colons,
  providers: 'Okta Prod\nOkta Test',
  chosenProvider: 'Okta Prod',
}
const setUp = (changes: Record<string, string | undefined> = {}): StepRecord => {
  const kept = Object.entries({ ...details, ...changes }).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return aStep({ kind: 'set-up-provider', person: null, session: null, landing: null, place, details: Object.fromEntries(kept) })
}
const request = (issuer: string, acsUrl: string | null) => ({
  ...anExchange(),
  authnRequest: { raw: '', xml: '', id: '_1', issuer, acsUrl },
})
const refused = aStep({ place, session: session(null) })
const welcome = aStep({ place, session: session(ada), exchanges: [request(place.entityId, place.acsUrl)] })

const rows: [check: Check, title: string, steps: StepRecord[], outcome: string][] = [
  [providerListed, 'listed and selected', [setUp()], 'satisfied'],
  [providerListed, 'listed, another is selected', [setUp({ chosenProvider: 'Okta Test' })], 'violated'],
  [
    providerListed,
    'listed under another name',
    [setUp({ providers: 'https://idp.test', chosenProvider: 'https://idp.test' })],
    'violated',
  ],
  [providerListed, 'an empty list', [setUp({ providers: '', chosenProvider: '' })], 'violated'],
  [providerListed, 'no list', [setUp({ providers: undefined })], 'not-verified'],
  [providerListed, 'no set-up', [welcome], 'not-verified'],
  [providerListed, 'one of two is right', [setUp(), setUp({ providers: '' })], 'violated'],

  [copiedValuesTrue, 'all say the same', [setUp(), welcome], 'satisfied'],
  [
    copiedValuesTrue,
    'a request that names no ACS',
    [setUp(), { ...welcome, exchanges: [request(place.entityId, null)] }],
    'satisfied',
  ],
  [copiedValuesTrue, 'metadata of another place', [setUp({ 'metadata.entityId': other.entityId }), welcome], 'violated'],
  [copiedValuesTrue, 'another ACS in the metadata', [setUp({ 'metadata.acsUrl': other.acsUrl }), welcome], 'violated'],
  [
    copiedValuesTrue,
    'requests of another issuer',
    [setUp(), { ...welcome, exchanges: [request(other.entityId, place.acsUrl)] }],
    'violated',
  ],
  [
    copiedValuesTrue,
    'requests for another ACS',
    [setUp(), { ...welcome, exchanges: [request(place.entityId, other.acsUrl)] }],
    'violated',
  ],
  [copiedValuesTrue, 'nothing to copy', [setUp({ acsUrl: undefined }), welcome], 'not-verified'],
  [copiedValuesTrue, 'no metadata', [setUp({ 'metadata.acsUrl': undefined }), welcome], 'not-verified'],
  [copiedValuesTrue, 'no request', [setUp(), { ...welcome, exchanges: [] }], 'not-verified'],
  [copiedValuesTrue, 'requests of another place alone', [setUp(), { ...welcome, place: other }], 'not-verified'],
  [copiedValuesTrue, 'no set-up', [welcome], 'not-verified'],

  [setUpOpensSignIn, 'closed before, open after', [refused, setUp(), welcome], 'satisfied'],
  [setUpOpensSignIn, 'open before', [welcome, setUp(), welcome], 'violated'],
  [setUpOpensSignIn, 'closed after', [refused, setUp(), refused], 'violated'],
  [setUpOpensSignIn, 'somebody else after', [refused, setUp(), { ...welcome, session: session(grace) }], 'violated'],
  [setUpOpensSignIn, 'nobody tells who', [refused, setUp(), { ...welcome, session: somebody }], 'not-verified'],
  [setUpOpensSignIn, 'nobody tried before', [setUp(), welcome], 'not-verified'],
  [setUpOpensSignIn, 'tried elsewhere before', [{ ...refused, place: other }, setUp(), welcome], 'not-verified'],
  [setUpOpensSignIn, 'nobody came after', [refused, setUp()], 'not-verified'],
  [setUpOpensSignIn, 'no probe', [{ ...refused, session: session('unknown') }, setUp(), welcome], 'not-verified'],
  [setUpOpensSignIn, 'no set-up', [refused, welcome], 'not-verified'],

  [providerDataAsTold, 'a fingerprint', [setUp()], 'satisfied'],
  [providerDataAsTold, 'the certificate itself', [setUp({ idpCertificates: base64 })], 'satisfied'],
  [providerDataAsTold, 'another issuer', [setUp({ idpIssuer: 'https://idp.test/' })], 'violated'],
  [providerDataAsTold, 'another SSO URL', [setUp({ idpSsoUrl: 'https://idp.test/login' })], 'violated'],
  [providerDataAsTold, 'another certificate', [setUp({ idpCertificates: colons.replace(/^../, '00') })], 'violated'],
  [providerDataAsTold, 'one certificate more', [setUp({ idpCertificates: `${colons}, ${'00'.repeat(32)}` })], 'violated'],
  [providerDataAsTold, 'no fingerprint at all', [setUp({ idpCertificates: 'CN=idp' })], 'violated'],
  [providerDataAsTold, 'nothing shown', [setUp({ idpIssuer: undefined })], 'not-verified'],
  [providerDataAsTold, 'no set-up', [welcome], 'not-verified'],
]
for (const [check, title, steps, outcome] of rows) {
  test(`${check.id}: ${title}`, () => {
    const seen = check.evaluate(aRun({ steps }))
    expect(seen.kind, JSON.stringify(seen)).toBe(outcome)
  })
}

test('certificates are compared by their fingerprint', () => {
  expect([base64, details['told.certificate'], colons, hex].map(fingerprintOf)).toEqual([hex, hex, hex, hex])
  expect(fingerprintOf('CN=idp')).toBeNull()
  expect(fingerprintsIn(`${details['told.certificate']}\n${details['told.certificate']}`)).toBe(`${hex}, ${hex}`)
})
