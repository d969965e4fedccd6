import { expect, test } from '#unit-test'
import { greenRun, redRun } from './fixtures/red-run.ts'
import { htmlReporter } from './html/index.ts'
import { markdownReporter } from './markdown.ts'
import { renderTerminalSummary } from './terminal.ts'
import { blocks, conformanceSentence, groupTitle, headline, verdicts, worst } from './words.ts'

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

test('a run of a set is conformant to that set, and no more', () => {
  const green = greenRun()
  const smoke = { ...green, gate: { ...green.gate, set: 'smoke@1' } }
  expect(headline(green).title).toBe('CONFORMANT')
  expect(headline(smoke).title).toBe('CONFORMANT to smoke@1')
  expect(conformanceSentence(smoke)).toContain('Every MUST requirement in smoke@1 that applies was resolved')
  expect(headline({ ...smoke, conformance: 'NON_CONFORMANT' }).title).toBe('NON-CONFORMANT')
  for (const { render } of [htmlReporter, markdownReporter])
    expect(render(smoke, { outDir: 'missing' })).toContain('CONFORMANT to smoke@1')
  expect(renderTerminalSummary(smoke, { reportPath: 'r' })).toContain('✓ CONFORMANT to smoke@1 · COMPLETE')
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
