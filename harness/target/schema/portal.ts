import { z } from 'zod'
import { closedObject } from '../../files/closed-object.ts'
import { pointer, requestSchema } from './request.ts'
import { pageSteps } from './steps.ts'

/** How API clients may sign in, in neutral words. */
export const clientMethods = ['api-key', 'oauth2', 'jwt'] as const
export type ClientMethod = (typeof clientMethods)[number]

export const jwtAlgorithms = ['HS256', 'RS256', 'ES256', 'EdDSA'] as const

/** How a person's program calls an API with one kind of client. */
export const apiCall = closedObject({
  read: closedObject({
    clientId: z.string().min(1).optional(),
    secret: z.string().min(1),
  }).describe('Labels of the fields that show the credentials: {clientId}, and {secret} for a key, a secret or a private key'),
  token: closedObject({ request: requestSchema, at: pointer })
    .optional()
    .describe('A request that gives an access token, and where it stands in the answer: {token}'),
  jwt: closedObject({
    algorithm: z.enum(jwtAlgorithms),
    claims: z.record(z.string(), z.string()).default({}).describe('e.g. iss: "{clientId}"; iat and exp are added'),
    seconds: z.int().positive().max(86_400).default(300).describe('How long it is good for'),
  })
    .optional()
    .describe(
      'A token that the program signs itself, with {secret}: a text for HS256, else a private key as PEM or JWK; it is {token}',
    ),
  request: requestSchema.describe('A call that reads something of {collection}, e.g. with the header x-api-key: "{secret}"'),
})
export type ApiCall = z.output<typeof apiCall>

export const portal = closedObject({
  discover: closedObject({
    url: z.string().min(1).describe('The page that offers API collections'),
    heading: z.string().min(1).optional().describe('A heading that no other page has'),
    path: z.string().min(1).optional().describe('Its path, where that tells it; default: the path of url'),
    tryOut: z.string().min(1).optional().describe('The button or link that only a collection in use has: {collection}'),
  }).describe('Where people land at their first sign-in, and how that page is recognised'),
  request: pageSteps.optional().describe('What a person does to ask for access to {collection}, with the note {note}'),
  approve: pageSteps.optional().describe('What an administrator does to approve the request of {email} for {collection}'),
  reject: pageSteps.optional().describe('The same, to reject it'),
  credentials: pageSteps.optional().describe('What a person does to see the credentials of the own API client'),
  calls: closedObject({ 'api-key': apiCall.optional(), oauth2: apiCall.optional(), jwt: apiCall.optional() })
    .default({})
    .describe('How a program calls an API, by the method of its client'),
  clientEvent: z.string().min(1).optional().describe('What the log calls the creation of an API client'),
  words: z
    .record(z.enum([...clientMethods, 'pending', 'approved', 'rejected']), z.string().min(1).optional())
    .default({} as Record<ClientMethod | 'pending' | 'approved' | 'rejected', string | undefined>)
    .describe("The SP's own words for methods and states, where they are others"),
})
export type PortalSpec = z.output<typeof portal>
