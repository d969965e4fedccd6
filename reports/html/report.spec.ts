import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { axeOn } from '#axe'
import type { RunReport } from '../../harness/results.ts'
import { flakyCase, gatedRun } from '../fixtures/gated-run.ts'
import { hostilePayload, withHostileText } from '../fixtures/hostile.ts'
import { redRun } from '../fixtures/red-run.ts'
import { fewCases, openPage, writePage } from './testing/report-page.ts'

let browser: Browser
let folder: string
let red: string
let hostile: string
let few: string
let gated: string

const written = (name: string, report: RunReport) => writePage(folder, name, report)
const open = (url: string, options?: Parameters<typeof openPage>[2]) => openPage(browser, url, options)

test.beforeAll(async ({ browser: shared }) => {
  folder = mkdtempSync(join(tmpdir(), 'firstlogin-report-'))
  red = written('red', redRun())
  few = written('few', fewCases())
  gated = written('gated', gatedRun())
  hostile = written('hostile', withHostileText(fewCases(), hostilePayload))
  browser = shared
})
test.afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
})

/** Opens the closed parts that match, all at once. */
const openParts = (page: Page, selector: string) =>
  page.evaluate((wanted) => {
    for (const part of document.querySelectorAll(wanted)) part.setAttribute('open', '')
  }, selector)

const shownCases = (page: Page) => page.locator('.case:not([hidden])')

test('opens from disk with its own style and script, and asks for nothing else', async () => {
  const { page, complaints } = await open(red)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('NON-CONFORMANT')
  await expect(page.locator('#filter')).toBeVisible()
  await expect(page.locator('.result')).toHaveCSS('border-left-width', '8px')
  expect(complaints).toEqual([])
  await page.context().close()
})

test('the first screen says what failed, with which vendor, and why', async () => {
  const { page } = await open(red)
  const first = page.locator('.failure').first()
  await expect(first).toBeInViewport({ ratio: 1 })
  await expect(first).toContainText('profile-per-update-policy')
  await expect(first).toContainText('expected display name "Ada Lovelace" (updatePolicy: never) received display name "Ada King"')
  await expect(first.getByRole('link', { name: 'Google Workspace' })).toHaveAttribute(
    'href',
    '#existing-user/renamed-at-the-idp@google-workspace',
  )
  await expect(page.locator('.matrix > details').first()).toBeInViewport()
  await page.context().close()
})

test('the first screen says how the gate came out, what is outdated and what was flaky; what is known is folded', async () => {
  const { page } = await open(gated)
  const result = page.locator('.result')
  await expect(result.locator('.gate')).toContainText('Gate not met, exit code 1: 3 checks do not hold.')
  await expect(result.locator('.gate')).toContainText('checks: 6 known (baseline)')
  await expect(result.locator('.notes')).toBeInViewport({ ratio: 1 })
  await expect(result.locator('.notes')).toContainText('expired new-user/*#account-created the waiver in line 7')
  await expect(page.locator('.failure:visible').first()).toContainText('Mail to account address')
  const known = page.locator('.failures > details').filter({ hasText: 'that are known' })
  await expect(known.locator('.failure').first()).toBeHidden()
  await known.locator('summary').first().click()
  await expect(known.locator('.waiver')).toHaveText(
    'waived until 2030-03-31 by identity team: Names are refreshed from autumn on (ID-1207)',
  )
  await result.getByRole('link', { name: flakyCase }).click()
  await expect(page.locator(`[id="${flakyCase}"] .attempts`)).toContainText('attempt 2, which counts')
  await page.context().close()
})

test('hostile text stays text', async () => {
  const { page, complaints } = await open(hostile)
  await expect(page.locator('#filter')).toBeVisible()
  await openParts(page, 'details')
  await page.waitForTimeout(200)
  expect(complaints).toEqual([])
  const odd = await page.evaluate(() => ({
    handlers: [...document.querySelectorAll('*')].filter((one) =>
      [...one.attributes].some(({ name }) => name.startsWith('on') || name === 'style'),
    ).length,
    scripts: document.scripts.length,
    svg: document.querySelectorAll('svg, iframe, object, embed, base').length,
    pictures: [...document.images].filter((one) => !one.src.startsWith('data:image/')).length,
    links: [...document.links].filter((one) => !/^file:/.test(one.href)).map((one) => one.href),
    text: document.body.innerText,
  }))
  expect({ ...odd, text: '' }).toEqual({ handlers: 0, scripts: 1, svg: 0, pictures: 0, links: [], text: '' })
  expect(odd.text).toContain('{{7*7}}')
  expect(odd.text).toContain('⟨U+202E⟩')
  expect(odd.text).not.toMatch(/[\u202E\u2066\0]/)
  await page.context().close()
})

test('a case and a requirement can be linked to, and are open', async () => {
  const { page } = await open(`${red}#existing-user/email-case@okta`)
  const article = page.locator('[id="existing-user/email-case@okta"]')
  await expect(article).toBeInViewport()
  await expect(article).toContainText('2 (ada@acme.test, Ada@Acme.test)')
  await page.goto(`${red}#req-P-13`)
  await expect(page.locator('#req-P-13')).toBeInViewport()
  await expect(page.locator('#req-P-13')).toContainText('the target has no developer portal')
  await page.context().close()
})

test('reads without JavaScript: a linked case opens, every case can be opened, the filter is not shown', async () => {
  const { page, complaints } = await open(`${red}#existing-user/email-case@okta`, { javaScriptEnabled: false })
  await expect(page.locator('[id="existing-user/email-case@okta"]')).toBeInViewport()
  await expect(page.locator('#filter')).toBeHidden()
  await page.locator('.case > summary').first().click()
  await expect(page.locator('.case article').first()).toBeVisible()
  expect(complaints).toEqual([])
  await page.context().close()
})

test('filters by verdict, vendor, level, family and text, and the address remembers', async () => {
  const { page } = await open(red)
  const filter = page.locator('#filter')
  await expect(shownCases(page)).toHaveCount(120)
  await filter.getByLabel('Verdict').selectOption('FAIL')
  await filter.getByLabel('Vendor').selectOption('onelogin')
  await expect(filter.getByRole('status')).toHaveText('4 of 120 cases')
  expect(new URL(page.url()).search).toBe('?verdict=FAIL&vendor=onelogin')
  await page.reload()
  await expect(shownCases(page)).toHaveCount(4)
  await filter.getByLabel('Text').fill('W-24')
  await expect(shownCases(page)).toHaveCount(1)
  await filter.getByRole('button', { name: 'Show all' }).click()
  await filter.getByLabel('Level').selectOption('SHOULD')
  await filter.getByLabel('Verdict').selectOption('WARN')
  await filter.getByLabel('Family').selectOption('existing-user')
  await expect(shownCases(page)).toHaveCount(1)
  await filter.getByLabel('Text').fill('nothing has this')
  await expect(page.locator('#nothing')).toBeVisible()
  await page.context().close()
})

test('a link wins over a filter that would hide its target', async () => {
  const { page } = await open(`${red}?verdict=PASS#existing-user/email-case@okta`)
  await expect(page.locator('[id="existing-user/email-case@okta"]')).toBeInViewport()
  await page.context().close()
})

test('a message keeps its bytes and can be shown without indentation', async () => {
  const { page } = await open(`${red}#existing-user/renamed-at-the-idp@okta`)
  const response = page.locator('[id="existing-user/renamed-at-the-idp@okta"] .xml').nth(1)
  const sent = redRun().cases.find(({ id }) => id === 'existing-user/renamed-at-the-idp@okta')?.steps[0]?.exchanges[0]
    ?.responseXml
  await response.evaluate((one) => one.closest('details')?.setAttribute('open', ''))
  expect(await response.locator('pre').evaluate((one) => one.textContent)).toBe(sent)
  const line = response.locator('pre > span').nth(3)
  await expect(line).toHaveCSS('display', 'block')
  await response.getByRole('checkbox').check()
  await expect(line).toHaveCSS('display', 'inline')
  await page.context().close()
})

test('pictures of failures are inside the file', async () => {
  const { page } = await open(`${red}#slack-teams-session/live-session@entra-id`)
  const picture = page.locator('[id="slack-teams-session/live-session@entra-id"] img').first()
  await expect(picture).toBeVisible()
  expect(await picture.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(320)
  await page.context().close()
})

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1440, 360])
    test(`axe finds nothing, and nothing is cut off: ${colorScheme}, ${width} px`, async () => {
      const { page } = await open(`${few}#existing-user/renamed-at-the-idp@okta`, {
        colorScheme,
        viewport: { width, height: 900 },
      })
      await openParts(page, '.list, .failures > details, [id="existing-user/renamed-at-the-idp@okta"] .step:last-child details')
      const { violations } = await axeOn(page).analyze()
      expect(violations.map(({ id, impact, nodes }) => `${impact} ${id} ${nodes[0]?.html}`)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      await page.context().close()
    })

test('works with the keyboard', async () => {
  const { page } = await open(red)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the result' })).toBeFocused()
  await page.locator('.case > summary').first().focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('.case article').first()).toBeVisible()
  await page.context().close()
})

test('on paper, what failed is open and the controls are gone', async () => {
  const { page } = await open(red)
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.bar')).toBeHidden()
  await expect(page.locator('.case.bad article').first()).toBeVisible()
  await page.context().close()
})
