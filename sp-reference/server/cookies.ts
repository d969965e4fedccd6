import { randomBytes } from 'node:crypto'
import type { Request, Response } from 'express'

/** A random value of 256 bits that fits into URLs and cookies. */
export const randomKey = (): string => randomBytes(32).toString('base64url')

/** The value of a cookie; null when it was not sent. */
export function readCookie(request: Request, name: string): string | null {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [key = '', ...value] = part.trim().split('=')
    if (key === name) return value.join('=')
  }
  return null
}

/** Sets a cookie for one organisation. Lax: it comes along when a sign-in returns by GET, and not with a POST from another site. */
export function setCookie(response: Response, organisation: string, name: string, value: string): void {
  response.cookie(name, value, { httpOnly: true, sameSite: 'lax', path: `/o/${organisation}` })
}

export function clearCookie(response: Response, organisation: string, name: string): void {
  response.clearCookie(name, { httpOnly: true, sameSite: 'lax', path: `/o/${organisation}` })
}

const browserCookie = 'firstlogin_sp_browser'

/** The value that stands for this browser in pending sign-ins; null when it has none yet. */
export const browserOf = (request: Request): string | null => readCookie(request, browserCookie)

/** The same, made and set where it is missing. */
export function ensureBrowser(request: Request, response: Response, organisation: string): string {
  const known = browserOf(request)
  if (known !== null && /^[\w-]{43}$/.test(known)) return known
  const made = randomKey()
  setCookie(response, organisation, browserCookie, made)
  return made
}
