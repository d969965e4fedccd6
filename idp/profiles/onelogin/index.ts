import { defineProfile } from '../profile.ts'
import { oneLoginFields, resolveOneLogin } from './expression.ts'
import { oneLoginFacts } from './facts.ts'
import { oneLoginGroups } from './groups.ts'
import { oneLoginCertificate, oneLoginEndpoints } from './identity.ts'
import { oneLoginLogout } from './logout.ts'
import { oneLoginMetadata } from './metadata.ts'
import { resolveParameter } from './parameter.ts'
import { oneLoginPortal } from './portal.ts'
import { oneLoginRequests } from './requests.ts'
import { oneLoginShape } from './shape.ts'
import { oneLoginRefusal, oneLoginSignIn } from './sign-in.ts'

export const oneLogin = defineProfile({
  id: 'onelogin',
  title: 'OneLogin',
  aliases: [],
  evidence: [
    'Message form: eleven captures from 2013 to 2022 in public SAML libraries and issue threads; the order "NameFormat, Name" is that of 2015 and 2016.',
    'Response signed: the documented default of the advanced connector. Nine captures sign the Assertion, two the Response; both exist.',
    'SHA-256: an option of the SSO tab. The vendor default is SHA-1, which careful SPs refuse.',
    'Lists: the "Multi-value parameter" option with its semicolon transform, since a list in a statement is meant as several values; the vendor default is one value "a;b;c".',
    'MemberOf: one text apart from the roles, "the user\'s directory membership" of the API; joined by semicolons, as OneLogin\'s plugin for WordPress and a guide of SonicWall take it apart.',
    'Empty values: kept as an empty AttributeValue, as two captures show.',
  ],
  facts: oneLoginFacts,
  signIn: oneLoginSignIn,
  portal: oneLoginPortal,
  express: (source) =>
    'field' in source
      ? { expression: `appuser.${source.field}`, holds: source.field in oneLoginFields ? 'directory' : 'assignment' }
      : { expression: `appuser.${source.attribute}`, holds: 'assignment' },
  cannotExpress: [
    { what: 'groups-link', fact: 'OneLogin sends every value of a parameter, and no link in place of them.' },
    {
      what: 'empty-list',
      fact: 'OneLogin has no empty list: a multi-value parameter without values is one empty AttributeValue (inferred).',
    },
  ],
  resolve: resolveOneLogin,
  mistakes: {
    unreadable: "OneLogin's list of values does not have it; what becomes of a macro that is none is not documented.",
    fault: 'What OneLogin does then is not documented.',
  },
  around: { options: ['rules', 'multiValue', 'transform', 'skipIfBlank'], resolve: resolveParameter },
  groups: oneLoginGroups,
  saml: oneLoginShape,
  nameId: { format: 'emailAddress', field: 'email', formats: ['emailAddress', 'transient', 'unspecified', 'persistent'] },
  options: ['acsValidator', 'emptyValueTags', 'hidden', 'startUrl', 'validity'],
  logout: oneLoginLogout,
  requests: oneLoginRequests,
  endpoints: oneLoginEndpoints,
  certificate: oneLoginCertificate,
  metadata: oneLoginMetadata,
  refusal: oneLoginRefusal,
})
