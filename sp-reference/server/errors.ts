import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { SpContext } from './context.ts'
import { sendPage } from './html.ts'
import { PageRefusal, publicWords } from './refusal.ts'

/** What the body parsers throw: an HTTP status and a kind. */
function parserFault(error: unknown): { status: number; code: string } | null {
  if (!(error instanceof Error) || !('status' in error) || !('type' in error)) return null
  return { status: Number(error.status), code: error.type === 'entity.too.large' ? 'too-large' : 'not-a-response' }
}

const heading = (code: string): string =>
  code === 'not-found'
    ? 'Page not found'
    : code === 'internal-error'
      ? 'Something went wrong'
      : code === 'not-signed-in'
        ? 'Sign in first'
        : 'You are not signed in'

/** No route took the request. */
export const notFound: RequestHandler = () => {
  throw new PageRefusal('not-found', { status: 404 })
}

/** Every fault becomes a calm page with a code; what went wrong inside goes to the log, never to the page. */
export const errorPages =
  (context: SpContext): ErrorRequestHandler =>
  (error, _request, response, _next) => {
    const fault = parserFault(error)
    const refusal = error instanceof PageRefusal ? error : fault ? new PageRefusal(fault.code, { status: fault.status }) : null
    if (!refusal) context.log.error({ error }, 'a request failed')
    const { code, status, retry } = refusal ?? { code: 'internal-error', status: 500, retry: null }
    sendPage(
      context,
      response,
      null,
      'refusal',
      { title: heading(code), status },
      { heading: heading(code), words: publicWords(code), code, retry },
    )
  }
