import { timingSafeEqual } from 'node:crypto'
import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { z } from 'zod'
import type { SpContext } from '../server/context.ts'

/** A request that the API cannot do; becomes `{ error: { code, message, path? } }`. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly path: string | null

  constructor(status: number, code: string, message: string, path: string | null = null) {
    super(message)
    this.name = 'ApiError'
    this.status = status
    this.code = code
    this.path = path
  }
}

/** Lets a request pass that carries the token, `Authorization: Bearer …`. */
export const bearer =
  (token: string): RequestHandler =>
  (request, _response, next) => {
    const sent = Buffer.from(request.headers.authorization ?? '')
    const wanted = Buffer.from(`Bearer ${token}`)
    if (sent.length === wanted.length && timingSafeEqual(sent, wanted)) return next()
    throw new ApiError(401, 'unauthorized', 'send the test token as Authorization: Bearer <token>')
  }

/** A body has to say that it is JSON. */
export const jsonOnly: RequestHandler = (request, _response, next) => {
  if (request.method === 'GET' || request.method === 'DELETE' || request.is('application/json')) return next()
  throw new ApiError(415, 'not-json', 'send the body as application/json')
}

/** The typed body; throws ApiError 400 with the path of the first fault: `environments[0].jit: expected boolean`. */
export function parseBody<T extends z.ZodType>(schema: T, body: unknown): z.infer<T> {
  const result = schema.safeParse(body)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const path = (issue?.path ?? [])
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '')
  throw new ApiError(400, 'invalid', `${path === '' ? 'body' : path}: ${issue?.message ?? 'not valid'}`, path)
}

/** Every fault of the API as JSON. */
export const jsonErrors =
  (context: SpContext): ErrorRequestHandler =>
  (error, _request, response, _next) => {
    if (error instanceof ApiError) {
      const { status, code, message, path } = error
      response.status(status).json({ error: { code, message, ...(path === null ? {} : { path }) } })
      return
    }
    if (error instanceof Error && 'status' in error && 'type' in error) {
      response
        .status(Number(error.status))
        .json({ error: { code: String(error.type), message: 'the body is not JSON that can be read' } })
      return
    }
    if (error instanceof Error && 'status' in error && Number(error.status) === 400) {
      response.status(400).json({ error: { code: 'invalid', message: 'the address cannot be decoded' } })
      return
    }
    context.log.error({ error }, 'a request to the test API failed')
    response
      .status(500)
      .json({ error: { code: 'internal-error', message: 'something went wrong in the service provider; its log says what' } })
  }
