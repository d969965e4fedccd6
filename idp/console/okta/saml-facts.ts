import type { App } from '../../directory/schema.ts'
import type { Section } from '../kit/page.ts'
import { authnClasses, postedAdvanced } from './advanced.ts'
import { nameIdFormats } from './name-formats.ts'
import { usernameWords } from './usernames.ts'
import { postedFrom } from './wizard.ts'

type Facts = NonNullable<Section['facts']>

/** "SAML Settings" of the tab General: everything that the wizard has asked, in the order in which it asks. Pure. */
export function samlFacts(app: App): Facts {
  const posted = postedFrom(app)
  const same = posted.useAcsForRecipientAndDestination === '1'
  return [
    { name: 'Single sign-on URL', value: app.acsUrl, code: true },
    { name: 'Recipient URL', value: same ? app.acsUrl : (app.recipient ?? app.acsUrl), code: true },
    { name: 'Destination URL', value: same ? app.acsUrl : (app.destination ?? app.acsUrl), code: true },
    { name: 'Audience URI (SP Entity ID)', value: app.audience, code: true },
    { name: 'Default RelayState', value: app.relayState ?? 'none' },
    { name: 'Name ID format', value: nameIdFormats[posted['nameId.format'] ?? ''] ?? '' },
    { name: 'Application username', value: usernameWords(app) },
    ...advancedFacts(app),
  ]
}

/** What "Show Advanced Settings" has. Digests are made with the hash of the signature. */
function advancedFacts(app: App): Facts {
  const { signsResponse, signsAssertion, hash = '', authnContext, honorForceAuthn, issuer = '' } = postedAdvanced(app)
  const signed = (what: string | undefined) => (what === 'signed' ? 'Signed' : 'Unsigned')
  return [
    { name: 'Response', value: signed(signsResponse) },
    { name: 'Assertion Signature', value: signed(signsAssertion) },
    { name: 'Signature Algorithm', value: `RSA-${hash.toUpperCase()}` },
    { name: 'Digest Algorithm', value: hash.toUpperCase() },
    { name: 'Assertion Encryption', value: encryptionWords(app) },
    { name: 'Single Logout URL', value: app.sloUrl ?? 'none' },
    { name: 'Signed Requests', value: app.requestSigning ? 'Enabled' : 'Disabled' },
    { name: 'Other Requestable SSO URLs', value: acsWords(app) },
    {
      name: 'Authentication context class',
      value: authnClasses.find(([urn]) => urn === authnContext)?.[1] ?? authnContext ?? '',
    },
    { name: 'Honor Force Authentication', value: honorForceAuthn === 'yes' ? 'Yes' : 'No' },
    { name: 'SAML Issuer ID', value: issuer, code: true },
  ]
}

function encryptionWords(app: App): string {
  if (!app.encryption) return 'Unencrypted'
  const { 'encryption.algorithm': algorithm = '', 'encryption.keyTransport': transport = '' } = postedAdvanced(app)
  return `Encrypted: ${algorithm.toUpperCase()}, ${transport.toUpperCase()}`
}

const acsWords = ({ acsUrls = [] }: App): string =>
  acsUrls.map(({ url, index }) => (index === undefined ? url : `${url} (index ${index})`)).join(', ') || 'none'
