import type { StepRecord } from '../case/case-run.ts'
import { defineCheck, notVerified, same } from './check.ts'
import { signIns } from './seen.ts'

/** Judges our own IdP: two assertions with nothing but another app type between them are alike, but for what is new in every message. */
export const appTypeWithoutEffect = defineCheck({
  id: 'app-type-without-effect',
  title: 'The app type changes nothing in assertions',
  evidence: 'E3',
  evaluate({ steps }) {
    const messages = signIns(steps).map(lastMessage)
    const [first, second] = messages
    if (!first || !second) return notVerified('there are no two assertions to compare')
    const at = [...first].findIndex((character, index) => second[index] !== character)
    const from = Math.max(0, (at === -1 ? Math.min(first.length, second.length) : at) - 40)
    return first === second ? same('alike', 'alike') : same(first.slice(from, from + 160), second.slice(from, from + 160))
  },
})

/** The last message without its identifiers, moments, digests and signatures. */
function lastMessage({ exchanges }: StepRecord): string | null {
  const xml = exchanges.findLast((each) => each.response !== null)?.response?.xml
  if (xml === undefined) return null
  return xml
    .replace(/\b(ID|InResponseTo|SessionIndex|URI)="[^"]*"/g, '$1=""')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '')
    .replace(/(<(?:\w+:)?(?:DigestValue|SignatureValue)>)[^<]*/g, '$1')
}
