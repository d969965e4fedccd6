import type { CaseResult, ExchangeRecord } from '../../harness/results.ts'
import { inspectXml, Unreadable, viewOf } from '../../inspect/index.ts'
import { revealInvisible } from '../text.ts'
import { renderInspection } from './page.ts'

/** A message, the moment on the IdP's clock when it went out, and whether it is what another one holds encrypted. */
type Message = [xml: string, at: string, isClear: boolean]

/** The same for a message as it was received and as the report shows it, with what cannot be seen made visible. */
export const inspectionKey = (...[xml, at, isClear]: Message): string => revealInvisible(`${at} ${isClear} ${xml}`)

const messagesOf = ({ at, authnRequestXml, responseXml, clearXml }: ExchangeRecord): Message[] => [
  ...(authnRequestXml ? [[authnRequestXml, at, false] as Message] : []),
  ...(responseXml ? [[responseXml, at, false] as Message] : []),
  ...(clearXml ? [[clearXml, at, true] as Message] : []),
]

/**
 * What the inspector says of the messages of these cases, by `inspectionKey`, in the order given until `budget` bytes are used. What it cannot read
 * is left to the XML.
 *
 * @param cases as they were recorded: a signature is over characters that cannot be seen, too
 */
export function chooseInspections(cases: readonly CaseResult[], budget: number): { html: Map<string, string>; used: number } {
  const html = new Map<string, string>()
  let used = 0
  for (const message of cases.flatMap((item) => item.steps.flatMap((step) => step.exchanges.flatMap(messagesOf)))) {
    const key = inspectionKey(...message)
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

function inspectionOf([xml, at, isClear]: Message): string | null {
  try {
    const view = viewOf(inspectXml(xml, { now: new Date(at) }), { level: 6, maxXml: 0, xml: false })
    // What was encrypted is kept without its signature, of which there is nothing to say.
    return renderInspection(isClear ? { ...view, tally: '', findings: [], signatures: [] } : view)
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}
