import { type Finding, type Inspection, type InspectOptions, inspect, inspectXml, Unreadable } from '../../inspect/index.ts'
import { nearest as nearestWord } from '../directory/nearest.ts'
import type { App } from '../directory/schema.ts'
import { pem } from '../keys/certificate.ts'
import { registered } from '../profiles/requests.ts'
import { adviceFor, isPersonal } from '../signin/way-on.ts'
import type { Exchange, Moment } from '../tenants/exchanges.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { historyFindings } from './history.ts'
import { unresolvedFindings } from './origins.ts'

/** The messages of an exchange as the inspector reads them, each judged by what was so when it went over the wire. */

/** A message as the inspector reads it, or why it cannot. */
export type Looked = { seen: Inspection; error: null } | { seen: null; error: string }

function looked(read: () => Inspection): Looked {
  try {
    return { seen: read(), error: null }
  } catch (error) {
    if (error instanceof Unreadable) return { seen: null, error: error.message }
    throw error
  }
}

/** The Response, judged as its SP would have to: by the settings, the certificates and the moment when it was sent. */
export function lookAtResponse(tenant: Tenant, exchange: Exchange): Looked | null {
  const { response } = exchange
  if (!response) return null
  const { certificates, ...expected } = exchange.expected ?? { certificates: [] }
  const options = {
    ...expected,
    now: new Date(exchange.at),
    certificate: certificates.join('') || undefined,
    certificateIs: 'the certificate of this app at that time',
    beside: [
      ...historyFindings(exchange, tenant.exchanges.before(exchange)),
      ...unresolvedFindings(tenant, tenant.exchanges.sourcesOf(exchange)),
    ],
  }
  const inside = lookInside(exchange)?.seen?.findings ?? []
  return looked(() =>
    inspectXml(response.xml, {
      ...options,
      beside: [...options.beside, ...inside],
      isClearBeside: response.clearXml !== undefined,
    }),
  )
}

/** What says nothing about a text that is kept without its signatures. */
const ofSignatures = ['not-signed', 'not-covered', 'signature-elsewhere']

/** What is encrypted in the Response, as the IdP keeps it in the clear; null: nothing is. */
export function lookInside({ response, expected, at }: Exchange): Looked | null {
  const { clearXml } = response ?? {}
  if (clearXml === undefined) return null
  const { certificates: _, ...known } = expected ?? { certificates: [] }
  const found = looked(() => inspectXml(clearXml, { ...known, now: new Date(at) }))
  if (!found.seen) return found
  return { ...found, seen: { ...found.seen, findings: found.seen.findings.filter(({ id }) => !ofSignatures.includes(id)) } }
}

/** The request, held against the app as it was set up when it came. One that the IdP could not read is shown as far as we can. */
export function lookAtRequest(tenant: Tenant, exchange: Exchange): Looked | null {
  const { authnRequest, unread, at } = exchange
  const options = { now: new Date(at), beside: refused(exchange) }
  if (authnRequest) {
    const held = heldAgainst(tenant.exchanges.momentOf(exchange), exchange, tenant.exchanges.sourcesOf(exchange)?.acsUrl)
    // What is signed in an address is the address, not the XML.
    return looked(() =>
      isSigned(authnRequest.query)
        ? inspect(`${tenant.url}?${authnRequest.query}`, { ...options, ...held })
        : inspectXml(authnRequest.xml, { ...options, ...held }),
    )
  }
  if (!unread || unread.isCut) return null
  const pair = `SAMLRequest=${encodeURIComponent(unread.raw)}`
  return looked(() => inspect(unread.binding === 'http-post' ? pair : `${tenant.url}/?${pair}`, options))
}

const isSigned = (query = ''): boolean => /(?:^|&)Signature=/.test(query)

/** Whether the app signs with another certificate by now than when this went over the wire. */
export function isSignedOtherwiseNow({ directory, certificates, exchanges }: Tenant, exchange: Exchange): boolean {
  const app = directory.apps.get(exchange.app)
  const then = exchanges.momentOf(exchange)?.certificate ?? null
  return app !== undefined && then !== null && pem(certificates.of(app).active.signer.certificate) !== then
}

/** What a request has to agree with. @param answeredAt where its answer went; undefined: nowhere */
function heldAgainst(
  moment: Moment | undefined,
  { authnRequest, refusal }: Exchange,
  answeredAt: string | undefined,
): Pick<InspectOptions, 'certificate' | 'audience' | 'acsUrl'> {
  const { app = null, audiences = [] } = moment ?? {}
  const asked = authnRequest?.acsUrl ?? null
  const own = app && (asked !== null && registered(app).includes(asked) ? asked : app.acsUrl)
  return {
    certificate: app?.requestSigning?.certificate,
    acsUrl: answeredAt ?? own ?? undefined,
    audience: refusal?.code === 'issuer-unknown' ? nearest(authnRequest?.issuer ?? '', app, audiences) : app?.audience,
  }
}

/** The name that is meant most likely; undefined: none is like it, and there are several. */
const nearest = (issuer: string, app: App | null, audiences: readonly string[]): string | undefined =>
  nearestWord(issuer, audiences) ?? (audiences.length === 1 ? audiences[0] : app?.audience)

/** What the IdP itself said of a request. Where somebody was turned away who may not come in, nothing is wrong with the request. */
function refused({ refusal, response }: Exchange): Finding[] {
  if (!refusal) return []
  const { code, text } = refusal
  const severity = isPersonal(code) ? 'note' : response ? 'warning' : 'error'
  const words = severity === 'note' ? 'Nobody was let in' : response ? 'The IdP answered with a refusal' : 'The IdP refused it'
  return [{ id: 'refused', severity, words: `${words}: ${text} (${code})`, advice: adviceFor(code) }]
}
