import { type DirectoryField, defineProfile } from '../profile.ts'
import { resolveOkta } from './expression.ts'
import { oktaFacts } from './facts.ts'
import { oktaGroups } from './groups.ts'
import { everyone, oktaCertificate, oktaEndpoints } from './identity.ts'
import { oktaLogout } from './logout.ts'
import { oktaMetadata } from './metadata.ts'
import { oktaPortal } from './portal.ts'
import { oktaRequests } from './requests.ts'
import { oktaShape } from './shape.ts'
import { oktaRefusal, oktaSignIn } from './sign-in.ts'

const fields: Record<DirectoryField, string> = {
  email: 'user.email',
  firstName: 'user.firstName',
  lastName: 'user.lastName',
  displayName: 'user.displayName',
  userName: 'user.login',
  title: 'user.title',
  department: 'user.department',
  locale: 'user.locale',
  timeZone: 'user.timezone',
  id: 'user.id',
}

export const okta = defineProfile({
  id: 'okta',
  title: 'Okta',
  aliases: [],
  evidence: [
    'Message form: an IdP-initiated capture of September 2020 with Response and Assertion signed, a capture of 2023, and the Okta fixtures of public SAML libraries.',
    'Options, defaults and errors: Okta help, "Application Integration Wizard SAML field reference", and Okta support articles.',
    'Empty values: one capture of 2020 with an app attribute that was cleared; a never-set attribute is taken to be absent (not proven).',
  ],
  facts: oktaFacts,
  signIn: oktaSignIn,
  portal: oktaPortal,
  express: (source) =>
    'field' in source
      ? { expression: fields[source.field], holds: 'directory' }
      : { expression: `appuser.${source.attribute}`, holds: 'assignment' },
  cannotExpress: [
    { what: 'groups-link', fact: 'Okta sends every group that the statement lets through, and no link in place of them.' },
    {
      what: 'empty-list',
      fact: 'Okta sends no Attribute for a list without values (inferred: no capture of an empty list exists).',
    },
  ],
  resolve: resolveOkta,
  mistakes: {
    unreadable:
      "Okta's pages and API are not documented to refuse it; one administrator reports that the text itself was sent then.",
    fault: 'What Okta does then is not documented.',
  },
  groups: oktaGroups,
  saml: oktaShape,
  nameId: {
    format: 'unspecified',
    field: 'userName',
    formats: ['unspecified', 'emailAddress', 'x509SubjectName', 'persistent', 'transient'],
  },
  logout: oktaLogout,
  everyoneGroup: everyone,
  options: [
    'accessOfEveryone',
    'acsUrls',
    'authnContext',
    'hidden',
    'honorForceAuthn',
    'issuer',
    'ownCertificate',
    'requestSigning',
  ],
  requests: oktaRequests,
  endpoints: oktaEndpoints,
  certificate: oktaCertificate,
  metadata: oktaMetadata,
  refusal: oktaRefusal,
})
