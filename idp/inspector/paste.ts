import express, { type ErrorRequestHandler, type Response, Router } from 'express'
import { type Inspection, type InspectOptions, inspect, maxBytes, Unreadable, viewOf } from '../../inspect/index.ts'
import { fieldsOf, type Posted, readPosted } from '../console/kit/fields.ts'
import { sendMessage } from '../server/pages.ts'
import { defineInspectorPage, maxXml } from './page.ts'

const page = defineInspectorPage('paste')

/** Bytes of what is pasted: a recording (HAR) of a sign-in. A message alone has its own, lower bound. */
const mostPasted = 10 * maxBytes

/** `/inspect`: somebody pastes a message and reads what is in it. Nothing of it is kept or logged. */
export function pasteRoutes(clock: () => Date): Router {
  const router = Router()
  // Percent-encoded, a text has up to three times as many bytes.
  const form = express.urlencoded({ extended: false, limit: mostPasted * 3 + 200_000, parameterLimit: 20 })
  router.get('/inspect', (_request, response) => show(response, 200, {}))
  router.post('/inspect', form, (request, response) => {
    const posted = readPosted(request.body)
    if (Buffer.byteLength(posted.message ?? '') > mostPasted) return refuseLarge(response)
    try {
      const seen = look(posted, clock())
      show(response, 200, posted, { inspection: viewOf(seen, { level: 3, maxXml }), decoded: seen.decoded })
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      const field = { 'bad-certificate': 'certificate', 'bad-key': 'key' }[error.code as string] ?? 'message'
      const { message } = error
      // The label stands before it.
      const words = field === 'message' ? `cannot be read: ${message.charAt(0).toLowerCase()}${message.slice(1)}` : message
      show(response, 422, posted, { errors: { [field]: words } })
    }
  })
  const tooLarge: ErrorRequestHandler = (error, request, response, next) => {
    if (error?.status !== 413 || request.path !== '/inspect') return next(error)
    // A browser that is still sending shows no answer, but that the connection broke.
    if (request.readableEnded) refuseLarge(response)
    else request.resume().once('end', () => refuseLarge(response))
  }
  router.use(tooLarge)
  return router
}

function refuseLarge(response: Response): void {
  sendMessage(response, 413, {
    title: 'Too large',
    heading: `This page takes ${mostPasted / maxBytes} MB`,
    text: 'Record the sign-in alone, or read a larger recording at the command line, which takes 64 MB: npm run firstlogin inspect sign-in.har',
    vendor: null,
    code: 'request-too-large',
    next: [{ label: 'Back to the page', href: '/inspect' }],
  })
}

/** The message that was chosen; of another text than before, the first Response. */
function look(posted: Posted, now: Date): Inspection {
  const options = optionsFrom(posted, now)
  const which = /^[1-9]\d{0,3}$/.test(posted.which ?? '') ? Number(posted.which) : undefined
  try {
    return inspect(posted.message ?? '', { ...options, which })
  } catch (error) {
    if (!(error instanceof Unreadable) || error.code !== 'no-such-message') throw error
    return inspect(posted.message ?? '', options)
  }
}

function optionsFrom(posted: Posted, now: Date): InspectOptions {
  const given = (name: string): string | undefined => posted[name]?.trim() || undefined
  return {
    now: posted.at === 'issued' ? 'issued' : now,
    certificate: given('certificate'),
    key: given('key'),
    issuer: given('issuer'),
    audience: given('audience'),
    acsUrl: given('acsUrl'),
    requestId: given('requestId'),
    attributes: linesOf(posted.attributes),
    roles: linesOf(posted.roles),
  }
}

const knownFields = ['audience', 'issuer', 'acsUrl', 'requestId', 'attributes', 'roles', 'certificate', 'key']

const linesOf = (text = ''): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

interface Shown {
  inspection?: ReturnType<typeof viewOf>
  decoded?: Inspection['decoded']
  errors?: Record<string, string>
}

function show(response: Response, status: number, posted: Posted, { inspection, decoded, errors = {} }: Shown = {}): void {
  // The private key is not sent back, and has to be pasted again.
  const field = fieldsOf({ ...posted, key: '', which: String(decoded?.shown ?? '') }, errors)
  const several = decoded && decoded.messages.length > 1 ? decoded.messages : []
  page(response, status, {
    title: inspection ? `${inspection.kind}: ${inspection.tally}` : 'Inspect a message',
    vendor: null,
    inspection,
    message: field.textarea('message', 'SAML message', {
      required: true,
      hint: 'XML, base64, an address, a posted form, a cURL command, the HTML of a page that posts, a log entry, a HAR file or an export of SAML-tracer.',
    }),
    which:
      several.length > 0
        ? field.select(
            'which',
            'Which message of it',
            several.map((kind, index) => [String(index + 1), `${index + 1}: ${kind}`]),
          )
        : null,
    known: [
      field.text('audience', "The SP's entityID (audience)"),
      field.text('issuer', "The IdP's entityID (issuer)"),
      field.text('acsUrl', "The SP's ACS URL"),
      field.text('requestId', 'ID of the request that it answers'),
      field.select('at', 'Judge times as of', [
        ['now', 'now'],
        ['issued', 'when the message says it was made'],
      ]),
    ],
    lists: [
      field.textarea('attributes', 'Attributes that the SP looks for', { hint: 'One name a line.' }),
      field.textarea('roles', 'Roles that the SP has', { hint: 'One name a line.' }),
    ],
    keys: [
      field.textarea('certificate', "The IdP's certificate that the SP trusts", { hint: "PEM, base64, or the IdP's metadata." }),
      field.textarea('key', "The SP's private key", {
        hint: 'PEM, for an encrypted assertion. It is used for this answer and not kept.',
      }),
    ],
    // What somebody has filled in stays in sight.
    knownOpen:
      Object.keys(errors).some((name) => name !== 'message') || knownFields.some((name) => (posted[name] ?? '').trim() !== ''),
  })
}
