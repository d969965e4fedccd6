import type { CaseResult, ExchangeRecord } from '../../harness/results.ts'
import { type InspectOptions, inspectXml, Unreadable, viewOf, viewOrigins } from '../../inspect/index.ts'
import { revealInvisible } from '../text.ts'
import { renderInspection, renderOrigins } from './page.ts'

/** Which message of an exchange; `clear`: what another one holds encrypted. */
export type Part = 'request' | 'response' | 'clear'

/** A message with what is known beside it: the moment on the IdP's clock when it went out, and whether its ID is that of an earlier one. */
interface Message {
  part: Part
  xml: string
  exchange: ExchangeRecord
  isRepeated: boolean
}

/** The same for an exchange as it was recorded and as the report shows it, with what cannot be seen made visible. */
export const inspectionKey = (part: Part, { at, expected, origins, ...exchange }: ExchangeRecord): string => {
  const known = [expected?.requestId ?? '', ...(expected?.certificates ?? []), ...(origins ?? []).flatMap((each) => each.values)]
  return revealInvisible([part, at, ...known, xmlOf(part, exchange)].join(' '))
}

const xmlOf = (part: Part, { authnRequestXml, responseXml, clearXml }: Omit<ExchangeRecord, 'at'>): string =>
  ({ request: authnRequestXml, response: responseXml, clear: clearXml })[part] ?? ''

const parts: readonly Part[] = ['request', 'response', 'clear']

/** The messages of a case, in their order. */
function messagesOf({ steps }: CaseResult): Message[] {
  const sent = new Set<string>()
  return steps.flatMap(({ exchanges }) =>
    exchanges.flatMap((exchange) => {
      const { responseId } = exchange
      const isRepeated = responseId !== undefined && sent.has(responseId)
      if (responseId !== undefined) sent.add(responseId)
      return parts.flatMap((part) => {
        const xml = xmlOf(part, exchange)
        return xml === '' ? [] : [{ part, xml, exchange, isRepeated: isRepeated && part === 'response' }]
      })
    }),
  )
}

/**
 * What the inspector says of the messages of these cases, by `inspectionKey`, in the order given until `budget` bytes are used. What it cannot read
 * is left to the XML.
 *
 * @param cases as they were recorded: a signature is over characters that cannot be seen, too
 */
export function chooseInspections(cases: readonly CaseResult[], budget: number): { html: Map<string, string>; used: number } {
  const html = new Map<string, string>()
  let used = 0
  for (const message of cases.flatMap(messagesOf)) {
    const key = inspectionKey(message.part, message.exchange)
    // No inspection is shorter: nothing is worked out that cannot fit.
    if (used + 2_000 > budget) break
    if (html.has(key)) continue
    const text = inspectionOf(message)
    const size = text === null ? 0 : Buffer.byteLength(text)
    if (text === null || used + size > budget) continue
    html.set(key, text)
    used += size
  }
  return { html, used }
}

function inspectionOf({ part, xml, exchange, isRepeated }: Message): string | null {
  try {
    const seen = inspectXml(xml, { ...(part === 'response' ? knownOf(exchange) : {}), now: new Date(exchange.at), isRepeated })
    const view = viewOf(seen, { level: 6, maxXml: 0, xml: false })
    // What was encrypted is kept without its signature, of which there is nothing to say.
    if (part === 'clear') return renderInspection({ ...view, tally: '', findings: [], signatures: [] })
    const origins = part === 'response' ? viewOrigins(exchange.origins ?? [], seen.message) : []
    return renderInspection(view) + (origins.length === 0 ? '' : renderOrigins(origins))
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}

/** What the SP has to hold a Response against; nothing in a result of an earlier version. */
function knownOf({ expected }: ExchangeRecord): Omit<InspectOptions, 'now'> {
  if (!expected) return {}
  const { certificates, ...known } = expected
  return { ...known, certificate: certificates.join('\n') }
}
