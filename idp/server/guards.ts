import { createHash, timingSafeEqual } from 'node:crypto'
import type { RequestHandler } from 'express'

/** Only names that mean this machine may be in Host: otherwise a foreign page could reach us by DNS rebinding. */
export function allowHosts(host: string): RequestHandler {
  const allowed = new Set(['localhost', '127.0.0.1', '[::1]', host.toLowerCase()])
  return (request, response, next) => {
    const name = (request.headers.host ?? '').toLowerCase().replace(/:\d+$/, '')
    if (allowed.has(name)) return next()
    response
      .status(421)
      .type('text')
      .send(`This IdP does not answer for the host '${name.slice(0, 100)}'.\n`)
  }
}

export const safeHeaders: RequestHandler = (_request, response, next) => {
  response.setHeader('X-Content-Type-Options', 'nosniff')
  // With `no-referrer` a browser sends `Origin: null` with our own forms, and they could not be told from foreign ones.
  response.setHeader('Referrer-Policy', 'same-origin')
  next()
}

/** Compares without telling by time how much was right. */
export function sameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}
