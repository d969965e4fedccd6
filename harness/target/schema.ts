import { z } from 'zod'
import { closedObject } from '../files/closed-object.ts'

const headers = z.record(z.string(), z.string())

/** One HTTP request; `{name}` is filled in everywhere. */
const requestSchema = closedObject({
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('GET'),
  url: z.string(),
  headers: headers.default({}),
  body: z.unknown().optional(),
})
export type RequestTemplate = z.output<typeof requestSchema>

const pointer = z.string().regex(/^(\/.*)?$/, 'a JSON pointer starts with "/"')

/** Where in one account's JSON each observable stands. */
const accountFields = closedObject({
  email: pointer,
  displayName: pointer.optional(),
  status: pointer.optional(),
  authMethod: pointer.optional(),
  createdAt: pointer.optional(),
  updatedAt: pointer.optional(),
  idpIds: closedObject({ list: pointer, issuer: pointer.optional(), nameId: pointer }).optional(),
  environments: closedObject({
    list: pointer,
    name: pointer,
    permissions: pointer.optional(),
    groups: pointer.optional(),
  }).optional(),
  workspaces: closedObject({
    list: pointer,
    name: pointer,
    roles: pointer,
    status: pointer.optional(),
    pending: z.string().optional(),
  }).optional(),
})
export type AccountFields = z.output<typeof accountFields>

const httpJson = closedObject({
  kind: z.literal('http-json'),
  accounts: closedObject({ request: requestSchema, list: pointer, fields: accountFields }),
  audit: closedObject({
    request: requestSchema,
    list: pointer,
    fields: closedObject({
      at: pointer.optional(),
      event: pointer,
      decision: pointer.optional(),
      code: pointer.optional(),
      email: pointer.optional(),
      reasons: pointer.optional(),
    }),
  }).optional(),
})
export type HttpJsonObserverSpec = z.output<typeof httpJson>

const sql = closedObject({
  kind: z.literal('sql'),
  sqlite: z.string().describe('The database file; opened read-only'),
  accounts: z
    .string()
    .describe(
      'One SELECT; its columns are email, displayName, status, authMethod, nameId, issuer, createdAt, updatedAt as far as there are',
    ),
})
export type SqlObserverSpec = z.output<typeof sql>

const surface = closedObject({
  policy: z.string().describe('A preset in scenarios/policies/'),
  override: z.record(z.string(), z.unknown()).default({}).describe('Policy keys in which the SP differs from the preset'),
  attributeMap: z
    .record(z.string(), z.string())
    .optional()
    .describe("Neutral word → the SP's attribute name; default: the policy's"),
  place: z.string().describe('How places of this surface are called; {name} is the environment, workspace or platform'),
  provider: z
    .string()
    .optional()
    .describe('The place whose IdP counts here, where it is another one; {environment} is the first environment'),
})

const place = closedObject({ entityId: z.string(), acsUrl: z.string(), loginUrl: z.string() })

export const targetSchema = closedObject({
  name: z.string(),
  description: z.string().default(''),
  base: z
    .string()
    .default('http://127.0.0.1:{port}')
    .describe("The SP's address; {port} is a free port when firstlogin starts the SP"),
  start: closedObject({
    command: z.array(z.string()).min(1),
    env: z.record(z.string(), z.string()).default({}),
    cwd: z.string().optional(),
    ready: z.string().describe('A URL that answers when the SP is up'),
    timeoutSeconds: z.number().positive().default(30),
  }).optional(),
  secrets: z.array(z.string()).default([]).describe('Names of random texts made for the run, usable as {name}'),
  isolation: z.enum(['organisation', 'person', 'none']),
  profiles: z.array(z.string()).optional(),
  families: z.array(z.string()).optional().describe('Scenario families that this SP is tried on; default all'),
  lacks: z
    .array(z.string())
    .default([])
    .describe('Capabilities that the SP does not have; their requirements are not applicable'),
  /** Host names beyond this machine that a run may go to. */
  allowHosts: z.array(z.string()).default([]),
  clockSkewSeconds: z.number().default(120),
  surfaces: closedObject({ 'end-user': surface.optional(), workspace: surface.optional(), chat: surface.optional() }),
  places: z
    .union([z.record(z.string(), place), closedObject({ from: pointer })])
    .describe('Each place, or where the answer of the prepare hook has them'),
  hooks: closedObject({
    prepare: requestSchema.optional().describe('Makes an organisation for one case'),
    configureIdp: requestSchema.optional().describe('Tells the SP about the IdP, once per place'),
    seedAccount: requestSchema.optional(),
    changeAccount: requestSchema.optional(),
    clock: requestSchema.optional().describe("Moves the SP's clock, {offsetSeconds}"),
  }).default({}),
  session: closedObject({ url: z.string(), signedIn: pointer.optional(), email: pointer, place: pointer.optional() }).describe(
    'How to tell who is signed in, from the same browser',
  ),
  refusal: closedObject({ elementId: z.string().optional() }).default({}).describe('Where a refusal page shows its stable code'),
  forms: closedObject({
    password: closedObject({ url: z.string(), email: z.string(), password: z.string(), button: z.string() }).optional(),
    code: closedObject({ field: z.string(), button: z.string() }).optional(),
    switch: closedObject({ button: z.string() }).optional(),
    signOut: closedObject({ url: z.string(), button: z.string().optional() })
      .optional()
      .describe('A page that ends the session, and its button when opening it is not enough'),
    signUp: closedObject({ heading: z.string() }).optional().describe('Words that only a page asking to create an account has'),
  }).default({}),
  chat: closedObject({ launchUrl: z.string() }).optional(),
  observe: z.array(z.discriminatedUnion('kind', [httpJson, sql])).default([]),
})

export type TargetFile = z.output<typeof targetSchema>
export type SurfaceName = keyof TargetFile['surfaces']

/** A target with its address. Relative paths in it are relative to `folder`. */
export interface Target extends TargetFile {
  file: string
  folder: string
}
