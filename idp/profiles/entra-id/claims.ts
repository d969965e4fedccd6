import type { App, Person } from '../../directory/schema.ts'
import type { FixedAttribute, Place } from '../profile.ts'
import { directoryId, issuerOf, objectId } from './identity.ts'
import { readAttribute } from './language/compile.ts'

const identity = 'http://schemas.microsoft.com/identity/claims'
const microsoft = 'http://schemas.microsoft.com/claims'
const soap = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims'
const password = 'http://schemas.microsoft.com/ws/2008/06/identity/authenticationmethod/password'
const multipleAuthn = `${microsoft}/multipleauthn`

/** Those of them that an administrator sees, and may change or delete: how the portal lists them. */
export const usualClaims: readonly { name: string; expression: string }[] = [
  { name: `${soap}/emailaddress`, expression: 'user.mail' },
  { name: `${soap}/givenname`, expression: 'user.givenname' },
  { name: `${soap}/name`, expression: 'user.userprincipalname' },
  { name: `${soap}/surname`, expression: 'user.surname' },
]

/** The others: nobody changes them. Microsoft docs, "Customize SAML token claims", restricted claims. */
export const restrictedClaims: readonly string[] = [
  ...['tenantid', 'objectidentifier', 'displayname', 'identityprovider'].map((each) => `${identity}/${each}`),
  `${microsoft}/authnmethodsreferences`,
]

/**
 * The claims of a new enterprise app, in the order of four captures. What the person has not got is left out by the shape. They are read as
 * the claims of an administrator are, so that no preview says anything else.
 */
export function defaultClaims({ tenant }: Place, person: Person, hasSecondFactor = false): FixedAttribute[] {
  const subject = { person, assignment: { person: person.id }, tenantId: tenant.id }
  const read = (attribute: string) => [readAttribute(attribute, subject) ?? []].flat()
  const claims: [string, ...string[]][] = [
    [`${identity}/tenantid`, directoryId(tenant.id)],
    [`${identity}/objectidentifier`, ...read('objectid')],
    [`${identity}/displayname`, ...read('displayname')],
    [`${identity}/identityprovider`, issuerOf(tenant.id)],
    [`${microsoft}/authnmethodsreferences`, password, ...(hasSecondFactor ? [multipleAuthn] : [])],
    [`${soap}/givenname`, ...read('givenname')],
    [`${soap}/surname`, ...read('surname')],
    [`${soap}/emailaddress`, ...read('mail')],
    [`${soap}/name`, ...read('userprincipalname')],
  ]
  return claims.map(([name, ...values]) => ({ name, values, ...usualClaims.find((each) => each.name === name) }))
}

const roles = 'http://schemas.microsoft.com/ws/2008/06/identity/claims'

/** What is sent of groups and roles under the portal's own names, which stands before the claims of the person (four captures). */
const groupClaims: readonly string[] = [`${roles}/groups`, `${microsoft}/groups.link`, `${roles}/role`, `${roles}/wids`]

/** The claims that nobody changes, then those of groups and roles, then all others in the order of the set-up. */
export function arrangeClaims<One extends { name: string }>(claims: readonly One[]): One[] {
  const rank = ({ name }: One) => (restrictedClaims.includes(name) ? 0 : groupClaims.includes(name) ? 1 : 2)
  return claims.toSorted((one, other) => rank(one) - rank(other))
}

/** Microsoft docs, "Single sign-on SAML protocol", Audience: what is no URI gets this prefix. An override has to be a URI ("Customize SAML token claims"). */
export const entraIdAudience = ({ audience, audienceOverride }: App): string =>
  audienceOverride ?? (/^[a-z][a-z\d+.-]*:/i.test(audience) ? audience : `spn:${audience}`)

/** Microsoft docs, "Configure group claims for applications": a SAML token holds at most 150 groups, else a link to ask for them. */
const mostGroups = 150

/** The claim that stands in place of more groups than a token holds. */
export function groupsLink(
  { tenant }: Place,
  person: Person,
  values: readonly string[],
): { name: string; values: string[] } | null {
  if (values.length <= mostGroups) return null
  const link = `https://graph.windows.net/${directoryId(tenant.id)}/users/${objectId(tenant.id, person)}/getMemberObjects`
  return { name: `${microsoft}/groups.link`, values: [link] }
}

/** What the metadata says may be sent, in its order and its words (AzureAD/azure-activedirectory-identitymodel-extensions-for-dotnet, ReferenceMetadata.cs). */
export const offeredClaims: readonly { uri: string; title: string; text: string }[] = [
  { uri: `${soap}/name`, title: 'Name', text: 'The mutable display name of the user.' },
  {
    uri: `${soap}/nameidentifier`,
    title: 'Subject',
    text: 'An immutable, globally unique, non-reusable identifier of the user that is unique to the application for which a token is issued.',
  },
  { uri: `${soap}/givenname`, title: 'Given Name', text: 'First name of the user.' },
  { uri: `${soap}/surname`, title: 'Surname', text: 'Last name of the user.' },
  { uri: `${identity}/displayname`, title: 'Display Name', text: 'Display name of the user.' },
  { uri: `${identity}/nickname`, title: 'Nick Name', text: 'Nick name of the user.' },
  {
    uri: 'http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationinstant',
    title: 'Authentication Instant',
    text: 'The time (UTC) when the user is authenticated to Windows Azure Active Directory.',
  },
  {
    uri: 'http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod',
    title: 'Authentication Method',
    text: 'The method that Windows Azure Active Directory uses to authenticate users.',
  },
  {
    uri: `${identity}/objectidentifier`,
    title: 'ObjectIdentifier',
    text: 'Primary identifier for the user in the directory. Immutable, globally unique, non-reusable.',
  },
  { uri: `${identity}/tenantid`, title: 'TenantId', text: "Identifier for the user's tenant." },
  { uri: `${identity}/identityprovider`, title: 'IdentityProvider', text: 'Identity provider for the user.' },
  { uri: `${soap}/emailaddress`, title: 'Email', text: 'Email address of the user.' },
  { uri: 'http://schemas.microsoft.com/ws/2008/06/identity/claims/groups', title: 'Groups', text: 'Groups of the user.' },
  { uri: `${identity}/accesstoken`, title: 'External Access Token', text: 'Access token issued by external identity provider.' },
  {
    uri: 'http://schemas.microsoft.com/ws/2008/06/identity/claims/expiration',
    title: 'External Access Token Expiration',
    text: 'UTC expiration time of access token issued by external identity provider.',
  },
  {
    uri: `${identity}/openid2_id`,
    title: 'External OpenID 2.0 Identifier',
    text: 'OpenID 2.0 identifier issued by external identity provider.',
  },
  {
    uri: `${microsoft}/groups.link`,
    title: 'GroupsOverageClaim',
    text: "Issued when number of user's group claims exceeds return limit.",
  },
  {
    uri: 'http://schemas.microsoft.com/ws/2008/06/identity/claims/role',
    title: 'Role Claim',
    text: 'Roles that the user or Service Principal is attached to',
  },
  {
    uri: 'http://schemas.microsoft.com/ws/2008/06/identity/claims/wids',
    title: 'RoleTemplate Id Claim',
    text: 'Role template id of the Built-in Directory Roles that the user is a member of',
  },
]
