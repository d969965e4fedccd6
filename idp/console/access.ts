import { randomBytes } from 'node:crypto'
import type { Request, Response } from 'express'
import { sameSecret } from '../server/guards.ts'
import { cookieIn } from '../signin/cookies.ts'
import { ExpiringMap } from '../tenants/expiring-map.ts'

const cookieName = 'firstlogin_console'

/** Who may use the console: a browser that showed the control token once. The cookie holds a stand-in for it. */
export class ConsoleAccess {
  readonly #sessions = new ExpiringMap<true>({ lifetimeSeconds: 12 * 3600, limit: 100 })
  readonly #token: string

  constructor(token: string) {
    this.#token = token
  }

  /** Lets the browser in if the token is right. */
  enter(token: unknown, response: Response): boolean {
    if (typeof token !== 'string' || !sameSecret(token.trim(), this.#token)) return false
    const id = randomBytes(24).toString('hex')
    this.#sessions.set(id, true, new Date())
    response.cookie(cookieName, id, { httpOnly: true, sameSite: 'lax', path: '/' })
    return true
  }

  allows(request: Request): boolean {
    return this.#sessions.get(cookieIn(request, cookieName), new Date()) === true
  }
}

/** A form of ours, not one of another page on this machine: other ports of localhost are the same site to a cookie. */
export function isOwnForm(request: Request): boolean {
  const { origin, host } = request.headers
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  return origin === undefined || origin === `http://${host}`
}
