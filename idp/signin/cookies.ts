import type { Request, Response } from 'express'
import type { Tenant } from '../tenants/tenant.ts'

/** The value of a cookie of this browser; empty where there is none. */
export function cookieIn(request: Request, name: string): string {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([each]) => each === name)?.[1] ?? ''
}

/** A tenant's cookies are its own: paths keep them apart. */
export const cookiePath = ({ url }: Tenant): string => new URL(url).pathname

const namesOf = ({ profile }: Tenant): string[] => {
  const { session, lasting } = profile.signIn.cookies
  return lasting === undefined ? [session] : [lasting, session]
}

/** The IdP's own session of this browser with this tenant, from its cookie. */
export const sessionId = (tenant: Tenant, request: Request): string =>
  namesOf(tenant)
    .map((name) => cookieIn(request, name))
    .find((value) => value !== '') ?? ''

/** @param seconds how long it outlives the browser; undefined: not at all */
export function keepSession(tenant: Tenant, id: string, seconds: number | undefined, response: Response): void {
  const { session, lasting } = tenant.profile.signIn.cookies
  const path = cookiePath(tenant)
  const name = seconds === undefined ? session : (lasting ?? session)
  for (const other of namesOf(tenant)) if (other !== name) response.clearCookie(other, { path })
  response.cookie(name, id, {
    httpOnly: true,
    sameSite: 'lax',
    path,
    ...(seconds === undefined ? {} : { maxAge: seconds * 1000 }),
  })
}

export function dropSession(tenant: Tenant, response: Response): void {
  for (const name of namesOf(tenant)) response.clearCookie(name, { path: cookiePath(tenant) })
}
