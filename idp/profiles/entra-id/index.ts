import { type DirectoryField, defineProfile, writeField } from '../profile.ts'
import { arrangeClaims, defaultClaims, entraIdAudience, groupsLink } from './claims.ts'
import { resolveConditions } from './conditions.ts'
import { resolveEntraId } from './expression.ts'
import { entraIdFacts } from './facts.ts'
import { entraIdGroups } from './groups.ts'
import { entraIdCertificate, entraIdEndpoints } from './identity.ts'
import { entraIdLogout } from './logout.ts'
import { entraIdMetadata } from './metadata.ts'
import { entraIdNameId } from './name-id.ts'
import { entraIdPortal } from './portal.ts'
import { entraIdRequests } from './requests.ts'
import { entraIdShape } from './shape.ts'
import { entraIdRefusal, entraIdSignIn } from './sign-in.ts'

const fields: Partial<Record<DirectoryField, string>> = {
  email: 'user.mail',
  firstName: 'user.givenname',
  lastName: 'user.surname',
  displayName: 'user.displayname',
  userName: 'user.userprincipalname',
  title: 'user.jobtitle',
  department: 'user.department',
  locale: 'user.preferredlanguage',
  id: 'user.objectid',
}

const omits =
  'Entra ID leaves an attribute out when its source is empty (Microsoft docs, "Customize SAML token claims"; a capture of 2022).'

export const entraId = defineProfile({
  id: 'entra-id',
  title: 'Microsoft Entra ID',
  aliases: ['azure-ad', 'azure', 'entra'],
  evidence: [
    'Message form: a capture of February 2022 and four more in public issue threads.',
    'Window −5 to +60 minutes as on the wire; the documentation says 70.',
    'Sign-out: a LogoutRequest by HTTP-Redirect at the sign-on address ends the session of this browser, whatever its NameID and signature say; the LogoutResponse goes to the Logout URL of the app, signed in the address with lower-case escapes (Microsoft docs, "Single Sign-Out SAML protocol"; issue threads of four SAML libraries). Without a Logout URL the person sees the page "You signed out of your account.". Not done: the choice among several sessions, LogoutRequests to other apps, and an answer that sign-out failed.',
    'Groups: more than 150 values of the group claim are replaced by groups.link, whose address is the documented one (Microsoft docs, "Configure group claims for applications").',
    'Admin console: order and labels of Microsoft docs, "Enable SAML single sign-on for an enterprise application", "Customize SAML token claims", "Configure group claims for applications", "Advanced certificate signing options" and "Enforce signed SAML authentication requests"; the sentences are ours. All applications of a tenant share its certificates.',
    'Options, claims and errors: Microsoft docs, "Single sign-on SAML protocol", "Customize SAML token claims", "Federation metadata".',
  ],
  facts: entraIdFacts,
  signIn: entraIdSignIn,
  portal: entraIdPortal,
  express: (source) =>
    'field' in source
      ? writeField(fields[source.field], `user.${source.field}`)
      : { expression: `user.${source.attribute}`, holds: 'user' },
  cannotExpress: [
    { what: 'empty-value', fact: omits },
    { what: 'empty-list', fact: omits },
    { what: 'name-format', fact: 'Entra ID writes no NameFormat unless an option asks for it.' },
  ],
  resolve: resolveEntraId,
  mistakes: {
    unreadable: "Entra ID's portal has lists of attributes and transformations to choose from: there it could not be entered.",
    fault: 'Entra ID leaves a claim out that has no value (Microsoft docs); an evaluation that fails is not documented.',
  },
  around: { options: ['conditions'], resolve: resolveConditions },
  groups: entraIdGroups,
  saml: entraIdShape,
  nameId: entraIdNameId,
  fixedAttributes: defaultClaims,
  arrange: arrangeClaims,
  audience: entraIdAudience,
  overage: groupsLink,
  options: [
    'accessOfEveryone',
    'acsUrls',
    'audienceOverride',
    'deletedClaims',
    'hidden',
    'importedCertificate',
    'includeNameFormat',
    'issuerWithAppId',
    'ownCertificate',
    'requestSigning',
    'startUrl',
  ],
  requests: entraIdRequests,
  endpoints: entraIdEndpoints,
  certificate: entraIdCertificate,
  metadata: entraIdMetadata,
  logout: entraIdLogout,
  refusal: entraIdRefusal,
})
