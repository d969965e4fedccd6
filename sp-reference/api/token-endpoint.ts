import type { Request } from 'express'
import type { Db } from '../db/open.ts'
import type { Organisation } from '../organisations/store.ts'
import { hashSecret } from '../portal/credentials.ts'
import { randomKey } from '../server/cookies.ts'
import { clientBySecret, demandActiveOwner } from './authenticate.ts'
import { ApiRefusal } from './refusal.ts'

/** How long an access token is good for, in seconds. */
const TOKEN_SECONDS = 900

export interface IssuedToken {
  access_token: string
  token_type: 'Bearer'
  expires_in: number
}

/** An error of the token endpoint (RFC 6749 5.2). */
const refuse = (status: number, code: string, message: string): ApiRefusal =>
  new ApiRefusal(status, code, message, status === 401 ? { 'WWW-Authenticate': 'Basic realm="api"' } : {})

/** Client id and secret, from the Authorization header or the form (RFC 6749 2.3.1). */
function clientCredentials(request: Request): { id: string; secret: string } {
  const basic = /^Basic ([\w+/]+=*)$/i.exec(request.get('authorization') ?? '')?.[1]
  const { client_id, client_secret } = (request.body ?? {}) as Record<string, unknown>
  if (basic !== undefined) {
    const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString('utf8').split(':')
    if (client_secret !== undefined)
      throw refuse(400, 'invalid_request', 'send the client secret once, in the header or in the form')
    return { id, secret }
  }
  if (typeof client_id !== 'string' || typeof client_secret !== 'string')
    throw refuse(401, 'invalid_client', 'send client_id and client_secret')
  return { id: client_id, secret: client_secret }
}

/** The grant `client_credentials` (RFC 6749 4.4): an opaque token that ends by the organisation's clock. Throws ApiRefusal. */
export async function issueToken(db: Db, organisation: Organisation, request: Request): Promise<IssuedToken> {
  if (!request.is('application/x-www-form-urlencoded')) throw refuse(400, 'invalid_request', 'send a form')
  const grant: unknown = request.body?.grant_type
  if (typeof grant !== 'string') throw refuse(400, 'invalid_request', 'send grant_type=client_credentials')
  if (grant !== 'client_credentials') throw refuse(400, 'unsupported_grant_type', 'the one grant here is client_credentials')
  const { id, secret } = clientCredentials(request)
  const client = await clientBySecret(db, organisation, secret)
  if (client?.id !== id || client.method !== 'oauth2')
    throw refuse(401, 'invalid_client', 'no client with OAuth 2.0 has these credentials')
  await demandActiveOwner(db, organisation, client)
  const token = randomKey()
  const now = organisation.now()
  await db
    .deleteFrom('apiTokens')
    .where('organisation', '=', organisation.slug)
    .where('expiresAt', '<', now.toISOString())
    .execute()
  await db
    .insertInto('apiTokens')
    .values({
      tokenHash: hashSecret(token),
      organisation: organisation.slug,
      clientId: client.id,
      expiresAt: new Date(now.getTime() + TOKEN_SECONDS * 1000).toISOString(),
    })
    .execute()
  return { access_token: token, token_type: 'Bearer', expires_in: TOKEN_SECONDS }
}
