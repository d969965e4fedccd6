import { expect, test } from '#unit-test'
import { nameIdFormats } from '../saml/names.ts'
import { place } from '../testing/variants.ts'
import { applicationId, directoryId } from './entra-id/identity.ts'
import { profiles } from './index.ts'
import { type RefusalCode, refusalCodes, unreadable } from './refusal.ts'

const facts = {
  appName: 'Test SP',
  tenantId: place.tenant.id,
  place,
  userName: 'ada@acme.example',
  issuer: 'https://sp.example/metadata',
  acsUrl: 'http://127.0.0.1:4444/acs',
  nameIdFormat: '',
  wanted: ['urn:oasis:names:tc:SAML:2.0:ac:classes:X509'],
  at: new Date('2030-01-01T12:00:00.000Z'),
  traceId: 'trace',
  correlationId: 'correlation',
}

for (const profile of profiles) {
  test(`${profile.id}: a refusal that names an HTTP status is sent with it`, () => {
    const pages = refusalCodes.flatMap((code) => profile.refusal(code, facts) ?? [])
    for (const { status, title, heading } of pages) {
      const named = [title, heading].flatMap((words) => /\b[45]\d\d\b/.exec(words)?.[0] ?? [])
      expect([...new Set(named)], title).toEqual(status === undefined ? [] : [String(status)])
    }
    expect(pages.length).toBeGreaterThan(0)
  })
}

/** Codes, and what each vendor's page is headed and says; null: it has no words that are known. */
const said: [RefusalCode, Record<string, string | null>][] = [
  [
    'not-assigned',
    {
      okta: '403 App Not Assigned',
      onelogin: 'Access Denied! You do not have access to this application. Please contact your administrator.',
      'entra-id': `AADSTS50105: Your administrator has configured the application Test SP ('${applicationId(place)}') to block users`,
      'google-workspace': '403. That’s an error. Error: app_not_enabled_for_user',
    },
  ],
  [
    'issuer-unknown',
    {
      okta: '400 Bad Request Your request resulted in an error. Bad SAML request',
      onelogin: null,
      'entra-id': `AADSTS700016: Application with identifier 'https://sp.example/metadata' was not found in the directory '${directoryId(place.tenant.id)}'.`,
      'google-workspace': '403. That’s an error. Error: app_not_configured',
    },
  ],
  [
    'acs-not-allowed',
    {
      okta: 'Bad SAML request',
      onelogin: null,
      'entra-id':
        "AADSTS50011: The reply URL 'http://127.0.0.1:4444/acs' specified in the request does not match the reply URLs configured for the application 'https://sp.example/metadata'.",
      'google-workspace': null,
    },
  ],
  [
    'nameid-policy',
    {
      okta: `NameIDPolicy '' is not the configured Name ID Format '${nameIdFormats.unspecified}' for the app`,
      onelogin: null,
      'entra-id': null,
      'google-workspace': null,
    },
  ],
  [
    'request-missing',
    {
      okta: 'Bad SAML request',
      onelogin: "We're sorry, but something went wrong.",
      'entra-id': 'AADSTS750054: SAMLRequest or SAMLResponse must be present',
      'google-workspace': '400. That’s an error.',
    },
  ],
  [
    'request-not-understood',
    {
      okta: 'Bad SAML request',
      onelogin: "We're sorry, but something went wrong.",
      'entra-id': 'AADSTS75005: The request is not a valid Saml2 protocol message.',
      'google-workspace': 'Your client has issued a malformed or illegal request. That’s all we know.',
    },
  ],
]

for (const [code, words] of said)
  test(`${code}: each vendor's own words, where they are known`, () => {
    for (const profile of profiles) {
      const wanted = words[profile.id]
      const page = profile.refusal(code, facts)
      if (wanted == null) expect([profile.id, page]).toEqual([profile.id, undefined])
      else expect(`${page?.heading} ${page?.text}`, profile.id).toContain(wanted)
    }
  })

test("Entra ID's error page repeats the message among the details to look it up by", () => {
  const page = profiles.find(({ id }) => id === 'entra-id')?.refusal('suspended', facts)
  expect(page?.details).toEqual({
    heading: 'Troubleshooting details',
    lines: [
      'Request Id: trace',
      'Correlation Id: correlation',
      'Timestamp: 2030-01-01T12:00:00Z',
      'Message: AADSTS50057: The user account is disabled.',
    ],
  })
})

test('whatever cannot be read has one page, and no vendor is asked for words that it cannot have', () => {
  expect(unreadable.filter((code) => refusalCodes.some((each) => each === code))).toEqual([])
})
