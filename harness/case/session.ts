import type { Driver, Peek } from '../drivers/driver.ts'
import { HtmlPage } from '../drivers/html-page.ts'
import type { AccountSeen } from '../results.ts'
import { fillAddress } from '../target/fill-address.ts'
import { atPointer } from '../target/pointer.ts'
import type { JsonProbe, SessionProbe } from '../target/schema/session.ts'
import type { Variables } from '../target/template.ts'
import type { SessionSeen } from './case-run.ts'
import type { CasePerson } from './people.ts'

/** Who it is when a session is seen and nothing says whose. */
export const SOMEBODY = 'somebody'

/** A person whose name a page may show in place of the address. */
export type Known = Pick<CasePerson, 'email' | 'displayName'>

const UNUSABLE: SessionSeen = { known: false, signedInAs: null }
const NOBODY: SessionSeen = { known: true, signedInAs: null }

/** Asks the SP who is signed in, with this browser's cookies. @param base the SP's address, which cookies belong to */
export async function askSession(
  driver: Driver,
  probe: SessionProbe,
  variables: Variables,
  people: readonly Known[],
): Promise<SessionSeen> {
  if ('cookie' in probe) {
    const value = await driver.cookie(probe.cookie, String(variables.base))
    return value === null || value === '' ? NOBODY : { known: true, signedInAs: SOMEBODY, unnamed: true }
  }
  const url = fillAddress(probe.url, variables, 'session.url')
  const isJson = 'email' in probe
  return readSession(probe, url, isJson ? await driver.peek(url) : await driver.render(url), people)
}

/**
 * What an answer says of the session. An SP that sends the browser away, or refuses, has nobody signed in; one that fails (5xx, 429)
 * says nothing. A page where JSON is expected is the sign-in page of an SP that answers everything with 200.
 */
export function readSession(
  probe: Exclude<SessionProbe, { cookie: string }>,
  url: string,
  answer: Peek,
  people: readonly Known[],
): SessionSeen {
  if (answer.leadsAway !== null) return NOBODY
  if (answer.status >= 500 || answer.status === 408 || answer.status === 429) return UNUSABLE
  if (answer.status >= 400) return NOBODY
  if ('email' in probe) return readJson(probe, answer.body)
  const page = new HtmlPage(url, answer.body)
  if ('text' in probe) return matchIn([page.text()], probe.text, people)
  if ('role' in probe) return matchIn(page.namesOf(probe.role), probe.name, people)
  const value = page.valueOf(probe.field)
  return value === null || value.trim() === '' ? NOBODY : { known: true, signedInAs: value.trim() }
}

function readJson(probe: JsonProbe, body: string): SessionSeen {
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch {
    return NOBODY
  }
  if (typeof json !== 'object' || json === null) return NOBODY
  const who = atPointer(json, probe.email)
  if (probe.signedIn !== undefined && atPointer(json, probe.signedIn) !== true) return NOBODY
  const found = probe.place === undefined ? undefined : atPointer(json, probe.place)
  const place = typeof found === 'string' ? { place: found } : {}
  if (who === undefined || who === null || who === '')
    return probe.signedIn === undefined ? NOBODY : { known: true, signedInAs: SOMEBODY, unnamed: true, ...place }
  // A number or an object where the address should stand may be anybody's.
  if (typeof who !== 'string') return UNUSABLE
  return { known: true, signedInAs: who, account: accountIn(probe, json, who), ...place }
}

/** What the probe shows of the account itself. */
function accountIn(probe: JsonProbe, json: unknown, email: string): AccountSeen {
  const text = (at: string | undefined) => (at === undefined ? undefined : atPointer(json, at))
  const [displayName, role, groups] = [text(probe.displayName), text(probe.role), text(probe.groups)]
  return {
    email,
    ...(typeof displayName === 'string' ? { displayName } : {}),
    ...(typeof role === 'string' ? { role } : {}),
    ...(Array.isArray(groups) ? { groups: groups.map(String) } : {}),
  }
}

/** Finds a text like `Signed in as {email}`; blanks count as one. A name is looked for as one of the people of the case. */
function matchIn(texts: readonly string[], pattern: string, people: readonly Known[]): SessionSeen {
  const source = pattern
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
    .replaceAll('{email}', `(${ADDRESS})`)
  const lines = texts.map((each) => each.slice(0, LONGEST_TEXT).replace(/\s+/g, ' ').trim())
  const find = (name: string) => {
    const wanted = new RegExp(source.replaceAll('{displayName}', name), 'u')
    return lines.map((line) => wanted.exec(line)).find((found) => found !== null)
  }
  if (pattern.includes('{displayName}')) {
    const person = people.find((each) => each.displayName !== '' && find(literally(each.displayName)))
    if (person) return { known: true, signedInAs: person.email }
  }
  const found = find(ANYBODY) ?? findWhoever(lines, source)
  if (!found) return NOBODY
  return found[1] === undefined ? { known: true, signedInAs: SOMEBODY, unnamed: true } : { known: true, signedInAs: found[1] }
}

/** The words are there, and what stands in them is no address: somebody goes by another name. */
function findWhoever(lines: readonly string[], source: string): RegExpExecArray | undefined {
  const words = source.replaceAll(`(${ADDRESS})`, '').replaceAll('{displayName}', '').trim()
  if (!source.includes(ADDRESS) || words === '') return undefined
  const wanted = new RegExp(source.replaceAll('{displayName}', ANYBODY).replaceAll(`(${ADDRESS})`, ANYBODY), 'u')
  return lines.map((line) => wanted.exec(line)).find((found) => found !== null) ?? undefined
}

const ANYBODY = '\\S.{0,199}?'
/** RFC 5321 4.5.3.1: 64 characters before the @ and 255 behind it; without a limit a hostile page makes the search last for ever. */
const ADDRESS = '[^\\s<>()"\'&]{1,64}@[^\\s<>()"\',;&]{1,254}[^\\s<>()"\',;&.!?]'
/** Who is signed in stands near the top of a page. */
const LONGEST_TEXT = 200_000

function literally(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.*+?^$()|[\]\\{}]/g, '\\$&')
}
