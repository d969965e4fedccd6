import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { redHints } from '../fixtures/hints.ts'
import { redRun } from '../fixtures/red-run.ts'
import { fewCases, openPage, writePage } from './testing/report-page.ts'

let folder: string
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'firstlogin-hints-'))
})
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the first screen says how much was not judged, what would help most, and what the rest rests on', async ({ browser }) => {
  const { page } = await openPage(browser, writePage(folder, 'red', redRun()))
  const result = page.locator('.result')
  await expect(result.locator('.unjudged')).toBeInViewport({ ratio: 1 })
  await expect(result.locator('.unjudged')).toHaveText(
    '2 checks could not be judged; an observer that lists the accounts would let 1 of them be.',
  )
  await expect(result).toContainText(/Evidence of \d+ judged checks/)
  await expect(result).toContainText(/\d+ state of the SP E1 \d+ session probe E2 0 HTTP or SAML signal E3 0 page E4/)
  await expect(result).not.toContainText('Nothing rests on')
  await result.locator('.unjudged').getByRole('link').click()
  const more = page.locator('#more')
  await expect(more.getByRole('heading', { level: 2 })).toBeInViewport()
  await expect(more).toContainText('would let 1 check in 1 case be judged')
  expect(await more.locator('pre').first().innerText()).toBe(redHints[0]?.yaml)
  await page.context().close()
})

test('three hints stand open, the others are folded', async ({ browser }) => {
  const { page } = await openPage(browser, writePage(folder, 'few', fewCases()))
  await expect(page.locator('#more pre')).toHaveCount(5)
  await expect(page.locator('#more pre:visible')).toHaveCount(3)
  await page.locator('#more summary').click()
  await expect(page.locator('#more pre:visible')).toHaveCount(5)
  await page.context().close()
})
