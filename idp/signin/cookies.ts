import type { Request } from 'express'

/** The value of a cookie of this browser; empty where there is none. */
export function cookieIn(request: Request, name: string): string {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([each]) => each === name)?.[1] ?? ''
}
