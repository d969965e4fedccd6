import { z } from 'zod'

const compare = z.enum(['exact', 'caseInsensitive', 'lowercase'])
const onMissing = z.enum(['default', 'reject', 'placeholder'])
const onMalformed = z.enum(['default', 'reject'])
const onGroups = z.enum(['keep', 'clear', 'reject'])
const update = z.enum(['never', 'eachLogin', 'onlyEmpty'])
const attributeName = z.string().min(1).nullable()
const domains = z.array(z.string().min(1)).default([])
/** Policy keys that describe other parts of a target. They are accepted, so that one policy file serves harness and SP, and not read here. */
const elsewhere = z.unknown().optional()

function policySchema(preset: {
  missingName: 'default' | 'reject'
  defaultRole: string
  attributeMap: {
    email: string | null
    displayName: string
    role: string | null
    roleTest: string | null
    roleProd: string | null
    groups: string
  }
}) {
  return z.strictObject({
    /** What recognises a person: the email (the NameID, when it is one), the NameID of this issuer, or both in that order of trust. */
    matchKey: z.enum(['email', 'nameId', 'nameIdOrEmail', 'idpId', 'idpId+emailFallback']).default('email'),
    nameIdCompare: compare.default('exact'),
    emailCompare: compare.default('lowercase'),
    /** Whether a known person's profile follows the assertion. `perField` reads `updateFields`. */
    updatePolicy: z.enum(['never', 'eachLogin', 'onlyEmpty', 'perField']).default('never'),
    updateFields: z.strictObject({ name: update.default('never'), email: update.default('never') }).prefault({}),
    groupPolicy: z.enum(['ignore', 'createOnly', 'additive', 'authoritative', 'managedOnly']).default('createOnly'),
    /** How groups follow the assertion at later sign-ins where the environment's sync switch is on and the channel is Workato GO. */
    groupPolicyWithSync: z.enum(['ignore', 'additive', 'authoritative', 'managedOnly']).default('authoritative'),
    groupsAbsent: onGroups.default('keep'),
    groupsEmpty: onGroups.default('keep'),
    groupsOnCreate: z.enum(['always', 'withSync']).default('always'),
    rolePolicy: z.enum(['createOnly', 'eachLogin', 'manualWins']).default('createOnly'),
    roleOnJoin: z.enum(['default', 'attribute']).default('default'),
    defaultRole: z.string().min(1).default(preset.defaultRole),
    unknownRole: z.enum(['default', 'reject', 'none']).default('default'),
    multiRole: z.enum(['first', 'highest', 'priority', 'reject']).default('first'),
    /** Highest first; read by `multiRole: priority`. */
    rolePriority: z.array(z.string().min(1)).default([]),
    /** Deliberate mapping, first match wins; read when no role attribute is sent. Without it a group never gives a role. */
    groupRoles: z.array(z.strictObject({ group: z.string().min(1), role: z.string().min(1) })).default([]),
    duplicateValue: z.enum(['first', 'last', 'reject']).default('first'),
    missingAttribute: z
      .strictObject({
        email: onMissing.default('reject'),
        name: onMissing.default(preset.missingName),
        role: onMissing.default('default'),
      })
      .prefault({}),
    malformedAttribute: z
      .strictObject({
        email: onMalformed.default('reject'),
        name: onMalformed.default('default'),
        role: onMalformed.default('default'),
      })
      .prefault({}),
    existingAccount: z.enum(['link', 'linkAfterVerification', 'linkIfVerifiedEmail', 'requireLogin', 'reject']).default('link'),
    /** The same question for a person who is already in another workspace with single sign-on. */
    existingAccountInOtherWorkspace: z.enum(['link', 'linkAfterVerification', 'reject']).default('linkAfterVerification'),
    inactiveAccount: z.enum(['refuse', 'reactivate']).default('refuse'),
    domainPolicy: z.enum(['any', 'allowList', 'verifiedOnly', 'verifiedOrInvited']).default('any'),
    allowedDomains: domains,
    verifiedDomains: domains,
    idpInitiated: z.enum(['allow', 'refuse']).default('refuse'),
    attributeMap: z
      .strictObject({
        email: attributeName.default(preset.attributeMap.email),
        displayName: attributeName.default(preset.attributeMap.displayName),
        firstName: attributeName.default('firstName'),
        lastName: attributeName.default('lastName'),
        fallbackName: attributeName.default('displayName'),
        role: attributeName.default(preset.attributeMap.role),
        roleTest: attributeName.default(preset.attributeMap.roleTest),
        roleProd: attributeName.default(preset.attributeMap.roleProd),
        groups: attributeName.default(preset.attributeMap.groups),
      })
      .prefault({}),
    nameFallback: elsewhere,
    immutable: elsewhere,
    immutableAfterCreate: elsewhere,
    sideEffects: elsewhere,
    pendingInvite: elsewhere,
    removedMember: elsewhere,
    crossOrg: elsewhere,
    seatPolicy: elsewhere,
    concurrency: elsewhere,
    acceptSha1: elsewhere,
  })
}

/** The end-user side as Workato's "JIT provisioning" and "Identity provider user access" describe it. */
export const endUserPolicySchema = policySchema({
  missingName: 'default',
  defaultRole: 'End user',
  attributeMap: {
    email: null,
    displayName: 'workato_end_user_name',
    role: null,
    roleTest: null,
    roleProd: null,
    groups: 'workato_end_user_groups',
  },
})

/** The workspace side as Workato's "Team collaboration: Just in time provisioning" (2023) describes it. */
export const workspacePolicySchema = policySchema({
  missingName: 'default',
  defaultRole: 'Operator',
  attributeMap: {
    email: 'workato_email',
    displayName: 'workato_full_name',
    role: 'workato_role',
    roleTest: 'workato_role_test',
    roleProd: 'workato_role_prod',
    groups: 'workato_user_groups',
  },
})

export type Policy = z.infer<typeof workspacePolicySchema>
