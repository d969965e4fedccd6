import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { type Browser, expect, test } from '@playwright/test'
import { createBrowserDriver } from '../drivers/browser.ts'
import { type AnswerServer, serveAnswers } from '../observe/testing/answers.ts'
import { keepTrace } from './keep-trace.ts'

const SECRET = `p&w"'-of the+SP`
const inHtml = SECRET.replace('&', '&amp;').replace('"', '&quot;')
const html = (body: string) => (_: unknown, response: import('node:http').ServerResponse) =>
  response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html><title>SP</title>${body}`)
const shown: Record<string, string> = {
  '/in-a-text': `<p>Your key is ${inHtml}.</p>`,
  '/in-a-field': `<label>Key <input value="${inHtml}"></label>`,
  '/in-a-frame': `<iframe srcdoc="${inHtml.replaceAll('&', '&amp;')}"></iframe>`,
}
const hidden: Record<string, string> = {
  '/under-dots': `<label>Key <input type="password" value="${inHtml}"></label>`,
  '/in-an-address': `<a href="/x?key=${encodeURIComponent(SECRET)}">Go on</a>`,
}

let server: AnswerServer
test.beforeAll(async () => {
  const answers = Object.entries({ ...shown, ...hidden, '/nowhere': '<p>Welcome.</p>' }).map(([at, body]) => [at, html(body)])
  server = await serveAnswers(Object.fromEntries(answers))
})
test.afterAll(() => server.stop())

/** Looks at one page with a trace. @returns the files that are there afterwards, whether a picture was made, and what was said */
async function lookAt(browser: Browser, at: string) {
  const folder = test.info().outputPath('evidence')
  const driver = await createBrowserDriver(browser, { trace: true, secrets: [SECRET] })
  await driver.open(`${server.base}${at}`)
  const picture = await driver.screenshot()
  const why = await keepTrace(driver, path.join(folder, 'trace.zip'), [SECRET])
  await driver.close()
  return { files: existsSync(folder) ? readdirSync(folder) : [], picture: picture !== null, withheld: driver.withheld, why }
}

for (const at of Object.keys(shown))
  test(`a secret that can be read on a page is in no picture and no trace: ${at}`, async ({ browser }) => {
    expect(await lookAt(browser, at)).toEqual({
      files: [],
      picture: false,
      withheld: [
        `No picture of ${server.base}${at} is kept: the page shows a secret of the target file, or could not be searched for one.`,
      ],
      why: 'a secret of the target file was in it',
    })
  })

for (const at of Object.keys(hidden))
  test(`a secret that a page holds and nobody can read is in no trace: ${at}`, async ({ browser }) => {
    const why = 'a secret of the target file was in it'
    expect(await lookAt(browser, at)).toEqual({ files: [], picture: true, withheld: [], why })
  })

test('picture and trace of a page without secrets are kept', async ({ browser }) => {
  expect(await lookAt(browser, '/nowhere')).toEqual({ files: ['trace.zip'], picture: true, withheld: [], why: null })
  expect(statSync(test.info().outputPath('evidence', 'trace.zip')).size).toBeGreaterThan(0)
})

test('a trace that cannot be searched is not kept', async () => {
  const folder = test.info().outputPath()
  const stopTrace = async (file: string | null) => void (await import('node:fs')).writeFileSync(file ?? '', 'no archive')
  expect(await keepTrace({ stopTrace }, path.join(folder, 'trace.zip'), [SECRET])).toBe(
    'it could not be searched for the secrets of the target file',
  )
  expect(readdirSync(folder)).toEqual([])
})
