import { z } from 'zod'
import { domainNames } from '../jit/domain-name.ts'
import { isEmail } from '../jit/email.ts'
import { endUserPolicySchema, workspacePolicySchema } from '../jit/policy.ts'
import { portalSchema, problemsOf } from '../portal/settings.ts'
import { refuseBadApps, refuseBadGroups, refuseBadWorkspaces } from './consistent.ts'
import { refuseTwoComparisons } from './one-comparison.ts'

const name = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} _.-]*$/u, 'letters, digits, spaces, dots, dashes and underscores')
const names = z.array(z.string().min(1).max(120))

/** Something that end users open in an environment, and the permission that it asks for. */
const app = z.strictObject({ name, permission: z.string().min(1).max(120) })
export type App = z.infer<typeof app>

const environmentFields = {
  name,
  authMethod: z.enum(['saml', 'password']),
  samlEnabled: z.boolean(),
  jit: z.boolean(),
  groupSync: z.boolean(),
  /** Who has to use SAML here: everybody, or people whose address is in one of the domains. */
  enforceFor: z.union([z.literal('all'), z.strictObject({ domains: domainNames })], {
    error: "'all', or domains such as acme.com",
  }),
  defaultPermissions: names,
  apps: z.array(app).max(50),
  groups: names,
  /** What an assertion names a group by: its name, or the id that the identity provider has for it. */
  groupsBy: z.enum(['name', 'id']),
  /** Such ids, by the name of the group; a group without one is known by its name (F-18). */
  groupIds: z
    .unknown()
    // Records leave this one name out without a word.
    .refine((ids) => !Object.hasOwn(Object(ids), '__proto__'), "no group called '__proto__' can have an id")
    .pipe(z.record(z.string(), z.string().trim().min(1).max(120))),
}

export const environmentSchema = z.strictObject({
  ...environmentFields,
  authMethod: environmentFields.authMethod.default('saml'),
  samlEnabled: environmentFields.samlEnabled.default(true),
  groupSync: environmentFields.groupSync.default(false),
  enforceFor: environmentFields.enforceFor.default('all'),
  defaultPermissions: names.default([]),
  apps: environmentFields.apps.default([]),
  groups: names.default([]),
  groupsBy: environmentFields.groupsBy.default('name'),
  groupIds: environmentFields.groupIds.default({}),
})
export type Environment = z.infer<typeof environmentSchema>

/** A role that a workspace made itself: the folders it opens, and whether recipes may be changed there. A name alone opens no folder. */
const customRole = z.preprocess(
  (value) => (typeof value === 'string' ? { name: value } : value),
  z.strictObject({ name: z.string().min(1).max(120), folders: names.default([]), edit: z.boolean().default(false) }),
)

/** A folder with the recipes that it begins with, by title. */
const folder = z.strictObject({ name, recipes: names.default([]) })

const workspaceFields = {
  name,
  jit: z.boolean(),
  /** True: separate roles for DEV, TEST and PROD. False: one role. */
  environments: z.boolean(),
  customRoles: z.array(customRole),
  folders: z.array(folder),
  /** Which group of the assertion gives which role where no role attribute is sent, in order. Without it a group never gives a role. */
  groupRoles: z.array(z.strictObject({ group: z.string().min(1).max(120), role: z.string().min(1).max(120) })),
}

export const workspaceSchema = z.strictObject({
  ...workspaceFields,
  environments: workspaceFields.environments.default(false),
  customRoles: workspaceFields.customRoles.default([]),
  folders: workspaceFields.folders.default([]),
  groupRoles: workspaceFields.groupRoles.default([]),
})
export type Workspace = z.infer<typeof workspaceSchema>

/** Only what changes; the name says where. No defaults here: what is not mentioned stays. */
export const environmentPatch = z.strictObject(environmentFields).partial().extend({ name })
export const workspacePatch = z.strictObject(workspaceFields).partial().extend({ name })

const chatSchema = z.strictObject({
  platform: z.enum(['slack', 'teams']),
  environment: name,
  issuer: z.string().min(1),
  publicKeyJwk: z.record(z.string(), z.unknown()),
})
export type ChatApp = z.infer<typeof chatSchema>

const seatLimit = z.number().int().min(0).max(1_000_000).nullable()
const seatsSchema = z.strictObject({ endUser: seatLimit.default(null), workspace: seatLimit.default(null) })
export type Seats = z.infer<typeof seatsSchema>

/** The domains that the organisation has verified, and further ones that it admits. */
const domainsSchema = z.strictObject({ verified: domainNames.default([]), allowed: domainNames.default([]) })
export type Domains = z.infer<typeof domainsSchema>

/** Only what changes: a limit or a list that is left out stays. */
export const seatsPatch = z.strictObject({ endUser: seatLimit, workspace: seatLimit }).partial()
export const domainsPatch = z.strictObject({ verified: domainNames, allowed: domainNames }).partial()

function refuseUnknownInPortal(
  portal: z.infer<typeof portalSchema>,
  environments: Environment[],
  context: z.RefinementCtx,
): void {
  const at = (path: string[], message: string) => context.addIssue({ code: 'custom', path: ['portal', ...path], message })
  const environment = environments.find(({ name }) => name === portal.environment)
  if (!environment) {
    at(['environment'], `no environment is called '${portal.environment}'`)
    return
  }
  for (const list of ['collections', 'policies'] as const) {
    const all = portal[list].map((each) => each.name)
    const twice = all.find((each, index) => all.indexOf(each) !== index)
    if (twice !== undefined) at([list], `'${twice}' appears twice`)
  }
  const exists = {
    environment: environment.name,
    policies: portal.policies.map((policy) => policy.name),
    groups: environment.groups,
  }
  for (const { field, words } of portal.settings ? problemsOf(portal.settings, exists) : []) at(['settings', field], words)
}

/** Some thirty years either way: further off, certificates and dates mean nothing. */
export const clockOffset = z.number().int().min(-1e9).max(1e9)

/** Everything an organisation is set up with. */
export const organisationSchema = z
  .strictObject({
    slug: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/, 'small letters, digits and dashes, at most 80'),
    name: z.string().min(1).max(120).optional(),
    defects: z.array(z.string()).default([]),
    clockSkewSeconds: z.number().int().min(0).max(600).default(120),
    clockOffsetSeconds: clockOffset.default(0),
    /** True: the last write of a sign-in that makes an account fails, as when something behind it is down. For tests. */
    lateStepFails: z.boolean().default(false),
    policy: z
      .strictObject({ endUser: endUserPolicySchema.prefault({}), workspace: workspacePolicySchema.prefault({}) })
      .prefault({}),
    /** False: there is one environment, and roles are not separate for DEV, TEST and PROD. */
    environmentsFeature: z.boolean().default(true),
    environments: z.array(environmentSchema).default([]),
    workspaces: z.array(workspaceSchema).default([]),
    chat: chatSchema.optional(),
    /** How many people there may be on either side; null is no limit. */
    seats: seatsSchema.prefault({}),
    domains: domainsSchema.prefault({}),
    /** Only to begin with; afterwards the portal is kept in tables of its own. */
    portal: portalSchema.optional(),
  })
  .superRefine((spec, context) => {
    for (const list of ['environments', 'workspaces'] as const) {
      const seen = new Set<string>()
      spec[list].forEach((entry, index) => {
        if (seen.has(entry.name))
          context.addIssue({ code: 'custom', path: [list, index, 'name'], message: `'${entry.name}' appears twice` })
        seen.add(entry.name)
      })
    }
    if (!spec.environmentsFeature && spec.environments.length !== 1) {
      const message = `without the environments feature there is exactly one environment, not ${spec.environments.length}`
      context.addIssue({ code: 'custom', path: ['environments'], message })
    }
    const separate = spec.workspaces.findIndex((workspace) => workspace.environments)
    if (!spec.environmentsFeature && separate >= 0) {
      const message = 'roles per environment need the environments feature'
      context.addIssue({ code: 'custom', path: ['workspaces', separate, 'environments'], message })
    }
    refuseBadGroups(spec.environments, context)
    refuseBadApps(spec.environments, context)
    refuseBadWorkspaces(spec.workspaces, context)
    if (spec.chat && !spec.environments.some((environment) => environment.name === spec.chat?.environment)) {
      context.addIssue({
        code: 'custom',
        path: ['chat', 'environment'],
        message: `no environment is called '${spec.chat.environment}'`,
      })
    }
    if (spec.portal) refuseUnknownInPortal(spec.portal, spec.environments, context)
  })
export type OrganisationSettings = z.infer<typeof organisationSchema>

/** The body of `POST /test/v1/organisations`: the settings, and the administrator outside single sign-on, who is kept elsewhere. */
export const organisationSpec = organisationSchema
  .safeExtend({
    owner: z
      .strictObject({ email: z.string().refine(isEmail, 'not an email address'), password: z.string().min(8).max(256) })
      .optional(),
  })
  .superRefine(refuseTwoComparisons)
