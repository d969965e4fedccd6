import { z } from 'zod'

/** How an API client proves who it is. */
export const clientMethods = ['api-key', 'oauth2', 'jwt'] as const
export type ClientMethod = (typeof clientMethods)[number]

/** The methods in words for people. */
export const methodWords: Record<ClientMethod, string> = { 'api-key': 'API key', oauth2: 'OAuth 2.0', jwt: 'JWT' }

export const collectionSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'small letters, digits and dashes, at most 40'),
  description: z.string().trim().max(300).default(''),
})
export type Collection = z.infer<typeof collectionSchema>

const count = (most: number) => z.int().min(1).max(most)
export const usagePolicySchema = z.strictObject({
  name: z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} _.-]{0,39}$/u, 'letters, digits, spaces, dots, dashes, at most 40'),
  /** Calls in one minute of the clock. */
  perMinute: count(100_000),
  /** Calls in one day of UTC. */
  perDay: count(100_000_000),
})
export type UsagePolicy = z.infer<typeof usagePolicySchema>

/** What every API client is made with that JIT provisioning makes. */
export const jitUserSettingsSchema = z.strictObject({
  method: z.enum(clientMethods),
  policy: z.string().min(1).nullable().default(null),
  groups: z.array(z.string().min(1)).default([]),
})
export type JitUserSettings = z.infer<typeof jitUserSettingsSchema>

/** The developer portal of an organisation, as it is set up with. */
export const portalSchema = z.strictObject({
  environment: z.string().min(1),
  collections: z.array(collectionSchema).default([]),
  policies: z.array(usagePolicySchema).default([]),
  settings: jitUserSettingsSchema.nullable().default(null),
})
export type PortalSpec = z.infer<typeof portalSchema>

export interface FieldProblem {
  field: 'method' | 'policy' | 'groups'
  words: string
}

/**
 * What keeps these settings from being saved. Workato docs "JIT user settings": policies and end-user groups are made first.
 * @param exists what there is to choose from
 */
export function problemsOf(
  settings: JitUserSettings,
  exists: { policies: readonly string[]; groups: readonly string[]; environment: string },
): FieldProblem[] {
  const { policy, groups } = settings
  const missing = groups.filter((name) => !exists.groups.includes(name))
  const problems: FieldProblem[] = []
  if (policy !== null && !exists.policies.includes(policy))
    problems.push({ field: 'policy', words: `there is no policy '${policy}'; create it on the Policies tab first` })
  if (missing.length > 0)
    problems.push({
      field: 'groups',
      words: `${exists.environment} has no group ${missing.map((name) => `'${name}'`).join(', ')}; create it first`,
    })
  return problems
}
