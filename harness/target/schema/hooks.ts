import { z } from 'zod'
import { closedObject } from '../../files/closed-object.ts'
import { commandFields, databaseFields, oneDatabase, requestSchema } from './request.ts'
import { pageSteps } from './steps.ts'

const sqlHook = closedObject({
  ...databaseFields,
  statements: z.array(z.string()).min(1).describe('Run in one transaction; {name} becomes a bound parameter'),
}).refine(...oneDatabase)
const commandHook = closedObject(commandFields)
const stepsHook = closedObject({ steps: pageSteps.describe('What an administrator does in a fresh browser') })

/** One way to change something at the SP: a request, a program, SQL statements, or what an administrator does on its pages. */
export const hook = z.union([requestSchema, commandHook, sqlHook, stepsHook])
export type Hook = z.output<typeof hook>
export type SqlHook = z.output<typeof sqlHook>

/** What an administrator does to connect an IdP, as against `configureIdp`, which may take a shorter way. */
const setUpProvider = closedObject({
  byMetadataUrl: hook.optional().describe('By the metadata URL of the IdP'),
  typed: hook.optional().describe('By typing in its SSO URL, issuer and certificate'),
  words: closedObject({ all: z.string(), domains: z.string() })
    .optional()
    .describe('How the SP calls it that single sign-on is enforced for everybody, or for chosen domains: {setup.enforceFor}'),
})

export const hooks = closedObject({
  prepare: requestSchema.optional().describe('Makes an organisation for one case'),
  configureIdp: hook.optional().describe('Tells the SP about the IdP: {idp.metadataUrl}, {idp.metadataFile}, {idp.ssoUrl}, …'),
  rereadMetadata: hook
    .optional()
    .describe(
      'Makes the SP read the metadata of its IdP anew, {idp.metadataUrl}; default configureIdp, where that names the metadata',
    ),
  setCertificates: hook
    .optional()
    .describe('Gives the SP the certificates of its IdP in place of those it had: {idp.certificates}, PEM after PEM'),
  setUpProvider: setUpProvider
    .optional()
    .describe('An administrator sets an IdP up on the pages of the SP: {setup.name}, {setup.jit}, {idp.metadataUrl}, …'),
  seedAccount: hook
    .optional()
    .describe('Makes an account before anybody signs in: {email}, {displayName}, {password}, {account}'),
  changeAccount: hook.optional().describe('Changes the account {email} by hand: {change}'),
  deactivateAccount: hook.optional().describe('Takes the account {email} out of use; needed where changeAccount is not there'),
  changeSettings: hook
    .optional()
    .describe('Switches JIT or single sign-on at {place} on or off: {settings}, the environments or workspaces that change'),
  failLateStep: hook
    .optional()
    .describe('Makes the last part of creating an account fail, or work again: {fails} is true or false'),
  removeAccount: hook.optional().describe('Deletes the account {email}; also done for the people of a case at its end'),
  reset: hook.optional().describe('Brings the SP to a clean state before the first case'),
  changePortalSettings: hook
    .optional()
    .describe('Saves the JIT user settings of the developer portal: {settings}, also as {method}, {policy}, {groups}'),
  decideRequest: hook.optional().describe('Decides the request of {email} for {collection}: {decision} is approve or reject'),
  changeClient: hook.optional().describe('Changes the method of the API client of {email} to {method}; an SP may refuse that'),
  invite: hook
    .optional()
    .describe('Invites {email} to {place}, with {role}; {kind} is environment or workspace. An SP may refuse that'),
  removeMember: hook.optional().describe('Takes {email} out of {place}; the account stays'),
  setSeats: hook.optional().describe('Sets how many people there may be: {limit}'),
  setDomains: hook
    .optional()
    .describe('Sets the domains of the organisation: {verified} and {allowed}, lists that replace those of before'),
  clock: requestSchema.optional().describe("Moves the SP's clock, {offsetSeconds}"),
})
