import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, expect, type Page } from '@playwright/test'
import type { RunReport } from '../../../harness/results.ts'
import { flakyCase, gatedRun } from '../../fixtures/gated-run.ts'
import { manyHints, redHints } from '../../fixtures/hints.ts'
import { plainPng } from '../../fixtures/png.ts'
import { writeReports } from '../../write.ts'

/** Writes a report with its pictures into a folder and gives the file: URL of the page. */
export function writePage(folder: string, name: string, report: RunReport): string {
  const out = join(folder, name)
  for (const { path } of report.cases.flatMap((item) => item.steps.flatMap((step) => step.screenshots))) {
    if (path.includes('\0')) continue
    mkdirSync(dirname(join(out, path)), { recursive: true })
    writeFileSync(join(out, path), plainPng())
  }
  const { written: files, problems } = writeReports(report, out, ['html'])
  expect(problems).toEqual([])
  return pathToFileURL(files[0]?.path ?? '').href
}

/** Few cases, but every verdict, driver and disposition: axe, and opening everything at once, take their time. */
export function fewCases(): RunReport {
  const report = gatedRun()
  const kinds = new Set(['existing-user/renamed-at-the-idp@okta', flakyCase])
  const isNew = (kind: string) => !kinds.has(kind) && kinds.add(kind)
  const cases = report.cases.filter((item) => kinds.has(item.id) || isNew(`${item.verdict} ${item.driver}`))
  return {
    ...report,
    hints: [...manyHints(3), ...redHints],
    cases,
    requirements: report.requirements.filter((_, index) => index % 4 === 0),
  }
}

/** A page that remembers whatever a report must never do: speak, ask for something outside, be stopped by its own policy. */
export async function openPage(
  browser: Browser,
  url: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('dialog', (dialog) => {
    complaints.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('console', (message) => complaints.push(`console ${message.text()}`))
  page.on('pageerror', (error) => complaints.push(`error ${error.message}`))
  page.on('request', (request) => {
    if (!/^(?:file|data):/.test(request.url())) complaints.push(`request ${request.url()}`)
  })
  await page.goto(url)
  return { page, complaints }
}
