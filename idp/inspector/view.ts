import { deflateRawSync } from 'node:zlib'
import {
  type Inspection,
  type InspectOptions,
  inspect,
  inspectXml,
  prettyXml,
  Unreadable,
  validityOf,
  viewOf,
  viewOrigins,
} from '../../inspect/index.ts'
import type { Exchange } from '../tenants/exchanges.ts'
import { endpoints, type Tenant } from '../tenants/tenant.ts'
import { askSp, type Told } from './answers.ts'
import { originsOfExchange } from './origins.ts'
import { inspectorUrl, maxXml } from './page.ts'
import { type Draft, sendView } from './send-view.ts'

/** What the inspector of a tenant shows of one exchange. */

/** A message as the inspector reads it, or why it cannot. */
type Looked = { seen: Inspection; error: null } | { seen: null; error: string }

const look = (xml: string, options: InspectOptions): Looked => read(() => inspectXml(xml, options))

function read(inspected: () => Inspection): Looked {
  try {
    return { seen: inspected(), error: null }
  } catch (error) {
    if (error instanceof Unreadable) return { seen: null, error: error.message }
    throw error
  }
}

/** The Response, judged as its SP would have to: by the settings, the certificates and the moment when it was sent. */
export function lookAtResponse(tenant: Tenant, exchange: Exchange): Looked | null {
  if (!exchange.response) return null
  const { certificates, ...known } = exchange.expected ?? { certificates: [] }
  return look(exchange.response.xml, {
    ...known,
    now: new Date(exchange.at),
    certificate: certificates.join('') || undefined,
    isRepeated: tenant.exchanges.isRepeated(exchange),
  })
}

function lookAtRequest(tenant: Tenant, exchange: Exchange): Looked | null {
  const { authnRequest } = exchange
  if (!authnRequest) return null
  const certificate = tenant.exchanges.sourcesOf(exchange)?.app.requestSigning?.certificate
  const options = { now: new Date(exchange.at), certificate }
  // What is signed there is the address, not the XML.
  return isSigned(authnRequest.query)
    ? read(() => inspect(`${tenant.url}?${authnRequest.query}`, options))
    : look(authnRequest.xml, options)
}

const isSigned = (query = ''): boolean => /(?:^|&)Signature=/.test(query)

const tallies = new WeakMap<Exchange, string>()

/** How many errors and warnings the Response has; worked out once. */
function tallyOf(tenant: Tenant, exchange: Exchange): string {
  const known = tallies.get(exchange)
  if (known !== undefined) return known
  const looked = lookAtResponse(tenant, exchange)
  const tally =
    looked === null ? '' : looked.seen ? viewOf(looked.seen, { level: 3, maxXml: 0, xml: false }).tally : 'cannot be read'
  tallies.set(exchange, tally)
  return tally
}

const flows = { 'sp-initiated': 'from the SP', 'idp-initiated': 'from the IdP' } as const
const sentWords = { again: 'sent again', edited: 'edited', fresh: 'made anew' } as const

/** A moment as people read it: `2030-01-31 12:00:00`, in UTC. */
export const whenWords = (at: string): string => at.slice(0, 19).replace('T', ' ')

/** More are not shown; the control API has them. */
const maxRows = 100

/** The exchanges of a tenant, newest first. */
export function viewRows(tenant: Tenant) {
  return tenant.exchanges
    .list()
    .slice(-maxRows)
    .toReversed()
    .map((exchange) => ({
      ...summaryOf(tenant, exchange),
      tally: tallyOf(tenant, exchange),
    }))
}

function summaryOf(tenant: Tenant, exchange: Exchange) {
  const { id, at, app, person, flow, response, refusal, sent } = exchange
  const known = person === null ? undefined : tenant.directory.people.get(person)
  return {
    id,
    at,
    when: whenWords(at),
    url: inspectorUrl(tenant, id),
    who: known ? known.displayName || known.userName : (person ?? 'nobody yet'),
    app: tenant.directory.apps.get(app)?.name ?? app,
    flow: flows[flow],
    result: response ? (refusal ? 'refused by a Response' : 'Response') : 'refused on a page',
    refusal: refusal ? `${refusal.text} (${refusal.code})` : '',
    mutation: response?.mutation ?? '',
    sent: sent
      ? `${sentWords[sent.how]}, from ${sent.of}`
      : response?.editedFrom
        ? `${sentWords.edited}, from ${response.editedFrom}`
        : '',
  }
}

/** What the SP says of the Response of an exchange, by the settings of now; null: there is no Response. */
export async function viewAnswer(tenant: Tenant, exchange: Exchange): Promise<{ told: Told; shared: string } | null> {
  const looked = lookAtResponse(tenant, exchange)
  if (!looked) return null
  const app = tenant.directory.apps.get(exchange.app) ?? tenant.exchanges.sourcesOf(exchange)?.app
  const same = tenant.exchanges.list({ app: exchange.app }).filter(({ response }) => response?.id === exchange.response?.id)
  return {
    told: await askSp(app ?? {}, looked.seen?.message.id ?? null),
    shared: same.length > 1 ? `${same.map(({ id }) => id).join(', ')} carry the same ID: what the SP says of each is here.` : '',
  }
}

/** Everything about one exchange.  */
export function viewExchange(tenant: Tenant, exchange: Exchange, draft?: Draft) {
  const { response, authnRequest, relayState } = exchange
  const looked = lookAtResponse(tenant, exchange)
  const asked = lookAtRequest(tenant, exchange)
  const sources = tenant.exchanges.sourcesOf(exchange)
  const view = (found: Looked | null) =>
    found && { error: found.error, inspection: found.seen && viewOf(found.seen, { level: 3, maxXml }) }
  return {
    ...summaryOf(tenant, exchange),
    relayState: relayState ?? '',
    back: inspectorUrl(tenant),
    validity: looked?.seen ? validityOf(looked.seen.message, tenant.now()) : '',
    response: view(looked),
    request: view(asked),
    answerUrl: inspectorUrl(tenant, `${exchange.id}/answer`),
    origins: viewOrigins(originsOfExchange(tenant, exchange), looked?.seen?.message ?? null),
    copies: [
      ...(response ? copiesOf(exchange, 'Response', response.xml, response.base64) : []),
      ...(response?.clearXml
        ? [{ id: 'clear', title: 'What is encrypted in it', text: prettyXml(response.clearXml), rows: 8, download: '' }]
        : []),
      ...(authnRequest
        ? [
            ...copiesOf(exchange, 'AuthnRequest', authnRequest.xml),
            { id: 'raw', title: 'SAMLRequest as it came', text: authnRequest.raw, rows: 4, download: '' },
            ...addressOf(tenant, exchange, authnRequest),
          ]
        : []),
    ],
    sends: sources && response ? sendView(tenant, exchange, sources, looked?.seen !== null, draft) : null,
  }
}

function copiesOf({ id, relayState }: Exchange, name: 'Response' | 'AuthnRequest', xml: string, base64?: string) {
  const file = `${id}/${name.toLowerCase()}.xml`
  return [
    { id: `${name}-xml`, title: `${name}, XML as it was sent`, text: xml, rows: 8, download: file },
    ...(base64 === undefined
      ? []
      : [
          { id: `${name}-base64`, title: `${name}, base64`, text: base64, rows: 4, download: '' },
          {
            id: `${name}-form`,
            title: `${name}, as a form posts it`,
            text: String(
              new URLSearchParams({ SAMLResponse: base64, ...(relayState === null ? {} : { RelayState: relayState }) }),
            ),
            rows: 4,
            download: '',
          },
        ]),
  ]
}

/** The request as HTTP-Redirect has it (SAML Bindings 3.4.4.1): whoever opens the address asks the same once more. As it came, since a signature is over what was written. */
function addressOf(tenant: Tenant, { app: id, relayState }: Exchange, { query, xml }: NonNullable<Exchange['authnRequest']>) {
  const app = tenant.directory.apps.get(id)
  if (!app) return []
  const address = new URL(tenant.url + endpoints(tenant, app).sso)
  // What an app's own address has as parameters came back with the others.
  if (query) address.search = query
  else {
    address.searchParams.set('SAMLRequest', deflateRawSync(xml).toString('base64'))
    if (relayState !== null) address.searchParams.set('RelayState', relayState)
  }
  return [{ id: 'AuthnRequest-url', title: 'AuthnRequest, as an address (URL)', text: address.href, rows: 4, download: '' }]
}
