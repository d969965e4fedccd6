import type { CaseWorld } from '../case/world.ts'
import type { Driver, Peek } from '../drivers/driver.ts'
import { HtmlPage } from '../drivers/html-page.ts'
import { fillAddress } from '../target/fill-address.ts'
import { atPointer } from '../target/pointer.ts'
import type { JsonProbe, SessionProbe } from '../target/schema/session.ts'

/** Of an answer this much is shown: enough to see where an address stands. */
const MOST_SHOWN = 200
/** Names of JSON keys whose text is nobody's to read in a terminal. */
const SECRET_KEY = /password|secret|token|session|csrf|api_?key|cookie|jwt/i

/** What the session probe gets in this browser, in one line: ` (/api/me answered 200 {"user":null}; there is nothing at /user/email)`. */
export async function probeAnswer(driver: Driver, probe: SessionProbe, { variables }: CaseWorld): Promise<string> {
  if ('cookie' in probe) return ''
  const url = fillAddress(probe.url, variables, 'session.url')
  const answer = 'email' in probe ? await driver.peek(url) : await driver.render(url)
  return ` (${answerInWords(probe, url, answer)})`
}

/** Pure. @param url where the probe's address is in full */
export function answerInWords(probe: Exclude<SessionProbe, { cookie: string }>, url: string, answer: Peek): string {
  if (answer.leadsAway !== null) return `${probe.url} leads away to ${answer.leadsAway.split(/[?#]/)[0]}`
  const got = `${probe.url} answered ${answer.status}`
  if ('email' in probe) {
    const json = jsonOf(answer.body)
    if (json !== undefined) return `${got} ${clipped(JSON.stringify(json, hidingSecretKeys) ?? '')}${missingIn(probe, json)}`
  }
  const page = new HtmlPage(url, answer.body)
  const words = `${got} "${clipped(page.text().replace(/\s+/g, ' ').trim())}"`
  if ('email' in probe) return `${words}, which is no JSON`
  if ('text' in probe) return `${words}; it is looked through for "${probe.text}"`
  if ('role' in probe) return `${words}; it is looked through for the ${probe.role} "${probe.name}"`
  return page.valueOf(probe.field) === null ? `${words}; there is no field "${probe.field}"` : words
}

function missingIn({ email, signedIn }: JsonProbe, json: unknown): string {
  if (signedIn !== undefined && atPointer(json, signedIn) !== true) return `; at ${signedIn} does not stand true`
  const who = atPointer(json, email)
  if (who === undefined) return `; there is nothing at ${email}`
  return typeof who === 'string' && who !== '' ? '' : `; at ${email} stands no address`
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

function hidingSecretKeys(key: string, value: unknown): unknown {
  return typeof value === 'string' && SECRET_KEY.test(key) ? '…' : value
}

function clipped(text: string): string {
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text
}
