import { expect, test } from '@playwright/test'
import { greenRun, redRun } from './fixtures/red-run.ts'
import { blocks, conformanceSentence, groupTitle, verdicts, worst } from './words.ts'

test('the sentence says why a run has its conformance', () => {
  expect(conformanceSentence(redRun())).toBe('7 requirements are violated, seen by 19 checks with all 4 vendors.')
  expect(conformanceSentence(greenRun())).toBe(
    'Every MUST requirement that applies was resolved and none was violated, for 4 vendors.',
  )
  const open = { ...greenRun(), conformance: 'INDETERMINATE' as const, must: { resolved: 143, total: 146 } }
  expect(conformanceSentence(open)).toBe(
    'No violation was seen, but 3 MUST requirements could not be resolved, so conformance cannot be claimed.',
  )
  const red = redRun()
  const okta = { ...red, profiles: red.profiles.slice(0, 1), cases: red.cases.filter(({ profile }) => profile === 'okta') }
  expect(conformanceSentence(okta)).toBe('6 requirements are violated, seen by 5 checks with Okta.')
})

test('a known violation outweighs a fault of the harness, and silence outweighs success', () => {
  expect(verdicts).toEqual(['FAIL', 'ERROR', 'UNVERIFIED', 'WARN', 'NOTE', 'PASS', 'SKIPPED', 'NA'])
  expect(worst(['PASS', 'UNVERIFIED', 'NA'])).toBe('UNVERIFIED')
  expect(worst([])).toBeUndefined()
})

test('an unverified MUST blocks conformance, an unverified SHOULD does not', () => {
  expect(blocks({ verdict: 'UNVERIFIED', level: 'MUST' })).toBe(true)
  expect(blocks({ verdict: 'UNVERIFIED', level: 'SHOULD' })).toBe(false)
  expect(blocks({ verdict: 'WARN', level: 'SHOULD' })).toBe(false)
})

test('requirement ids find their group', () => {
  expect(['E-01', 'I-13', 'COND-08', 'JIT'].map(groupTitle)).toEqual([
    'End-user JIT',
    'Our own IdP (instrument)',
    'SAML messages',
    'SAML messages',
  ])
})
