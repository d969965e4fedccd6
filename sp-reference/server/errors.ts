import type { ErrorRequestHandler, RequestHandler } from 'express'
import { bend } from '../defects/defect.ts'
import { readSession } from '../session/sessions.ts'
import type { SpContext } from './context.ts'
import { sendPage } from './html.ts'
import { PageRefusal, publicWords } from './refusal.ts'
import { organisationIfAny } from './scope.ts'

/** The codes of a form that is too large, and of a body that is no form at all. */
interface Codes {
  large: string
  other: string
}
const tooLarge = ['entity.too.large', 'parameters.too.many']

/**
 * The refusal that an error is: what the body parsers throw has an HTTP status and a kind, what the router throws of an address that
 * cannot be decoded has a status alone. Null for a fault of our own.
 */
function clientFault(error: unknown, { large, other }: Codes): PageRefusal | null {
  if (error instanceof PageRefusal) return error
  if (!(error instanceof Error) || !('status' in error)) return null
  const status = Number(error.status)
  if ('type' in error) return new PageRefusal(tooLarge.includes(String(error.type)) ? large : other, { status })
  return status >= 400 && status < 500 ? new PageRefusal('not-found', { status: 404 }) : null
}

/** A body that cannot be read is no message of an identity provider, where one is expected. */
export const messageFaults: ErrorRequestHandler = (error, _request, _response, next) =>
  next(clientFault(error, { large: 'too-large', other: 'not-a-response' }) ?? error)

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
  'form-too-large': 'That did not work',
  'not-a-form': 'That did not work',
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
    const refusal = clientFault(error, { large: 'form-too-large', other: 'not-a-form' })
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
