import type { Peek } from '../drivers/driver.ts'
import { HtmlPage } from '../drivers/html-page.ts'
import { elementsOnOffer, instead } from '../drivers/on-offer.ts'
import { isSame } from '../observe/sought.ts'
import { atPointer } from '../target/pointer.ts'
import { elsewhere } from '../target/pointer-guess.ts'
import type { JsonProbe, SessionProbe } from '../target/schema/session.ts'

/** Who is signed in for sure. */
export interface SignedIn {
  email: string
  displayName: string
}

/** Words before a name that are enough to know it by. */
const MOST_WORDS = 3

/**
 * What the session probe has to say instead, by an answer that the person who is signed in got, in sentences; those that begin with
 * `write` are sure. Empty where the answer is for nobody. Pure.
 */
export function probeFix(
  probe: Exclude<SessionProbe, { cookie: string }>,
  url: string,
  answer: Peek,
  person: SignedIn,
): string[] {
  if (answer.leadsAway !== null || answer.status >= 400) return []
  if ('email' in probe) return jsonFix(probe, answer.body, person)
  const page = new HtmlPage(url, answer.body)
  if ('text' in probe) {
    const phrase = phraseIn(page.text(), person)
    return phrase === null ? [`neither ${person.email} nor "${person.displayName}" stands on that page`] : asYaml('text', phrase)
  }
  if ('role' in probe) {
    const phrase = phraseAmong(page.namesOf(probe.role), person)
    return phrase === null ? sentence(elementsOnOffer(page, probe.role, probe.name)) : asYaml('name', phrase)
  }
  const labels = page.labels()
  const own = labels.find((each) => isSame(page.valueOf(each), person.email))
  return own === undefined ? sentence(instead(labels, probe.field, 'the page has')) : asYaml('field', own)
}

/** What a cookie probe has to name instead: cookies that came with the sign-in. Pure. @param before those of a browser that began one */
export function cookieFix(after: readonly string[], before: readonly string[]): string[] {
  const came = after.filter((each) => !before.includes(each))
  if (came.length > 0) return [`only after the sign-in there is ${came.join(', ')}:`, `session: { cookie: ${came[0]} }`]
  return [
    `the browser that signed in has ${after.length > 0 ? `the cookies ${after.join(', ')}` : 'no cookies'}, no others than before`,
  ]
}

/** The words before the person's address or name, with what stands for it: `Signed in as {email}`. Pure. @returns null where neither is there */
export function phraseIn(text: string, { email, displayName }: SignedIn): string | null {
  const line = text.replace(/\s+/g, ' ')
  for (const [name, value] of [
    ['{email}', email],
    ['{displayName}', displayName],
  ] as const) {
    const at = value === '' ? -1 : line.toLowerCase().indexOf(value.toLowerCase())
    if (at < 0) continue
    const before = wordsOf(line.slice(0, at)).slice(-MOST_WORDS)
    const after = wordsOf(line.slice(at + value.length)).slice(0, MOST_WORDS)
    if (before.join('').length > 1) return `${before.join(' ')}${/\s$/.test(line.slice(0, at)) ? ' ' : ''}${name}`
    if (after.join('').length > 1) return `${name}${/^\s/.test(line.slice(at + value.length)) ? ' ' : ''}${after.join(' ')}`
  }
  return null
}

function jsonFix(probe: JsonProbe, body: string, person: SignedIn): string[] {
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch {
    return []
  }
  const { signedIn } = probe
  if (signedIn !== undefined && atPointer(json, signedIn) === undefined) {
    const { there, meant } = elsewhere(json, signedIn, { isIt: (value) => value === true })
    return meant === null ? [`${there}; leave signedIn out, when an address alone means a session`] : [`write signedIn: ${meant}`]
  }
  if (signedIn !== undefined && atPointer(json, signedIn) !== true)
    return ['signedIn has to lead to true; leave it out, when an address alone means a session']
  const { there, meant } = elsewhere(json, probe.email, { isIt: (value) => isSame(value, person.email) })
  return meant === null
    ? [`${there}, and ${person.email} nowhere: name an address that tells who is signed in`]
    : [`write email: ${meant}`]
}

function phraseAmong(names: readonly string[], person: SignedIn): string | null {
  return names.map((each) => phraseIn(each, person)).find((each) => each !== null) ?? null
}

function asYaml(key: string, value: string | null): string[] {
  return value === null ? [] : [`write ${key}: ${JSON.stringify(value)}`]
}

function sentence(words: string): string[] {
  return words === '' ? [] : [words.replace(/^; /, '')]
}

function wordsOf(text: string): string[] {
  return text.split(' ').filter((each) => each !== '')
}
