import { type Browser, expect, test } from '@playwright/test'
import { type AnswerServer, serveAnswers } from '../observe/testing/answers.ts'
import { createBrowserDriver } from './browser.ts'
import type { Driver } from './driver.ts'
import { createHttpDriver } from './http.ts'

/** What is looked for on a page and not there: both drivers say what the page has instead. */
const PAGE = `<!doctype html><title>In</title><h1>Welcome</h1><form><label>Work e-mail <input></label>
  <label>Region <select><option>EU</option><option>US</option></select></label><button>Continue</button></form>`

let server: AnswerServer
test.beforeAll(async () => {
  server = await serveAnswers({
    '/in': (_, response) =>
      response.writeHead(200, { 'content-type': 'text/html', 'set-cookie': ['sid=1; Path=/', 'lang=en; Path=/'] }).end(PAGE),
  })
})
test.afterAll(() => server.stop())

const drivers: Record<string, (browser: Browser) => Promise<Driver>> = {
  http: async () => createHttpDriver(),
  browser: (browser) => createBrowserDriver(browser, { trace: false }),
}
const lookups: [string, (driver: Driver) => Promise<void>, RegExp][] = [
  ['a field', (driver) => driver.fill('Work email', 'a@x'), /no field labelled "Work email".*; did you mean "Work e-mail"\?/],
  ['a field of a list', (driver) => driver.select('Regoin', 'EU'), /no field labelled "Regoin".*; did you mean "Region"\?/],
  ['an entry', (driver) => driver.select('Region', 'USA'), /no entry "USA"; did you mean "US"\? it has "EU", "US"/],
  ['a button', (driver) => driver.press('Continued'), /no button or link "Continued".*; did you mean "Continue"\?/],
]
for (const [name, make] of Object.entries(drivers)) {
  for (const [what, act, says] of lookups)
    test(`${name}: ${what} that is not there`, async ({ browser }) => {
      const driver = await make(browser)
      await driver.open(`${server.base}/in`)
      await expect(act(driver)).rejects.toThrow(says)
      await driver.close()
    })

  test(`${name}: the names of the cookies that go along`, async ({ browser }) => {
    const driver = await make(browser)
    await driver.open(`${server.base}/in`)
    expect((await driver.cookieNames(server.base)).sort()).toEqual(['lang', 'sid'])
    await driver.close()
  })
}
test('browser: an element of a role that is not there', async ({ browser }) => {
  const driver = await createBrowserDriver(browser, { trace: false })
  await driver.open(`${server.base}/in`)
  await expect(driver.press('Welcom', 'heading')).rejects.toThrow(/no heading "Welcom" is there; did you mean "Welcome"\?/)
  await driver.close()
})
