import type { Request, Response } from 'express'
import type { Person } from '../directory/schema.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { cookieIn, cookiePath } from './cookies.ts'

/** Kept apart from the session: it proves nothing, and only saves typing. */
const cookieName = ({ profile }: Tenant): string => profile.signIn.cookies.names
const MOST = 5
const DAY_MS = 24 * 3600 * 1000

/** User names that have signed in to this tenant with this browser, the last one first. They come from the browser: anything may stand there. */
export function rememberedNames(tenant: Tenant, request: Request): string[] {
  try {
    const names: unknown = JSON.parse(Buffer.from(cookieIn(request, cookieName(tenant)), 'base64url').toString('utf8'))
    return Array.isArray(names) ? names.filter(isName).slice(0, MOST) : []
  } catch {
    return []
  }
}

const isName = (name: unknown): name is string => typeof name === 'string' && name.length > 0 && name.length <= 256

/** Those of them who are still in the directory. */
export function rememberedPeople(tenant: Tenant, request: Request): Person[] {
  return rememberedNames(tenant, request).flatMap((name) => tenant.directory.findByUserName(name) ?? [])
}

/** Puts a name first; a page where one name is filled in keeps that one alone. */
export function remember(tenant: Tenant, userName: string, request: Request, response: Response): void {
  const others = tenant.profile.signIn.remembers.how === 'list' ? without(rememberedNames(tenant, request), userName) : []
  keep(tenant, [userName, ...others].slice(0, MOST), response)
}

/** @param userName left out: everybody */
export function forget(tenant: Tenant, userName: string | null, request: Request, response: Response): void {
  keep(tenant, userName === null ? [] : without(rememberedNames(tenant, request), userName), response)
}

const without = (names: readonly string[], userName: string): string[] =>
  names.filter((name) => name.toLowerCase() !== userName.toLowerCase())

function keep(tenant: Tenant, names: readonly string[], response: Response): void {
  const path = cookiePath(tenant)
  if (names.length === 0) {
    response.clearCookie(cookieName(tenant), { path })
    return
  }
  const value = Buffer.from(JSON.stringify(names), 'utf8').toString('base64url')
  const maxAge = tenant.profile.signIn.remembers.days * DAY_MS
  response.cookie(cookieName(tenant), value, { httpOnly: true, sameSite: 'lax', path, maxAge })
}
