import type { Finding } from '../../inspect/index.ts'
import type { Exchange } from '../tenants/exchanges.ts'

/** What earlier exchanges say against a Response: an SP that keeps track takes each Assertion, and one answer to each of its requests, once. */

const idPattern = (element: string) => new RegExp(`<(?:[\\w.-]+:)?${element}\\b[^>]*?\\sID=(["'])(.*?)\\1`, 'g')
const [assertionId, responseId] = [idPattern('Assertion'), idPattern('Response')]
const answered = /\sInResponseTo=(["'])(.*?)\1/g

interface Marks {
  response: readonly string[]
  assertions: readonly string[]
  answers: readonly string[]
}

const known = new WeakMap<Exchange, Marks>()

/** The IDs in a Response as it was sent, read once; also of one that is no XML any more. */
function marksOf(exchange: Exchange): Marks {
  const kept = known.get(exchange)
  if (kept) return kept
  const { xml = '', clearXml = '' } = exchange.response ?? {}
  const all = (pattern: RegExp): string[] => [
    ...new Set([...`${xml}${clearXml}`.matchAll(pattern)].flatMap(([, , id]) => id ?? [])),
  ]
  const marks = { response: all(responseId).slice(0, 1), assertions: all(assertionId), answers: all(answered) }
  known.set(exchange, marks)
  return marks
}

/** The ID that the SP knows the Response of an exchange by; null: it has none. */
export const responseIdOf = (exchange: Exchange): string | null => marksOf(exchange).response[0] ?? null

const shares = (one: readonly string[], other: readonly string[]): boolean => one.some((each) => other.includes(each))

/** Pure. @param earlier exchanges of the tenant, oldest first */
export function historyFindings(exchange: Exchange, earlier: readonly Exchange[]): Finding[] {
  if (!exchange.response) return []
  const own = marksOf(exchange)
  const others = earlier.filter((each) => each.app === exchange.app && each.response !== null)
  const same = (pick: (marks: Marks) => readonly string[]) => others.filter((each) => shares(pick(marksOf(each)), pick(own)))
  const again = same(({ response }) => response)
  const assertions = same((marks) => marks.assertions)
  const advice = 'SAML Profiles 4.1.4.5: an SP takes each Assertion once. Begin a sign-in anew for another one.'
  if (again.length > 0 || assertions.length > 0) {
    const what = again.length > 0 ? 'Response' : 'Assertion'
    const first = again[0] ?? assertions[0]
    const words = `The ${what} with this ID was sent before, in ${first?.id}: an SP that keeps track takes it for a replay.`
    return [{ id: 'sent-before', severity: 'error', words, advice }]
  }
  const [answer] = same(({ answers }) => answers)
  if (!answer) return []
  return [
    {
      id: 'request-answered',
      severity: 'error',
      words: `The request that it answers was answered before, in ${answer.id}.`,
      advice: 'An SP forgets a request with the first answer, and refuses the second. Begin a sign-in anew at the SP.',
    },
  ]
}
