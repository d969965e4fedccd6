import { expect, test } from '@playwright/test'
import { type AnswerServer, serveAnswers } from '../observe/testing/answers.ts'
import { createBrowserDriver } from './browser.ts'
import { DriverError } from './driver.ts'

const html = (body: string) => (_: unknown, response: import('node:http').ServerResponse) =>
  response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html><title>Busy</title>${body}`)
const later = (ms: number) => `<script>onload = () => setTimeout(() => { for (;;); }, ${ms})</script>`
const answers: AnswerServer['answers'] = {
  '/at-once': html('<script>for (;;);</script>'),
  '/after-load': html(later(0)),
  '/later': html(`<label>Name <input></label><button>Go</button>${later(700)}`),
}
const PAGE_MS = 2_000
/** Far below the time limit of a test: whoever waits without a limit is found out. */
const SOON_MS = 15_000

let server: AnswerServer
test.beforeAll(async () => {
  server = await serveAnswers(answers)
})
test.afterAll(() => server.stop())

async function driverWith(browser: import('@playwright/test').Browser, scripts: boolean) {
  return createBrowserDriver(browser, { pageMs: PAGE_MS, scripts, trace: true })
}

for (const path of ['/at-once', '/after-load'])
  test(`a page that never lets go of the browser is given up: ${path}`, async ({ browser }) => {
    const driver = await driverWith(browser, false)
    const began = Date.now()
    await expect(driver.open(`${server.base}${path}`)).rejects.toThrow(DriverError)
    await driver.stopTrace(null)
    await driver.close()
    expect(Date.now() - began).toBeLessThan(SOON_MS)
  })

test('a page that stops answering later is given up at each look', async ({ browser }) => {
  const driver = await driverWith(browser, false)
  await driver.open(`${server.base}/later`)
  await new Promise((done) => setTimeout(done, 1_000))
  const began = Date.now()
  const looks = [driver.page(), driver.hasField('Name'), driver.hasButton('Go')]
  await Promise.all(looks.map((look) => expect(look).rejects.toThrow('did not answer within 2 s')))
  await driver.close()
  expect(Date.now() - began).toBeLessThan(SOON_MS)
})

test('a second tab that never lets go is given up, too', async ({ browser }) => {
  const driver = await driverWith(browser, true)
  const began = Date.now()
  await expect(driver.render(`${server.base}/after-load`)).rejects.toThrow(DriverError)
  await driver.close()
  expect(Date.now() - began).toBeLessThan(SOON_MS)
})
