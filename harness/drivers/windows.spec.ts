import type { ServerResponse } from 'node:http'
import { type Browser, expect, test } from '@playwright/test'
import { type AnswerServer, serveAnswers } from '../observe/testing/answers.ts'
import { type BrowserDriver, createBrowserDriver } from './browser.ts'

/** The forbidden name leads to the same server as the allowed one: a request that escapes is seen there. */
const FORBIDDEN = 'elsewhere.localhost'

let server: AnswerServer
let asked: string[]
let driver: BrowserDriver
test.beforeAll(async () => {
  server = await serveAnswers({})
})
test.afterAll(() => server.stop())
test.afterEach(() => driver.close())

const there = (path: string) => `http://${FORBIDDEN}:${new URL(server.base).port}${path}`
const page = (path: string, body: string) => {
  server.answers[path] = (request, response) => {
    asked.push(`${request.method} ${request.headers.host?.split(':')[0]}${request.url}`)
    response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html><title>A page</title><p>Welcome</p>${body}`)
  }
}
const script = (text: string) => `<script>${text}</script>`

async function openAt(browser: Browser, body: string): Promise<void> {
  asked = []
  const judge = (url: string, how?: string) => {
    if (new URL(url).hostname === FORBIDDEN) throw new Error(`not to ${url}${how ? ` (${how})` : ''}`)
  }
  driver = await createBrowserDriver(browser, { trace: false, allow: judge, pageMs: 5_000 })
  page('/', body)
  page('/opened', '')
  server.answers['/away'] = (_, response) => response.writeHead(302, { location: there('/opened') }).end()
  await driver.open(server.base)
}

const byItself: [string, () => string][] = [
  ['window.open', () => script(`window.open('${there('/opened')}')`)],
  ['a window that gets its address later', () => script(`window.open('').location = '${there('/opened')}'`)],
  ['a window that knows nothing of its opener', () => script(`window.open('${there('/opened')}', '_blank', 'noopener')`)],
  ['a redirect in a window', () => script("window.open('/away')")],
  ['a frame that opens a window', () => `<iframe srcdoc="${script(`window.open('${there('/opened')}')`)}"></iframe>`],
]
for (const [name, body] of byItself)
  test(`nobody goes where they may not: ${name}`, async ({ browser }) => {
    await expect(openAt(browser, body())).rejects.toThrow(`not to ${there('/opened')} (a new window leads there)`)
    expect(asked).toEqual(['GET 127.0.0.1/'])
  })

const pressed: [string, () => string][] = [
  ['target=_blank', () => `<a target="_blank" href="${there('/opened')}">Go</a>`],
  [
    'a form with a target',
    () => `<form target="other" method="post" action="${there('/opened')}"><input name="a"><button>Go</button></form>`,
  ],
]
for (const [name, body] of pressed)
  test(`nobody is sent where they may not: ${name}`, async ({ browser }) => {
    await openAt(browser, body())
    await expect(driver.press('Go')).rejects.toThrow(`not to ${there('/opened')} (a new window leads there)`)
    expect(asked).toEqual(['GET 127.0.0.1/'])
  })

test('a window that opens late is held back, and said at the next look', async ({ browser }) => {
  let open = () => {}
  server.answers['/signal'] = (_, response) => {
    open = () => response.writeHead(200).end()
  }
  await openAt(browser, script(`fetch('/signal').then(() => window.open('${there('/opened')}'))`))
  expect((await driver.page()).text).toBe('Welcome')
  open()
  await expect.poll(() => driver.page().then(() => '', String)).toContain('a new window leads there')
  expect(asked).toEqual(['GET 127.0.0.1/'])
})

test('a window may open where the page may go, and the page goes on', async ({ browser }) => {
  await openAt(browser, script("window.open('/opened')"))
  await expect.poll(() => asked).toEqual(['GET 127.0.0.1/', 'GET 127.0.0.1/opened'])
  expect((await driver.page()).text).toBe('Welcome')
})

const followed: [string, string, string | null][] = [
  ['target=_blank', '<a target="_blank" href="/opened">Go</a>', 'Opened'],
  ['a form with a target', '<form target="other" method="post" action="/opened"><button>Go</button></form>', 'Opened'],
  ['a script', `<button onclick="window.open('/opened')">Go</button>`, 'Opened'],
  ['a window that gets its address later', `<button onclick="window.open('').location = '/opened'">Go</button>`, 'Opened'],
  ['a redirect', '<a target="_blank" href="/on">Go</a>', 'Opened'],
  ['an answer that takes its time', '<a target="_blank" href="/slow">Go</a>', 'Opened'],
  ['a window that closes itself', '<a target="_blank" rel="opener" href="/closing">Go</a>', null],
]
for (const [name, body, shows] of followed)
  test(`a press that opens a window is followed there: ${name}`, async ({ browser }) => {
    await openAt(browser, body)
    const answer = (response: ServerResponse) => response.writeHead(201, { 'content-type': 'text/html' }).end('<p>Opened</p>')
    server.answers['/opened'] = (_, response) => answer(response)
    server.answers['/on'] = (_, response) => response.writeHead(302, { location: '/opened' }).end()
    server.answers['/slow'] = (_, response) => void setTimeout(() => answer(response), 2_000)
    server.answers['/closing'] = (_, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end(script('window.close()'))
    await driver.press('Go')
    const seen = { text: shows ?? 'Welcome', status: shows ? 201 : 200 }
    await expect.poll(() => driver.page()).toMatchObject(shows ? seen : { status: 200, url: `${server.base}/` })
  })

test('browsers side by side hold back their own windows only', async ({ browser }) => {
  await openAt(browser, '')
  const free = await createBrowserDriver(browser, { trace: false, pageMs: 5_000 })
  page('/', script(`window.open('${there('/opened')}')`))
  await free.open(server.base)
  await expect.poll(() => asked).toContain(`GET ${FORBIDDEN}/opened`)
  expect((await driver.page()).text).toBe('Welcome')
  await free.close()
})

test('a browser that is closed holds nobody back any more', async ({ browser }) => {
  await openAt(browser, '')
  await driver.close()
  const next = await createBrowserDriver(browser, { trace: false, pageMs: 5_000 })
  await next.open(there('/opened'))
  expect((await next.page()).text).toBe('Welcome')
  await next.close()
})
