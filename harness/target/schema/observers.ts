import { z } from 'zod'
import { closedObject } from '../../files/closed-object.ts'
import { commandFields, databaseFields, headers, oneDatabase, pointer, requestSchema } from './request.ts'
import { pageSteps } from './steps.ts'

/** What a developer portal has of a person. */
const portalFields = {
  apiClients: closedObject({
    list: pointer,
    method: pointer.optional().describe('How the client signs in, in words of the SP (portal.words)'),
    policy: pointer.optional().describe('Name of its usage policy; null when it has none'),
    groups: pointer.optional(),
  })
    .optional()
    .describe('API clients that the person owns'),
  accessRequests: closedObject({ list: pointer, collection: pointer, status: pointer })
    .optional()
    .describe('Requests for access to API collections; the status in words of the SP (portal.words)'),
  grants: pointer.optional().describe('Names of the API collections that the person may use'),
}

/** Where in one account's JSON each observable stands. */
export const accountFields = closedObject({
  email: pointer,
  displayName: pointer.optional(),
  status: pointer.optional(),
  authMethod: pointer.optional(),
  createdAt: pointer.optional(),
  updatedAt: pointer.optional(),
  groups: pointer.optional().describe('Names of groups, of an SP without environments'),
  role: pointer.optional().describe('The one role, of an SP without workspaces'),
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
    attributes: pointer.optional().describe('What the membership shows of the IdP: department, title, … → text'),
  }).optional(),
  openInvitations: pointer
    .optional()
    .describe('A list of the places to which the address has an invitation that was not used; empty when it has none'),
  ...portalFields,
})
export type AccountFields = z.output<typeof accountFields>

export const auditFields = closedObject({
  at: pointer.optional(),
  event: pointer,
  decision: pointer.optional(),
  code: pointer.optional(),
  email: pointer.optional(),
  reasons: pointer.optional(),
  response: pointer
    .optional()
    .describe('The ID of the Response that the entry came of; the report shows it with that message then'),
  sources: closedObject({
    list: pointer,
    field: pointer,
    value: pointer,
    from: pointer,
    isDefault: pointer.optional().describe('true: nothing that the IdP sent decided it'),
  })
    .optional()
    .describe('What was taken from where'),
})
export type AuditFields = z.output<typeof auditFields>

const httpJson = closedObject({
  kind: z.literal('http-json'),
  accounts: closedObject({ request: requestSchema, list: pointer, fields: accountFields }),
  audit: closedObject({ request: requestSchema, list: pointer, fields: auditFields }).optional(),
})
export type HttpJsonObserverSpec = z.output<typeof httpJson>

const sql = closedObject({
  kind: z.literal('sql'),
  ...databaseFields,
  accounts: z
    .string()
    .describe(
      'One SELECT; its columns are email, displayName, status, authMethod, nameId, issuer, role, groups, createdAt, updatedAt as far as there are; display_name is displayName, too. A status of true or 1 is active, of false or 0 inactive. A column by another name is read by nothing',
    ),
  groups: z.string().optional().describe('One SELECT with the columns email and name: who is in which group'),
  apiClients: z
    .string()
    .optional()
    .describe('One SELECT with the columns email, method and policy as far as there are: who owns which API client'),
  accessRequests: z
    .string()
    .optional()
    .describe('One SELECT with the columns email, collection and status: who asked for which API collection'),
  grants: z.string().optional().describe('One SELECT with the columns email and collection: who may use which API collection'),
  audit: z
    .string()
    .optional()
    .describe('One SELECT; its columns are event, at, decision, code, email, reasons as far as there are'),
}).refine(...oneDatabase)
export type SqlObserverSpec = z.output<typeof sql>

const scim = closedObject({
  kind: z.literal('scim'),
  url: z.string().describe('Where the SCIM 2.0 service is, without /Users'),
  headers: headers.describe('e.g. authorization: "Bearer {env.SCIM_TOKEN}"'),
})
export type ScimObserverSpec = z.output<typeof scim>

const command = closedObject({
  kind: z.literal('command'),
  ...commandFields,
  accounts: closedObject({ list: pointer, fields: accountFields }).describe('Where the printed JSON has the accounts'),
  audit: closedObject({ list: pointer, fields: auditFields }).optional(),
})
export type CommandObserverSpec = z.output<typeof command>

const seenOnPages = {
  email: z.string(),
  displayName: z.string().optional(),
  status: z.string().optional(),
  authMethod: z.string().optional(),
  role: z.string().optional(),
  groups: z.string().optional().describe('Names of groups, separated by commas'),
  createdAt: z.string().optional(),
  updatedAt: z.string().optional(),
}

const page = closedObject({
  kind: z.literal('page'),
  as: z
    .enum(['admin', 'person'])
    .describe(
      'admin: a page that lists accounts, in a browser of its own; person: a profile page, in the browser of the person signed in',
    ),
  signIn: pageSteps.optional().describe('admin: how the administrator gets in, once a case'),
  url: z.string().describe('The page; an address that starts with "/" is below the base'),
  rows: z
    .string()
    .optional()
    .describe(
      'admin: name of the table (its caption or label); default the first table with the columns. Each row is an account',
    ),
  columns: closedObject(seenOnPages).optional().describe('admin: observable → heading of its column, e.g. email: E-mail'),
  fields: closedObject(seenOnPages)
    .optional()
    .describe('person: observable → label of its field or term, e.g. displayName: Name'),
}).refine((value) => (value.as === 'admin' ? value.columns : value.fields) !== undefined, {
  message: 'needs columns (as: admin) or fields (as: person), with at least email',
})
export type PageObserverSpec = z.output<typeof page>
export type PageWords = z.output<ReturnType<typeof closedObject<typeof seenOnPages>>>

/** A way to look at the SP's state. */
export const observer = z.discriminatedUnion('kind', [httpJson, sql, scim, command, page])
export type ObserverSpec = z.output<typeof observer>
