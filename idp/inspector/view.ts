import { deflateRawSync } from 'node:zlib'
import { prettyXml, revealInvisible, validityOf, viewOf, viewOrigins } from '../../inspect/index.ts'
import type { Exchange } from '../tenants/exchanges.ts'
import { endpoints, type Tenant } from '../tenants/tenant.ts'
import { askSp, type Told } from './answers.ts'
import { hear, heardWords, keepHeard } from './heard.ts'
import { isSignedOtherwiseNow, type Looked, lookAtRequest, lookAtResponse, lookInside } from './looked.ts'
import { originsOfExchange } from './origins.ts'
import { inspectorUrl, maxXml } from './page.ts'
import { type Draft, sendView } from './send-view.ts'

/** What the inspector of a tenant shows of one exchange. */

const tallies = new WeakMap<Exchange, string>()

/** How many errors and warnings the Response has, or the request where there is none; worked out once. */
function tallyOf(tenant: Tenant, exchange: Exchange): string {
  const known = tallies.get(exchange)
  if (known !== undefined) return known
  const looked = lookAtResponse(tenant, exchange) ?? lookAtRequest(tenant, exchange)
  const tally =
    looked === null
      ? exchange.unread
        ? 'cannot be read'
        : ''
      : looked.seen
        ? viewOf(looked.seen, { level: 3, maxXml: 0, xml: false }).tally
        : 'cannot be read'
  tallies.set(exchange, tally)
  return tally
}

const flows = { 'sp-initiated': 'from the SP', 'idp-initiated': 'from the IdP' } as const
const sentWords = { again: 'sent again', edited: 'edited', fresh: 'made anew' } as const

/** A moment as people read it: `2030-01-31 12:00:00`, in UTC. */
export const whenWords = (at: string): string => at.slice(0, 19).replace('T', ' ')

/** On one page. */
const maxRows = 100

/** The exchanges of a tenant, newest first. @param before the id that the page begins below; '' for the newest */
export async function viewRows(tenant: Tenant, before = '') {
  const all = tenant.exchanges.list()
  const found = before === '' ? -1 : all.findIndex(({ id }) => id === before)
  const end = found === -1 ? all.length : found
  const shown = all.slice(Math.max(0, end - maxRows), end).toReversed()
  await hear(tenant, shown)
  const last = shown.at(-1)
  const hasOlder = end > maxRows
  return {
    isNewest: found === -1,
    count: all.length > shown.length ? `${shown.length} of ${all.length}` : '',
    older: hasOlder && last ? `${inspectorUrl(tenant)}?before=${last.id}` : '',
    rows: shown.map((exchange) => ({
      ...summaryOf(tenant, exchange),
      tally: tallyOf(tenant, exchange),
      heard: heardWords(exchange),
    })),
  }
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
    refusalText: refusal?.text ?? '',
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
  const told = await askSp(app ?? {}, looked.seen?.message.id ?? null)
  keepHeard(exchange, told)
  return {
    told,
    shared: same.length > 1 ? `${same.map(({ id }) => id).join(', ')} carry the same ID: what the SP says of each is here.` : '',
  }
}

/** Everything about one exchange.  */
export function viewExchange(tenant: Tenant, exchange: Exchange, draft?: Draft) {
  const { response, authnRequest, unread, relayState } = exchange
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
    inside: view(lookInside(exchange)),
    otherNow: response !== null && isSignedOtherwiseNow(tenant, exchange),
    request: view(asked),
    unread: unread ? unreadView(unread) : null,
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
        : unread
          ? [
              {
                id: 'raw',
                title: `SAMLRequest as it came${unread.isCut ? ', cut' : ''}`,
                text: unread.raw,
                rows: 8,
                download: '',
              },
            ]
          : []),
    ],
    sends: sources && response ? sendView(tenant, exchange, sources, looked?.seen !== null, draft) : null,
  }
}

function unreadView({ raw, binding, isCut }: NonNullable<Exchange['unread']>) {
  return {
    by: binding === 'http-post' ? 'a form (HTTP-POST)' : 'an address (HTTP-Redirect)',
    wants: binding === 'http-post' ? 'base64 of the XML' : 'base64 of DEFLATE of the XML',
    text: `${revealInvisible(raw.slice(0, mostShown))}${raw.length > mostShown ? '…' : ''}`,
    length: raw.length > mostShown ? `The first ${mostShown} of ${isCut ? 'more than ' : ''}${raw.length} characters.` : '',
  }
}

/** Characters of something unreadable that the page shows; more are below, to copy. */
const mostShown = 1_000

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
