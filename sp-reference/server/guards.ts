import type { RequestHandler } from 'express'
import { PageRefusal } from './refusal.ts'

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  'img-src data:',
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Headers of every answer: no scripts, no frames, no guessing of types, nothing kept. */
export const safeHeaders: RequestHandler = (_request, response, next) => {
  response.set({
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  })
  next()
}

/** Answers only to the names of this machine, so that a foreign name that resolves here reaches nothing. */
export const ownHostOnly =
  (base: () => string): RequestHandler =>
  (request, response, next) => {
    const { host, port } = new URL(base())
    const allowed = [host, `localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`]
    if (allowed.includes(request.headers.host ?? '')) return next()
    response.status(421).json({
      error: { code: 'wrong-host', message: `this server answers to ${host}, not to ${request.headers.host ?? 'no host'}` },
    })
  }

/** A form that changes something comes from our own pages; the message of an identity provider is the exception and has its own route. */
export const ownOriginOnly =
  (base: () => string): RequestHandler =>
  (request, _response, next) => {
    const { origin } = request.headers
    if (origin === undefined || origin === base()) return next()
    throw new PageRefusal('foreign-origin')
  }
