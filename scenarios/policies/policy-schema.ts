import { z } from 'zod'
import { closedObject } from '../../harness/files/closed-object.ts'
import { attributeMap, mapped, perField } from './policy-fields.ts'

const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values, meaning: string) =>
  z.enum(values).describe(meaning).exactOptional()
const fields = (meaning: string) => z.array(z.enum(mapped)).describe(meaning).exactOptional()

const groupPolicies = ['ignore', 'createOnly', 'additive', 'authoritative', 'managedOnly'] as const
const existingAccounts = ['link', 'linkAfterVerification', 'linkIfVerifiedEmail', 'requireLogin', 'reject'] as const

/**
 * What an SP promises to do with a person whom an IdP sends: its JIT policy, one key per question on which products differ.
 * Every key may be left out; a check that needs a missing key answers `unspecified`. What is switched per environment (JIT, sign-in
 * method, group sync, whom SAML is enforced for) is no policy: a scenario says it. Each description names the requirements it decides.
 */
export const policySchema = closedObject({
  // Who is it?
  matchKey: oneOf(
    ['email', 'nameId', 'nameIdOrEmail', 'idpId', 'idpId+emailFallback'],
    'How a person is found. `email`: the email address in the NameID, among the emails of accounts and the NameIDs they were made from; `nameId`: the NameID, whichever IdP sends it; `idpId`: issuer and NameID, and no account is linked by its email alone; `idpId+emailFallback`: where nobody has that identifier, the email counts, as `existingAccount` says (G-01 to G-04, F-01 to F-03, F-07).',
  ),
  nameIdCompare: oneOf(['exact', 'caseInsensitive'], 'How two NameIDs are compared (F-04; SAML Core 1.3.1 asks for `exact`).'),
  emailCompare: oneOf(
    ['exact', 'lowercase'],
    'How two email addresses are compared and in which form they are stored. `exact`: as they are written; `lowercase`: neither letter case counts, nor whether a domain beyond ASCII comes in its own letters or in its ASCII form (F-04).',
  ),
  existingAccount: oneOf(
    existingAccounts,
    'What becomes of an account with the same email that did not come from this IdP. `requireLogin`: it is linked by somebody who is signed in to it in the same browser (W-02, G-05, F-02, F-05).',
  ),
  existingAccountInOtherWorkspace: oneOf(
    existingAccounts,
    'The same, when the account is in another SSO workspace already (W-21 to W-25).',
  ),
  crossOrg: oneOf(
    ['allow', 'verify', 'refuse'],
    'What becomes of an account that belongs to another organisation; `verify`: its owner proves it by email (F-06).',
  ),

  // May the person come in?
  domainPolicy: oneOf(
    ['any', 'allowList', 'verifiedOnly', 'verifiedOrInvited'],
    'Which email domains may join by signing in (G-21, G-22, F-35, F-37).',
  ),
  pendingInvite: oneOf(
    ['consume', 'block', 'ignore'],
    'What a first sign-in does with an open invitation. `block`: nobody is let in before the invitation is accepted where it says (F-09, G-25).',
  ),
  inactiveAccount: oneOf(['refuse', 'reactivate'], 'What happens when a deactivated person signs in (F-24, G-20).'),
  removedMember: oneOf(
    ['rejoin', 'block', 'invite'],
    'What happens when a removed member signs in; `invite`: only a new invitation brings the person back (F-11).',
  ),
  seatPolicy: oneOf(['ignore', 'blockNew', 'blockAll'], 'What a reached seat limit does to people who sign in (F-26).'),
  idpInitiated: oneOf(['allow', 'refuse'], 'Whether a Response without a request is taken (SAML Profiles 4.1.5).'),
  acceptSha1: z.boolean().describe('Whether a signature or digest with SHA-1 is taken.').exactOptional(),
  concurrency: oneOf(
    ['retryOk', 'conflictError'],
    'There is one account in any case; this is what the losers of a race get: a session or clean retry, or an error (F-20, F-21).',
  ),

  // The profile
  updatePolicy: oneOf(
    ['never', 'eachLogin', 'onlyEmpty', 'perField'],
    'What a later sign-in does to an existing profile. `perField`: what `immutable` lists stays, the rest is refreshed (E-08, G-17, G-18, F-10, F-29).',
  ),
  immutable: fields('Fields that nothing changes once they are set.'),
  immutableAfterCreate: z
    .array(z.string())
    .describe('Settings of the person, or of what was made with the person, that stay as created (P-13).')
    .exactOptional(),
  sideEffects: z
    .array(z.string())
    .describe('What else a first sign-in makes, such as an API client (P-01, P-16).')
    .exactOptional(),
  attributeMap: attributeMap
    .describe("The SP's attribute name for each neutral word; exact in letter case (W-09, G-13).")
    .exactOptional(),
  missingAttribute: perField(
    ['default', 'reject', 'placeholder', 'empty'],
    ['default', 'reject'],
    'What becomes of a sign-in whose message lacks the field. `default`: the next source counts; for an email that is the NameID, and when that is no address either, the sign-in is refused. `reject`: refused, for an email also where the NameID is an address and the SP has an attribute for the email. `empty`: it is stored without one (W-04, W-06, W-08, G-08).',
  ),
  malformedAttribute: perField(
    ['reject', 'default', 'keep'],
    ['reject', 'default'],
    'What becomes of a field whose value cannot be right, such as a NameID in the email format that is no address: `keep` stores it as it came (G-09).',
  ),
  nameFallback: z
    .array(z.enum(['fullName', 'firstNameLastName', 'displayName', 'emailLocalPart', 'email']))
    .nonempty()
    .describe('Sources of a name in the order they are tried; `fullName` is the mapped name attribute (W-06, F-30).')
    .exactOptional(),
  duplicateValue: oneOf(
    ['first', 'last', 'reject'],
    'Which value counts when an attribute that should have one value has several (SAML Core 2.7.3.1 allows several).',
  ),

  // Roles
  rolePolicy: oneOf(
    ['createOnly', 'eachLogin', 'manualWins'],
    'When role and permissions are set: once, at each sign-in, or at each sign-in unless an administrator changed them (E-09, W-18, W-19, F-12, F-13).',
  ),
  defaultRole: z
    .string()
    .min(1)
    .describe(
      "The role of a person for whom nothing else says one, or `environmentDefault`: the environment's default end-user permissions (E-07, W-08).",
    )
    .exactOptional(),
  roleOnJoin: oneOf(['default', 'attribute'], 'The role of an existing account that is added to a workspace (W-31).'),
  unknownRole: oneOf(
    ['default', 'reject', 'none'],
    'What a role value means that the SP does not have, also one in other letter case (W-10, W-13).',
  ),
  multiRole: oneOf(
    ['first', 'highest', 'priority', 'reject'],
    'Which role counts when the message names several; `priority`: in the order of `rolePriority` (W-30).',
  ),
  rolePriority: z
    .array(z.string().min(1))
    .describe('Roles in the order in which they count, where `multiRole` is `priority`.')
    .exactOptional(),

  // Groups
  groupPolicy: oneOf(
    groupPolicies,
    'What a later sign-in does to the groups, sync off or channel not synced. `createOnly`: nothing after the first sign-in; `ignore`: groups are not read at the first one either (E-10, E-24, E-26, F-15, F-19).',
  ),
  groupPolicyWithSync: oneOf(groupPolicies, 'The same, with group sync on and a channel that is synced (E-23, E-27).'),
  joinedGroups: oneOf(
    ['split', 'splitAtCommas', 'splitAtSemicolons', 'whole'],
    'What one value such as `Sales, EMEA` or `Sales;EMEA` means: several groups, at commas and semicolons or at one of them alone, or one group with that name (F-14).',
  ),
  groupsOnCreate: oneOf(
    ['always', 'withSync'],
    'Whether the groups of the first message are given always, or only with group sync on (E-06).',
  ),
  groupsAbsent: oneOf(['keep', 'clear', 'reject'], 'What a synced sign-in without a groups attribute means (F-16, F-17).'),
  groupsEmpty: oneOf(['keep', 'clear', 'reject'], 'What a synced sign-in with an empty groups attribute means (F-16).'),
}).describe('What an SP promises to do with a person whom an IdP sends.')

/** A JIT policy as written in a policy or target file; see `policySchema` for the meaning of each key. */
export type ProvisioningPolicy = z.output<typeof policySchema>

/** A preset: `scenarios/policies/<id>.yaml`. */
export const policyFileSchema = closedObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by "-", like the name of the file'),
  title: z.string().min(1),
  description: z.string().min(1),
  side: z
    .enum(['end-user', 'workspace'])
    .describe('Whom it speaks of, where that is not everybody: end users, also in chat and portal, or members of a workspace')
    .exactOptional(),
  policy: policySchema,
})
export type PolicyFile = z.output<typeof policyFileSchema>
