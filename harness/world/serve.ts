import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ErrorRequestHandler, Express, RequestHandler } from 'express'
import { EnvironmentError, wordsOf } from '../errors.ts'

/** Starts an express app on loopback. @throws EnvironmentError naming the port that is taken */
export async function serve(app: Express, port: number, what: string): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer(app.use(plainErrors))
  await listen(server, port, what)
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A fault of ours is one sentence, never a stack trace. */
const plainErrors: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) next(error)
  else response.status(500).json({ error: { code: 'internal', message: wordsOf(error) } })
}

function listen(server: Server, port: number, what: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const taken = 'code' in error && error.code === 'EADDRINUSE'
      reject(
        new EnvironmentError(
          taken
            ? `port ${port} for the ${what} is in use; choose another one or stop what uses it`
            : `the ${what} cannot start: ${wordsOf(error)}`,
        ),
      )
    })
    server.listen(port, '127.0.0.1', () => resolve())
  })
}

/** Lets only holders of the run's token pass. */
export function demandToken(token: string): RequestHandler {
  return (request, response, next) => {
    if (request.headers.authorization === `Bearer ${token}`) next()
    else
      response
        .status(401)
        .json({ error: { code: 'token-missing', message: 'This needs the header Authorization: Bearer <token of this start>.' } })
  }
}
