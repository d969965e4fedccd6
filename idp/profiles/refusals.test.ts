import { expect, test } from '#unit-test'
import { profiles } from './index.ts'
import { refusalCodes } from './profile.ts'

const facts = {
  appName: 'Test SP',
  appId: 'app',
  userName: 'ada@acme.example',
  issuer: 'https://sp.example/metadata',
  acsUrl: 'http://127.0.0.1:4444/acs',
  wanted: ['urn:oasis:names:tc:SAML:2.0:ac:classes:X509'],
  at: new Date('2030-01-01T12:00:00.000Z'),
  traceId: 'trace',
  correlationId: 'correlation',
}

for (const profile of profiles) {
  test(`${profile.id}: a refusal that names an HTTP status is sent with it`, () => {
    const pages = refusalCodes.flatMap((code) => profile.refusal(code, facts) ?? [])
    for (const { status, title, heading } of pages) {
      for (const words of [title, heading]) {
        expect(/\b[45]\d\d\b/.exec(words)?.[0], words).toBe(status === undefined ? undefined : String(status))
      }
    }
    expect(pages.length).toBeGreaterThan(0)
  })
}

test("an unknown issuer is 403 app_not_configured at Google and the page's own status elsewhere", () => {
  const told = profiles.map((profile) => [profile.id, profile.refusal('issuer-unknown', facts)?.status])
  expect(Object.fromEntries(told)).toEqual({
    okta: undefined,
    onelogin: undefined,
    'entra-id': undefined,
    'google-workspace': 403,
  })
})
