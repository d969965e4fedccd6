import { z } from 'zod'
import { isEmail } from '../jit/email.ts'
import { clockOffset, environmentPatch, workspacePatch } from '../organisations/settings.ts'

const email = z.string().refine(isEmail, 'not an email address')
const names = z.array(z.string().min(1))
const roles = z.union([
  z.strictObject({ role: z.string().min(1) }),
  z.strictObject({ dev: z.string().min(1), test: z.string().min(1), prod: z.string().min(1) }),
])
const access = z.array(z.strictObject({ name: z.string(), permissions: names.optional(), groups: names.optional() }))
const membership = z.array(z.strictObject({ name: z.string(), roles: roles.optional() }))

/** An account made by hand. Without `environments` it gets every environment with its default permissions and no groups. */
export const accountSeed = z.strictObject({
  email,
  /** An empty one is stored: people of an import may have no name yet. */
  displayName: z.string().optional(),
  status: z.enum(['active', 'deactivated']).default('active'),
  authMethod: z.enum(['saml', 'password']).default('password'),
  password: z.string().min(1).max(256).optional(),
  /** An administrator who may use a password where everybody else has to use single sign-on. */
  emergency: z.boolean().default(false),
  identities: z
    .array(
      z.strictObject({ issuer: z.string().min(1), nameId: z.string().min(1), nameIdFormat: z.string().nullable().default(null) }),
    )
    .default([]),
  environments: access.optional(),
  workspaces: membership.default([]),
})
export type AccountSeed = z.infer<typeof accountSeed>

/** What an administrator changes by hand. A listed environment or workspace is set as given; others stay. */
export const accountPatch = z.strictObject({
  displayName: z.string().min(1).optional(),
  email: email.optional(),
  status: z.enum(['active', 'deactivated']).optional(),
  authMethod: z.enum(['saml', 'password']).optional(),
  password: z.string().min(1).max(256).optional(),
  environments: access.optional(),
  workspaces: membership.optional(),
})
export type AccountPatch = z.infer<typeof accountPatch>

export const organisationPatch = z.strictObject({
  clockOffsetSeconds: clockOffset.optional(),
  lateStepFails: z.boolean().optional(),
  defects: z.array(z.string()).optional(),
  environments: z.array(environmentPatch).optional(),
  workspaces: z.array(workspacePatch).optional(),
})

export type OrganisationPatch = z.infer<typeof organisationPatch>

export const providerSpec = z.union([
  z.strictObject({ name: z.string().min(1).max(120), metadataUrl: z.url({ protocol: /^https?$/ }) }),
  z.strictObject({ name: z.string().min(1).max(120), metadataXml: z.string().min(1) }),
  z.strictObject({
    name: z.string().min(1).max(120),
    issuer: z.string().min(1).max(1024),
    ssoUrl: z.url({ protocol: /^https?$/ }),
    certificate: z.string().includes('BEGIN CERTIFICATE', { message: 'a certificate in PEM form' }),
  }),
])
export type ProviderSpec = z.infer<typeof providerSpec>
