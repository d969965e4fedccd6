import { expect, test } from '#unit-test'
import type { CaseRun } from '../case/case-run.ts'
import { anExchange, aRun, aStep, session } from '../checks/testing.ts'
import { loadRequirements } from '../requirements.ts'
import { depends, proofOf, provenValues, readBy, untoldPairs } from './proof.ts'
import type { KeyProof } from './prove.ts'
import { faultsOf, linesOf, summaryOf } from './told.ts'

const requirements = loadRequirements()
const values = ['allow', 'refuse']

/** What an SP with this promise shows of a Response that nobody has asked for. */
function shown(idpInitiated: 'allow' | 'refuse', isIn: boolean): CaseRun {
  const asked = aStep()
  const unasked = { ...anExchange(), flow: 'idp-initiated' as const }
  const unsolicited = aStep({ exchanges: [unasked], ...(isIn ? {} : { session: session(null) }) })
  const run = aRun({ steps: [asked, unsolicited], policy: { idpInitiated } })
  return { ...run, scenario: { ...run.scenario, checks: { 'unsolicited-per-policy': ['IDP-01'] } } }
}
const kept = new Map([
  ['allow', shown('allow', true)],
  ['refuse', shown('refuse', false)],
])
const looks = (seen: ReadonlyMap<string, CaseRun>) =>
  proofOf({ scenario: 'a/b', seen, failed: [] }, 'idpInitiated', values, requirements)

test('two SPs that keep what they declare prove both values, and tell them apart', () => {
  const proof = looks(kept)
  expect([proof.green, proof.broken, depends(proof), provenValues(proof)]).toEqual([values, [], true, values])
  expect(proof.red.map(({ does, declared }) => `${does} for ${declared}`)).toEqual(['allow for refuse', 'refuse for allow'])
  expect(untoldPairs(values, [proof])).toEqual([])
})

test('an SP that does not keep its value proves nothing by it, and is named', () => {
  const proof = looks(new Map([['refuse', shown('refuse', true)]]))
  expect([proof.green, proof.red, untoldPairs(values, [proof])]).toEqual([[], [], [['allow', 'refuse']]])
  expect(proof.broken[0]).toMatchObject({ does: 'refuse', declared: 'refuse', check: 'unsolicited-per-policy' })
})

test('the keys that a check asks for are recorded while it judges', () => {
  expect([...readBy(null, shown('allow', true), requirements)]).toEqual(['idpInitiated'])
  expect([...readBy('one-account', shown('allow', true), requirements)]).toEqual([])
})

const red = { does: 'refuse', declared: 'allow', check: 'c', expected: 'in', actual: 'out' }
const whole: KeyProof = {
  key: 'idpInitiated',
  scenarios: [looks(kept)],
  values: values.map((value) => ({ value, scenario: 'a/b', red })),
  untold: [],
}

test('what is proven is told in lines, and nothing is missing', () => {
  expect(faultsOf(whole)).toEqual([])
  expect(linesOf(whole).join('\n')).toContain('declared allow, did refuse: c: expected in, observed out')
  expect(summaryOf([whole]).slice(0, 3)).toEqual([
    '2 of 2 key × value pairs proven',
    '1 of 1 pairs of values told apart',
    '1 of 1 scenario × key pairs that hang on the key proven under two values or more',
  ])
})

for (const [name, key, proof, fault] of [
  ['a key that no check asks for', 'idpInitiated', { scenarios: [] }, 'idpInitiated: no check asks for it'],
  [
    'a value that was not red',
    'idpInitiated',
    { values: [{ value: 'allow', scenario: 'a/b', red: null }] },
    'idpInitiated=allow is not proven',
  ],
  ['two values alike', 'idpInitiated', { untold: [['allow', 'refuse']] }, 'idpInitiated=allow and refuse is not proven'],
  [
    'a scenario that is green under one value',
    'idpInitiated',
    { scenarios: [{ ...looks(kept), green: ['allow'] }] },
    'idpInitiated in a/b is not proven',
  ],
  [
    'an SP that breaks its promise',
    'idpInitiated',
    { scenarios: [{ ...looks(kept), broken: [red] }] },
    'a/b, idpInitiated: declared allow, did refuse: c: expected in, observed out',
  ],
  [
    'a reason that is no longer needed',
    'crossOrg',
    {},
    'crossOrg=allow is proven, though not-proven.ts has a reason why it is not',
  ],
] as [string, string, Partial<KeyProof>, string][])
  test(`missing: ${name}`, () => expect(faultsOf({ ...whole, key, ...proof })).toContain(fault))
