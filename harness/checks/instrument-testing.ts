import { expect, test } from '@playwright/test'
import type { CaseRun, StepRecord } from '../case/case-run.ts'
import { makePerson } from '../case/people.ts'
import type { SentAssertion } from '../case/sent.ts'
import type { Statement } from '../case/statements.ts'
import type { IdpOffer, IdpProblem } from '../instrument/offer.ts'
import type { OutcomeKind } from '../results.ts'
import type { Check } from './check.ts'
import { aLanding, anAssertion, anExchange, aPlace, aRun, aStep } from './testing.ts'

/** Hand-made steps for tests of checks that judge our own IdP. */
export const place = aPlace('app')
export const attributeMap = { displayName: 'name', role: 'workato_role', groups: 'workato_groups', idpId: 'id' }
const sends = { displayName: 'Ada Lovelace', role: 'Analyst', groups: ['Sales', 'Legal'], idpId: 'x' }
export const ada = makePerson('ada', { sends }, 'k1')
export const email = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'
export const stated = (word: Statement['word'], expression: string, name: string = attributeMap[word as 'role']): Statement => ({
  word,
  name,
  source: name,
  expression,
  holds: 'assignment',
})
export const role = stated('role', 'appuser.workato_role')
export const signIn = (attributes: Record<string, string[]>, more: Partial<StepRecord> = {}, sent: Partial<SentAssertion> = {}) =>
  aStep({ person: ada, place, sent: { ...anAssertion(place, attributes), ...sent }, ...more })
export const problem = (statement: string, message = 'it is wrong', kind: IdpProblem['kind'] = 'warning'): IdpProblem => ({
  kind,
  field: 'statement',
  statement,
  expression: '',
  message,
})
export const offering = (...problems: IdpProblem[]): IdpOffer => ({
  metadata: { url: '', status: 200, xml: '' },
  typed: { entityId: '', ssoUrl: '', certificate: '' },
  problems,
})
export const message = (xml: string) => ({ exchanges: [anExchange({ xml })] })
export const refusal = { ...anExchange(), response: null, refusal: { code: 'not-verified', text: 'no' } }
export const grace = (change: object) => ({ ...makePerson('grace', {}, 'k1'), ...change })
export const wizard = [
  { fill: { 'App name': '{app}', 'Single sign-on URL': '{acsUrl}', 'Name 1': 'x' } },
  { select: { 'App type': 'internal' } },
]
export const lacking = { attributes: { workato_role: { title: 'Role', members: { Marketing: 'mktg_ops', Admin: 'Admin' } } } }
export const foreign = stated('role', 'workato_role')
export const looking = (text: string, ...problems: IdpProblem[]) =>
  aStep({ kind: 'at-idp', landing: aLanding(text), offer: offering(...problems) })

export interface Row {
  check: Check
  name: string
  run?: Partial<Pick<CaseRun, 'statements' | 'profile'>> & { idp?: object; steps?: object[] }
  steps: StepRecord[]
  want: OutcomeKind
  says?: string
}
/** A test for each row: what the check says of the steps, and a part of its words. */
export function testRows(rows: readonly Row[]): void {
  for (const { check, name, run = {}, steps, want, says } of rows) {
    test(`${check.id}: ${name} is ${want}`, () => {
      const { idp, steps: walked, ...rest } = run
      const base = aRun({ steps })
      const scenario = { ...base.scenario, ...(idp ? { idp } : {}), ...(walked ? { steps: walked } : {}) } as CaseRun['scenario']
      const people = new Map([['ada', ada]])
      const outcome = check.evaluate(aRun({ steps, attributeMap, people, places: new Map([['app', place]]), scenario, ...rest }))
      expect(outcome.kind, JSON.stringify(outcome)).toBe(want)
      expect(JSON.stringify(outcome)).toContain(says ?? '')
    })
  }
}
