import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from '#unit-test'
import type { ExchangeRecord } from '../../harness/results.ts'
import { acsUrl, audience, honest, idpKey, issuer, now, otherKey, sign, withAttribute } from '../../inspect/testing/message.ts'
import { plainPng } from '../fixtures/png.ts'
import { greenRun, redRun } from '../fixtures/red-run.ts'
import { renderHtml } from './index.ts'

let html: string
test.beforeAll(() => {
  html = renderHtml(redRun(), { outDir: 'missing' })
})
const between = (start: string, end: string) => html.slice(html.indexOf(start) + start.length, html.indexOf(end))

test('the policy names exactly the style and the script of the page, and nothing may come from outside', () => {
  const policy =
    /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]?.replaceAll('&#x27;', "'").replaceAll('&#x3D;', '=') ?? ''
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  expect(policy).toContain(`style-src ${hash(between('<style>', '</style>'))};`)
  expect(policy).toContain(`script-src ${hash(between('<script>', '</script>'))};`)
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe')
  expect(html).not.toMatch(/<[^>]+\s(?:style|on\w+)=/)
  expect(html).not.toMatch(/<[^>]+\s(?:src|href)="(?:https?:)?\/\//)
})

test('every case and every requirement can be linked to', () => {
  const report = redRun()
  for (const { id } of report.cases) expect(html).toContain(`<article id="${id}">`)
  for (const { id } of report.requirements) expect(html.split(`<li id="req-${id}">`)).toHaveLength(2)
})

test('every requirement that is not tested stands there with its reason', () => {
  const part = html.slice(html.indexOf('id="not-tested"'))
  for (const { excluded } of redRun().requirements)
    if (excluded !== null) expect(part).toContain(excluded.replaceAll('"', '&quot;'))
})

test('the limits of JIT are said, and dormant accounts are listed when the run saw one', () => {
  expect(html).toContain('What JIT does not do')
  expect(html).not.toContain('Dormant accounts seen in this run')
  const report = redRun()
  const step = report.cases[0]?.steps[0]
  const account = step?.accounts.after
  if (step && Array.isArray(account)) {
    step.accounts.before = account
    step.exchanges = step.exchanges.map((item) => ({
      ...item,
      responseXml: null,
      refusal: { code: 'disabled', text: 'This person is disabled.' },
    }))
  }
  const page = renderHtml(report, { outDir: 'missing' })
  expect(page).toContain('Dormant accounts seen in this run')
  expect(page).toContain('This person is disabled.')
})

test('a run that judged everything has no section of hints, no link to one, and no word of it', () => {
  const page = renderHtml(greenRun(), { outDir: 'missing' })
  for (const part of ['id="more"', '#more"', 'could not be judged']) {
    expect(html).toContain(part)
    expect(page).not.toContain(part)
  }
})

test('a message shows what the SP made of it, where the log names it: the same as the inspector shows', () => {
  const said = '<summary>What the SP made of it</summary>'
  const [, first = ''] = html.split(said)
  expect(first).toContain('<b>Created an account</b> sign-in, ')
  expect(first).toContain('<dt>name</dt><dd>Ada Lovelace <span class="soft">from workato_end_user_name</span></dd>')
  expect(first).toContain('<dt>permissions in test</dt><dd>use-apps <span class="soft">default: the environment</span></dd>')
  const silent = redRun()
  for (const step of silent.cases.flatMap(({ steps }) => steps)) for (const entry of step.audit) delete entry.response
  expect(renderHtml(silent, { outDir: 'missing' })).not.toContain(said)
})

test('a run without any observer is seen to be one', () => {
  const said = 'Nothing rests on the SP&#x27;s own state'
  const blind = redRun()
  for (const item of blind.cases) for (const check of item.checks) if (check.evidence === 'E1') check.evidence = 'E2'
  expect(renderHtml(blind, { outDir: 'missing' }).replaceAll("'", '&#x27;')).toContain(said)
  expect(html.replaceAll("'", '&#x27;')).not.toContain(said)
})

test('a check says in words what it rests on', () => {
  expect(html).toContain('<span class="grade">E1 state of the SP</span>')
})

test('a large run with large messages and pictures stays under 10 MB and says what it left out', () => {
  const outDir = mkdtempSync(join(tmpdir(), 'firstlogin-large-'))
  try {
    const report = redRun(2)
    const picture = Buffer.concat([plainPng(), Buffer.alloc(150_000)])
    for (const item of report.cases)
      for (const step of item.steps) {
        for (const exchange of step.exchanges) exchange.responseXml = `<a>${'<b c="d">text</b>'.repeat(350)}</a>`
        for (const { path } of step.screenshots) {
          mkdirSync(dirname(join(outDir, path)), { recursive: true })
          writeFileSync(join(outDir, path), picture)
        }
      }
    const page = renderHtml(report, { outDir })
    expect(Buffer.byteLength(page)).toBeLessThan(10_000_000)
    expect(page).toContain('Left out to keep this file small')
    expect(page).toContain('src="data:image/png;base64,')
    expect(page).toMatch(/<a href="cases\/[^"]+\.png">/)
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
})

const signedOf = (page: string) => page.slice(page.indexOf('class="exchange"'))

test('a message is shown with what is wrong with it, who signed it, facts and attributes', () => {
  const report = redRun()
  const [item] = report.cases
  const [exchange] = item?.steps[0]?.exchanges ?? []
  if (!item || !exchange) throw new Error('the first case has an exchange')
  exchange.responseXml = sign(withAttribute('title', ''))
  exchange.at = now.toISOString()
  const part = signedOf(renderHtml({ ...report, cases: [item] }, { outDir: 'missing' }))
  for (const words of [
    '1 warning',
    'value-empty',
    'The Assertion is signed; it holds with the certificate in it',
    'ada@acme.example',
    '<code>groups</code>',
  ])
    expect(part).toContain(words)
})

test('a signature over characters that cannot be seen holds in the report, too', () => {
  const report = redRun()
  const [item] = report.cases
  const [exchange] = item?.steps[0]?.exchanges ?? []
  if (!item || !exchange) throw new Error('the first case has an exchange')
  exchange.responseXml = sign(withAttribute('nick', 'Ada \u{1F469}\u200D\u{1F4BB}'))
  const part = signedOf(renderHtml({ ...report, cases: [item] }, { outDir: 'missing' }))
  expect(part).toContain('it holds with the certificate in it')
  expect(part).toContain('⟨U+200D⟩')
  expect(part).not.toContain('\u200D')
})

/** The first case with the message of the inspector's tests in it, and what the SP has to hold it against. */
function judged(change: Partial<ExchangeRecord>): string {
  const report = redRun()
  const [item] = report.cases
  const [exchange] = item?.steps[0]?.exchanges ?? []
  if (!item || !exchange) throw new Error('the first case has an exchange')
  const expected = { issuer, audience, acsUrl, requestId: '_request', certificates: [idpKey.certificate] }
  Object.assign(exchange, { responseXml: sign(honest), at: now.toISOString(), expected, ...change })
  const page = renderHtml({ ...report, cases: [item] }, { outDir: 'missing' })
  return page.slice(page.indexOf('<summary>Response'))
}
const expects = (change: object) => ({
  expected: { issuer, audience, acsUrl, requestId: '_request', certificates: [idpKey.certificate], ...change },
})
for (const [says, finding, change] of [
  ['audience', 'audience-differs', expects({ audience: 'https://other.example' })],
  ['recipient', 'recipient-differs', expects({ acsUrl: 'https://other.example' })],
  ['destination', 'destination-differs', expects({ acsUrl: 'https://other.example' })],
  ['issuer', 'issuer-differs', expects({ issuer: 'https://other.example' })],
  ['another request', 'in-response-to-differs', expects({ requestId: '_other' })],
  ['no request', 'in-response-to-differs', expects({ requestId: null })],
  ['certificate', 'certificate-other', expects({ certificates: [otherKey.certificate] })],
] as const)
  test(`a message is held against what the SP knows: ${says}, ${finding}`, () => {
    expect(judged({})).toContain('Nothing to complain about')
    expect(judged({})).toContain('it holds with the certificate that was given')
    expect(judged(change)).toContain(`<code>${finding}</code>`)
  })

test('a result without what the SP knows is still read, and judged by itself', () => {
  const part = judged({ expected: undefined })
  expect(part).toContain('Nothing to complain about')
  expect(part).toContain('it holds with the certificate in it')
})

test('a Response that went out before is said to be none to take', () => {
  const report = redRun()
  const item = report.cases.find(({ steps }) => steps.filter(({ exchanges }) => exchanges.length > 0).length > 1)
  const exchanges = item?.steps.flatMap((step) => step.exchanges) ?? []
  if (!item) throw new Error('a case has two exchanges')
  for (const [index, each] of exchanges.entries())
    Object.assign(each, { responseXml: sign(honest), responseId: '_response', at: new Date(now.getTime() + index).toISOString() })
  const page = renderHtml({ ...report, cases: [item] }, { outDir: 'missing' })
  expect(page.split('<code>sent-before</code>')).toHaveLength(exchanges.length)
})

test('where each attribute comes from is said as the inspector of a tenant says it', () => {
  const origins = [
    { name: 'displayName', from: 'attribute statement', expression: 'user.displayName', values: ['Ada <b>'], why: '' },
    {
      name: 'title',
      from: 'attribute statement',
      expression: 'user.title',
      values: null,
      why: 'This person has no value for it.',
    },
  ]
  const part = judged({ origins })
  expect(part).toContain('<summary>Where each attribute comes from</summary>')
  for (const words of [
    '<code>displayName</code> <span class="soft">attribute statement</span></dt><dd>Ada &lt;b&gt;',
    'In the message it is Ada Lovelace.',
    'not sent <span class="soft">from <code>user.title</code></span> <span class="soft">This person has no value for it.</span>',
  ])
    expect(part).toContain(words)
  expect(judged({})).not.toContain('Where each attribute comes from')
})
