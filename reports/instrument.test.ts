import { expect, test } from '#unit-test'
import { findings, instrumentFindings } from './findings.ts'
import { withInstrument } from './fixtures/instrument.ts'
import { greenRun } from './fixtures/red-run.ts'
import { htmlReporter } from './html/index.ts'
import { junitReporter } from './junit.ts'
import { markdownReporter } from './markdown.ts'
import { reportSchema } from './schema/report.ts'
import { renderTerminalSummary } from './terminal.ts'
import { conformanceSentence } from './words.ts'

const sound = withInstrument(greenRun(), 'PASS')
const faulty = withInstrument(greenRun(), 'FAIL')
const context = { outDir: 'missing' }
const section = (html: string) => /<section id="instrument"[\s\S]*?\n<\/section>/.exec(html)?.[0] ?? ''

test('a run without cases of our own IdP has no section for it', () => {
  expect(htmlReporter.render(greenRun(), context)).not.toContain('id="instrument"')
  expect(markdownReporter.render(greenRun(), context)).not.toContain('The instrument')
})

test('our own IdP has a section of its own, and no row in the matrix of the SP', () => {
  const html = htmlReporter.render(sound, context)
  expect(section(html)).toContain('Our own IdP did all that was asked of it: 4 of 4 MUST rows resolved.')
  expect(section(html)).toContain('I-13')
  expect(/<section id="matrix"[\s\S]*?<\/section>/.exec(html)?.[0]).not.toContain('I-13')
  const text = markdownReporter.render(sound, context)
  expect(text.slice(text.indexOf('### The instrument'))).toContain('Our own IdP (instrument) | ✓ 1 | ✓ 1 | ✓ 1 | ✓ 1')
  expect(text.slice(0, text.indexOf('### The instrument'))).not.toContain('Our own IdP')
})

test('its cases are counted beside those of the SP', () => {
  expect(renderTerminalSummary(sound, { reportPath: 'r', width: 120 })).toMatch(
    /^MUST rows resolved .* cases: .* pass · 4 of our own IdP$/m,
  )
  expect(htmlReporter.render(sound, context)).toContain('<a href="#instrument">4 of our own IdP</a>')
  expect(markdownReporter.render(sound, context)).toMatch(/· \d+ cases \(4 of our own IdP\) in /)
  expect(renderTerminalSummary(greenRun(), { reportPath: 'r', width: 120 })).not.toContain('of our own IdP')
})

test('what our own IdP did wrong is said there, and is no finding about the SP', () => {
  expect(findings(faulty)).toEqual([])
  expect(instrumentFindings(faulty).map(({ id, verdict }) => [id, verdict])).toEqual([['recipient-is-acs', 'FAIL']])
  expect(conformanceSentence(faulty)).toContain('none was violated')
  expect(section(htmlReporter.render(faulty, context))).toContain('nothing that it showed of the SP can be relied on')
  expect(section(htmlReporter.render(faulty, context))).toContain('Recipient missing')
  expect(markdownReporter.render(faulty, context)).toContain('### What our own IdP did wrong')
  expect(renderTerminalSummary(faulty, { reportPath: 'r', width: 120 })).toContain('FAIL recipient-is-acs')
})

test('a run that asked our own IdP alone says so', () => {
  const alone = { ...sound, conformance: 'INDETERMINATE' as const, cases: sound.cases.filter(({ surface }) => surface === 'idp') }
  expect(conformanceSentence(alone)).toBe('Nothing was asked of the SP: this run looked at our own IdP alone.')
})

test('JUnit has a suite of its own for it', () => {
  const xml = junitReporter.render(faulty, context)
  expect(xml).toContain('<testsuite name="Our own IdP (instrument)" tests="4" failures="1"')
  expect(xml.match(/<testsuite name="Okta"[^>]*/)?.[0]).toContain('failures="0"')
})

test('the report is valid by its schema', () => expect(reportSchema.safeParse(faulty).error).toBeUndefined())
