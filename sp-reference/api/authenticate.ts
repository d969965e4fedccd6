import type { Request } from 'express'
import { findById } from '../accounts/read.ts'
import type { Db } from '../db/open.ts'
import type { Organisation } from '../organisations/store.ts'
import { type ApiClient, findClient } from '../portal/clients.ts'
import { hashSecret } from '../portal/credentials.ts'
import type { ClientMethod } from '../portal/settings.ts'
import { loadPortal } from '../portal/store.ts'
import { unverifiedClaims, verifyToken } from '../tokens/verify.ts'
import { unauthorized } from './refusal.ts'

/** A token that a client signs itself may be good for so long. */
const LONGEST_JWT_SECONDS = 3600

/** What the tokens of self-signing clients have to be made for. */
export const apiAudience = (base: string, organisation: string): string => `${base}/o/${organisation}/api`

/** The client that a secret belongs to, whatever it is used for; null when it is nobody's. */
export async function clientBySecret(db: Db, organisation: Organisation, secret: string): Promise<ApiClient | null> {
  const row = await db
    .selectFrom('apiClients')
    .select('id')
    .where('organisation', '=', organisation.slug)
    .where('secretHash', '=', hashSecret(secret))
    .executeTakeFirst()
  return row ? findClient(db, organisation, row.id) : null
}

async function clientByToken(db: Db, organisation: Organisation, token: string): Promise<ApiClient | null> {
  const row = await db
    .selectFrom('apiTokens')
    .selectAll()
    .where('organisation', '=', organisation.slug)
    .where('tokenHash', '=', hashSecret(token))
    .executeTakeFirst()
  if (row && row.expiresAt <= organisation.now().toISOString()) throw unauthorized('the token has expired; get a new one')
  return row ? findClient(db, organisation, row.clientId) : null
}

async function clientByJwt(db: Db, organisation: Organisation, token: string, audience: string): Promise<ApiClient | null> {
  const issuer = unverifiedClaims(token)?.iss
  if (typeof issuer !== 'string') return null
  const client = await findClient(db, organisation, issuer)
  const row = await db.selectFrom('apiClients').select('publicKeyJwk').where('id', '=', issuer).executeTakeFirst()
  if (!client || !row?.publicKeyJwk) return null
  const now = organisation.now()
  const publicKeyJwk = JSON.parse(row.publicKeyJwk) as Record<string, unknown>
  const verified = await verifyToken(token, { publicKeyJwk, issuer, audience, now })
  if (verified.state !== 'good') throw unauthorized(`the token is not accepted: ${verified.reason}`)
  if (Number(verified.claims.exp) > now.getTime() / 1000 + LONGEST_JWT_SECONDS)
    throw unauthorized(`the token is not accepted: "exp" is more than ${LONGEST_JWT_SECONDS} seconds away`)
  return client
}

/** The header that carries a client's proof, by its method. */
const howToCall: Record<ClientMethod, string> = {
  'api-key': 'send the API key as X-API-Key',
  oauth2: 'get a token with the client id and secret and send it as Authorization: Bearer <token>',
  jwt: 'sign a JWT with the private key and send it as Authorization: Bearer <token>',
}

/**
 * The client that makes this call, proven by its own method and no other. Throws ApiRefusal 401 with what to send.
 * @param audience what a self-signed token has to be made for
 */
export async function authenticate(db: Db, organisation: Organisation, request: Request, audience: string): Promise<ApiClient> {
  const key = request.get('x-api-key')
  const bearer = /^Bearer ([^\s]+)$/i.exec(request.get('authorization') ?? '')?.[1]
  if (key === undefined && bearer === undefined)
    throw unauthorized('send the API key as X-API-Key, or a token as Authorization: Bearer <token>')
  if (key !== undefined && bearer !== undefined) throw unauthorized('send either X-API-Key or Authorization, not both')
  const [client, method] =
    key !== undefined
      ? [await clientBySecret(db, organisation, key), 'api-key' as const]
      : bearer?.includes('.')
        ? [await clientByJwt(db, organisation, bearer, audience), 'jwt' as const]
        : [await clientByToken(db, organisation, bearer ?? ''), 'oauth2' as const]
  if (!client) throw unauthorized('no client has these credentials')
  if (client.method !== method) throw unauthorized(`this client signs in otherwise: ${howToCall[client.method]}`)
  await demandActiveOwner(db, organisation, client)
  return client
}

/** Throws ApiRefusal 401 when the account behind a client is not active, or was taken out of the portal's environment. */
export async function demandActiveOwner(db: Db, organisation: Organisation, client: ApiClient): Promise<void> {
  const owner = await findById(db, client.accountId)
  if (owner?.status !== 'active') throw unauthorized('the account behind this client is not active')
  const portal = await loadPortal(db, organisation.slug)
  if (portal && !owner.environments.some(({ name }) => name === portal.environment))
    throw unauthorized(`the account behind this client has no access to ${portal.environment} any more`)
}
