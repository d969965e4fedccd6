import { randomBytes } from 'node:crypto'
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

const YEAR_MS = 365 * 24 * 3600 * 1000

/** What tells this browser from others, whoever signs in with it; a new one for a browser that has none. Of the request that is answered. */
export function browserOf({ profile, url }: Tenant, response: Response): string {
  const { locals, req } = response
  const name = profile.signIn.cookies.browser
  const known = cookieIn(req, name)
  const browser: string = locals.browser ?? (/^[0-9a-f]{32}$/.test(known) ? known : randomBytes(16).toString('hex'))
  if (browser !== known && locals.browser === undefined)
    response.cookie(name, browser, { httpOnly: true, sameSite: 'lax', path: new URL(url).pathname, maxAge: YEAR_MS })
  locals.browser = browser
  return browser
}

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
