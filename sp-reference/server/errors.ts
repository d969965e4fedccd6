import type { ErrorRequestHandler, RequestHandler } from 'express'
import { bend } from '../defects/defect.ts'
import { readSession } from '../session/sessions.ts'
import type { SpContext } from './context.ts'
import { sendPage } from './html.ts'
import { PageRefusal, publicWords } from './refusal.ts'
import { organisationIfAny } from './scope.ts'

/** What the body parsers throw, an HTTP status and a kind, and the router for an address that cannot be decoded, a status alone. */
function clientFault(error: unknown): { status: number; code: string } | null {
  if (!(error instanceof Error) || !('status' in error)) return null
  const status = Number(error.status)
  if (!('type' in error)) return status >= 400 && status < 500 ? { status: 404, code: 'not-found' } : null
  return { status, code: error.type === 'entity.too.large' ? 'too-large' : 'not-a-response' }
}

const headings: Record<string, string> = {
  'not-found': 'Page not found',
  'internal-error': 'Something went wrong',
  'not-signed-in': 'Sign in first',
  'not-a-member': 'No access here',
  'not-an-administrator': 'No access here',
  'no-right': 'No access here',
  'no-permission': 'No access here',
  'verification-not-found': 'Nothing to verify',
  'foreign-origin': 'That did not work',
  'last-admin': 'That did not work',
  'not-a-choice': 'That did not work',
  'method-not-allowed': 'That did not work',
}

/** No route took the request. */
export const notFound: RequestHandler = () => {
  throw new PageRefusal('not-found', { status: 404 })
}

/** Every fault becomes a calm page with a code; what went wrong inside goes to the log, never to the page. */
export const errorPages =
  (context: SpContext): ErrorRequestHandler =>
  async (error, request, response, _next) => {
    const fault = clientFault(error)
    const refusal = error instanceof PageRefusal ? error : fault ? new PageRefusal(fault.code, { status: fault.status }) : null
    if (!refusal) context.log.error({ error }, 'a request failed')
    const { status, retry, ...told } = refusal ?? { code: 'internal-error', status: 500, retry: null }
    const organisation = organisationIfAny(request)
    const code = bend(organisation?.activeDefects ?? [], 'publicCode', told.code, null)
    const title = headings[code] ?? 'You are not signed in'
    const session = organisation && refusal ? await readSession(context.db, organisation, request) : null
    sendPage(
      context,
      response,
      organisation,
      'refusal',
      { title, status, session },
      { heading: title, words: publicWords(code), code, retry },
    )
  }
