import { z } from 'zod'
import { attributeMap } from '../../scenarios/policies/policy-fields.ts'
import { closedObject } from '../files/closed-object.ts'
import { domainLists, seatLimit } from './lifecycle.ts'
import { portalGiven } from './portal.ts'

const secondIdp = z
  .literal('second')
  .optional()
  .describe('Where people sign in by a second IdP of the same vendor; default the one IdP of the case')

const environment = closedObject({
  name: z.string(),
  authMethod: z.enum(['saml', 'password']).optional().describe('How people sign in here; default saml'),
  jit: z.boolean().optional().describe('Whether unknown people get an account; default yes'),
  enforceFor: z
    .union([z.literal('all'), closedObject({ domains: z.array(z.string()).min(1) })])
    .optional()
    .describe('Who has to use single sign-on here; default all'),
  provider: z.boolean().optional().describe('Whether an IdP is configured for this environment; default yes'),
  idp: secondIdp,
  groupSync: z.boolean().optional().describe('Whether later sign-ins refresh groups; default no'),
  groups: z.array(z.string()).optional().describe('Groups that exist in this environment'),
  groupsBy: z
    .enum(['name', 'id'])
    .optional()
    .describe('What a message names a group by: its name, or the id that it has in groupIds, if any; default name'),
  groupIds: z.record(z.string(), z.string()).optional().describe("The IdP's ids of groups that exist, by name; default none"),
  defaultPermissions: z.array(z.string()).optional().describe('What an end user may do here by default'),
  apps: z
    .array(closedObject({ name: z.string(), permission: z.string().describe('The permission that it asks for') }))
    .optional()
    .describe('What end users open here; default nothing'),
})

const customRole = z.union([
  z.string(),
  closedObject({
    name: z.string(),
    folders: z.array(z.string()).optional().describe('The folders that the role opens; default none'),
    edit: z.boolean().optional().describe('Whether the role changes the recipes there; default no'),
  }),
])

const folder = closedObject({
  name: z.string(),
  recipes: z.array(z.string()).optional().describe('The titles of what lies in it'),
})

const workspace = closedObject({
  name: z.string(),
  jit: z.boolean().optional(),
  idp: secondIdp,
  customRoles: z.array(customRole).optional().describe('Roles beside the system ones'),
  folders: z.array(folder).optional().describe('What lies in the workspace'),
  groupRoles: z
    .array(closedObject({ group: z.string(), role: z.string() }))
    .optional()
    .describe('Which group gives which role where no role attribute is sent, in order; default none'),
  environments: z.boolean().optional().describe('Whether roles are per DEV, TEST and PROD; default no'),
})

const account = closedObject({
  person: z.string(),
  displayName: z.string().optional(),
  email: z.string().optional(),
  emergency: z
    .boolean()
    .optional()
    .describe('Whether the account may use a password where everybody else has to use single sign-on'),
  password: z.literal('own').optional().describe('The account has the password that the person types'),
  environments: z
    .array(
      closedObject({ name: z.string(), permissions: z.array(z.string()).optional(), groups: z.array(z.string()).optional() }),
    )
    .optional(),
  workspaces: z.array(closedObject({ name: z.string(), roles: z.record(z.string(), z.string()).optional() })).optional(),
}).describe('An account that the SP has before anybody signs in, made by hand there')

/** What is there before anybody acts. */
export const given = closedObject({
  environments: z.array(environment).optional(),
  environmentsFeature: z
    .boolean()
    .optional()
    .describe('Whether the organisation has the feature of several environments; default yes'),
  workspaces: z.array(workspace).optional(),
  attributeMap: attributeMap.optional().describe("Other attribute names than the policy's, for an SP where they are configured"),
  accounts: z.array(account).optional(),
  chat: z.enum(['slack', 'teams']).optional(),
  domains: domainLists.optional().describe('The domains that the SP has verified or admits; default: nobody says'),
  seats: seatLimit.optional().describe('How many people there may be; default: nobody says'),
  portal: portalGiven.optional().describe('The developer portal, on the first environment'),
})

export type Given = z.output<typeof given>
