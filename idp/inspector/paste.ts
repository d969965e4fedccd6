import express, { type Response, Router } from 'express'
import { type Inspection, type InspectOptions, inspect, maxBytes, Unreadable, viewOf } from '../../inspect/index.ts'
import { fieldsOf, type Posted, readPosted } from '../console/kit/fields.ts'
import { defineInspectorPage, maxXml } from './page.ts'

const page = defineInspectorPage('paste')

/** `/inspect`: somebody pastes a message and reads what is in it. Nothing of it is kept or logged. */
export function pasteRoutes(clock: () => Date): Router {
  const router = Router()
  // Percent-encoded, a message has up to three times as many bytes.
  const form = express.urlencoded({ extended: false, limit: maxBytes * 3 + 200_000, parameterLimit: 20 })
  router.get('/inspect', (_request, response) => show(response, 200, {}))
  router.post('/inspect', form, (request, response) => {
    const posted = readPosted(request.body)
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
  return router
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
    knownOpen: Object.keys(errors).some((name) => name !== 'message'),
  })
}
