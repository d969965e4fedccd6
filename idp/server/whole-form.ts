import type { RequestHandler } from 'express'

/**
 * Behind `express.urlencoded`: lets no form through whose sender left before it was read. The parser takes it for one without fields,
 * and saving that would empty whatever it is about. Nobody waits for the answer.
 */
export const wholeForm: RequestHandler = (request, response, next) => {
  const isLost = request.body === undefined && Number(request.headers['content-length'] ?? 0) > 0
  if (isLost && request.is('application/x-www-form-urlencoded')) response.destroy()
  else next()
}
