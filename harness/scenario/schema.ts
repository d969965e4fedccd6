import { z } from 'zod'
import { closedObject } from '../files/closed-object.ts'
import { capabilities } from '../target/schema/capabilities.ts'

/** A repeated text, for values that are too long to write down. */
const longText = closedObject({ repeat: z.string().min(1), times: z.int().positive().max(1_000_000) })

/** What the IdP holds for a neutral word: a text, several values, '' (set and empty) or null (never set). */
const value = z
  .union([z.string(), z.array(z.string()), z.null(), longText])
  .describe('A text, a list of values, "" (set and empty) or null (never set)')

/** Neutral words; the target's attributeMap gives the SP's names, the profile the vendor's expression. */
export const words = ['email', 'displayName', 'firstName', 'lastName', 'role', 'roleTest', 'roleProd', 'groups'] as const
const values = closedObject({
  email: value.optional(),
  displayName: value.optional(),
  firstName: value.optional(),
  lastName: value.optional(),
  role: value.optional(),
  roleTest: value.optional(),
  roleProd: value.optional(),
  groups: value.optional(),
}).describe('Attributes that the IdP is set up to send, by neutral word; a word that is not here has no attribute statement')

const person = closedObject({
  sends: values.optional(),
  email: z
    .string()
    .optional()
    .describe('The address in the IdP, which is also the NameID; {case} stands for a text unique to the case'),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  assigned: z.boolean().optional().describe('Whether the person is assigned to the app at the IdP; default yes'),
  verified: z.boolean().optional().describe('Whether the person has finished verification at the IdP; default yes'),
})

const environment = closedObject({
  name: z.string(),
  authMethod: z.enum(['saml', 'password']).optional().describe('How people sign in here; default saml'),
  jit: z.boolean().optional().describe('Whether unknown people get an account; default yes'),
  enforceFor: z
    .union([z.literal('all'), closedObject({ domains: z.array(z.string()).min(1) })])
    .optional()
    .describe('Who has to use single sign-on here; default all'),
  groupSync: z.boolean().optional().describe('Whether later sign-ins refresh groups; default no'),
  groups: z.array(z.string()).optional().describe('Groups that exist in this environment'),
  defaultPermissions: z.array(z.string()).optional().describe('What an end user may do here by default'),
})

const workspace = closedObject({
  name: z.string(),
  jit: z.boolean().optional(),
  customRoles: z.array(z.string()).optional().describe('Roles beside the system ones'),
  environments: z.boolean().optional().describe('Whether roles are per DEV, TEST and PROD; default no'),
})

const account = closedObject({
  person: z.string(),
  displayName: z.string().optional(),
  email: z.string().optional(),
  password: z.literal('own').optional().describe('The account has the password that the person types'),
  environments: z
    .array(
      closedObject({ name: z.string(), permissions: z.array(z.string()).optional(), groups: z.array(z.string()).optional() }),
    )
    .optional(),
  workspaces: z.array(closedObject({ name: z.string(), roles: z.record(z.string(), z.string()).optional() })).optional(),
}).describe('An account that the SP has before anybody signs in, made by hand there')

const given = closedObject({
  environments: z.array(environment).optional(),
  workspaces: z.array(workspace).optional(),
  accounts: z.array(account).optional(),
  chat: z.enum(['slack', 'teams']).optional(),
})

const where = {
  person: z.string().optional(),
  at: z.string().optional().describe('Environment or workspace; default the first one of the surface'),
}

const signIn = closedObject({
  ...where,
  channel: z.enum(['go', 'portal']).optional().describe('Which front door of the end-user surface; default go'),
  from: z
    .enum(['sp', 'idp'])
    .optional()
    .describe("Where the person starts: the SP's sign-in page or the app's tile at the IdP; default sp"),
  browser: z.enum(['new', 'same']).optional().describe('A fresh browser, or the one of the step before; default new'),
})

const step = z.union([
  closedObject({ 'sign-in': signIn }),
  closedObject({
    'bent-sign-in': closedObject({
      ...where,
      mutation: z.string().describe('How the Response is bent; its unbent twin is sent first'),
      by: z
        .enum(['sign-in', 'resend'])
        .optional()
        .describe(
          "How it gets to the SP: in a new sign-in, or the form that the twin's sign-in ended with is posted once more, as Back or a thief would; default sign-in",
        ),
      twin: z
        .enum(['other-person', 'same-person'])
        .optional()
        .describe('Who signs in with the unbent message; default another person'),
      browser: z
        .enum(['new', 'same', 'still-signed-in'])
        .optional()
        .describe(
          "Where the bent message arrives: a fresh browser, or the twin's after signing out or still signed in; default new",
        ),
    }),
  }),
  closedObject({ 'parallel-sign-ins': closedObject({ ...where, count: z.int().min(2).max(50) }) }),
  closedObject({ 'password-sign-in': closedObject(where) }),
  closedObject({
    'change-at-idp': closedObject({
      person: z.string().optional(),
      email: z.string().optional().describe('A new address, which is also the NameID'),
      sends: values.optional(),
    }),
  }),
  closedObject({
    'change-at-sp': closedObject({
      ...where,
      displayName: z.string().optional(),
      status: z.enum(['active', 'deactivated']).optional(),
      password: z.literal('own').optional().describe('Gives the account the password that the person types'),
      permissions: z.array(z.string()).optional(),
      groups: z.array(z.string()).optional(),
      roles: z.record(z.string(), z.string()).optional(),
    }),
  }),
  closedObject({
    'enter-code': closedObject({
      code: z.enum(['right', 'wrong', 'expired', 'foreign']),
      times: z
        .int()
        .min(1)
        .max(10)
        .optional()
        .describe('How often it is typed, as long as there is a field for it; default once'),
    }),
  }),
  closedObject({ 'switch-to': closedObject({ workspace: z.string() }) }),
  closedObject({
    'launch-in-chat': closedObject({
      person: z.string().optional(),
      session: z.enum(['alive', 'ended']),
      until: z.enum(['idp', 'end']).optional().describe('idp: the person stops at the sign-in page of the IdP'),
    }),
  }),
  closedObject({
    wait: closedObject({
      minutes: z
        .number()
        .positive()
        .max(60 * 24),
    }),
  }),
])

/** A scenario: what is there before, what is done. What should come of it is looked up in the target's policy, never stated here. */
export const scenarioSchema = closedObject({
  title: z.string().min(8),
  surface: z.enum(['end-user', 'workspace', 'chat']),
  driver: z.enum(['browser', 'http']).optional().describe('browser for what a person sees, http for the rest; default http'),
  needs: z
    .array(z.enum(capabilities))
    .optional()
    .describe('Further capabilities that the SP must have; those of the requirements are added'),
  expresses: z
    .array(z.enum(['empty-value', 'empty-list']))
    .optional()
    .describe('What the IdP must be able to say; a vendor that cannot is not applicable'),
  misspell: closedObject({ role: z.enum(['wrong-case']).optional(), displayName: z.enum(['wrong-case']).optional() })
    .optional()
    .describe('Attribute names that the IdP admin typed wrongly'),
  nameIdFormat: z
    .enum(['emailAddress', 'persistent', 'unspecified'])
    .optional()
    .describe('Name ID format of the app at the IdP; default emailAddress'),
  given: given.optional(),
  people: z.record(z.string(), person).optional().describe('Defaults to one person, ada, who sends displayName'),
  steps: z.array(step).min(1),
  checks: z.record(z.string(), z.array(z.string()).min(1)).describe('Check id → requirement ids that it judges here'),
})

export type ScenarioFile = z.output<typeof scenarioSchema>
export type StepFile = ScenarioFile['steps'][number]
export type Word = (typeof words)[number]
export type NeutralValue = z.output<typeof value>
export type Given = z.output<typeof given>
export type PersonFile = z.output<typeof person>

/** A scenario with its address: `id` is `<family>/<file name>`. */
export interface Scenario extends ScenarioFile {
  id: string
  family: string
  file: string
}
