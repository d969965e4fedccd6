import { z } from 'zod'
import { domainNames } from './domain-name.ts'

const compare = z.enum(['exact', 'caseInsensitive', 'lowercase'])
const onMissing = z.enum(['default', 'reject', 'placeholder', 'empty'])
const onMalformed = z.enum(['default', 'reject', 'keep'])
const onGroups = z.enum(['keep', 'clear', 'reject'])
const groups = z.enum(['ignore', 'createOnly', 'additive', 'authoritative', 'managedOnly'])
const existing = z.enum(['link', 'linkAfterVerification', 'linkIfVerifiedEmail', 'requireLogin', 'reject'])
const attributeName = z.string().min(1).nullable().default(null)
const domains = domainNames.prefault([])
/** Policy keys that describe other parts of a target. They are accepted, so that one policy file serves harness and SP, and not read here. */
const elsewhere = z.unknown().optional()

const attributeMap = z.strictObject({
  email: attributeName,
  displayName: attributeName,
  firstName: attributeName,
  lastName: attributeName,
  role: attributeName,
  roleTest: attributeName,
  roleProd: attributeName,
  groups: attributeName,
  userName: elsewhere,
  idpId: elsewhere,
  title: attributeName,
  department: attributeName,
  locale: attributeName,
  timeZone: attributeName,
})
type AttributeMap = z.infer<typeof attributeMap>
const nothingMapped = attributeMap.parse({})

function policySchema(preset: { defaultRole: string; attributeMap: Partial<AttributeMap> }) {
  return z.strictObject({
    /** What recognises a person: the email (the NameID, when it is one), the NameID of this issuer, or both in that order of trust. */
    matchKey: z.enum(['email', 'nameId', 'nameIdOrEmail', 'idpId', 'idpId+emailFallback']).default('email'),
    nameIdCompare: compare.default('exact'),
    emailCompare: compare.default('lowercase'),
    /** Whether a known person's profile follows the assertion; never a field that `immutable` lists. `perField` is `eachLogin` with such a list. */
    updatePolicy: z.enum(['never', 'eachLogin', 'onlyEmpty', 'perField']).default('never'),
    immutable: z.array(z.string()).default([]),
    /** How groups follow the assertion at later sign-ins that are not synced: the environment's switch is off, or the channel is not Workato GO. */
    groupPolicy: groups.default('createOnly'),
    /** The same for sign-ins that are synced. */
    groupPolicyWithSync: groups.default('authoritative'),
    groupsAbsent: onGroups.default('keep'),
    groupsEmpty: onGroups.default('keep'),
    /** What one value with commas or semicolons means: several groups, at both or at one of them, or one group of that name. */
    joinedGroups: z.enum(['split', 'splitAtCommas', 'splitAtSemicolons', 'whole']).default('split'),
    groupsOnCreate: z.enum(['always', 'withSync']).default('always'),
    rolePolicy: z.enum(['createOnly', 'eachLogin', 'manualWins']).default('createOnly'),
    roleOnJoin: z.enum(['default', 'attribute']).default('default'),
    defaultRole: z.string().min(1).default(preset.defaultRole),
    unknownRole: z.enum(['default', 'reject', 'none']).default('default'),
    multiRole: z.enum(['first', 'highest', 'priority', 'reject']).default('first'),
    /** Highest first; read by `multiRole: priority`. */
    rolePriority: z.array(z.string().min(1)).default([]),
    duplicateValue: z.enum(['first', 'last', 'reject']).default('first'),
    missingAttribute: z
      .strictObject({
        email: onMissing.default('default'),
        name: onMissing.default('default'),
        role: z.enum(['default', 'reject']).default('default'),
      })
      .prefault({}),
    malformedAttribute: z
      .strictObject({
        email: onMalformed.default('reject'),
        name: onMalformed.default('default'),
        role: z.enum(['default', 'reject']).default('default'),
      })
      .prefault({}),
    existingAccount: existing.default('link'),
    /** The same question for a person who is already in another workspace with single sign-on. */
    existingAccountInOtherWorkspace: existing.optional(),
    /** The same for a person whom another organisation's provider has brought; `allow` leaves it to the two keys before. */
    crossOrg: z.enum(['allow', 'verify', 'refuse']).default('allow'),
    inactiveAccount: z.enum(['refuse', 'reactivate']).default('refuse'),
    /** What becomes of an invited person's first sign-in: it uses the invitation up, is held back until the person has accepted it, or takes no notice of it. */
    pendingInvite: z.enum(['consume', 'block', 'ignore']).default('consume'),
    /** What becomes of the next sign-in of somebody who was taken out of the place. */
    removedMember: z.enum(['rejoin', 'block', 'invite']).default('rejoin'),
    /** What a reached seat limit does to sign-ins. */
    seatPolicy: z.enum(['ignore', 'blockNew', 'blockAll']).default('ignore'),
    domainPolicy: z.enum(['any', 'allowList', 'verifiedOnly', 'verifiedOrInvited']).default('any'),
    allowedDomains: domains,
    verifiedDomains: domains,
    idpInitiated: z.enum(['allow', 'refuse']).default('refuse'),
    acceptSha1: z.boolean().default(false),
    /** What the losers of a race get: what the winner made, or a refusal that says so. */
    concurrency: z.enum(['retryOk', 'conflictError']).default('retryOk'),
    /** What stays as it was made; the method of an API client is all that there is of this kind. */
    immutableAfterCreate: z.array(z.string()).default(['client.authMethod']),
    /** What a first sign-in makes beside the account: an API client at the developer portal. */
    sideEffects: z.array(z.string()).default(['apiClient']),
    /** Names are exact in letter case. A word that is left out is not read from attributes. */
    attributeMap: attributeMap.default({ ...nothingMapped, ...preset.attributeMap }),
    /** Sources of a new person's name in the order they are tried; the first is the mapped name attribute. */
    nameFallback: z
      .array(z.enum(['fullName', 'firstNameLastName', 'displayName', 'emailLocalPart', 'email']))
      .nonempty()
      .default(['fullName', 'firstNameLastName', 'displayName', 'emailLocalPart']),
  })
}

/** The end-user side as Workato's "JIT provisioning" and "Identity provider user access" describe it. */
export const endUserPolicySchema = policySchema({
  defaultRole: 'End user',
  attributeMap: {
    displayName: 'workato_end_user_name',
    firstName: 'firstName',
    lastName: 'lastName',
    groups: 'workato_end_user_groups',
  },
})

/** The workspace side as Workato's "Team collaboration: Just in time provisioning" (2023) describes it. */
export const workspacePolicySchema = policySchema({
  defaultRole: 'Operator',
  attributeMap: {
    email: 'workato_email',
    displayName: 'workato_full_name',
    firstName: 'firstName',
    lastName: 'lastName',
    role: 'workato_role',
    roleTest: 'workato_role_test',
    roleProd: 'workato_role_prod',
    groups: 'workato_user_groups',
  },
})

/** `domainForms` cannot be declared: only a fault takes the two forms of a domain for two. */
export type Policy = z.infer<typeof workspacePolicySchema> & { domainForms?: 'apart' }
