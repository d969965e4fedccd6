import { expect, test } from '#unit-test'
import type { App } from '../../directory/schema.ts'
import { samlFacts } from './saml-facts.ts'

const app: App = { id: 'a', name: 'A', acsUrl: 'https://sp.example/acs', audience: 'sp', statements: [], assignments: [] }

const settings: [Partial<App>, Record<string, string>][] = [
  [
    {},
    {
      'Recipient URL': 'https://sp.example/acs',
      'Name ID format': 'Unspecified',
      'Application username': 'Okta username',
      Response: 'Signed',
      'Assertion Signature': 'Signed',
      'Signature Algorithm': 'RSA-SHA256',
      'Digest Algorithm': 'SHA256',
      'Assertion Encryption': 'Unencrypted',
      'Single Logout URL': 'none',
      'Signed Requests': 'Disabled',
      'Other Requestable SSO URLs': 'none',
      'Authentication context class': 'PasswordProtectedTransport',
      'Honor Force Authentication': 'Yes',
      'SAML Issuer ID': ['http://www.okta.com/', '{org.externalKey}'].join('$'),
    },
  ],
  [
    {
      useAcsForRecipientAndDestination: false,
      recipient: 'https://sp.example/r',
      nameId: { format: 'emailAddress' },
      signs: ['response'],
      hash: 'sha1',
      acsUrls: [{ url: 'https://sp.example/2', index: 2 }, { url: 'https://sp.example/3' }],
      authnContext: 'urn:example:class',
      honorForceAuthn: false,
      issuer: 'https://idp.example',
      relayState: '/home',
    },
    {
      'Recipient URL': 'https://sp.example/r',
      'Destination URL': 'https://sp.example/acs',
      'Name ID format': 'EmailAddress',
      'Application username': 'Email',
      'Default RelayState': '/home',
      Response: 'Signed',
      'Assertion Signature': 'Unsigned',
      'Signature Algorithm': 'RSA-SHA1',
      'Digest Algorithm': 'SHA1',
      'Other Requestable SSO URLs': 'https://sp.example/2 (index 2), https://sp.example/3',
      'Authentication context class': 'urn:example:class',
      'Honor Force Authentication': 'No',
      'SAML Issuer ID': 'https://idp.example',
    },
  ],
]
for (const [set, shown] of settings)
  test(`the General tab shows what the wizard has asked: ${Object.keys(set).join(', ') || 'nothing said'}`, () => {
    const facts = samlFacts({ ...app, ...set }).map(({ name, value }) => [name, value])
    expect(Object.fromEntries(facts)).toMatchObject(shown)
  })
